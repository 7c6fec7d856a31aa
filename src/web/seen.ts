import type { RequestEvent } from '@sveltejs/kit';
import { worksFor } from '#kernel/actor';
import { isVisit, note, type Counted } from '#market/figures';
import { theApp } from './app.ts';
import { actorOfEvent } from './door.ts';

/** Counts a product seen or put into a basket, in memory: not for programs, pages fetched ahead, and the shop's own people. */
export async function noteVisit(event: RequestEvent, what: Counted, of: { shopId: string; productId: string }): Promise<void> {
	if (what === 'seen') event.locals.seen = of;
	if (!isVisit((name) => event.request.headers.get(name))) return;
	const at = theApp().ground.clock.now();
	if (!worksFor(await actorOfEvent(event), of.shopId, at)) note(what, { ...of, at });
}

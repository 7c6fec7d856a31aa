import type { RequestEvent } from '@sveltejs/kit';
import { worksFor } from '#kernel/actor';
import { isBot, note, type Counted } from '#market/figures';
import { theApp } from './app.ts';
import { actorOfEvent } from './door.ts';

/** Counts a product seen or put into a basket, in memory: not for programs, pages fetched ahead, and the shop's own people. */
export async function noteVisit(event: RequestEvent, what: Counted, of: { shopId: string; productId: string }): Promise<void> {
	const { headers } = event.request;
	if (isBot(headers.get('user-agent')) || /prefetch|prerender/.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? '')) return;
	const at = theApp().ground.clock.now();
	if (!worksFor(await actorOfEvent(event), of.shopId, at)) note(what, { ...of, at });
}

import type { RequestEvent } from '@sveltejs/kit';
import { anonymous, type Actor } from '#kernel/actor';
import { isRefusal } from '#kernel/refusal';
import { mergeBaskets } from '#market/baskets';
import { actorOf, linkLine } from '#market/people';
import { queryCtx, runCommand } from '#platform/run';
import { theApp } from './app.ts';
import { clearBasket, setSession } from './cookies.ts';
import { basketOf } from './door.ts';
import { takeKnown } from './line.ts';

/** Keeps somebody signed in who has just proved who they are; the guest's basket and a LINE account that waited come along. */
export async function welcome(event: RequestEvent, token: string): Promise<void> {
	setSession(event.cookies, token);
	const actor = await actorOf(queryCtx(theApp().ground, anonymous), token);
	await takeBasketAlong(event, actor);
	const lineId = takeKnown(event.cookies);
	if (!lineId) return;
	try {
		await runCommand(theApp().ground, actor, (ctx) => linkLine(ctx, lineId));
	} catch (thrown) {
		// It belongs to somebody else meanwhile: the sign-in stands.
		if (!isRefusal(thrown)) throw thrown;
	}
}

/** Pours the guest's basket into the person's; should that fail, the sign-in stands. */
async function takeBasketAlong(event: RequestEvent, actor: Actor): Promise<void> {
	const guestBasketId = basketOf(event);
	if (!guestBasketId) return;
	const { ground, log } = theApp();
	try {
		await runCommand(ground, actor, (ctx) => mergeBaskets(ctx, { guestBasketId }));
		clearBasket(event.cookies);
	} catch (thrown) {
		log.error('signin.basket_left', thrown, { requestId: event.locals.requestId });
	}
}

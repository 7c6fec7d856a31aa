import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { blockTalk, readTalk, reportMessage, viewTalk, writeToBuyer } from '#market/talks';
import type { Ctx } from '#platform/ctx';
import { theApp } from '#web/app';
import { actorOfEvent, command, freshId, query, refused } from '#web/door';
import { idIn, readForm, type ReadForm } from '#web/form';
import { photosOf } from '#web/photos';
import { myShop } from '../../../../my-shop.ts';
import { answerOf, repliesFor } from '../../../../replies.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PICTURES = 3;

/** One talk with a buyer; opening it reads it. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const seat = { shopId: shop.shopId, talkId: event.params.talk };
	const cursor = event.url.searchParams.get('cursor');
	const shown = await query(event, async (ctx) => {
		if (!isUuid(seat.talkId)) refuse('talks.not_found', 'not_found');
		return { talk: await viewTalk(ctx, { ...seat, cursor }), replies: await repliesFor(ctx, seat.shopId) };
	});
	if (shown.talk.unread > 0) await command(event, (ctx) => readTalk(ctx, seat));
	return {
		...shown,
		messageId: freshId(),
		earlierShown: cursor !== null,
		reported: event.url.searchParams.has('reported'),
		mark: shown.talk.messages.at(-1)?.at.getTime() ?? 0,
	};
};

type Seat = { readonly shopId: string; readonly talkId: string };

async function act(event: RequestEvent, next: string, work: (ctx: Ctx, seat: Seat, form: ReadForm, pictures: string[]) => Promise<unknown>) {
	const { shop } = await myShop(event);
	const form = await readForm(event);
	const seat = { shopId: shop.shopId, talkId: event.params.talk };
	try {
		if (!isUuid(seat.talkId)) refuse('talks.not_found', 'not_found');
		mustSellFor({ actor: await actorOfEvent(event), now: theApp().ground.clock.now() }, seat.shopId, 'talk', 'talks.not_found');
		const pictures = await photosOf(form, PICTURES);
		return await command(event, (ctx) => work(ctx, seat, form, pictures), {
			values: form.values,
			then: () => redirect(303, `/shop/talks/${seat.talkId}${next}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}
const messageOf = (form: ReadForm): string => idIn(form, 'messageId', 'talks.not_found');

export const actions: Actions = {
	write: (event) =>
		act(event, '', (ctx, seat, form, pictures) => writeToBuyer(ctx, { ...seat, messageId: messageOf(form), text: answerOf(form), pictures })),
	report: (event) => act(event, '?reported', (ctx, seat, form) => reportMessage(ctx, { ...seat, messageId: messageOf(form), why: form.text('why') })),
	block: (event) => act(event, '', (ctx, seat) => blockTalk(ctx, { ...seat, blocked: true })),
	unblock: (event) => act(event, '', (ctx, seat) => blockTalk(ctx, { ...seat, blocked: false })),
};

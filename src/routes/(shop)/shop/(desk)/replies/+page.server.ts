import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { dropReply, keepReply, keptReplies } from '#market/questions';
import type { Ctx } from '#platform/ctx';
import { command, freshId, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { myShop } from '../../../my-shop.ts';
import { givenReplies } from '../../../replies.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The replies a shop keeps ready. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const own = await query(event, (ctx) => keptReplies(ctx, shop.shopId));
	const kept = new Set(own.map((reply) => reply.text));
	const done = event.url.searchParams.get('done');
	const told: 'kept' | 'dropped' | null = done === 'kept' || done === 'dropped' ? done : null;
	return {
		own,
		given: givenReplies().flatMap((text) => (kept.has(text) ? [] : [{ replyId: freshId(), text }])),
		fresh: freshId(),
		done: told,
	};
};

async function act(event: RequestEvent, done: string, work: (ctx: Ctx, ids: { shopId: string; replyId: string }, form: ReadForm) => Promise<void>) {
	const { shop } = await myShop(event);
	const form = await readForm(event);
	const replyId = form.text('replyId');
	try {
		if (!isUuid(replyId)) refuse('questions.not_found', 'not_found');
		return await command(event, (ctx) => work(ctx, { shopId: shop.shopId, replyId }, form), {
			values: form.values,
			then: () => redirect(303, `/shop/replies?done=${done}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	keep: (event) => act(event, 'kept', (ctx, ids, form) => keepReply(ctx, { ...ids, text: form.text('text') })),
	drop: (event) => act(event, 'dropped', (ctx, ids) => dropReply(ctx, ids)),
};

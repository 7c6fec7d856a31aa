import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { answerQuestion, shopQuestions } from '#market/questions';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { myShop } from '../../../my-shop.ts';
import { answerOf, repliesFor } from '../../../replies.ts';
import type { Actions, PageServerLoad } from './$types';

/** What buyers ask about the shop's goods, to be answered. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const all = event.url.searchParams.has('all');
	return query(event, async (ctx) => ({
		page: await shopQuestions(ctx, { shopId: shop.shopId, waiting: !all, cursor: event.url.searchParams.get('cursor') }),
		replies: await repliesFor(ctx, shop.shopId),
		all,
		done: event.url.searchParams.has('done'),
	}));
};

export const actions: Actions = {
	answer: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const questionId = form.text('questionId');
		try {
			if (!isUuid(questionId)) refuse('questions.not_found', 'not_found');
			return await command(event, (ctx) => answerQuestion(ctx, { shopId: shop.shopId, questionId, text: answerOf(form) }), {
				values: form.values,
				then: () => redirect(303, `/shop/questions?done${event.url.searchParams.has('all') ? '&all' : ''}`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { viewProduct } from '#market/catalogue';
import { askQuestion, productQuestions, reportQuestion } from '#market/questions';
import { command, freshId, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

/** All questions about a product, and a box to ask one. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const { id } = event.params;
		if (!isUuid(id)) refuse('catalogue.not_found', 'not_found');
		const [product, questions] = await Promise.all([
			viewProduct(ctx, id),
			productQuestions(ctx, { productId: id, cursor: event.url.searchParams.get('cursor') }),
		]);
		return {
			current: 'browse' as const,
			product: { productId: id, name: product.name, shopId: product.maker.shopId },
			questions,
			freshId: freshId(),
			asked: event.url.searchParams.has('asked'),
			reported: event.url.searchParams.has('reported'),
		};
	});

export const actions: Actions = {
	ask: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		const { id } = event.params;
		return command(
			event,
			(ctx) => {
				const questionId = form.text('questionId');
				if (!isUuid(id) || !isUuid(questionId)) refuse('questions.not_found', 'not_found');
				return askQuestion(ctx, { questionId, productId: id, text: form.text('text') });
			},
			{ values: form.values, then: () => redirect(303, `/products/${id}/questions?asked`) },
		);
	},
	report: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		return command(
			event,
			(ctx) => {
				const ids = { shopId: form.text('shopId'), questionId: form.text('reported') };
				if (!isUuid(ids.shopId) || !isUuid(ids.questionId)) refuse('questions.not_found', 'not_found');
				return reportQuestion(ctx, { ...ids, why: form.text('why') });
			},
			{ values: {}, then: () => redirect(303, `/products/${event.params.id}/questions?reported`) },
		);
	},
};

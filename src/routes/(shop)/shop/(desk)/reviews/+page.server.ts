import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { answerReview, shopReviews } from '#market/reviews';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { myShop } from '../../../my-shop.ts';
import type { Actions, PageServerLoad } from './$types';

/** What buyers say of the shop's goods, to be answered. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const all = event.url.searchParams.has('all');
	return query(event, async (ctx) => ({
		page: await shopReviews(ctx, { shopId: shop.shopId, waiting: !all, cursor: event.url.searchParams.get('cursor') }),
		all,
		done: event.url.searchParams.has('done'),
	}));
};

export const actions: Actions = {
	answer: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const reviewId = form.text('reviewId');
		try {
			if (!isUuid(reviewId)) refuse('reviews.not_found', 'not_found');
			return await command(event, (ctx) => answerReview(ctx, { shopId: shop.shopId, reviewId, text: form.text('text') }), {
				values: form.values,
				then: () => redirect(303, `/shop/reviews?done${event.url.searchParams.has('all') ? '&all' : ''}`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

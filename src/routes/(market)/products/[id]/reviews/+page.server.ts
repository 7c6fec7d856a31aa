import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { viewProduct } from '#market/catalogue';
import { productReviews, reportReview } from '#market/reviews';
import { command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

/** Everything buyers say of a product. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const { id } = event.params;
		if (!isUuid(id)) refuse('catalogue.not_found', 'not_found');
		const sort = event.url.searchParams.get('sort') === 'best' ? ('best' as const) : ('new' as const);
		const [product, reviews] = await Promise.all([
			viewProduct(ctx, id),
			productReviews(ctx, { productId: id, sort, cursor: event.url.searchParams.get('cursor') }),
		]);
		return {
			current: 'browse' as const,
			product: { productId: id, name: product.name, rating: product.rating, ratings: product.ratings },
			reviews,
			sort,
			reported: event.url.searchParams.has('reported'),
		};
	});

export const actions: Actions = {
	report: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		return command(
			event,
			(ctx) => {
				const ids = { shopId: form.text('shopId'), reviewId: form.text('reviewId') };
				if (!isUuid(ids.shopId) || !isUuid(ids.reviewId)) refuse('reviews.not_found', 'not_found');
				return reportReview(ctx, { ...ids, why: form.text('why') });
			},
			{ values: form.values, then: () => redirect(303, `/products/${event.params.id}/reviews?reported`) },
		);
	},
};

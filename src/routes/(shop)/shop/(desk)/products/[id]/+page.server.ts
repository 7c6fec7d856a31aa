import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { moderation } from '#market/catalogue';
import { priceParts } from '#market/settlement';
import { available } from '#market/stock';
import { command, needSignIn, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { ownProduct } from '../../../products/draft.ts';
import type { Actions, PageServerLoad } from './$types';

/** One of one's own products: what was said of it, and the way to change each answer. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const asked = event.url.searchParams;
	const news = (['published', 'saved', 'asked'] as const).find((one) => asked.has(one)) ?? null;
	return query(event, async (ctx) => {
		const product = await ownProduct(ctx, event.params.id);
		const ids = { shopId: product.maker.shopId, productId: product.productId };
		const [left, money, reviews, versions] = await Promise.all([
			available(ctx, [product.productId]),
			priceParts(ctx, product.priceSatang),
			moderation.reviewsOf(ctx, ids),
			moderation.versionsOf(ctx, ids),
		]);
		return {
			product,
			money,
			left: left.get(product.productId) ?? null,
			news,
			reviews: reviews.filter((one) => one.state !== 'withdrawn').slice(0, 3),
			versions: versions.map(({ version, at, by, changed }) => ({ version, at, by, changed: changed as Part[] })),
		};
	});
};

type Part = 'nameTh' | 'nameEn' | 'descriptionTh' | 'descriptionEn' | 'processTh' | 'category' | 'attributes' | 'pictures';

export const actions: Actions = {
	/** The seller asks for another look at what was refused or taken down. */
	appeal: async (event) => {
		const form = await readForm(event);
		const reviewId = form.text('reviewId');
		try {
			if (!isUuid(reviewId)) refuse('catalogue.not_found', 'not_found');
			return await command(
				event,
				async (ctx) => {
					const product = await ownProduct(ctx, event.params.id);
					await moderation.appeal(ctx, { shopId: product.maker.shopId, reviewId, text: form.text('text') });
				},
				{ values: form.values, then: () => redirect(303, `/shop/products/${event.params.id}?asked`) },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

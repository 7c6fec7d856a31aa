import { priceParts } from '#market/settlement';
import { available } from '#market/stock';
import { needSignIn, query } from '#web/door';
import { ownProduct } from '../../../products/draft.ts';
import type { PageServerLoad } from './$types';

/** One of one's own products: what was said of it, and the way to change each answer. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const news = event.url.searchParams.has('published') ? ('published' as const) : event.url.searchParams.has('saved') ? ('saved' as const) : null;
	return query(event, async (ctx) => {
		const product = await ownProduct(ctx, event.params.id);
		const [left, money] = await Promise.all([available(ctx, [product.productId]), priceParts(ctx, product.priceSatang)]);
		return { product, money, left: left.get(product.productId) ?? null, news };
	});
};

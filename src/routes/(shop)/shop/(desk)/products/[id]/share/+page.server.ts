import { needSignIn, query } from '#web/door';
import { sheetOf } from '#web/share';
import { ownProduct } from '../../../../products/draft.ts';
import type { PageServerLoad } from './$types';

/** Links to one product for each channel, and what came of them. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const product = await query(event, (ctx) => ownProduct(ctx, event.params.id));
	const live = product.state === 'published';
	return {
		product: { productId: product.productId, name: product.name, priceSatang: product.priceSatang },
		live,
		...(live ? await sheetOf(event, { shopId: product.maker.shopId, productId: product.productId }) : { links: [], figures: [] }),
	};
};

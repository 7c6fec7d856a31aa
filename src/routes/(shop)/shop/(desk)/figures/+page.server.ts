import { isUuid } from '#kernel/ids';
import { viewFigures } from '#market/figures';
import { query } from '#web/door';
import { myShop } from '../../../my-shop.ts';
import type { PageServerLoad } from './$types';

/** The shop's figures of the last weeks, or those of one product. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const asked = event.url.searchParams.get('product');
	const productId = asked && isUuid(asked) ? asked : null;
	return { figures: await query(event, (ctx) => viewFigures(ctx, { shopId: shop.shopId, productId })) };
};

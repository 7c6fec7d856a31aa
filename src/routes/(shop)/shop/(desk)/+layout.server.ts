import { query } from '#web/door';
import { countShopOrders } from '#market/orders';
import { myShop } from '../../my-shop.ts';
import type { LayoutServerLoad } from './$types';

/** Which shop this is, and how much is to be packed: shown in the menu of every page of the desk. */
export const load: LayoutServerLoad = async (event) => {
	const { shop, shops, helping } = await myShop(event);
	const toPack = await query(event, (ctx) => countShopOrders(ctx, shop.shopId, ['placed']));
	return { shop, shops, helping, toPack };
};

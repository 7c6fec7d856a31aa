import { maySellFor } from '#kernel/actor';
import { talksToAnswer } from '#market/talks';
import { query } from '#web/door';
import { countShopOrders } from '#market/orders';
import { myShop } from '../../my-shop.ts';
import type { LayoutServerLoad } from './$types';

/** Which shop this is, and how much is to be packed and read: shown in the menu of every page of the desk. */
export const load: LayoutServerLoad = async (event) => {
	const { shop, shops, helping } = await myShop(event);
	const [toPack, unread] = await query(event, (ctx) =>
		Promise.all([
			countShopOrders(ctx, shop.shopId, ['placed']),
			maySellFor(ctx.actor, shop.shopId, 'talk', ctx.now) ? talksToAnswer(ctx, shop.shopId) : 0,
		]),
	);
	return { shop, shops, helping, toPack, unread };
};

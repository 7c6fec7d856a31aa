import { refuse } from '#kernel/refusal';
import type { AgainLine } from '#kernel/views-buying';
import { findOrder, orderLines } from '#market/orders';
import { pricedGoods } from '#market/promotions';
import { available } from '#market/stock';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { addToBasket, ensureBasket, linesOf } from './basket.ts';
import { limits } from './limits.ts';

/**
 * What an order of the caller's had, and what of it can be bought today: how many, and at which price then and now.
 * @refuses orders.not_found
 */
export async function viewAgain(ctx: ReadCtx, orderId: string): Promise<AgainLine[]> {
	const order = await findOrder(ctx, orderId);
	if (ctx.actor.kind !== 'person' || ctx.actor.personId !== order.buyer_id) return refuse('orders.not_found', 'not_found');
	const lines = await orderLines(ctx, order.shop_id, orderId);
	const wanted = lines.map((line) => ({ productId: line.product_id, quantity: line.quantity }));
	const [goods, left] = await Promise.all([
		pricedGoods(ctx, wanted),
		available(
			ctx,
			wanted.map((line) => line.productId),
		),
	]);
	return lines.map((line) => {
		const one = goods.get(line.product_id);
		const gone = !one?.forSale ? 'catalogue.not_for_sale' : one.awayUntil ? 'shops.away' : null;
		const most = Math.min(line.quantity, left.get(line.product_id) ?? 0, limits.quantity);
		return {
			productId: line.product_id,
			name: { th: line.name_th, en: line.name_en },
			wasSatang: line.price_satang,
			nowSatang: one && !gone ? one.now.priceSatang : null,
			wanted: line.quantity,
			put: gone ? 0 : most,
			problem: gone ?? (most < line.quantity ? 'stock.short' : null),
		};
	});
}

/**
 * Puts the goods of an earlier order into the basket: what can be bought today, up to what is left and up to what was ordered, so that pressing
 * twice changes nothing.
 * @refuses orders.not_found, baskets.full
 */
export async function buyAgain(ctx: Ctx, wish: { basketId: string | null; orderId: string }): Promise<{ basketId: string; lines: AgainLine[] }> {
	const lines = await viewAgain(ctx, wish.orderId);
	const basketId = await ensureBasket(ctx, wish.basketId);
	const already = new Map((await linesOf(ctx, basketId)).map((line) => [line.productId, line.quantity]));
	for (const line of lines) {
		const quantity = line.put - (already.get(line.productId) ?? 0);
		if (quantity > 0) await addToBasket(ctx, { basketId, productId: line.productId, quantity });
	}
	return { basketId, lines };
}

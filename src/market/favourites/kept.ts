import { satang } from '#kernel/money';
import type { KeptGoods } from '#kernel/views-buying';
import { pricedGoods } from '#market/promotions';
import { shopCards } from '#market/shops';
import { available } from '#market/stock';
import type { ReadCtx } from '#platform/ctx';

/**
 * Goods that somebody kept, at today's prices, in the order in which they come; what is there no more is left out.
 * @param rows how many are wanted, and what one cost when it was kept, satang; 0 when nobody knows
 */
export async function keptGoods(ctx: ReadCtx, rows: readonly { product_id: string; quantity: number; price_satang: number }[]): Promise<KeptGoods[]> {
	if (rows.length === 0) return [];
	const wanted = rows.map((row) => ({ productId: row.product_id, quantity: row.quantity }));
	const [goods, left] = await Promise.all([
		pricedGoods(ctx, wanted),
		available(
			ctx,
			wanted.map((one) => one.productId),
		),
	]);
	const shops = await shopCards(ctx, [...new Set([...goods.values()].map((one) => one.shopId))]);
	return rows.flatMap((row) => {
		const one = goods.get(row.product_id);
		const shop = one && shops.get(one.shopId);
		if (!one || !shop) return [];
		const short = (left.get(row.product_id) ?? 0) < row.quantity;
		return [
			{
				productId: row.product_id,
				name: one.name,
				unit: one.unit,
				picture: one.picture,
				priceSatang: one.now.priceSatang,
				usualSatang: one.now.usualSatang,
				keptSatang: row.price_satang > 0 ? satang(row.price_satang) : null,
				quantity: row.quantity,
				shop: { slug: shop.slug, name: shop.name },
				provinceName: shop.provinceName,
				problem: !one.forSale ? 'catalogue.not_for_sale' : one.awayUntil ? 'shops.away' : short ? 'stock.short' : null,
			},
		];
	});
}

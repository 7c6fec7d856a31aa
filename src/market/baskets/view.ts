import { sum, times } from '#kernel/money';
import type { BasketGroup, BasketLineView, BasketView } from '#kernel/views';
import { pricedGoods, type PricedGoods } from '#market/promotions';
import { shopCards } from '#market/shops';
import { available } from '#market/stock';
import type { ReadCtx } from '#platform/ctx';
import { findBasket, linesOf, type BasketLine } from './basket.ts';
import { laterGoods } from './later.ts';

/** The basket as a page shows it, grouped by shop, with today's prices and what cannot be bought. */
export async function viewBasket(ctx: ReadCtx, basketId: string | null): Promise<BasketView> {
	const found = await findBasket(ctx, basketId);
	const lines = found ? await linesOf(ctx, found) : [];
	const [groups, later] = await Promise.all([groupLines(ctx, lines), found ? laterGoods(ctx, found) : []]);
	return {
		basketId: found,
		groups,
		later,
		pieces: lines.reduce((total, line) => total + line.quantity, 0),
		goodsSatang: sum(groups.map((group) => group.goodsSatang)),
	};
}

/** How many pieces are in the basket: for the header. */
export async function countPieces(ctx: ReadCtx, basketId: string | null): Promise<number> {
	const found = await findBasket(ctx, basketId);
	if (!found) return 0;
	const row = await ctx.db
		.selectFrom('baskets.line')
		.select((eb) => eb.fn.coalesce(eb.fn.sum<number>('quantity'), eb.lit(0)).as('pieces'))
		.where('basket_id', '=', found)
		.executeTakeFirst();
	return Number(row?.pieces ?? 0);
}

function problemOf(product: PricedGoods, left: number): string | null {
	if (!product.forSale) return 'catalogue.not_for_sale';
	if (product.awayUntil !== null) return 'shops.away';
	return left < product.quantity ? 'stock.short' : null;
}

async function groupLines(ctx: ReadCtx, lines: readonly BasketLine[]): Promise<BasketGroup[]> {
	if (lines.length === 0) return [];
	const ids = lines.map((line) => line.productId);
	const [products, stock] = await Promise.all([pricedGoods(ctx, lines), available(ctx, ids)]);
	const shops = await shopCards(ctx, [...new Set([...products.values()].map((product) => product.shopId))]);
	const byShop = new Map<string, BasketLineView[]>();
	for (const line of lines) {
		const product = products.get(line.productId);
		if (!product) continue;
		const left = stock.get(line.productId) ?? 0;
		const problem = problemOf(product, left);
		const view: BasketLineView = {
			productId: line.productId,
			name: product.name,
			unit: product.unit,
			picture: product.picture,
			priceSatang: product.now.priceSatang,
			usualSatang: product.now.usualSatang,
			why: product.now.why,
			most: product.now.most,
			quantity: line.quantity,
			lineSatang: times(product.now.priceSatang, line.quantity),
			available: left,
			problem,
		};
		byShop.set(product.shopId, [...(byShop.get(product.shopId) ?? []), view]);
	}
	const groups: BasketGroup[] = [];
	for (const [shopId, views] of byShop) {
		const shop = shops.get(shopId);
		if (shop) groups.push({ shop, lines: views, goodsSatang: sum(views.filter((view) => view.problem === null).map((view) => view.lineSatang)) });
	}
	return groups;
}

import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { bangkokWeek, weeksBefore } from '#kernel/time';
import type { FiguresView, WeekFigures } from '#kernel/views-figures';
import { productsForBasket } from '#market/catalogue';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import type { Numbers } from './usual.ts';

const none: Numbers = { seen: 0, basket: 0, sold: 0, returned: 0 };

/**
 * A shop's figures by Bangkok week, the oldest first: of the whole shop with what is usual beside it, or of one product.
 * @param wish.weeks how many, this week included; 12 when nothing is said
 * @refuses figures.not_found, shops.help_not_this, shops.help_over
 */
export async function viewFigures(
	ctx: ReadCtx,
	wish: { shopId: string; productId?: string | null | undefined; weeks?: number | undefined },
): Promise<FiguresView> {
	mustSellFor(ctx, wish.shopId, 'see', 'figures.not_found');
	const count = Math.min(Math.max(1, wish.weeks ?? limits.weeks), limits.mostWeeks);
	const thisWeek = bangkokWeek(ctx.now);
	const weeks = Array.from({ length: count }, (_, index) => weeksBefore(thisWeek, count - 1 - index));
	const { rows } = await sql<Numbers & { product_id: string; week: string }>`
		select product_id, week::text as week, seen, basket, sold, returned from figures.product_week
		where shop_id = ${wish.shopId} and week >= ${weeks[0]!}`.execute(ctx.db);
	const byProduct = Map.groupBy(rows, (row) => row.product_id);
	const goods = await productsForBasket(ctx, [...byProduct.keys()]);
	if (wish.productId && !byProduct.has(wish.productId) && !(await isOurs(ctx, wish.shopId, wish.productId))) refuse('figures.not_found', 'not_found');
	const own = wish.productId ? (byProduct.get(wish.productId) ?? []) : rows;
	const usual = wish.productId ? new Map<string, Numbers>() : await usualOf(ctx, wish.shopId, weeks[0]!);
	return {
		shopId: wish.shopId,
		productId: wish.productId ?? null,
		weeks: weeks.map((week): WeekFigures => ({
			week,
			...sum(own.filter((row) => row.week === week)),
			usual: usual.get(week) ?? null,
		})),
		products: [...byProduct]
			.map(([productId, of]) => ({ productId, name: goods.get(productId)?.name ?? { th: '', en: null }, ...sum(of) }))
			.sort((a, b) => b.sold - a.sold || b.basket - a.basket || b.seen - a.seen || (a.productId < b.productId ? -1 : 1))
			.slice(0, limits.products),
	};
}

const isOurs = async (ctx: ReadCtx, shopId: string, productId: string): Promise<boolean> =>
	(await productsForBasket(ctx, [productId])).get(productId)?.shopId === shopId;

const sum = (rows: readonly Numbers[]): Numbers =>
	rows.reduce(
		(all, row) => ({ seen: all.seen + row.seen, basket: all.basket + row.basket, sold: all.sold + row.sold, returned: all.returned + row.returned }),
		none,
	);

async function usualOf(ctx: ReadCtx, shopId: string, from: string): Promise<Map<string, Numbers>> {
	const shop = (await shopCards(ctx, [shopId])).get(shopId);
	if (!shop) return new Map();
	const { rows } = await sql<Numbers & { week: string }>`select week::text as week, seen, basket, sold, returned from figures.usual
		where province_code = ${shop.provinceCode} and kind = ${shop.kind} and week >= ${from}`.execute(ctx.db);
	return new Map(rows.map(({ week, ...numbers }) => [week, numbers]));
}

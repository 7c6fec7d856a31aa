import { sql } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { bangkokDay, DAY, dayStart, later } from '#kernel/time';
import type { PromotionView } from '#kernel/views';
import { shopsToTurn, standingEntries } from '#market/campaigns';
import { productsForBasket, ways } from '#market/catalogue';
import { recordHelp } from '#market/delegations';
import { shopCards } from '#market/shops';
import { shopPath, tellChanged } from '#platform/changes';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import type { PromotionWish } from './shapes.ts';

/**
 * Takes something off the prices of a shop for some days. The same id again changes nothing.
 * @refuses promotions.not_found, promotions.days_wrong, promotions.too_many, catalogue.not_found
 */
export async function addPromotion(ctx: Ctx, wish: PromotionWish & { shopId: string; promotionId: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'price', 'promotions.not_found');
	const today = bangkokDay(ctx.now);
	if (wish.fromDay < today || wish.untilDay < wish.fromDay || wish.untilDay > bangkokDay(later(ctx.now, limits.days * DAY)))
		refuse('promotions.days_wrong', 'invalid', { most: limits.days }, { untilDay: 'promotions.days_wrong' });
	const goods = await productsForBasket(ctx, wish.products);
	if (wish.products.some((productId) => goods.get(productId)?.shopId !== wish.shopId)) refuse('catalogue.not_found', 'not_found');
	const live = await ctx.db
		.selectFrom('promotions.promotion')
		.select('promotion_id')
		.where('shop_id', '=', wish.shopId)
		.where('until_at', '>', ctx.now)
		.limit(limits.running + 1)
		.execute();
	if (live.some((one) => one.promotion_id === wish.promotionId)) return;
	if (live.length >= limits.running) refuse('promotions.too_many', 'conflict', { most: limits.running });
	await ctx.db
		.insertInto('promotions.promotion')
		.values({
			shop_id: wish.shopId,
			promotion_id: wish.promotionId,
			kind: wish.kind,
			name_th: wish.nameTh,
			percent: wish.percent,
			pieces: wish.kind === 'deal' ? wish.pieces : null,
			budget: wish.kind === 'coupon' ? wish.budget : null,
			products: sql`${[...new Set(wish.products)]}::uuid[]` as never,
			from_at: wish.fromDay === today ? ctx.now : dayStart(wish.fromDay),
			until_at: later(dayStart(wish.untilDay), DAY),
			author: actorName(ctx.actor),
			added_at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await showDiscounts(ctx, wish.shopId);
	await told(ctx, wish, { before: null, after: `${wish.percent} %` });
}

const told = (
	ctx: Ctx,
	wish: { shopId: string; promotionId: string; nameTh: string },
	change: { before: string | null; after: string | null },
): Promise<void> =>
	recordHelp(ctx, {
		shopId: wish.shopId,
		act: 'price',
		subject: { kind: 'promotion', id: wish.promotionId, name: wish.nameTh },
		before: { promotion: change.before },
		after: { promotion: change.after },
	});

/** Ends it now; orders that were placed keep their price. @refuses promotions.not_found */
export async function endPromotion(ctx: Ctx, wish: { shopId: string; promotionId: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'price', 'promotions.not_found');
	const row = await ctx.db
		.selectFrom('promotions.promotion')
		.select(['name_th', 'percent', 'from_at', 'until_at'])
		.where('shop_id', '=', wish.shopId)
		.where('promotion_id', '=', wish.promotionId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return refuse('promotions.not_found', 'not_found');
	if (row.until_at <= ctx.now) return;
	// One that never began ends the moment after it would have.
	await ctx.db
		.updateTable('promotions.promotion')
		.set({ until_at: ctx.now > row.from_at ? ctx.now : later(row.from_at, 1), from_at: row.from_at })
		.where('shop_id', '=', wish.shopId)
		.where('promotion_id', '=', wish.promotionId)
		.execute();
	await showDiscounts(ctx, wish.shopId);
	await told(ctx, { ...wish, nameTh: row.name_th }, { before: `${row.percent} %`, after: null });
}

/** Brings the copies in the catalogue in line with what runs now. */
export async function showDiscounts(ctx: Ctx, shopId: string): Promise<void> {
	const shop = (await shopCards(ctx, [shopId])).get(shopId);
	if (shop) await tellChanged(ctx, [shopPath(shop.slug)]);
	const rows = await ctx.db
		.selectFrom('promotions.promotion')
		.select(['promotion_id', 'percent', 'products', 'from_at', 'until_at', 'shown'])
		.where('shop_id', '=', shopId)
		.where('kind', '=', 'discount')
		.where((of) => of.or([of('until_at', '>', ctx.now), of('shown', '=', true)]))
		.forUpdate()
		.execute();
	const entered = await standingEntries(ctx, shopId);
	if (rows.length === 0 && entered === null) return;
	const running = rows.filter((row) => row.from_at <= ctx.now && row.until_at > ctx.now);
	const percents = new Map(entered ?? []);
	for (const row of running) for (const productId of row.products) percents.set(productId, Math.max(percents.get(productId) ?? 0, row.percent));
	const all = Math.max(0, ...running.filter((row) => row.products.length === 0).map((row) => row.percent));
	await ways.setOff(ctx, { shopId, all, percents });
	const ids = running.map((row) => row.promotion_id);
	await sql`update promotions.promotion set shown = promotion_id = any(${ids}::uuid[])
		where shop_id = ${shopId} and kind = 'discount' and shown <> (promotion_id = any(${ids}::uuid[]))`.execute(ctx.db);
}

/** Discounts and campaigns whose hour has come or gone. */
export async function turnDiscounts(ctx: Ctx, wish: { atMost: number }): Promise<number> {
	const { rows } = await sql<{ shop_id: string }>`
		(select shop_id from promotions.promotion where kind = 'discount' and not shown and from_at <= ${ctx.now} and until_at > ${ctx.now} limit ${wish.atMost})
		union (select shop_id from promotions.promotion where kind = 'discount' and shown and until_at <= ${ctx.now} limit ${wish.atMost})`.execute(ctx.db);
	const shopIds = [...new Set([...rows.map((row) => row.shop_id), ...(await shopsToTurn(ctx, wish.atMost))])].sort();
	for (const shopId of shopIds) await showDiscounts(ctx, shopId);
	return shopIds.length;
}

const columns = ['promotion_id', 'shop_id', 'kind', 'name_th', 'percent', 'pieces', 'products', 'budget', 'used', 'from_at', 'until_at'] as const;
type Row = { [Column in (typeof columns)[number]]: unknown } & {
	promotion_id: string;
	shop_id: string;
	kind: string;
	name_th: string;
	percent: number;
	pieces: number | null;
	products: string[];
	budget: number | null;
	used: number;
	from_at: Date;
	until_at: Date;
};

const viewOf = (row: Row, now: Date): PromotionView => ({
	promotionId: row.promotion_id,
	shopId: row.shop_id,
	kind: row.kind as PromotionView['kind'],
	name: { th: row.name_th, en: null },
	percent: row.percent,
	pieces: row.pieces,
	products: row.products,
	left: row.budget === null ? null : row.budget - row.used,
	used: row.used,
	from: row.from_at,
	until: row.until_at,
	state: row.until_at <= now ? 'ended' : row.from_at > now ? 'coming' : 'running',
});

/** What a shop takes off now, for everybody to see. */
export async function runningPromotions(ctx: ReadCtx, shopIds: readonly string[]): Promise<PromotionView[]> {
	if (shopIds.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('promotions.promotion')
		.select(columns)
		.where('shop_id', '=', sql<string>`any(${[...shopIds]}::uuid[])`)
		.where('from_at', '<=', ctx.now)
		.where('until_at', '>', ctx.now)
		.execute();
	return rows.map((row) => viewOf(row, ctx.now));
}

/** All of a shop, for those who work for it; the newest end first. @refuses promotions.not_found */
export async function shopPromotions(ctx: ReadCtx, shopId: string): Promise<PromotionView[]> {
	mustSellFor(ctx, shopId, 'see', 'promotions.not_found');
	const rows = await ctx.db
		.selectFrom('promotions.promotion')
		.select(columns)
		.where('shop_id', '=', shopId)
		.orderBy('until_at', 'desc')
		.orderBy('promotion_id')
		.limit(limits.page)
		.execute();
	return rows.map((row) => viewOf(row, ctx.now));
}

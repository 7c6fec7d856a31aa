// What stands in the windows of the market: goods by a rule, goods by their ids, and all goods in turn for maps of the site.
import { sql, type RawBuilder } from 'kysely';
import { bangkokDay } from '#kernel/time';
import type { Page, ProductCard } from '#kernel/views';
import type { GoodsRule } from '#kernel/views-portals';
import { shopAreas } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { placesTally } from './categories.ts';
import { cardColumns, cardsFrom, type CardRow } from './cards.ts';
import { categoryFilter, pageOfCards, type Sort } from './list.ts';

export interface WindowWish {
	/** all of them hold */
	readonly rules: readonly GoodsRule[];
	/** never these */
	readonly without?: readonly string[];
	/** none but these */
	readonly only?: readonly string[];
	readonly sort?: Sort | undefined;
	readonly limit?: number;
	readonly cursor?: string | null | undefined;
}

/** Published goods that fit, a page at a time: one query, stable at any depth. */
export async function goodsIn(ctx: ReadCtx, wish: WindowWish): Promise<Page<ProductCard>> {
	const where = (await Promise.all(wish.rules.map((rule) => conditions(ctx, rule)))).flat();
	if (wish.without?.length) where.push(sql`l.product_id <> all(${wish.without}::uuid[])`);
	if (wish.only) where.push(sql`l.product_id = any(${wish.only}::uuid[])`);
	return pageOfCards(ctx, where, wish);
}

/** What a rule asks of a row of `catalogue.listing l`. */
export async function conditions(ctx: ReadCtx, rule: GoodsRule): Promise<RawBuilder<unknown>[]> {
	const found: RawBuilder<unknown>[] = [];
	if (rule.provinceCodes.length === 1) found.push(sql`l.province_code = ${rule.provinceCodes[0]}`);
	else if (rule.provinceCodes.length > 1) found.push(sql`l.province_code = any(${rule.provinceCodes}::text[])`);
	if (rule.areaCode) found.push(sql`l.shop_id = any(${await shopAreas.shopIdsIn(ctx, rule.areaCode)}::uuid[])`);
	if (rule.category) found.push(await categoryFilter(ctx, rule.category));
	if (rule.standard) found.push(holdsStandard(ctx, rule.standard, rule.stars));
	if (rule.fromSatang !== null) found.push(sql`l.price_satang >= ${rule.fromSatang}`);
	if (rule.toSatang !== null) found.push(sql`l.price_satang <= ${rule.toSatang}`);
	return found;
}

/** A certificate that holds today in Bangkok: the index finds the kind, the days are read from the few that are left. */
function holdsStandard(ctx: ReadCtx, standard: string, stars: number | null): RawBuilder<unknown> {
	const today = bangkokDay(ctx.now);
	return sql`(l.badges @> ${JSON.stringify([{ kind: standard }])}::jsonb and exists (select from jsonb_to_recordset(l.badges)
		as badge(kind text, stars int, "from" text, until text) where badge.kind = ${standard} and badge.until >= ${today}
		and coalesce(badge."from", '') <= ${today} and coalesce(badge.stars, 0) >= ${stars ?? 0}))`;
}

/** The cards of goods on sale, by id; what is not on sale is left out. */
export async function goodsCards(ctx: ReadCtx, productIds: readonly string[]): Promise<Map<string, ProductCard>> {
	if (productIds.length === 0) return new Map();
	const { rows } = await sql<CardRow>`select ${cardColumns} from catalogue.listing l where l.product_id = any(${productIds}::uuid[])`.execute(ctx.db);
	return new Map((await cardsFrom(ctx, rows)).map((card) => [card.productId, card]));
}

/** The roots of which a province has goods on sale, by slug. */
export async function rootsIn(ctx: ReadCtx, provinceCode: string): Promise<string[]> {
	return [...(await placesTally(ctx, `r/${provinceCode}/`)).keys()];
}

/** A published product as a map of the site or a feed needs it. */
export interface GoodsLine {
	readonly productId: string;
	readonly publishedAt: Date;
	readonly name: { readonly th: string; readonly en: string | null };
	readonly picture: string | null;
}

/** All goods on sale in the order of their ids. @param after the last id read */
export async function goodsAfter(ctx: ReadCtx, after: string | null, limit: number): Promise<GoodsLine[]> {
	let query = ctx.db.selectFrom('catalogue.listing').select(['product_id', 'published_at', 'name_th', 'name_en', 'picture']);
	if (after) query = query.where('product_id', '>', after);
	return (await query.orderBy('product_id').limit(limit).execute()).map(line);
}

/**
 * Where parts of the whole list begin: the id before each part, none before the first. One walk over the index of ids, nothing counted.
 * @param size goods a part
 */
export async function goodsParts(ctx: ReadCtx, size: number): Promise<(string | null)[]> {
	const { rows } = await sql<{ id: string }>`
		with recursive part(id) as (
			(select product_id from catalogue.listing order by product_id offset ${size - 1} limit 1)
			union all
			select (select l.product_id from catalogue.listing l where l.product_id > part.id order by l.product_id offset ${size - 1} limit 1)
			from part where part.id is not null
		) select id from part where id is not null`.execute(ctx.db);
	return [null, ...rows.map((row) => row.id)];
}

/** The newest goods of the market, a province, a branch or a shop. */
export async function newestGoods(
	ctx: ReadCtx,
	of: { readonly provinceCode?: string; readonly category?: string; readonly shopId?: string },
	limit: number,
): Promise<GoodsLine[]> {
	const where: RawBuilder<unknown>[] = [];
	if (of.provinceCode) where.push(sql`l.province_code = ${of.provinceCode}`);
	if (of.category) where.push(await categoryFilter(ctx, of.category));
	if (of.shopId) where.push(sql`l.shop_id = ${of.shopId}`);
	const condition = where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``;
	const { rows } = await sql<Parameters<typeof line>[0]>`select product_id, published_at, name_th, name_en, picture
		from catalogue.listing l ${condition} order by published_at desc, product_id desc limit ${limit}`.execute(ctx.db);
	return rows.map(line);
}

const line = (row: { product_id: string; published_at: Date; name_th: string; name_en: string | null; picture: string | null }): GoodsLine => ({
	productId: row.product_id,
	publishedAt: row.published_at,
	name: { th: row.name_th, en: row.name_en },
	picture: row.picture,
});

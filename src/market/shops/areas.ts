import { sql } from 'kysely';
import type { ReadCtx } from '#platform/ctx';

/** More shops than one district has; a list of goods reads no further. */
const MOST = 2000;

/** Open shops of a district or sub-district, by id. @param areaCode four or six digits */
export async function shopIdsIn(ctx: ReadCtx, areaCode: string): Promise<string[]> {
	const rows = await ctx.db
		.selectFrom('shops.shop')
		.select('shop_id')
		.where('state', '=', 'approved')
		.where('subdistrict_code', 'like', `${areaCode}%`)
		.limit(MOST)
		.execute();
	return rows.map((row) => row.shop_id);
}

/** How many open shops each area right below has. @param code a province's two digits or a district's four */
export async function shopsPerArea(ctx: ReadCtx, code: string): Promise<Map<string, number>> {
	const { rows } = await sql<{ area: string; shops: number }>`
		select left(subdistrict_code, ${sql.lit(code.length + 2)}) as area, count(*)::int as shops
		from shops.shop where state = 'approved' and subdistrict_code like ${`${code}%`} group by 1`.execute(ctx.db);
	return new Map(rows.map((row) => [row.area, row.shops]));
}

export interface OpenShopLine {
	readonly shopId: string;
	readonly slug: string;
	readonly changedAt: Date;
}

/** Open shops in the order of their ids, for whoever reads all of them. @param after the last id read */
export async function shopsAfter(ctx: ReadCtx, after: string | null, limit: number): Promise<OpenShopLine[]> {
	let query = ctx.db.selectFrom('shops.shop').select(['shop_id', 'slug', 'approved_at']).where('state', '=', 'approved');
	if (after) query = query.where('shop_id', '>', after);
	const rows = await query.orderBy('shop_id').limit(limit).execute();
	return rows.map((row) => ({ shopId: row.shop_id, slug: row.slug, changedAt: row.approved_at ?? ctx.now }));
}

/** Sub-districts and districts of the whole country in which a shop is open, by code. */
export async function areasWithShops(ctx: ReadCtx): Promise<string[]> {
	const { rows } = await sql<{ area: string }>`
		select distinct subdistrict_code as area from shops.shop where state = 'approved' order by 1`.execute(ctx.db);
	const codes = rows.map((row) => row.area);
	return [...new Set(codes.flatMap((code) => [code.slice(0, 4), code]))];
}

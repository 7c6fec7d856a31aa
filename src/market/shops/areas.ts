import type { ReadCtx } from '#platform/ctx';

export { areasWithShops, shopsPerArea } from './tally.ts';

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

/** The sub-district a shop stands in, six digits; empty for one that is not there. */
export async function subdistrictOf(ctx: ReadCtx, shopId: string): Promise<string> {
	const row = await ctx.db.selectFrom('shops.shop').select('subdistrict_code').where('shop_id', '=', shopId).executeTakeFirst();
	return row?.subdistrict_code ?? '';
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

import type { Selectable } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { ShopCard } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';

export type ShopRow = Selectable<Tables['shops.shop']>;
/** A row of `shops.page_view`. */
export type ShopPageRow = Omit<ShopRow, 'applied_at' | 'approved_at'>;

/** @refuses shops.not_found */
export async function findShop(ctx: ReadCtx, shopId: string, options: { lock?: boolean } = {}): Promise<ShopRow> {
	let query = ctx.db.selectFrom('shops.shop').selectAll().where('shop_id', '=', shopId);
	if (options.lock) query = query.forUpdate();
	return (await query.executeTakeFirst()) ?? refuse('shops.not_found', 'not_found');
}

/** What the policy asks about. */
export const facts = (row: ShopPageRow) => ({
	shopId: row.shop_id,
	provinceCode: row.province_code,
	subdistrictCode: row.subdistrict_code,
	state: row.state as ShopCard['state'],
});

import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx';

/**
 * Goods leave the places they lie in, the first place first, or come back to the first. The caller holds the items' rows; goods that are
 * counted as a whole have no rows and are not touched.
 * @param change.by pieces of each product: below 0 they leave
 */
export async function moveLying(ctx: Ctx, shopId: string, changes: readonly { productId: string; by: number }[]): Promise<void> {
	if (changes.length === 0) return;
	await sql`
		with change as (select * from unnest(${changes.map((one) => one.productId)}::uuid[], ${changes.map((one) => one.by)}::int[]) as c(product_id, by)),
		placed as (
			select l.product_id, l.place_id, l.pieces, c.by,
				sum(l.pieces) over before - l.pieces as ahead, row_number() over before as nth
			from stock.lying l join change c using (product_id) join stock.place p on p.shop_id = l.shop_id and p.place_id = l.place_id
			where l.shop_id = ${shopId} window before as (partition by l.product_id order by p.position, p.place_id)
		)
		update stock.lying l set pieces = case when p.by < 0 then l.pieces - least(l.pieces, greatest(0, -p.by - p.ahead)) else l.pieces + p.by end
		from placed p where l.shop_id = ${shopId} and l.product_id = p.product_id and l.place_id = p.place_id and (p.by < 0 or p.nth = 1)`.execute(ctx.db);
}

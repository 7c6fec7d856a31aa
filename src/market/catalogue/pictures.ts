import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Ctx } from '#platform/ctx';
import { ownProduct, shownAnew } from './product.ts';

/**
 * Puts pictures in order: those named come first, as named; the others follow as they were. The first is what lists show.
 * @param wish.hashes one is enough to make it the first
 * @refuses catalogue.not_found, catalogue.picture_gone
 */
export async function orderPictures(ctx: Ctx, wish: { shopId: string; productId: string; hashes: readonly string[] }): Promise<void> {
	const product = await ownProduct(ctx, wish);
	const there = await ctx.db
		.selectFrom('catalogue.picture')
		.select('hash')
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.orderBy('position')
		.execute();
	const known = there.map((picture) => picture.hash);
	const named = [...new Set(wish.hashes)];
	if (named.some((hash) => !known.includes(hash))) refuse('catalogue.picture_gone', 'conflict');
	const order = [...named, ...known.filter((hash) => !named.includes(hash))];
	if (order.every((hash, index) => hash === known[index])) return;
	await sql`update catalogue.picture p set position = o.position from unnest(${order}::text[]) with ordinality as o (hash, position)
		where p.shop_id = ${wish.shopId} and p.product_id = ${wish.productId} and p.hash = o.hash`.execute(ctx.db);
	await shownAnew(ctx, product);
}

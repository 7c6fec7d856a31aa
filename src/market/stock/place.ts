// Where a shop's goods lie. Goods without rows here lie in one place and are counted as a whole.
import { sql } from 'kysely';
import { z } from 'zod';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { writtenText } from '#kernel/text';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { setOnHand } from './stock.ts';

export const placesShape = z.strictObject({
	/** told when so many or fewer can still be bought; null: never */
	lowAt: z.number().int().min(0).max(10_000).nullable(),
	places: z
		.array(z.strictObject({ placeId: z.uuid(), nameTh: writtenText({ most: 60 }), pieces: z.number().int().min(0).max(limits.onHand) }))
		.max(limits.places),
});
export type PlacesWish = z.infer<typeof placesShape>;

export interface StockPlaces {
	readonly onHand: number;
	/** kept for orders that are not paid yet */
	readonly reserved: number;
	readonly lowAt: number | null;
	/** all places of the shop, those first from which goods are taken first */
	readonly places: readonly { readonly placeId: string; readonly name: string; readonly pieces: number }[];
}

/** Where one thing lies, for those who count it. @refuses catalogue.not_found */
export async function stockPlaces(ctx: ReadCtx, wish: { shopId: string; productId: string }): Promise<StockPlaces> {
	mustSellFor(ctx, wish.shopId, 'see', 'catalogue.not_found');
	const item = await ctx.db
		.selectFrom('stock.item')
		.select(['on_hand', 'reserved', 'low_at'])
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.executeTakeFirst();
	const places = await ctx.db
		.selectFrom('stock.place as p')
		.leftJoin('stock.lying as l', (join) =>
			join.onRef('l.shop_id', '=', 'p.shop_id').onRef('l.place_id', '=', 'p.place_id').on('l.product_id', '=', wish.productId),
		)
		.select(['p.place_id', 'p.name_th', 'l.pieces'])
		.where('p.shop_id', '=', wish.shopId)
		.orderBy('p.position')
		.orderBy('p.place_id')
		.execute();
	return {
		onHand: item?.on_hand ?? 0,
		reserved: item?.reserved ?? 0,
		lowAt: item?.low_at ?? null,
		places: places.map((row) => ({ placeId: row.place_id, name: row.name_th, pieces: row.pieces ?? 0 })),
	};
}

/**
 * The seller counts a thing place by place; together they are what is on hand. Without places it stays counted as a whole.
 * Places are the shop's: a name given here is their name for all goods.
 * @refuses catalogue.not_found, stock.below_held, stock.too_many
 */
export async function setPlaces(ctx: Ctx, wish: PlacesWish & { shopId: string; productId: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'stock', 'catalogue.not_found');
	const ids = { shop_id: wish.shopId, product_id: wish.productId };
	if (wish.places.length > 0) await setOnHand(ctx, { ...wish, onHand: wish.places.reduce((sum, place) => sum + place.pieces, 0) });
	const item = await ctx.db
		.updateTable('stock.item')
		.set({ low_at: wish.lowAt, low_told: false })
		.where('shop_id', '=', ids.shop_id)
		.where('product_id', '=', ids.product_id)
		.returning('on_hand')
		.executeTakeFirst();
	if (!item) refuse('catalogue.not_found', 'not_found');
	await ctx.db.deleteFrom('stock.lying').where('shop_id', '=', ids.shop_id).where('product_id', '=', ids.product_id).execute();
	if (wish.places.length === 0) return;
	await ctx.db
		.insertInto('stock.place')
		.values(wish.places.map((place, position) => ({ shop_id: ids.shop_id, place_id: place.placeId, name_th: place.nameTh, position })))
		.onConflict((conflict) =>
			conflict.columns(['shop_id', 'place_id']).doUpdateSet({ name_th: sql`excluded.name_th`, position: sql`excluded.position` }),
		)
		.execute();
	await ctx.db
		.insertInto('stock.lying')
		.values(wish.places.map((place) => ({ ...ids, place_id: place.placeId, pieces: place.pieces })))
		.execute();
}

import { sql } from 'kysely';
import { satang, type Satang } from '#kernel/money';
import { mustWorkFor } from '#kernel/selling';
import type { ProductView, TransportClass, Words } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import type { ProductRow } from './content.ts';
import type { ProductWish } from './shapes.ts';

/** One row of the seller's own shelf. */
export interface ShelfRow {
	readonly productId: string;
	readonly state: ProductView['state'];
	readonly name: Words;
	readonly priceSatang: Satang;
	readonly unit: Words;
	readonly picture: string | null;
	readonly sold: number;
}

/** The seller's shelf, newest first, drafts too. @refuses catalogue.not_found */
export async function shelf(ctx: ReadCtx, shopId: string): Promise<ShelfRow[]> {
	mustWorkFor(ctx, shopId, 'catalogue.not_found');
	const { rows } = await sql<{
		product_id: string;
		state: ProductView['state'];
		name_th: string;
		name_en: string | null;
		price_satang: number;
		unit_th: string;
		unit_en: string | null;
		sold: number;
		picture: string | null;
	}>`
		select p.product_id, p.state, p.name_th, p.name_en, p.price_satang, p.unit_th, p.unit_en, p.sold,
			(select i.hash from catalogue.picture i where i.shop_id = p.shop_id and i.product_id = p.product_id order by i.position limit 1) as picture
		from catalogue.product p where p.shop_id = ${shopId} order by p.created_at desc, p.product_id desc limit 500`.execute(ctx.db);
	return rows.map((row) => ({
		productId: row.product_id,
		state: row.state,
		name: { th: row.name_th, en: row.name_en },
		priceSatang: satang(row.price_satang),
		unit: { th: row.unit_th, en: row.unit_en },
		picture: row.picture,
		sold: row.sold,
	}));
}

/** One product as it would be saved again. */
export interface ShelfWish {
	readonly productId: string;
	readonly state: ProductView['state'];
	readonly wish: ProductWish;
}

/** The whole shelf with everything that is said of each thing, oldest first. @refuses catalogue.not_found */
export async function shelfWishes(ctx: ReadCtx, shopId: string): Promise<ShelfWish[]> {
	mustWorkFor(ctx, shopId, 'catalogue.not_found');
	const rows = await ctx.db
		.selectFrom('catalogue.product')
		.selectAll()
		.where('shop_id', '=', shopId)
		.orderBy('created_at')
		.orderBy('product_id')
		.limit(2000)
		.execute();
	return rows.map((row) => ({ productId: row.product_id, state: row.state as ProductView['state'], wish: wishOf(row) }));
}

const wishOf = (row: ProductRow): ProductWish => ({
	nameTh: row.name_th,
	nameEn: row.name_en,
	descriptionTh: row.description_th,
	descriptionEn: row.description_en,
	processTh: row.process_th,
	category: row.category,
	priceSatang: row.price_satang,
	unitTh: row.unit_th,
	unitEn: row.unit_en,
	weightG: row.weight_g,
	lengthMm: row.length_mm,
	widthMm: row.width_mm,
	heightMm: row.height_mm,
	transportClass: row.transport_class as TransportClass,
	maxDays: row.max_days,
	shelfLifeDays: row.shelf_life_days,
	foodNumber: row.food_number,
	cosmeticNumber: row.cosmetic_number,
	herbNumber: row.herb_number,
});

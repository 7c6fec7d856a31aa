import { sql, type Selectable } from 'kysely';
import { actorName } from '#kernel/actor';
import { normalise } from '#kernel/thai';
import type { Ctx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import type { Values } from './attributes.ts';

export type ProductRow = Selectable<Tables['catalogue.product']>;

/** The words and pictures of a product that buyers read: what a version holds and a review is about. */
export interface Content {
	readonly nameTh: string;
	readonly nameEn: string | null;
	readonly descriptionTh: string;
	readonly descriptionEn: string | null;
	readonly processTh: string | null;
	readonly category: string;
	/** what it answers to the questions of its branch: code → value */
	readonly attributes: Values;
	/** names of the pictures, in their order */
	readonly pictures: readonly string[];
}
export type Texts = Omit<Content, 'pictures'>;

type TextColumns = Pick<ProductRow, 'name_th' | 'name_en' | 'description_th' | 'description_en' | 'process_th' | 'category' | 'attributes'>;

export const textsOf = (row: TextColumns): Texts => ({
	nameTh: row.name_th,
	nameEn: row.name_en,
	descriptionTh: row.description_th,
	descriptionEn: row.description_en,
	processTh: row.process_th,
	category: row.category,
	attributes: row.attributes as Values,
});

export const textColumns = (texts: Texts) => ({
	name_th: texts.nameTh,
	name_key: nameKey(texts.nameTh),
	name_en: texts.nameEn,
	description_th: texts.descriptionTh,
	description_en: texts.descriptionEn,
	process_th: texts.processTh,
	category: texts.category,
	attributes: JSON.stringify(texts.attributes),
});

/** A name as it is compared with other names of the shop. */
export const nameKey = (name: string): string => normalise(name).replaceAll(' ', '');

/** Which parts differ; of nothing before, all. */
export function changedParts(before: Partial<Content> | null, after: Partial<Content>): string[] {
	const parts = Object.keys(after) as (keyof Content)[];
	return parts.filter((part) => written(before?.[part]) !== written(after[part]));
}

/** Two equal values are written equally: keys by their order, nothing for an empty one. */
const written = (value: Content[keyof Content] | undefined): string =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).toSorted().join('|') : String(value ?? '');

/** Writes down what buyers see from now on, when it differs from what they saw. The caller holds the product's row. */
export async function recordVersion(ctx: Ctx, shopId: string, productId: string): Promise<void> {
	const { rows } = await sql<TextColumns & { version: number; pictures: string[]; last: Content | null }>`
		select p.name_th, p.name_en, p.description_th, p.description_en, p.process_th, p.category, p.attributes, p.version,
			coalesce((select json_agg(i.hash order by i.position) from catalogue.picture i where i.shop_id = p.shop_id and i.product_id = p.product_id), '[]') as pictures,
			(select v.content from catalogue.product_version v where v.shop_id = p.shop_id and v.product_id = p.product_id and v.version = p.version) as last
		from catalogue.product p where p.shop_id = ${shopId} and p.product_id = ${productId}`.execute(ctx.db);
	const row = rows[0];
	if (!row) return;
	const content: Content = { ...textsOf(row), pictures: row.pictures };
	const changed = changedParts(row.last, content);
	if (changed.length === 0) return;
	const version = row.version + 1;
	await ctx.db
		.insertInto('catalogue.product_version')
		.values({
			shop_id: shopId,
			product_id: productId,
			version,
			at: ctx.now,
			by_whom: actorName(ctx.actor),
			content: JSON.stringify(content),
			changed,
		})
		.execute();
	await ctx.db.updateTable('catalogue.product').set({ version }).where('shop_id', '=', shopId).where('product_id', '=', productId).execute();
}

import { refuse } from '#kernel/refusal';
import type { CertificateKind } from '#kernel/views';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { relist } from './listing.ts';

/** What a product may show, while its days last: the standards room keeps the paper itself. Days in Bangkok, both included. */
export interface ShownCertificate {
	readonly productId: string;
	readonly certificateId: string;
	readonly kind: CertificateKind;
	readonly number: string;
	readonly stars: number | null;
	readonly from: string;
	readonly until: string;
}

/** Locks products of a shop, in one order, until the command ends. @returns their ids in that order */
export async function holdProducts(ctx: Ctx, shopId: string, productIds: readonly string[]): Promise<string[]> {
	const ids = [...productIds].sort();
	await ctx.db
		.selectFrom('catalogue.product')
		.select('product_id')
		.where('shop_id', '=', shopId)
		.where('product_id', 'in', ids)
		.orderBy('product_id')
		.forUpdate()
		.execute();
	return ids;
}

/** Replaces what these products of a shop may show; lists and search follow in the same transaction. */
export async function setCertificates(ctx: Ctx, shopId: string, productIds: readonly string[], papers: readonly ShownCertificate[]): Promise<void> {
	const ids = await holdProducts(ctx, shopId, productIds);
	await ctx.db.deleteFrom('catalogue.certificate').where('shop_id', '=', shopId).where('product_id', 'in', ids).execute();
	if (papers.length > 0)
		await ctx.db
			.insertInto('catalogue.certificate')
			.values(
				papers.map((paper) => ({
					shop_id: shopId,
					product_id: paper.productId,
					certificate_id: paper.certificateId,
					kind: paper.kind,
					number: paper.number,
					stars: paper.stars,
					from_day: paper.from,
					until: paper.until,
				})),
			)
			.execute();
	await relist(ctx, shopId, ids);
}

/** Puts the mark of a checked origin on products of a shop, or takes it off; lists follow in the same transaction. */
export async function markOrigin(ctx: Ctx, shopId: string, productIds: readonly string[], checked: boolean): Promise<void> {
	const changed = await ctx.db
		.updateTable('catalogue.product')
		.set({ origin_checked: checked })
		.where('shop_id', '=', shopId)
		.where('product_id', 'in', [...productIds])
		.where('origin_checked', '!=', checked)
		.returning('product_id')
		.execute();
	if (changed.length > 0)
		await relist(
			ctx,
			shopId,
			changed.map((row) => row.product_id),
		);
}

/** Whose these products are; ids of no product are left out. @returns productId → shopId */
export async function shopOfProducts(ctx: ReadCtx, productIds: readonly string[]): Promise<Map<string, string>> {
	if (productIds.length === 0) return new Map();
	const rows = await ctx.db
		.selectFrom('catalogue.product_place')
		.select(['product_id', 'shop_id'])
		.where('product_id', 'in', [...productIds])
		.execute();
	return new Map(rows.map((row) => [row.product_id, row.shop_id]));
}

/** What the goods of some shops show, as the demonstration brought it. System only. */
export async function shownCertificates(ctx: ReadCtx, shopIds: readonly string[]): Promise<(ShownCertificate & { shopId: string })[]> {
	if (ctx.actor.kind !== 'system') return refuse('catalogue.not_found', 'not_found');
	const rows = await ctx.db
		.selectFrom('catalogue.certificate')
		.selectAll()
		.where('shop_id', 'in', [...shopIds])
		.execute();
	return rows.map((row) => ({
		shopId: row.shop_id,
		productId: row.product_id,
		certificateId: row.certificate_id,
		kind: row.kind as CertificateKind,
		number: row.number,
		stars: row.stars,
		from: row.from_day,
		until: row.until,
	}));
}

import { has, officerOf, worksFor } from '#kernel/actor';
import { provincesOf } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import type { PlaceView, Words } from '#kernel/views';
import { productsForBasket } from '#market/catalogue';
import { placeOf } from '#market/places';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import type { ClaimRow, ClaimState } from './claim.ts';
import { limits } from './limits.ts';

/** What is said of where a product comes from, and what the office thinks of it. */
export interface OriginView {
	readonly shopId: string;
	readonly productId: string;
	readonly productName: Words;
	readonly productPicture: string | null;
	readonly onSale: boolean;
	readonly shop: { readonly slug: string; readonly name: Words };
	readonly place: PlaceView;
	readonly village: string;
	readonly makers: string;
	readonly wisdom: string;
	readonly evidence: readonly string[];
	readonly state: ClaimState;
	readonly reason: string | null;
	readonly code: string;
	readonly submittedAt: Date;
	readonly decidedAt: Date | null;
}

/** The page behind a label: always there, telling today's state. What was refused shows neither words nor pictures. @refuses origin.no_label */
export async function originByCode(ctx: ReadCtx, code: string): Promise<OriginView> {
	const label = await ctx.db
		.selectFrom('origin.label')
		.select(['shop_id', 'product_id'])
		.where('code', '=', code.trim().toUpperCase())
		.executeTakeFirst();
	if (!label) return refuse('origin.no_label', 'not_found');
	const [view] = await views(ctx, await rowsOf(ctx, label.shop_id, label.product_id));
	if (!view) return refuse('origin.no_label', 'not_found');
	return view.state === 'verified' ? { ...view, reason: null } : { ...view, makers: '', wisdom: '', evidence: [], reason: null };
}

/** What a shop said of one product; null when it has said nothing. For the shop and its office. @refuses origin.not_found */
export async function originOf(ctx: ReadCtx, ids: { shopId: string; productId: string }): Promise<OriginView | null> {
	const rows = await rowsOf(ctx, ids.shopId, ids.productId);
	const allowed =
		worksFor(ctx.actor, ids.shopId, ctx.now) || has(ctx.actor, 'auditor') || rows.some((row) => officerOf(ctx.actor, row.province_code));
	if (!allowed && ctx.actor.kind !== 'system') return refuse('origin.not_found', 'not_found');
	return (await views(ctx, rows))[0] ?? null;
}

/** What waits for the caller's office, the longest waiting first. @refuses origin.not_yours */
export async function waitingOrigins(ctx: ReadCtx): Promise<OriginView[]> {
	if (ctx.actor.kind === 'anonymous' || (ctx.actor.kind === 'person' && !has(ctx.actor, 'province_officer')))
		return refuse('origin.not_yours', 'forbidden');
	let query = ctx.db.selectFrom('origin.claim').selectAll().where('state', '=', 'submitted');
	const provinces = provincesOf(ctx.actor);
	if (provinces) query = query.where('province_code', 'in', provinces);
	return views(ctx, await query.orderBy('submitted_at').orderBy('product_id').limit(limits.page).execute());
}

const rowsOf = (ctx: ReadCtx, shopId: string, productId: string): Promise<ClaimRow[]> =>
	ctx.db.selectFrom('origin.claim').selectAll().where('shop_id', '=', shopId).where('product_id', '=', productId).execute();

async function views(ctx: ReadCtx, rows: readonly ClaimRow[]): Promise<OriginView[]> {
	const shops = await shopCards(ctx, [...new Set(rows.map((row) => row.shop_id))]);
	const goods = await productsForBasket(
		ctx,
		rows.map((row) => row.product_id),
	);
	return Promise.all(
		rows.map(async (row) => {
			const product = goods.get(row.product_id);
			const shop = shops.get(row.shop_id);
			return {
				shopId: row.shop_id,
				productId: row.product_id,
				productName: product?.name ?? { th: '', en: null },
				productPicture: product?.picture ?? null,
				onSale: product?.forSale ?? false,
				shop: { slug: shop?.slug ?? '', name: shop?.name ?? { th: '', en: null } },
				place: await placeOf(ctx, row.subdistrict_code, row.postcode),
				village: row.village,
				makers: row.makers,
				wisdom: row.wisdom,
				evidence: row.evidence as string[],
				state: row.state as ClaimState,
				reason: row.reason,
				code: row.code,
				submittedAt: row.submitted_at,
				decidedAt: row.decided_at,
			};
		}),
	);
}

import { refuse } from '#kernel/refusal';
import { markOrigin } from '#market/catalogue';
import type { Ctx } from '#platform/ctx';
import { newLabel } from './claim.ts';

/** A verified origin as the demonstration brings it. */
export interface AdoptedOrigin {
	readonly shopId: string;
	readonly productId: string;
	readonly subdistrictCode: string;
	readonly postcode: string;
	readonly provinceCode: string;
	readonly village: string;
	readonly makers: string;
	readonly wisdom: string;
}

/** Writes verified origins of goods, many at once. System only. @refuses origin.not_yours */
export async function adoptOrigins(ctx: Ctx, origins: readonly AdoptedOrigin[]): Promise<void> {
	if (ctx.actor.kind !== 'system') refuse('origin.not_yours', 'forbidden');
	if (origins.length === 0) return;
	const rows = [];
	for (const one of origins) {
		rows.push({
			shop_id: one.shopId,
			product_id: one.productId,
			subdistrict_code: one.subdistrictCode,
			postcode: one.postcode,
			province_code: one.provinceCode,
			village: one.village,
			makers: one.makers,
			wisdom: one.wisdom,
			evidence: '[]',
			state: 'verified',
			reason: null,
			code: await newLabel(ctx, one),
			submitted_at: ctx.now,
			decided_at: ctx.now,
			decided_by: 'system:seed',
		});
	}
	await ctx.db.insertInto('origin.claim').values(rows).execute();
	for (const [shopId, own] of Map.groupBy(origins, (one) => one.shopId))
		await markOrigin(
			ctx,
			shopId,
			own.map((one) => one.productId),
			true,
		);
}

import type { AwardLevel, AwardMark } from '#kernel/views';
import type { Ctx } from '#platform/ctx';
import { holdProducts } from './certificates.ts';
import { relist } from './listing.ts';

/** An award that a product may show until a day in Bangkok, that day included: the awards room keeps the award itself. */
export interface Honour {
	readonly productId: string;
	readonly awardId: string;
	readonly level: AwardLevel;
	/** of the programme, in the common era */
	readonly year: number;
	readonly until: string;
}

/** Replaces what these products of a shop may show of awards; lists and search follow in the same transaction. */
export async function setHonours(ctx: Ctx, shopId: string, productIds: readonly string[], honours: readonly Honour[]): Promise<void> {
	if (productIds.length === 0) return;
	const ids = await holdProducts(ctx, shopId, productIds);
	await ctx.db.deleteFrom('catalogue.honour').where('shop_id', '=', shopId).where('product_id', 'in', ids).execute();
	if (honours.length > 0)
		await ctx.db
			.insertInto('catalogue.honour')
			.values(
				honours.map((one) => ({
					shop_id: shopId,
					product_id: one.productId,
					award_id: one.awardId,
					level: one.level,
					year: one.year,
					until_day: one.until,
				})),
			)
			.execute();
	await relist(ctx, shopId, ids);
}

/** How lists keep an award. */
export interface KeptAward extends AwardMark {
	readonly until: string;
}

const rank = { nation: 0, region: 1, model: 2 } as const;
/** The award to show on a day: the highest level, of equals the newest; null when none holds. */
export function awardOn(day: string, awards: readonly KeptAward[]): AwardMark | null {
	const [best] = awards.filter((one) => one.until >= day).sort((a, b) => rank[a.level] - rank[b.level] || b.year - a.year);
	return best ? { level: best.level, year: best.year } : null;
}

import { z } from 'zod';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { writtenText } from '#kernel/text';
import { bangkokDay, DAY, later } from '#kernel/time';
import { shopPath, tellChanged } from '#platform/changes';
import type { Ctx } from '#platform/ctx';
import { limits } from './limits.ts';
import { findShop } from './row.ts';

export const awayShape = z.strictObject({
	/** first and last day in Bangkok, both included */
	fromDay: z.iso.date(),
	untilDay: z.iso.date(),
	/** a sentence to buyers */
	text: writtenText({ most: 200, empty: true, lines: true }).nullish(),
});

/**
 * The shop is away for some days: its goods are shown and cannot be ordered. Orders that were placed are not touched.
 * @refuses shops.not_found, shops.away_days
 */
export async function goAway(ctx: Ctx, wish: z.infer<typeof awayShape> & { shopId: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'stock', 'shops.not_found');
	const { slug } = await findShop(ctx, wish.shopId, { lock: true });
	const last = bangkokDay(later(ctx.now, limits.awayDays * DAY));
	if (wish.untilDay < wish.fromDay || wish.untilDay < bangkokDay(ctx.now) || wish.untilDay > last)
		refuse('shops.away_days', 'invalid', { most: limits.awayDays }, { untilDay: 'shops.away_days' });
	await ctx.db
		.updateTable('shops.shop')
		.set({ away_from: wish.fromDay, away_until: wish.untilDay, away_text: wish.text || null })
		.where('shop_id', '=', wish.shopId)
		.execute();
	await tellChanged(ctx, [shopPath(slug)]);
}

/** Back again, or not going after all. @refuses shops.not_found */
export async function comeBack(ctx: Ctx, wish: { shopId: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'stock', 'shops.not_found');
	const { slug } = await findShop(ctx, wish.shopId, { lock: true });
	await ctx.db.updateTable('shops.shop').set({ away_from: null, away_until: null, away_text: null }).where('shop_id', '=', wish.shopId).execute();
	await tellChanged(ctx, [shopPath(slug)]);
}

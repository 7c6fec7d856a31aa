import { bangkokDay } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { relist } from './listing.ts';

/**
 * Lists goods anew whose paper has ended or begun, so that words like "otop" find them as long as it holds and no longer. A job of the timetable.
 * @param options.atMost in one round
 * @returns how many were listed anew
 */
export async function relistLapsed(ctx: Ctx, { atMost }: { atMost: number }): Promise<number> {
	const due = await ctx.db
		.selectFrom('catalogue.listing')
		.select(['product_id', 'shop_id'])
		.where('papers_until', '<', bangkokDay(ctx.now))
		.orderBy('papers_until')
		.limit(atMost)
		.execute();
	const shops = [...new Set(due.map((row) => row.shop_id))].sort();
	for (const shopId of shops) {
		const ids = due.filter((row) => row.shop_id === shopId).map((row) => row.product_id);
		const locked = await ctx.db
			.selectFrom('catalogue.product')
			.select('product_id')
			.where('shop_id', '=', shopId)
			.where('product_id', 'in', ids)
			.orderBy('product_id')
			.forUpdate()
			.execute();
		await relist(
			ctx,
			shopId,
			locked.map((row) => row.product_id),
		);
	}
	return due.length;
}

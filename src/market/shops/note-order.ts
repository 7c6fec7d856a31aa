import { DAY, later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';

/** Somebody bought here: the shop is not quiet. Written at most once a day, so that a busy shop's row is left in peace. */
export async function noteOrder(ctx: Ctx, news: { shopId: string }): Promise<void> {
	await ctx.db
		.updateTable('shops.shop')
		.set({ last_order_at: ctx.now })
		.where('shop_id', '=', news.shopId)
		.where((eb) => eb.or([eb('last_order_at', 'is', null), eb('last_order_at', '<', later(ctx.now, -DAY))]))
		.execute();
}

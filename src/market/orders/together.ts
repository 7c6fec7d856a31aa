import type { Ctx, ReadCtx } from '#platform/ctx';
import { findOrder, move, type OrderRow } from './order.ts';

/** The order's row, locked: it moves nowhere until this transaction ends. @refuses orders.not_found */
export async function lockOrder(ctx: Ctx, orderId: string): Promise<OrderRow> {
	const { shop_id } = await findOrder(ctx, orderId);
	return ctx.db
		.selectFrom('orders.order')
		.selectAll()
		.where('shop_id', '=', shop_id)
		.where('order_id', '=', orderId)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

/** In whose box an order's goods are; null for its own. */
export async function putInBox(ctx: Ctx, wish: { shopId: string; orderId: string; of: string | null }): Promise<void> {
	await ctx.db
		.updateTable('orders.order')
		.set({ in_box_of: wish.of })
		.where('shop_id', '=', wish.shopId)
		.where('order_id', '=', wish.orderId)
		.execute();
}

/** Something was taken out of a packed box: what stays in it waits to be packed once more. */
export async function packOnceMore(ctx: Ctx, orderId: string): Promise<void> {
	await move(ctx, await findOrder(ctx, orderId), 'placed', 'logistics.pack_again', { from: ['ready'] });
}

/** Orders that the buyer chose to go with this one, oldest first. */
export async function additionsTo(ctx: ReadCtx, shopId: string, orderId: string) {
	return ctx.db
		.selectFrom('orders.order')
		.select(['order_id', 'code', 'state', 'in_box_of'])
		.where('shop_id', '=', shopId)
		.where('with_order_id', '=', orderId)
		.orderBy('order_id')
		.execute();
}

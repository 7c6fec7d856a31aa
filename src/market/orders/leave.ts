import { refuse } from '#kernel/refusal';
import { forgetMe } from '#market/people';
import type { Ctx } from '#platform/ctx';

/** While one of these is there, somebody waits for goods or money. */
const OPEN = ['awaiting_payment', 'placed', 'ready', 'handed_over', 'delivered'];

/**
 * The caller leaves the market and is forgotten, when no order is on its way. Orders stay as the contracts they are, for as long as the law asks.
 * @refuses people.sign_in, people.has_duty, orders.still_open
 */
export async function leaveMarket(ctx: Ctx): Promise<void> {
	const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('people.sign_in', 'unauthenticated');
	const open = await ctx.db
		.selectFrom('orders.buyer_order')
		.select('order_id')
		.where('buyer_id', '=', personId)
		.where('state', 'in', OPEN)
		.limit(1)
		.executeTakeFirst();
	if (open) refuse('orders.still_open', 'conflict');
	await forgetMe(ctx);
}

/** Cards go, and the addresses of orders that never became contracts; what was paid for keeps to whom it went. Hearing of it again changes nothing. */
export async function forgetBuyer(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
	const own = await ctx.db.selectFrom('orders.buyer_order').select(['shop_id', 'order_id', 'state']).where('buyer_id', '=', personId).execute();
	for (const one of own) {
		const nowhere = ctx.seal.close(JSON.stringify({ name: '', phone: '', line: '' }), `orders.order.sealed_address:${one.order_id}`);
		await ctx.db
			.updateTable('orders.order')
			.set({ sealed_gift: null, ...(one.state === 'lapsed' ? { sealed_address: nowhere } : {}) })
			.where('shop_id', '=', one.shop_id)
			.where('order_id', '=', one.order_id)
			.execute();
	}
}

import { refuse } from '#kernel/refusal';
import type { PaymentView } from '#kernel/views';
import { refillBasket } from '#market/baskets';
import { lapseOrders, markPaid, orderLines, ordersOfCheckout } from '#market/orders';
import { leavePayment, requestRefund, viewPayment } from '#market/payments';
import { returnCoupons } from '#market/promotions';
import { freeHeld, retake, takeHeld } from '#market/stock';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { satang } from '#kernel/money';

interface CapturedNews {
	readonly paymentId: string;
	readonly checkoutId: string;
	readonly amountSatang: number;
}

/** @refuses checkout.not_found */
export async function findCheckout(ctx: ReadCtx, checkoutId: string) {
	const place = await ctx.db.selectFrom('checkout.checkout_place').select('buyer_id').where('checkout_id', '=', checkoutId).executeTakeFirst();
	const row =
		place &&
		(await ctx.db
			.selectFrom('checkout.checkout')
			.selectAll()
			.where('buyer_id', '=', place.buyer_id)
			.where('checkout_id', '=', checkoutId)
			.executeTakeFirst());
	return row ?? refuse('checkout.not_found', 'not_found');
}

/** The money is there: the held goods are sold and the orders are placed. Hearing of it again changes nothing. */
export async function completeCheckout(ctx: Ctx, news: CapturedNews): Promise<void> {
	if (!(await moveTo(ctx, news.checkoutId, 'paid', ['placed']))) return completeLate(ctx, news);
	await takeHeld(ctx, news.checkoutId);
	await markPaid(ctx, news.checkoutId);
}

/** The money came after the goods were freed: they are taken again, all or none; without them everything goes back. */
export async function completeLate(ctx: Ctx, news: CapturedNews): Promise<void> {
	const checkout = await findCheckout(ctx, news.checkoutId);
	if (checkout.state === 'paid') return;
	if (checkout.state === 'placed') return completeCheckout(ctx, news);
	if (checkout.payment_id === news.paymentId && (await retake(ctx, news.checkoutId))) {
		await moveTo(ctx, news.checkoutId, 'paid', ['lapsed']);
		await markPaid(ctx, news.checkoutId);
		return;
	}
	await requestRefund(ctx, {
		paymentId: news.paymentId,
		orderId: null,
		amountSatang: satang(news.amountSatang),
		cause: 'checkout.too_late',
		from: `held:${news.checkoutId}`,
		key: `late:${news.paymentId}`,
	});
}

/** The checkout its buyer placed last and has not paid yet; null when there is none. */
export async function unpaidCheckout(ctx: ReadCtx): Promise<PaymentView | null> {
	if (ctx.actor.kind !== 'person') return null;
	// Its id was made when the page was opened: one that waits is among the latest.
	const rows = await ctx.db
		.selectFrom('checkout.checkout')
		.select(['payment_id', 'state'])
		.where('buyer_id', '=', ctx.actor.personId)
		.orderBy('checkout_id', 'desc')
		.limit(LATEST)
		.execute();
	const waiting = rows.find((row) => row.state === 'placed');
	const payment = waiting ? await viewPayment(ctx, waiting.payment_id) : null;
	return payment?.state === 'open' && payment.expiresAt > ctx.now ? payment : null;
}
const LATEST = 5;

/**
 * The buyer would rather change something than pay: what waits for payment is called off, and its goods are in the basket again at once.
 * @returns false when the money is there already, and the orders stand
 * @refuses payments.not_found
 */
export async function leaveCheckout(ctx: Ctx, paymentId: string): Promise<boolean> {
	if (!(await leavePayment(ctx, paymentId))) return false;
	const { checkoutId } = await viewPayment(ctx, paymentId);
	await lapseCheckout(ctx, { checkoutId, paymentId }, 'orders.left_unpaid');
	return true;
}

/** Nobody paid in time: the goods go back on the shelf and into the basket. @param why told in the orders' history */
export async function lapseCheckout(ctx: Ctx, news: { checkoutId: string; paymentId: string }, why?: 'orders.left_unpaid'): Promise<void> {
	const checkout = await findCheckout(ctx, news.checkoutId);
	// A newer QR of the same checkout is still open.
	if (checkout.payment_id !== news.paymentId) return;
	if (!(await moveTo(ctx, news.checkoutId, 'lapsed', ['placed']))) return;
	await freeHeld(ctx, news.checkoutId);
	await returnCoupons(ctx, { checkoutId: news.checkoutId });
	await lapseOrders(ctx, news.checkoutId, why);
	const lines = [];
	for (const order of await ordersOfCheckout(ctx, news.checkoutId)) lines.push(...(await orderLines(ctx, order.shop_id, order.order_id)));
	await refillBasket(
		ctx,
		checkout.basket_id,
		lines.map((line) => ({ productId: line.product_id, quantity: line.quantity })),
	);
}

async function moveTo(ctx: Ctx, checkoutId: string, to: 'paid' | 'lapsed', from: readonly string[]): Promise<boolean> {
	const checkout = await findCheckout(ctx, checkoutId);
	const moved = await ctx.db
		.updateTable('checkout.checkout')
		.set({ state: to })
		.where('buyer_id', '=', checkout.buyer_id)
		.where('checkout_id', '=', checkoutId)
		.where('state', 'in', [...from])
		.executeTakeFirst();
	return moved.numUpdatedRows === 1n;
}

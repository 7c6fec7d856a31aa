import { satang, type Satang } from '#kernel/money';
import { assert, refuse } from '#kernel/refusal';
import { PLATFORM_BOOK, post } from '#market/ledger';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { OutsideHandler } from '#platform/outside';
import type { Gateway, RefundAnswer } from './gateway.ts';
import { limits } from './limits.ts';
import { lockPayment, writeHistory, type PaymentRow } from './payment.ts';

/**
 * Sends money back to who paid it: books it into transit and lets the worker speak with the gateway. The same key is the same refund.
 * Whoever calls has decided that it may be done. Publishes payments.refund_requested.
 * @param wish.from the ledger account it is taken from, `held:<checkout>`
 * @refuses payments.not_found, payments.refund_too_much (more than captured and not yet sent back), ledger.not_enough
 */
export async function requestRefund(
	ctx: Ctx,
	wish: { paymentId: string; orderId: string | null; amountSatang: Satang; cause: string; from: string; key: string },
): Promise<{ refundId: string }> {
	const payment = await lockPayment(ctx, wish.paymentId);
	const known = await findByKey(ctx, payment, wish);
	if (known) return known;
	const chargeId = payment.captured_charge_id ?? refuse('payments.refund_too_much', 'conflict');
	const { numUpdatedRows } = await ctx.db
		.updateTable('payments.payment')
		.set((eb) => ({ refunding_satang: eb('refunding_satang', '+', wish.amountSatang) }))
		.where('payment_id', '=', wish.paymentId)
		.where((eb) => eb(eb('captured_satang', '-', eb.ref('refunding_satang')), '>=', eb('refunded_satang', '+', wish.amountSatang)))
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) refuse('payments.refund_too_much', 'conflict');
	return book(ctx, { ...wish, chargeId });
}

/** Money that fits nothing goes back by the charge it came with. */
export async function refundUnapplied(ctx: Ctx, wish: { paymentId: string; chargeId: string; amountSatang: Satang; cause: string }): Promise<void> {
	const { numUpdatedRows } = await ctx.db
		.updateTable('payments.payment')
		.set((eb) => ({ returning_satang: eb('returning_satang', '+', wish.amountSatang) }))
		.where('payment_id', '=', wish.paymentId)
		.where((eb) => eb(eb('unapplied_satang', '-', eb.ref('returning_satang')), '>=', eb('returned_satang', '+', wish.amountSatang)))
		.executeTakeFirst();
	assert(numUpdatedRows === 1n, 'more goes back than came');
	await book(ctx, { ...wish, orderId: null, from: `unapplied:${wish.paymentId}`, key: `charge:${wish.chargeId}` });
}

async function findByKey(ctx: Ctx, payment: PaymentRow, wish: { key: string; amountSatang: Satang }): Promise<{ refundId: string } | null> {
	const known = await ctx.db
		.selectFrom('payments.refund')
		.select(['refund_id', 'amount_satang'])
		.where('payment_id', '=', payment.payment_id)
		.where('key', '=', wish.key)
		.executeTakeFirst();
	if (!known) return null;
	assert(known.amount_satang === wish.amountSatang, `refund ${wish.key} was asked for with another amount`);
	return { refundId: known.refund_id };
}

interface Booking {
	readonly paymentId: string;
	readonly orderId: string | null;
	readonly chargeId: string;
	readonly amountSatang: Satang;
	readonly cause: string;
	readonly from: string;
	readonly key: string;
}

async function book(ctx: Ctx, wish: Booking): Promise<{ refundId: string }> {
	const refundId = ctx.newId();
	const { paymentId } = wish;
	await ctx.db
		.insertInto('payments.refund')
		.values({
			payment_id: paymentId,
			refund_id: refundId,
			key: wish.key,
			order_id: wish.orderId,
			charge_id: wish.chargeId,
			amount_satang: wish.amountSatang,
			cause: wish.cause,
			from_account: wish.from,
			state: 'requested',
			at: ctx.now,
		})
		.execute();
	await post(ctx, {
		movement: 'refund_requested',
		reference: refundId,
		transfers: [{ book: PLATFORM_BOOK, debit: wish.from, credit: `refund_transit:${refundId}`, amount: wish.amountSatang, paymentId }],
	});
	await publish(ctx, 'payments.refund_requested', { refundId, paymentId });
	return { refundId };
}

export interface RefundWork {
	readonly paymentId: string;
	readonly refundId: string;
	readonly chargeId: string;
	readonly amountSatang: Satang;
	/** it was sent before and the answer was lost */
	readonly triedBefore: boolean;
	/** long enough ago that the gateway's list tells the truth */
	readonly maySend: boolean;
}

const findRefund = (ctx: Ctx, refund: { paymentId: string; refundId: string }) =>
	ctx.db
		.selectFrom('payments.refund')
		.selectAll()
		.where('payment_id', '=', refund.paymentId)
		.where('refund_id', '=', refund.refundId)
		.forUpdate()
		.executeTakeFirst();

/** Sends a refund; one without an answer is looked up by the same id before it may be sent again. */
export const sendRefund: OutsideHandler<RefundWork, RefundAnswer, Gateway, { refundId: string; paymentId: string }> = {
	async claim(ctx, news) {
		await lockPayment(ctx, news.paymentId);
		const refund = await findRefund(ctx, news);
		if (!refund || refund.state === 'settled' || refund.state === 'sent') return null;
		const triedBefore = refund.tried_at !== null;
		const maySend = refund.tried_at === null || ctx.now.getTime() - refund.tried_at.getTime() >= limits.unknownMs;
		if (maySend) {
			await ctx.db
				.updateTable('payments.refund')
				.set({ state: 'sending', tried_at: ctx.now })
				.where('payment_id', '=', news.paymentId)
				.where('refund_id', '=', news.refundId)
				.execute();
		}
		return { ...news, chargeId: refund.charge_id, amountSatang: refund.amount_satang, triedBefore, maySend };
	},
	async call(work, gateway) {
		const found = work.triedBefore ? await gateway.findRefund(work.chargeId, work.refundId) : null;
		if (found) return found;
		if (!work.maySend) return { status: 'unknown', providerId: null, failure: 'too early to say' };
		const answer = await gateway.refund(work);
		if (answer.status !== 'unknown') return answer;
		return (await gateway.findRefund(work.chargeId, work.refundId)) ?? answer;
	},
	async record(ctx, work, answer) {
		if (answer.status === 'settled' || answer.status === 'pending') return recordRefund(ctx, work, answer);
		// Thrown, so that it is tried again later and, in the end, waits for a person.
		throw new Error(`refund ${work.refundId} is ${answer.status}: ${answer.failure ?? ''}`);
	},
};

/** Writes down what the gateway says of a refund; a settled one is booked once. Publishes payments.refunded. */
export async function recordRefund(ctx: Ctx, ref: { paymentId: string; refundId: string }, answer: RefundAnswer): Promise<void> {
	const payment = await lockPayment(ctx, ref.paymentId);
	const refund = await findRefund(ctx, ref);
	if (!refund || refund.state === 'settled') return;
	const settled = answer.status === 'settled';
	if (!settled && answer.status !== 'pending') return;
	await ctx.db
		.updateTable('payments.refund')
		.set({ state: settled ? 'settled' : 'sent', provider_id: answer.providerId, settled_at: settled ? ctx.now : null })
		.where('payment_id', '=', ref.paymentId)
		.where('refund_id', '=', ref.refundId)
		.execute();
	if (settled) await settle(ctx, payment, refund);
}

async function settle(
	ctx: Ctx,
	payment: PaymentRow,
	refund: { refund_id: string; amount_satang: Satang; from_account: string; order_id: string | null },
): Promise<void> {
	const { payment_id: paymentId } = payment;
	const { refund_id: refundId, amount_satang: amount, order_id: orderId } = refund;
	await post(ctx, {
		movement: 'refund_settled',
		reference: refundId,
		transfers: [{ book: PLATFORM_BOOK, debit: `refund_transit:${refundId}`, credit: 'gateway_cash', amount, paymentId }],
	});
	if (refund.from_account.startsWith('unapplied:')) {
		await ctx.db
			.updateTable('payments.payment')
			.set((eb) => ({ returning_satang: eb('returning_satang', '-', amount), returned_satang: eb('returned_satang', '+', amount) }))
			.where('payment_id', '=', paymentId)
			.execute();
	} else {
		const state = payment.refunded_satang + amount === payment.captured_satang ? 'refunded' : 'part_refunded';
		await ctx.db
			.updateTable('payments.payment')
			.set({ state, refunding_satang: satang(payment.refunding_satang - amount), refunded_satang: satang(payment.refunded_satang + amount) })
			.where('payment_id', '=', paymentId)
			.execute();
		await writeHistory(ctx, paymentId, state, null);
	}
	await publish(ctx, 'payments.refunded', { paymentId, orderId, refundId, amountSatang: amount, payerId: payment.payer_id });
}

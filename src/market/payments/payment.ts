import { actorName } from '#kernel/actor';
import { bahtText, type Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { maySee } from './policy.ts';
import type { PaymentState } from './steps.ts';

/**
 * Opens a payment: a QR follows as soon as the gateway has been asked (startCharge). Publishes payments.opened.
 * @param wish.until when the QR ends; satang
 * @refuses payments.too_little, payments.too_much: what PromptPay does not take at once
 */
export async function openPayment(
	ctx: Ctx,
	wish: { reference: string; checkoutId: string; payerId: string; amountSatang: Satang; until: Date },
): Promise<{ paymentId: string }> {
	if (wish.amountSatang < limits.leastSatang) refuse('payments.too_little', 'invalid', { least: bahtText(limits.leastSatang) });
	if (wish.amountSatang > limits.mostSatang) refuse('payments.too_much', 'invalid', { most: bahtText(limits.mostSatang) });
	const paymentId = ctx.newId();
	await ctx.db
		.insertInto('payments.payment')
		.values({
			payment_id: paymentId,
			reference: wish.reference,
			checkout_id: wish.checkoutId,
			payer_id: wish.payerId,
			state: 'open',
			amount_satang: wish.amountSatang,
			leased_until: ctx.now,
			opened_at: ctx.now,
			expires_at: wish.until,
		})
		.execute();
	await writeHistory(ctx, paymentId, 'open', null);
	await publish(ctx, 'payments.opened', { paymentId });
	return { paymentId };
}

/** @refuses payments.not_found */
export async function findPayment(ctx: ReadCtx, paymentId: string) {
	const row = await ctx.db.selectFrom('payments.payment').selectAll().where('payment_id', '=', paymentId).executeTakeFirst();
	return row ?? refuse('payments.not_found', 'not_found');
}
export type PaymentRow = Awaited<ReturnType<typeof findPayment>>;

/** Takes the payment before anything else of its money is touched: the first lock of everyone who moves it. @refuses payments.not_found */
export async function lockPayment(ctx: Ctx, paymentId: string): Promise<PaymentRow> {
	const row = await ctx.db.selectFrom('payments.payment').selectAll().where('payment_id', '=', paymentId).forUpdate().executeTakeFirst();
	return row ?? refuse('payments.not_found', 'not_found');
}

export async function writeHistory(ctx: Ctx, paymentId: string, state: PaymentState, why: string | null): Promise<void> {
	await ctx.db
		.insertInto('payments.history')
		.values({ payment_id: paymentId, history_id: ctx.newId(), state, at: ctx.now, by_whom: actorName(ctx.actor), why })
		.execute();
}

/** Ends payments whose time is over; money may still come late. Publishes payments.expired once each. @returns how many */
export async function expireDuePayments(ctx: Ctx, { atMost }: { atMost: number }): Promise<number> {
	const due = await ctx.db
		.selectFrom('payments.payment')
		.select(['payment_id', 'checkout_id'])
		.where('state', '=', 'open')
		.where('expires_at', '<=', ctx.now)
		.orderBy('expires_at')
		.limit(atMost)
		.forUpdate()
		.skipLocked()
		.execute();
	for (const payment of due) await end(ctx, payment, 'payments.time_over');
	return due.length;
}

async function end(
	ctx: Ctx,
	{ payment_id: paymentId, checkout_id: checkoutId }: Pick<PaymentRow, 'payment_id' | 'checkout_id'>,
	why: string,
): Promise<void> {
	await ctx.db.updateTable('payments.payment').set({ state: 'expired' }).where('payment_id', '=', paymentId).where('state', '=', 'open').execute();
	await writeHistory(ctx, paymentId, 'expired', why);
	await publish(ctx, 'payments.expired', { paymentId, checkoutId });
}

/**
 * The payer would rather not pay now: as if its time were over; money may still come late. Of one that is over already nothing is changed.
 * @returns whether nothing was paid
 * @refuses payments.not_found
 */
export async function leavePayment(ctx: Ctx, paymentId: string): Promise<boolean> {
	const payment = await lockPayment(ctx, paymentId);
	if (!maySee(ctx.actor, payment)) refuse('payments.not_found', 'not_found');
	if (payment.state === 'open') await end(ctx, payment, 'payments.left');
	return payment.state === 'open' || payment.state === 'expired';
}

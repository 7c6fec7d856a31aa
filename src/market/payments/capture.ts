import { satang, type Satang } from '#kernel/money';
import { PLATFORM_BOOK, post } from '#market/ledger';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { ChargeFacts } from './gateway.ts';
import { lockPayment, writeHistory, type PaymentRow } from './payment.ts';
import { refundUnapplied } from './refund.ts';

type Kind = 'exact' | 'short' | 'over' | 'double';

/**
 * Books what really arrived at the gateway: each charge once, however often and in whatever order it is told.
 * Enough and nothing before → captured (late when the payment had expired); everything else → unapplied and back to the payer.
 * Publishes payments.captured or payments.captured_late, payments.unapplied.
 * @returns 'foreign' when the charge does not fit the payment it names: for a person to look at
 * @refuses payments.not_found when it names a payment we do not know
 */
export async function bookCharge(ctx: Ctx, facts: ChargeFacts): Promise<'booked' | 'known' | 'unpaid' | 'foreign'> {
	if (facts.status !== 'successful' || facts.paymentId === null) return 'unpaid';
	const payment = await lockPayment(ctx, facts.paymentId);
	if (facts.duplicateOf === null && facts.amountSatang !== payment.amount_satang) return 'foreign';
	if (facts.receivedSatang <= 0) return 'foreign';
	const kind = kindOfMoney(payment, facts.receivedSatang);
	const applied = kind === 'exact' || kind === 'over' ? payment.amount_satang : satang(0);
	const late = payment.state === 'expired';
	const fresh = await ctx.db
		.insertInto('payments.receipt')
		.values({
			charge_id: facts.chargeId,
			payment_id: payment.payment_id,
			received_satang: facts.receivedSatang,
			applied_satang: applied,
			fee_satang: facts.feeSatang,
			kind,
			late,
			paid_at: facts.paidAt ?? ctx.now,
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.column('charge_id').doNothing())
		.returning('charge_id')
		.executeTakeFirst();
	if (!fresh) return 'known';
	if (applied > 0) await capture(ctx, payment, facts.chargeId, late);
	const rest = satang(facts.receivedSatang - applied);
	if (rest > 0) await setAside(ctx, payment, facts.chargeId, rest, kind);
	if (facts.feeSatang > 0) {
		await post(ctx, {
			movement: 'charge_fee',
			reference: facts.chargeId,
			transfers: [{ book: PLATFORM_BOOK, debit: 'gateway_fees', credit: 'gateway_withheld', amount: facts.feeSatang }],
		});
	}
	return 'booked';
}

function kindOfMoney(payment: PaymentRow, received: Satang): Kind {
	if (payment.captured_satang > 0) return 'double';
	return received === payment.amount_satang ? 'exact' : received > payment.amount_satang ? 'over' : 'short';
}

async function capture(ctx: Ctx, payment: PaymentRow, chargeId: string, late: boolean): Promise<void> {
	const { payment_id: paymentId, checkout_id: checkoutId, amount_satang: amountSatang } = payment;
	await post(ctx, {
		movement: 'payment_captured',
		reference: paymentId,
		transfers: [{ book: PLATFORM_BOOK, debit: 'gateway_cash', credit: `held:${checkoutId}`, amount: amountSatang, paymentId }],
	});
	await ctx.db
		.updateTable('payments.payment')
		.set({ state: 'captured', captured_satang: amountSatang, captured_charge_id: chargeId })
		.where('payment_id', '=', paymentId)
		.where('state', 'in', ['open', 'expired'])
		.execute();
	await writeHistory(ctx, paymentId, 'captured', late ? 'payments.came_late' : null);
	await publish(ctx, late ? 'payments.captured_late' : 'payments.captured', { paymentId, checkoutId, amountSatang });
}

/** Short, over or double: kept apart under the payment's name, and sent back at once. */
async function setAside(ctx: Ctx, payment: PaymentRow, chargeId: string, amount: Satang, kind: Kind): Promise<void> {
	const { payment_id: paymentId } = payment;
	await post(ctx, {
		movement: 'payment_unapplied',
		reference: chargeId,
		transfers: [{ book: PLATFORM_BOOK, debit: 'gateway_cash', credit: `unapplied:${paymentId}`, amount, paymentId }],
	});
	await ctx.db
		.updateTable('payments.payment')
		.set((eb) => ({ unapplied_satang: eb('unapplied_satang', '+', amount) }))
		.where('payment_id', '=', paymentId)
		.execute();
	await publish(ctx, 'payments.unapplied', { paymentId });
	await refundUnapplied(ctx, { paymentId, chargeId, amountSatang: amount, cause: `payments.${kind}` });
}

import { actorName } from '#kernel/actor';
import type { Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { throughBeats, type OutsideHandler, type Run } from '#platform/outside';
import { bookCharge } from './capture.ts';
import type { ChargeFacts, Gateway, OpenedCharge } from './gateway.ts';
import { limits } from './limits.ts';
import { lockPayment, type PaymentRow } from './payment.ts';
import { maySee } from './policy.ts';
import { asksFor } from './promptpay.ts';

export interface ChargeWork {
	readonly paymentId: string;
	readonly reference: string;
	readonly amountSatang: Satang;
	readonly expiresAt: Date;
	/** since then a charge may exist whose answer was lost */
	readonly triedSince: Date | null;
}

/**
 * Gets the QR of a fresh payment from the gateway. The worker and the page may both try: one at a time, by a lease; what a lost answer
 * left behind is looked up first.
 * @refuses payments.qr_mismatch when the QR asks for another amount than the payment
 */
export const startCharge: OutsideHandler<ChargeWork, OpenedCharge, Gateway, { paymentId: string }> = {
	async claim(ctx, { paymentId }) {
		const payment = await lockPayment(ctx, paymentId);
		if (!maySee(ctx.actor, payment)) return refuse('payments.not_found', 'not_found');
		return claimCharge(ctx, payment);
	},
	call: (work, gateway) => openOrFind(work, gateway),
	record: (ctx, work, opened) => recordCharge(ctx, work.paymentId, opened),
};

/** Leases a payment that has no QR yet. @returns null when it needs none or somebody else is at it */
export async function claimCharge(ctx: Ctx, payment: PaymentRow): Promise<ChargeWork | null> {
	if (payment.state !== 'open' || payment.charge_id !== null) return null;
	if (payment.expires_at.getTime() < ctx.now.getTime() + limits.chargeAtLeastMs) return null;
	const mine = ctx.actor.kind === 'system' && payment.leased_by === actorName(ctx.actor);
	if (payment.leased_until > ctx.now && !mine) return null;
	await ctx.db
		.updateTable('payments.payment')
		.set({ leased_until: later(ctx.now, limits.leaseMs), leased_by: actorName(ctx.actor), charge_tried_at: payment.charge_tried_at ?? ctx.now })
		.where('payment_id', '=', payment.payment_id)
		.execute();
	return {
		paymentId: payment.payment_id,
		reference: payment.reference,
		amountSatang: payment.amount_satang,
		expiresAt: payment.expires_at,
		triedSince: payment.charge_tried_at,
	};
}

export async function openOrFind(work: ChargeWork, gateway: Gateway): Promise<OpenedCharge> {
	const found = work.triedSince && (await gateway.findCharge(work.paymentId, work.triedSince));
	const opened = found ? { chargeId: found.chargeId, ...(await gateway.readQr(found.chargeId)) } : await gateway.openCharge(work);
	// A QR with another amount would be paid in good faith: better none.
	if (opened.qrText !== null && !asksFor(opened.qrText, work.amountSatang)) return refuse('payments.qr_mismatch', 'unavailable');
	if (opened.qrText === null && opened.qrImage === null) throw new Error(`charge ${opened.chargeId} came without a QR`);
	return opened;
}

/** Keeps the QR. A second one, of a race, is left to expire; should somebody pay it, its money is found by the payment's id. */
export async function recordCharge(ctx: Ctx, paymentId: string, opened: OpenedCharge): Promise<void> {
	await ctx.db
		.updateTable('payments.payment')
		.set({
			charge_id: opened.chargeId,
			qr_text: opened.qrText,
			qr_image: opened.qrText === null ? (opened.qrImage?.bytes ?? null) : null,
			qr_image_type: opened.qrText === null ? (opened.qrImage?.type ?? null) : null,
			leased_until: ctx.now,
		})
		.where('payment_id', '=', paymentId)
		.where('charge_id', 'is', null)
		.execute();
}

/**
 * For the pay page when the worker was not there yet.
 * @param run runs one command as the person who looks at the page
 * @returns whether the gateway was asked; look at the payment again either way
 */
export const startChargeNow = (run: Run, gateway: Gateway, paymentId: string): Promise<boolean> =>
	throughBeats(run, startCharge, gateway, { paymentId }, `start:${paymentId}`);

/** Tells the gateway that nobody waits for this money any more; money that came in the last moment is booked. */
export const expireCharge: OutsideHandler<{ chargeId: string }, ChargeFacts, Gateway, { paymentId: string; checkoutId: string }> = {
	async claim(ctx, { paymentId }) {
		const payment = await lockPayment(ctx, paymentId);
		return payment.state === 'expired' && payment.charge_id !== null ? { chargeId: payment.charge_id } : null;
	},
	call: ({ chargeId }, gateway) => gateway.expireCharge(chargeId),
	async record(ctx, _work, facts) {
		await bookCharge(ctx, facts);
	},
};

import { satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { PaymentView, ReturnView } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import type { QrImage } from './gateway.ts';
import { limits } from './limits.ts';
import { findPayment, type PaymentRow } from './payment.ts';
import { maySee } from './policy.ts';
import { readPromptpay } from './promptpay.ts';
import type { PaymentState } from './steps.ts';

/** Who a payer's bank shows when the QR does not say. */
const PAYEE = 'ตลาดชุมชน (Omise)';

/** The payment for its payer. @refuses payments.not_found, also for anybody else */
export async function viewPayment(ctx: ReadCtx, paymentId: string): Promise<PaymentView> {
	return shape(ctx, await findOwn(ctx, paymentId));
}

/** The newest payment of a checkout. @refuses payments.not_found */
export async function paymentOf(ctx: ReadCtx, checkoutId: string): Promise<PaymentView> {
	const row = await ctx.db
		.selectFrom('payments.payment')
		.selectAll()
		.where('checkout_id', '=', checkoutId)
		.orderBy('opened_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && maySee(ctx.actor, row) ? shape(ctx, row) : refuse('payments.not_found', 'not_found');
}

/** The gateway's picture of the QR, when it gave no text. Serve it with `nosniff` and a sandboxing policy: it is not ours. @refuses payments.not_found */
export async function qrPicture(ctx: ReadCtx, paymentId: string): Promise<QrImage> {
	const row = await findOwn(ctx, paymentId);
	if (row.qr_image === null || row.qr_image_type === null) return refuse('payments.not_found', 'not_found');
	return { type: row.qr_image_type as QrImage['type'], bytes: row.qr_image };
}

async function findOwn(ctx: ReadCtx, paymentId: string): Promise<PaymentRow> {
	const row = await findPayment(ctx, paymentId);
	return maySee(ctx.actor, row) ? row : refuse('payments.not_found', 'not_found');
}

/** Each return of a payment's money, newest first. Most payments have none, and then nothing is asked. */
async function returnsOf(ctx: ReadCtx, row: PaymentRow): Promise<ReturnView[]> {
	if (row.refunding_satang + row.refunded_satang + row.unapplied_satang === 0) return [];
	const refunds = await ctx.db
		.selectFrom('payments.refund')
		.select(['refund_id', 'amount_satang', 'cause', 'state', 'order_id', 'at', 'settled_at'])
		.where('payment_id', '=', row.payment_id)
		.orderBy('refund_id', 'desc')
		.limit(limits.returnsShown)
		.execute();
	return refunds.map((refund) => ({
		refundId: refund.refund_id,
		amountSatang: refund.amount_satang,
		cause: refund.cause,
		state: refund.state === 'settled' ? 'returned' : 'on_its_way',
		orderId: refund.order_id,
		at: refund.at,
		returnedAt: refund.settled_at,
	}));
}

const shape = async (ctx: ReadCtx, row: PaymentRow): Promise<PaymentView> => ({
	paymentId: row.payment_id,
	reference: row.reference,
	state: row.state as PaymentState,
	amountSatang: row.amount_satang,
	refundedSatang: row.refunded_satang,
	returningSatang: satang(row.returning_satang + row.refunding_satang),
	returns: await returnsOf(ctx, row),
	payee: (row.qr_text && readPromptpay(row.qr_text)?.merchant) ?? PAYEE,
	qrText: row.qr_text,
	qrImage: row.qr_image_type === null ? null : `/pay/${row.payment_id}/qr`,
	expiresAt: row.expires_at,
	checkoutId: row.checkout_id,
});

import { z } from 'zod';
import { satang, type Satang } from '#kernel/money';
import type { ChargeFacts, RefundAnswer, TransferAnswer } from './gateway.ts';

/** How Omise writes its objects, as far as we read them; one function an object, in the market's words. */
const money = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const metadata = z.record(z.string(), z.unknown()).nullish();
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const chargeShape = z.object({
	object: z.literal('charge'),
	id: z.string().min(1).max(64),
	amount: money,
	currency: z.string(),
	status: z.enum(['pending', 'successful', 'failed', 'expired', 'reversed']),
	funding_amount: money.nullish(),
	funding_currency: z.string().nullish(),
	fee: money.nullish(),
	fee_vat: money.nullish(),
	metadata,
	created_at: time,
	paid_at: time.nullish(),
	source: z
		.object({
			scannable_code: z.object({ raw_data: z.string().nullish(), image: z.object({ download_uri: z.string().nullish() }).nullish() }).nullish(),
		})
		.nullish(),
});

/** @throws when it is not a charge in baht */
export function chargeFacts(json: unknown): ChargeFacts {
	const charge = chargeShape.parse(json);
	mustBeBaht(charge.currency);
	mustBeBaht(charge.funding_currency ?? charge.currency);
	const isPaid = charge.status === 'successful';
	const none = satang(0);
	return {
		chargeId: charge.id,
		status: charge.status,
		amountSatang: satang(charge.amount),
		receivedSatang: isPaid ? satang(charge.funding_amount ?? charge.amount) : none,
		feeSatang: isPaid ? satang((charge.fee ?? 0) + (charge.fee_vat ?? 0)) : none,
		paymentId: text(charge.metadata, 'payment_id'),
		duplicateOf: text(charge.metadata, 'duplicate_of'),
		paidAt: charge.paid_at ?? null,
		createdAt: charge.created_at,
	};
}

function mustBeBaht(currency: string): void {
	if (currency.toUpperCase() !== 'THB') throw new Error(`the gateway speaks of ${currency}, not of baht`);
}

const text = (given: Readonly<Record<string, unknown>> | null | undefined, name: string): string | null => {
	const value = given?.[name];
	return typeof value === 'string' && value !== '' ? value : null;
};

export const rawQr = (json: unknown): string | null => chargeShape.parse(json).source?.scannable_code?.raw_data?.trim() || null;
export const imageAddress = (json: unknown): string | null => chargeShape.parse(json).source?.scannable_code?.image?.download_uri ?? null;

const listShape = z.object({ data: z.array(z.unknown()), total: z.number().int().min(0) });

export function listOf(json: unknown): { rows: readonly unknown[]; total: number } {
	const list = listShape.parse(json);
	return { rows: list.data, total: list.total };
}

const refundShape = z.object({ object: z.literal('refund'), id: z.string().min(1), status: z.string().nullish(), metadata });

/** Older API versions tell no status: there a refund that exists is done. */
export function refundAnswer(json: unknown): RefundAnswer {
	const refund = refundShape.parse(json);
	return { status: refund.status === 'pending' ? 'pending' : 'settled', providerId: refund.id, failure: null };
}

export const refundIdOf = (json: unknown): string | null => text(refundShape.parse(json).metadata, 'refund_id');

const transferShape = z.object({
	object: z.literal('transfer'),
	id: z.string().min(1),
	amount: money,
	currency: z.string(),
	fee: money.nullish(),
	fee_vat: money.nullish(),
	net: money.nullish(),
	sent: z.boolean(),
	paid: z.boolean(),
	failure_code: z.string().nullish(),
	failure_message: z.string().nullish(),
	metadata,
});

/** @throws when it is not a transfer in baht */
export function transferAnswer(json: unknown): TransferAnswer {
	const transfer = transferShape.parse(json);
	mustBeBaht(transfer.currency);
	const fee = (transfer.fee ?? 0) + (transfer.fee_vat ?? 0);
	const status = transfer.failure_code ? 'failed' : transfer.paid ? 'settled' : transfer.sent ? 'sent' : 'sending';
	return {
		status,
		providerId: transfer.id,
		amountSatang: satang(transfer.amount),
		feeSatang: satang(fee),
		netSatang: satang(transfer.net ?? transfer.amount - fee) as Satang,
		failure: transfer.failure_code ? `${transfer.failure_code}: ${transfer.failure_message ?? ''}`.slice(0, 200) : null,
	};
}

export const transferIdOf = (json: unknown): string | null => text(transferShape.parse(json).metadata, 'payout_id');

const recipientShape = z.object({
	object: z.literal('recipient'),
	id: z.string().min(1),
	active: z.boolean().nullish(),
	deleted: z.boolean().nullish(),
	metadata,
});

export function recipientFacts(json: unknown): { recipientId: string; accountId: string | null } {
	const recipient = recipientShape.parse(json);
	return { recipientId: recipient.id, accountId: text(recipient.metadata, 'account_id') };
}

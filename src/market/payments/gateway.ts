import type { Satang } from '#kernel/money';

/** The port to a payment gateway: what the market needs of one, in the market's words. Adapters know its protocol. */
export interface Gateway {
	/** Opens a charge with a PromptPay QR. @throws when it is unknown whether one was opened: look with findCharge before asking again */
	openCharge(wish: { paymentId: string; reference: string; amountSatang: Satang; expiresAt: Date }): Promise<OpenedCharge>;
	/** The QR of a charge that was opened before. */
	readQr(chargeId: string): Promise<Qr>;
	readCharge(chargeId: string): Promise<ChargeFacts>;
	/** The first charge that carries the payment's id: after a time-out. @param since when the first try was made */
	findCharge(paymentId: string, since: Date): Promise<ChargeFacts | null>;
	/** Charges that were made since, newest first, at most so many; those of others included. */
	recentCharges(since: Date, atMost: number): Promise<ChargeFacts[]>;
	/** Ends a charge nobody paid; one that was paid meanwhile stays as it is. @returns how it stands */
	expireCharge(chargeId: string): Promise<ChargeFacts>;
	/** Sends money of a charge back. The gateway may not know keys here: look with findRefund before asking again. */
	refund(wish: { chargeId: string; refundId: string; amountSatang: Satang }): Promise<RefundAnswer>;
	findRefund(chargeId: string, refundId: string): Promise<RefundAnswer | null>;
	/** The payee as the gateway knows it. @param payee.mayExist looks for one that a lost answer made */
	ensureRecipient(payee: Payee & { mayExist: boolean }): Promise<RecipientAnswer>;
	/** Sends money to a bank account; the same transferId makes one transfer. @param wish.amountSatang what leaves the gateway, its fee included */
	transfer(wish: { transferId: string; recipientId: string; amountSatang: Satang }): Promise<TransferAnswer>;
	/** How a transfer stands, by the gateway's id when it is known, else by ours among those made since. */
	findTransfer(transferId: string, known: { providerId: string | null; since: Date }): Promise<TransferAnswer | null>;
	/** Whether a call-back really comes from the gateway: signature over the raw bytes, and not older or newer than five minutes. */
	verifyWebhook(headers: NoticeHeaders, rawBody: Uint8Array, now: Date): boolean;
}

export type NoticeHeaders = Headers | Readonly<Record<string, string | undefined>>;

export interface Qr {
	/** the EMVCo text when the gateway tells it */
	readonly qrText: string | null;
	readonly qrImage: QrImage | null;
}

export interface QrImage {
	readonly type: 'image/svg+xml' | 'image/png';
	readonly bytes: Buffer;
}

export interface OpenedCharge extends Qr {
	readonly chargeId: string;
}

export interface ChargeFacts {
	readonly chargeId: string;
	readonly status: 'pending' | 'successful' | 'failed' | 'expired' | 'reversed';
	/** what was asked for */
	readonly amountSatang: Satang;
	/** what arrived; 0 until it did */
	readonly receivedSatang: Satang;
	/** what the gateway keeps of it, VAT included; 0 until it arrived */
	readonly feeSatang: Satang;
	/** as we wrote it into the charge; null for charges that are not ours */
	readonly paymentId: string | null;
	/** the charge whose QR was paid once more */
	readonly duplicateOf: string | null;
	readonly paidAt: Date | null;
	readonly createdAt: Date;
}

/** refused: surely without effect. unknown: nobody can say, look it up. */
export interface RefundAnswer {
	readonly status: 'settled' | 'pending' | 'refused' | 'unknown';
	readonly providerId: string | null;
	readonly failure: string | null;
}

export interface Payee {
	readonly accountId: string;
	readonly kind: 'promptpay' | 'bank';
	/** the gateway's or the Bank of Thailand's code; null for PromptPay */
	readonly bankCode: string | null;
	/** account number or phone */
	readonly number: string;
	readonly name: string;
}

export interface RecipientAnswer {
	readonly status: 'known' | 'refused' | 'unknown';
	readonly recipientId: string | null;
	readonly failure: string | null;
}

/**
 * sending: taken, not on its way yet. sent: on its way. settled: the bank has it. failed: it came back or never left.
 * waiting: not now, ask again with the same id. refused: never. unknown: nobody can say, look it up.
 */
export interface TransferAnswer {
	readonly status: 'sending' | 'sent' | 'settled' | 'failed' | 'waiting' | 'refused' | 'unknown';
	readonly providerId: string | null;
	/** what left the gateway, what it kept, what the bank account gets; null until known */
	readonly amountSatang: Satang | null;
	readonly feeSatang: Satang | null;
	readonly netSatang: Satang | null;
	readonly failure: string | null;
}

import { parse } from 'promptparse';
import { readBaht, type Satang } from '#kernel/money';

/** What a PromptPay QR says. */
export interface PromptpayQr {
	readonly kind: 'credit_transfer' | 'bill_payment';
	/** phone (0066…), tax id, or 15-digit account; the biller's id in a bill payment */
	readonly payee: string;
	readonly reference1: string | null;
	readonly reference2: string | null;
	/** null when the payer types it */
	readonly amountSatang: Satang | null;
	/** as the payer's bank shows it, when the QR tells */
	readonly merchant: string | null;
}

const CREDIT_TRANSFER = 'A000000677010111';
const BILL_PAYMENT = 'A000000677010112';
const BAHT = '764';
const PROXIES = ['01', '02', '03', '04'] as const;

/**
 * Reads the text in a QR: CRC, lengths, order of the first and last tag, payee, baht.
 * @returns null when anything is not as PromptPay writes it
 * @source EMVCo Merchant-Presented QR Codes 1.1; Thai QR Payment Standard
 */
export function readPromptpay(text: string): PromptpayQr | null {
	const whole = text.trim();
	const qr = parse(whole, true, true);
	if (!qr || !qr.validate('63')) return null;
	const tags = qr.getTags();
	// The parser stops quietly at a length that runs past the end: then the parts are not the whole.
	const length = tags.reduce((total, tag) => total + 4 + tag.value.length, 0);
	if (length !== whole.length || tags.some((tag) => tag.value.length !== tag.length)) return null;
	if (tags[0]?.id !== '00' || tags[0].value !== '01' || tags.at(-1)?.id !== '63') return null;
	if (qr.getTagValue('53') !== BAHT || qr.getTagValue('58') !== 'TH') return null;
	const amountText = qr.getTagValue('54') ?? null;
	const amountSatang = amountText === null ? null : /^\d{1,10}(\.\d{1,2})?$/.test(amountText) ? readBaht(amountText) : null;
	if (amountText !== null && amountSatang === null) return null;
	const told = { amountSatang, merchant: qr.getTagValue('59') ?? null };
	if (qr.getTagValue('29', '00') === CREDIT_TRANSFER) {
		const payee = PROXIES.map((proxy) => qr.getTagValue('29', proxy)).find((value) => value !== undefined);
		return payee === undefined ? null : { kind: 'credit_transfer', payee, reference1: null, reference2: null, ...told };
	}
	if (qr.getTagValue('30', '00') !== BILL_PAYMENT) return null;
	const payee = qr.getTagValue('30', '01');
	if (payee === undefined) return null;
	return { kind: 'bill_payment', payee, reference1: qr.getTagValue('30', '02') ?? null, reference2: qr.getTagValue('30', '03') ?? null, ...told };
}

/** Whether a QR is good and asks for exactly that much. */
export const asksFor = (text: string, amountSatang: Satang): boolean => readPromptpay(text)?.amountSatang === amountSatang;

import { generate, parse } from 'promptparse';
import { renderSVG } from 'uqr';
import type { Charge } from './rows.ts';

/** A biller that cannot exist, tax id of zeros and suffix 01: a real bank app refuses it. */
const BILLER = '000000000000001';

/** The text in the charge's QR: a PromptPay bill payment (EMVCo tag 30) with the amount and our reference. */
export const qrText = (charge: Charge): string =>
	generate.billPayment({ billerId: BILLER, amount: charge.amount / 100, ref1: charge.reference, ref2: 'SIM' });

export const qrPicture = (charge: Charge): string => renderSVG(qrText(charge), { ecc: 'M', border: 3 });

/** @returns reference 1 of a scanned bill payment; null when its checksum is wrong or it is another kind of QR */
export const qrReference = (scanned: string): string | null => parse(scanned.trim(), true, true)?.getTagValue('30', '02') ?? null;

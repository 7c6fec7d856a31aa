import { assert } from './refusal.ts';

const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/**
 * The check digit of an item number's eight-digit serial.
 * @source UPU standard S10
 */
export function s10CheckDigit(serial: string): number {
	const total = [...serial].reduce((sum, digit, index) => sum + Number(digit) * WEIGHTS[index]!, 0);
	const check = 11 - (total % 11);
	return check === 10 ? 0 : check === 11 ? 5 : check;
}

/** 'EX' and 47312482 → 'EX473124829TH'. */
export function s10Number(indicator: string, serial: number): string {
	assert(/^[A-Z]{2}$/.test(indicator) && Number.isInteger(serial) && serial >= 0 && serial <= 99_999_999, `${indicator} ${serial} is no item number`);
	const digits = String(serial).padStart(8, '0');
	return `${indicator}${digits}${s10CheckDigit(digits)}TH`;
}

/** What a person typed or a scanner read: spaces and small letters forgiven. @returns null when the number, its check digit or its country is not ours */
export function readS10(text: string): string | null {
	const plain = text.replace(/[\s-]/g, '').toUpperCase();
	if (!/^[A-Z]{2}\d{9}TH$/.test(plain)) return null;
	return s10CheckDigit(plain.slice(2, 10)) === Number(plain[10]) ? plain : null;
}

/** 'EX 4731 2482 9 TH', as printed. */
export const s10Text = (number: string): string =>
	`${number.slice(0, 2)} ${number.slice(2, 6)} ${number.slice(6, 10)} ${number.slice(10, 11)} ${number.slice(11)}`;

import { assert } from './refusal.ts';

/** Whole satang (1 baht = 100 satang), a safe integer. Made only here. */
export type Satang = number & { readonly __unit: 'satang' };

/** @throws when the number is not a whole number that a double holds exactly: a bug at some border */
export const satang = (amount: number): Satang => {
	assert(Number.isSafeInteger(amount), `${amount} is not whole satang`);
	return amount as Satang;
};

export const baht = (amount: number): Satang => satang(Math.round(amount * 100));

export const sum = (amounts: readonly number[]): Satang => satang(amounts.reduce((total, amount) => total + amount, 0));

/** Quantity × unit price. */
export const times = (price: Satang, quantity: number): Satang => satang(price * quantity);

/** So many per cent less, never below one satang; a price of whole baht stays one of whole baht, the rest is the seller's. */
export function less(price: Satang, percent: number): Satang {
	const step = price % 100 === 0 && price > 100 ? 100 : 1;
	return satang(Math.max(step, Math.ceil((price * (100 - percent)) / 100 / step) * step));
}

/**
 * A share in basis points, rounded half to even once.
 * @param bps 100 = 1 %
 */
export function share(amount: Satang, bps: number): Satang {
	const exact = BigInt(amount) * BigInt(bps);
	const whole = exact / 10_000n;
	const rest = exact % 10_000n;
	const up = rest > 5_000n || (rest === 5_000n && whole % 2n === 1n);
	return satang(Number(up ? whole + 1n : whole));
}

/**
 * Splits an amount by weights and loses nothing: each part is within one satang of its exact share, parts sum to the amount,
 * the rest goes to the largest remainders, ties to the earlier line.
 * @param weights whole numbers ≥ 0, at least one above 0
 */
export function splitByWeights(amount: Satang, weights: readonly number[]): Satang[] {
	const total = weights.reduce((a, b) => a + BigInt(b), 0n);
	assert(total > 0n && amount >= 0, 'a split needs a weight and an amount of 0 or more');
	const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
	const parts = exact.map((value) => value / total);
	let rest = BigInt(amount) - parts.reduce((a, b) => a + b, 0n);
	const order = exact
		.map((value, index) => ({ index, remainder: value % total }))
		.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
	for (const { index } of order) {
		if (rest === 0n) break;
		parts[index] = (parts[index] ?? 0n) + 1n;
		rest -= 1n;
	}
	return parts.map((part) => satang(Number(part)));
}

/**
 * Reads what a person typed as baht: '1,250', '1250.5', '๑๒๕๐', '฿89.50'.
 * @returns null when it is not an amount of 0 or more with at most two decimals below 10 million baht
 */
export function readBaht(text: string): Satang | null {
	const plain = text
		.trim()
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.replace(/^฿|บาท$|,|\s/g, '');
	const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain);
	if (!match) return null;
	return satang(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

const wholeBaht = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const exactBaht = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** '2,417' or '2,417.50': satang shown only when there are any. */
export const bahtText = (amount: number): string => (amount % 100 === 0 ? wholeBaht : exactBaht).format(amount / 100);
/** Always with satang, as on the pay page and in statements: '2,417.00'. */
export const exactBahtText = (amount: number): string => exactBaht.format(amount / 100);

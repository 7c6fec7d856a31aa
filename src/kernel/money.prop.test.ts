import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bahtText, exactBahtText, readBaht, satang, share, splitByWeights, sum, times } from './money.ts';

const MOST = 9_000_000_000_000;
const amount = fc
	.oneof(
		fc.integer({ min: 0, max: 1000 }),
		fc.integer({ min: 0, max: 50_000_000 }),
		fc.maxSafeInteger().map((value) => Math.abs(value) % MOST),
	)
	.map(satang);
const weights = fc
	.array(fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 1_000_000 })), { minLength: 1, maxLength: 40 })
	.filter((all) => all.some((one) => one > 0));
const thorough = { numRuns: 3000 };

describe('splitting', () => {
	test('loses nothing, and no part is off by a satang', () => {
		fc.assert(
			fc.property(amount, weights, (whole, by) => {
				const parts = splitByWeights(whole, by);
				expect(parts).toHaveLength(by.length);
				expect(sum(parts)).toBe(whole);
				const total = by.reduce((a, b) => a + BigInt(b), 0n);
				for (const [index, part] of parts.entries()) {
					expect(part).toBeGreaterThanOrEqual(0);
					const off = BigInt(part) * total - BigInt(whole) * BigInt(by[index]!);
					expect(off < total && off > -total).toBe(true);
					if (by[index] === 0) expect(part).toBe(0);
				}
			}),
			thorough,
		);
	});
	test('gives a larger weight no less', () => {
		fc.assert(
			fc.property(amount, weights, (whole, by) => {
				const parts = splitByWeights(whole, by);
				for (const [a, heavy] of by.entries())
					for (const [b, light] of by.entries()) if (heavy > light) expect(parts[a]).toBeGreaterThanOrEqual(parts[b]!);
			}),
		);
	});
	test('gives the same parts to the same lines in another order, but for the satang of a tie', () => {
		fc.assert(
			fc.property(amount, fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 }), (whole, by) => {
				const turned = [...by].reverse();
				const [parts, others] = [splitByWeights(whole, by), splitByWeights(whole, turned).reverse()];
				for (const [index, part] of parts.entries()) expect(Math.abs(part - others[index]!)).toBeLessThanOrEqual(1);
			}),
		);
	});
});

describe('a share', () => {
	test('and its rest are the whole, within half a satang of exact', () => {
		fc.assert(
			fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (whole, bps) => {
				const part = share(whole, bps);
				expect(part).toBeGreaterThanOrEqual(0);
				expect(part).toBeLessThanOrEqual(whole);
				const off = BigInt(part) * 10_000n - BigInt(whole) * BigInt(bps);
				expect(off <= 5000n && off >= -5000n).toBe(true);
				if (off === 5000n || off === -5000n) expect(part % 2).toBe(0);
				expect(satang(whole - part) + part).toBe(whole);
			}),
			thorough,
		);
	});
	test('rounds halves to even', () => {
		expect([450, 500, 550, 8950, 8970, 10].map((whole) => share(satang(whole), 500))).toEqual([22, 25, 28, 448, 448, 0]);
		expect([90, 110, 130, 150].map((whole) => share(satang(whole), 500))).toEqual([4, 6, 6, 8]);
	});
});

describe('baht as text', () => {
	test('is read back as it was written', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 999_999_999 }), (whole) => {
				expect(readBaht(exactBahtText(whole))).toBe(whole);
				expect(readBaht(bahtText(whole))).toBe(whole);
				expect(readBaht(`฿${exactBahtText(whole)} บาท`)).toBe(whole);
			}),
			thorough,
		);
	});
	test('in Thai digits is the same', () => expect(readBaht('๑,๒๕๐.๕๐')).toBe(125_050));
	test('that is none is refused', () => {
		for (const text of ['', ' ', '-1', '1.234', '1e3', '0x10', 'NaN', '12345678', '1.', '..', '1 000 บาท x']) expect(readBaht(text), text).toBeNull();
		fc.assert(fc.property(fc.string(), (text) => readBaht(text) === null || Number.isSafeInteger(readBaht(text))));
	});
});

test('what is no whole satang is a bug, told at once', () => {
	for (const value of [0.5, NaN, Infinity, 2 ** 53]) expect(() => satang(value)).toThrow();
	expect(() => times(satang(2 ** 52), 4)).toThrow();
});

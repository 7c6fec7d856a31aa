import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readS10, s10CheckDigit, s10Number, s10Text } from './s10.ts';

/** UPU S10, with numbers from the standard's own example, the carrier's samples, and ones whose remainder is 0 and 1. */
const valid = [
	['EA473124829TH', 9],
	['ED852942182TH', 2],
	['RC338848854TH', 4],
	['EB123456785TH', 5],
	['OA000000014TH', 4],
	['PA876543216TH', 6],
	['EC123400070TH', 0],
	['ED123400145TH', 5],
] as const;
const invalid = [
	['EA473124820TH', 'check digit should be 9'],
	['EY145587896TH', 'a printed sample whose check digit would be 8'],
	['EB000000001TH', 'a printed sample whose check digit would be 5'],
	['EB123456785US', 'not a Thai number'],
	['EB12345678TH', 'too short'],
	['1B123456785TH', 'begins with two letters'],
	['', 'nothing'],
	['EA473124829THX', 'too long'],
	['EA๔๗๓๑๒๔๘๒๙TH', 'not the digits that are printed'],
] as const;

describe('S10 numbers', () => {
	test.each(valid)('%s ends in %i', (number, check) => {
		expect(s10CheckDigit(number.slice(2, 10))).toBe(check);
		expect(s10Number(number.slice(0, 2), Number(number.slice(2, 10)))).toBe(number);
		expect(readS10(number)).toBe(number);
	});
	test.each(invalid)('%s is none: %s', (number) => expect(readS10(number)).toBeNull());

	test('are read as people type them and written in groups', () => {
		expect(readS10(' ea 4731 2482 9 th')).toBe('EA473124829TH');
		expect(readS10('EA-47312482-9-TH')).toBe('EA473124829TH');
		expect(s10Text('EA473124829TH')).toBe('EA 4731 2482 9 TH');
	});

	test('come back from any serial; of wrong digits the check finds all but one kind', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 2, max: 10 }), fc.integer({ min: 1, max: 9 }), (serial, at, by) => {
				const number = s10Number('EX', serial);
				expect(readS10(s10Text(number))).toBe(number);
				const wrong = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
				// Remainders 0 and 6 share the check digit 5: a wrong digit may hide there, nowhere else.
				const rest = remainder(number);
				if (readS10(wrong) !== null) expect([rest, remainder(wrong)].sort((a, b) => a - b)).toEqual([0, 6]);
			}),
		);
	});

	test('are not made from what is no serial', () => {
		for (const serial of [-1, 1.5, 100_000_000, Number.NaN]) expect(() => s10Number('EX', serial)).toThrow('impossible');
		expect(() => s10Number('X', 1)).toThrow('impossible');
	});
});

const remainder = (number: string): number =>
	[...number.slice(2, 10)].reduce((sum, digit, index) => sum + Number(digit) * [8, 6, 4, 2, 3, 5, 9, 7][index]!, 0) % 11;

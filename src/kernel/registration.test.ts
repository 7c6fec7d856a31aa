import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idText, maskedId, readEnterpriseNumber, readJuristicId, readNationalId } from './registration.ts';

/** Twelve digits and the one that checks them. */
const whole = (twelve: string): string => {
	const sum = [...twelve].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
	return `${twelve}${(11 - (sum % 11)) % 10}`;
};

test('a national number is read as people write it and checked by its last digit', () => {
	// The first twelve digits are made up; the thirteenth follows from them.
	expect(readNationalId('1234567890121')).toBe('1234567890121');
	expect(readNationalId('1-2345-67890-12-1')).toBe('1234567890121');
	expect(readNationalId('๑ ๒๓๔๕ ๖๗๘๙๐ ๑๒ ๑')).toBe('1234567890121');
	for (const wrong of ['1234567890123', '123456789012', '12345678901211', '0994000158378', 'abc', '', '9'.repeat(5000)])
		expect(readNationalId(wrong), wrong).toBeNull();
	expect([idText('1234567890121'), maskedId('1234567890121')]).toEqual(['1-2345-67890-12-1', '1-2345-xxxxx-xx-1']);
});

test('a juristic number begins with 0', () => {
	const number = whole('099400015837');
	expect(readJuristicId(number)).toBe(number);
	expect(readNationalId(number)).toBeNull();
	expect(readJuristicId('1234567890121')).toBeNull();
});

test('one wrong digit is always found, unless the check digit folds 10 and 11 into 0 and 1', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[1-8]\d{11}$/), fc.integer({ min: 1, max: 11 }), fc.integer({ min: 1, max: 9 }), (twelve, at, by) => {
			const number = whole(twelve);
			const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
			const change = (whole(wrong.slice(0, 12)).at(-1) ?? '') === number.at(-1);
			expect(readNationalId(number)).toBe(number);
			expect(readNationalId(wrong) === null).toBe(!change);
		}),
	);
});

test('a community enterprise number has one shape', () => {
	expect(readEnterpriseNumber('4-32-01-01/1-0012')).toBe('4-32-01-01/1-0012');
	expect(readEnterpriseNumber(' ๔-๓๒-๐๑-๐๑/๒-๐๐๑๒ ')).toBe('4-32-01-01/2-0012');
	for (const wrong of ['4-32-01-01/3-0012', '4-32-01-01-1-0012', '4320101/1-0012', '4-32-01-01/1-00123'])
		expect(readEnterpriseNumber(wrong), wrong).toBeNull();
});

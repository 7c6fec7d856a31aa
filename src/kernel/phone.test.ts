import { describe, expect, test } from 'vitest';
import { maskedPhone, phoneText, readPhone } from './phone.ts';

describe('phones', () => {
	test.each([
		['0812345678', '+66812345678'],
		['081-234-5678', '+66812345678'],
		['๐๘๑ ๒๓๔ ๕๖๗๘', '+66812345678'],
		['+66 81 234 5678', '+66812345678'],
		['+66 (0)81 234 5678', '+66812345678'],
		['66812345678', '+66812345678'],
		['0066812345678', '+66812345678'],
		['02 123 4567', '+6621234567'],
		['044-511234', '+6644511234'],
		['081\u200b2345678', '+66812345678'],
	])('%s is %s', (typed, phone) => expect(readPhone(typed)).toBe(phone));
	test.each(['', '0', '081234567', '08123456789', '+12025550100', '0012345678', 'โทร 0812345678', '021234567 ต่อ 1', '1545'])('%j is none', (typed) =>
		expect(readPhone(typed)).toBeNull(),
	);
	test('are printed and masked', () => {
		expect([phoneText('+66812345678'), phoneText('+6621234567')]).toEqual(['081 234 5678', '02 123 4567']);
		expect([maskedPhone('+66812345678'), maskedPhone('+6621234567')]).toEqual(['08x xxx 5678', '02 xxx 4567']);
	});
});

import { checksum, generate, withCrcTag } from 'promptparse';
import { describe, expect, test } from 'vitest';
import { satang } from '#kernel/money';
import { asksFor, readPromptpay } from './promptpay.ts';
import { crc16, foreign, published, ours } from './promptpay.vectors.ts';

describe('a good QR', () => {
	test.each(ours)('$name', ({ payload, ...told }) => {
		const read = readPromptpay(payload);
		expect(read).toMatchObject({
			kind: told.kind,
			payee: told.payee,
			amountSatang: told.amountSatang,
			reference1: told.reference1 ?? null,
			reference2: told.reference2 ?? null,
		});
	});
	test.each(published)('published: $name', ({ payload, amountSatang }) => {
		expect(readPromptpay(payload)?.amountSatang).toBe(amountSatang);
	});
	test('asks for one amount only', () => {
		const text = generate.billPayment({ billerId: '000000000123601', ref1: 'ORD1', amount: 1889.5 });
		expect(asksFor(text, satang(188_950))).toBe(true);
		for (const other of [188_949, 188_951, 18_895, 1_889_500, 0]) expect(asksFor(text, satang(other)), String(other)).toBe(false);
	});
	test('without an amount asks for none', () => expect(asksFor(ours[0]!.payload, satang(0))).toBe(false));
	test('tells whom the payer’s bank shows', () => {
		expect(readPromptpay(ours.find((one) => one.name.includes('merchant'))!.payload)?.merchant).toBe('COMMUNITY MARKET');
	});
});

describe('refused', () => {
	test.each(foreign)('$name', ({ payload }) => expect(readPromptpay(payload)).toBeNull());
	test('any single changed character', () => {
		const { payload } = ours[1]!;
		for (let at = 0; at < payload.length; at++) {
			const other = payload[at] === '1' ? '2' : '1';
			expect(readPromptpay(payload.slice(0, at) + other + payload.slice(at + 1)), `at ${at}`).toBeNull();
		}
	});
	test('cut anywhere, or with something behind', () => {
		const { payload } = ours[1]!;
		for (let length = 0; length < payload.length; length++) expect(readPromptpay(payload.slice(0, length)), `length ${length}`).toBeNull();
		expect(readPromptpay(`${payload}5802TH`)).toBeNull();
	});
	test('a right checksum over a wrong amount, country or first tag', () => {
		const body = (amount: string, country = '5802TH', first = '000201') =>
			withCrcTag(`${first}01021229370016A0000006770101110113006681234567853037645${amount}${country}`, '63');
		expect(readPromptpay(body('40510.00'))?.amountSatang).toBe(1000);
		for (const bad of ['403ten', '4061e3.00', '40410.1.', '405-1.00', '4061,0.00', '40610.000']) expect(readPromptpay(body(bad)), bad).toBeNull();
		expect(readPromptpay(body('40510.00', '5802US'))).toBeNull();
		expect(readPromptpay(body('40510.00', '5802TH', '000202'))).toBeNull();
	});
});

test.each(crc16)('CRC-16 of "$input" is $crcHex', ({ input, crcHex }) => expect(checksum(input)).toBe(crcHex));

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MASK, maskContacts } from './contacts.ts';

const hidden = (text: string): boolean => maskContacts(text).masked;
const digit = (script: 'arabic' | 'thai' | 'wide' | 'words') => (value: string) =>
	script === 'thai'
		? String.fromCodePoint(0xe50 + Number(value))
		: script === 'wide'
			? String.fromCodePoint(0xff10 + Number(value))
			: script === 'words'
				? ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'][Number(value)]!
				: value;

const mobile = fc.tuple(fc.constantFrom('6', '8', '9'), fc.stringMatching(/^\d{8}$/)).map(([first, rest]) => `0${first}${rest}`);
const gap = fc.constantFrom('', '', '', ' ', '-', '.', ' - ', '/', '_', '*', '\u200b', '–', ' . ', '\n', '(', ') ', '📞');
const script = fc.constantFrom('arabic' as const, 'thai' as const, 'wide' as const, 'words' as const);

describe('contacts', () => {
	test('a phone goes however it is spelled', () => {
		fc.assert(
			fc.property(
				mobile,
				fc.array(gap, { minLength: 10, maxLength: 10 }),
				fc.array(script, { minLength: 10, maxLength: 10 }),
				(phone, gaps, scripts) => {
					const typed = [...phone].map((value, at) => digit(scripts[at]!)(value) + gaps[at]!).join('');
					const { text, masked } = maskContacts(`โทรมานะ ${typed} ขอบคุณ`);
					expect(masked).toBe(true);
					expect(text.startsWith('โทรมานะ ')).toBe(true);
					expect(text.endsWith('ขอบคุณ')).toBe(true);
					expect(text.replace(/\D/g, '').length).toBeLessThan(3);
				},
			),
			{ numRuns: 500 },
		);
	});
	test('with the country before it', () => {
		for (const text of [
			'+66 81 234 5678',
			'66812345678',
			'0066-81-234-5678',
			'+๖๖ ๘๑๒๓๔๕๖๗๘',
			'+66 (0)81 234 5678',
			'O81-234-5678',
			'0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
		])
			expect(maskContacts(text).text, text).toMatch(new RegExp(`^\\W*${MASK}\\W*$`));
	});
	test('accounts, addresses and names elsewhere', () => {
		for (const text of [
			'โอนมา 123-4-56789-0',
			'กสิกร ๑๒๓ ๔ ๕๖๗๘๙ ๐',
			'พร้อมเพย์ 1 2345 67890 12 3',
			'mali@example.com',
			'mali (at) example dot com',
			'mali＠example．com',
			'ไลน์ mali99',
			'ไลน์ไอดี: malishop',
			'LINE ID: mali_shop',
			'line malishop99',
			'แอดไลน์ @malishop',
			'เฟส malishop',
			'https://shop.example/x?y',
			'www.malishop.co.th',
			'malishop.com',
			'lin.ee/abc123',
			'line.me/ti/p/~x',
		])
			expect(hidden(text), text).toBe(true);
		expect(maskContacts('เพิ่มไลน์ mali99 นะ').text).toBe(`เพิ่มไลน์ ${MASK} นะ`);
	});
	test('what people say of goods stays', () => {
		for (const text of [
			'ขนาด 100 x 200 ซม. ราคา 1,200.00 บาท',
			'10.50, 20.00, 30.00, 40.00',
			'ส่ง 21/11/2569 เวลา 10:30 ได้ไหม',
			'พัสดุ EB012345678TH ถึงไหนแล้ว',
			'ออเดอร์ TLD-7K3M9QX4',
			'มีสองสามสี่ผืนไหม เอาห้าผืนหกชิ้น',
			'a straight line drawing, one or two',
			'ลายเส้นสวย เอา ๑๒ ผืน รหัสไปรษณีย์ 32000',
			'100 200 300',
		])
			expect(maskContacts(text), text).toEqual({ text, masked: false });
	});
	test('what was masked is masked once, and ever the same', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
				const once = maskContacts(text).text;
				expect(once.length).toBeLessThanOrEqual(Math.max(text.length, 1) * MASK.length);
				expect(maskContacts(once).text).toBe(once);
			}),
		);
	});
});

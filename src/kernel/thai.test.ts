import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, fromWrongLayout, skeleton, trigrams, words } from './thai.ts';

describe('normal form', () => {
	test.each([
		['น้ำ', 'as it should be'],
		['นำ้', 'tone after SARA AM'],
		['น้ํา', 'NIKHAHIT and SARA AA'],
		['นํ้า', 'NIKHAHIT before the tone'],
		['น้ํำ', 'a stray NIKHAHIT'],
		['น้้ำ', 'the tone twice'],
		['น\u200b้ำ', 'a zero-width space'],
		['น้าํ', 'NIKHAHIT after SARA AA'],
		['น้ำ'.normalize('NFKC'), 'taken apart by NFKC'],
	])('น้ำ typed as %j: %s', (typed) => {
		expect(normalise(typed)).toBe('น้ำ');
		expect(normalise(`${typed}พริกหนุ่ม`)).toBe('น้ำพริกหนุ่ม');
	});

	test.each([
		['เเกงเขียวหวาน', 'แกงเขียวหวาน'],
		['อร่อยยยยย', 'อร่อย'],
		['อร่อยมากกก', 'อร่อยมาก'],
		['ผ้่าไหม', 'ผ่าไหม'],
		['ที่', 'ที่'],
		['ท่ี', 'ที่'],
		['ปู่', 'ปู่'],
		['ปู่', 'ปู่'],
		['กรุงเทพฯ', 'กรุงเทพ'],
		['ต่างๆ', 'ต่าง'],
		['ขนม ๒ ชิ้น', 'ขนม 2 ชิ้น'],
		['ราคา 1000 บาท', 'ราคา 1000 บาท'],
		['๑๑๑', '111'],
		['OTOP5ดาว', 'otop 5 ดาว'],
		['ＯＴＯＰ', 'otop'],
		['Café Doi Chaang', 'cafe doi chaang'],
		['ผ้าไหม-ลาย(นาค)!', 'ผ้าไหม ลาย นาค'],
		['ฃวด ฅน', 'ขวด คน'],
		['  \n\t ', ''],
		['มะมะ\u00adม่วง', 'มะมะม่วง'],
		['500g', '500 g'],
		['๏๚๛', ''],
	])('%j → %j', (typed, normal) => expect(normalise(typed)).toBe(normal));

	test('has single spaces and no stray marks; proper texts stay as they are', () => {
		const letters = fc.constantFrom(...'กขคนมวสหอรเแโไใะาำิีึืุู็่้๊๋์ํๆฯ ๑๒ab1'.split(''));
		fc.assert(
			fc.property(fc.string({ unit: letters, maxLength: 24 }), (text) => {
				const once = normalise(text);
				expect(once).toMatch(/^$|^\S+( \S+)*$/);
				expect(once).not.toContain('\u0e4d');
			}),
		);
		for (const text of ['น้ำพริกหนุ่ม', 'ผ้าไหมมัดหมี่ 2 ผืน', 'เสื่อกกจันทบูร', 'otop 5 ดาว']) expect(normalise(text)).toBe(text);
	});

	test('never throws, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(typeof skeleton(text)).toBe('string');
			}),
		);
	});
});

describe('words', () => {
	test.each([
		['ผ้าไหมมัดหมี่', ['ผ้า', 'ไหม', 'มัด', 'หมี่']],
		['น้ำพริกหนุ่ม', ['น้ำ', 'พริก', 'หนุ่ม']],
		['otop 5 ดาว', ['otop', '5', 'ดาว']],
		['', []],
	])('of %j', (text, cut) => expect(words(text)).toEqual(cut));

	test('put together again they are the text', () => {
		for (const text of ['ชุดผ้าไหมสุรินทร์', 'กระเป๋ากระจูดพัทลุง', 'ข้าวหอมมะลิทุ่งกุลาร้องไห้']) expect(words(text).join('')).toBe(text);
	});
});

describe('skeleton', () => {
	const alike = (a: string, b: string): void => expect(skeleton(a)).toBe(skeleton(b));
	test.each([
		['น้าปลา', 'น้ำปลา'],
		['ผาไหม', 'ผ้าไหม'],
		['สุรินทร', 'สุรินทร์'],
		['ใหม', 'ไหม'],
		['ไรซ์เบอรี่', 'ไรซ์เบอร์รี่'],
		['กะปิ', 'กะปี'],
		['ศิลป', 'สิลป์'],
	])('%s sounds like %s', alike);

	test('a part of a text has a part of its skeleton', () => {
		const names = ['ชุดผ้าไหมสุรินทร์', 'น้ำพริกหนุ่มแม่ฮ่องสอน', 'กระเป๋ากระจูดสานลายโบราณ', 'ผ้าขาวม้าร้อยสี', 'เครื่องเงินน่าน'];
		fc.assert(
			fc.property(fc.constantFrom(...names), fc.nat(30), fc.nat(30), (name, from, length) => {
				const part = name.slice(from, from + length);
				expect(skeleton(name)).toContain(skeleton(part));
			}),
		);
	});
	test('trigrams of a part are trigrams of the whole', () => {
		const whole = new Set(trigrams(skeleton('ชุดผ้าไหมสุรินทร์')));
		expect(trigrams(skeleton('ผ้าไหม')).every((gram) => whole.has(gram))).toBe(true);
		expect(trigrams('กข')).toEqual([]);
	});
});

describe('the other keyboard', () => {
	test.each([
		['zhkws,', 'ผ้าไหม'],
		['นะนย', 'otop'],
		['dkcao', 'กาแฟน'],
		['-hk;sv,', 'ข้าวหอม'],
	])('%s → %s', (typed, meant) => expect(fromWrongLayout(typed)).toBe(meant));
	test('is silent about what makes no sense', () => {
		expect(fromWrongLayout('ผ้า silk')).toBeNull();
		expect(fromWrongLayout('123')).toBeNull();
		for (const text of ['', 'a', 'nan', 'ก', 'น้ำผึ้ง']) expect([text, fromWrongLayout(text)]).toEqual([text, null]);
	});
	test('there and back', () => {
		for (const text of ['otop', 'silk scarf']) expect(fromWrongLayout(fromWrongLayout(text)!)).toBe(text);
	});
});

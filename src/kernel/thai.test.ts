import { describe, expect, test } from 'vitest';
import { fromWrongLayout, normalise, skeleton, words } from './thai.ts';

describe('the normal form', () => {
	test('น้ำ is one word, however it was typed', () => {
		const one = 'น\u0E49\u0E33';
		for (const typed of ['น\u0E49\u0E33', 'น\u0E33\u0E49', 'น\u0E49\u0E4D\u0E32', 'น\u0E4D\u0E49\u0E32', 'น\u0E49\u0E4D\u0E33', 'น\u200B\u0E49\u0E33']) expect(normalise(typed)).toBe(one);
	});
	test('SARA AM is not left in two by width folding', () => expect(normalise('กำ ทำ')).toBe('กำ ทำ'));
	test('two short vowels typed for one long', () => expect(normalise('เเม่')).toBe('แม่'));
	test('a held key', () => expect(normalise('อร่อยยยย')).toBe('อร่อย'));
	test('digits stay as many as they are', () => expect(normalise('๑๐๐๐ กก.')).toBe('1000 กก'));
	test('case, width and accents', () => expect(normalise('ＯＴＯＰ Café')).toBe('otop cafe'));
	test('marks on marks: the last tone counts', () => expect(normalise('ผ้่า')).toBe('ผ่า'));
	test('twice is once', () => {
		for (const text of ['น้ำพริกหนุ่ม', 'ข้าวไรซ์เบอร์รี่ 1 กก.', 'OTOP5ดาว', 'ๆฯ']) expect(normalise(normalise(text))).toBe(normalise(text));
	});
	test('a long text of marks ends', () => expect(normalise('ก' + '\u0E49'.repeat(5000)).length).toBeLessThan(10));
});

describe('words', () => {
	test('inside unspaced text', () => expect(words('ชุดผ้าไหมสุรินทร์')).toEqual(['ชุด', 'ผ้า', 'ไหม', 'สุรินทร์']));
	test('Thai, Latin and digits part', () => expect(words('OTOP5ดาว')).toEqual(['otop', '5', 'ดาว']));
});

describe('the skeleton', () => {
	test('forgives tones and look-alikes', () => {
		expect(skeleton('น้าปลา')).toBe(skeleton('น้ำปลา'));
		expect(skeleton('ศิลาดล')).toBe(skeleton('สิลาดล'));
		expect(skeleton('ใหม')).toBe(skeleton('ไหม'));
	});
	test('a part of a text is a part of its skeleton', () => {
		const whole = 'น้ำพริกหนุ่มแม่คำปันเชียงใหม่';
		for (let start = 0; start < whole.length - 4; start++) {
			const part = whole.slice(start, start + 4);
			// A cut that begins with a mark has lost its letter.
			if (/^[\u0E31-\u0E3A\u0E47-\u0E4E]/.test(part)) continue;
			expect(skeleton(whole)).toContain(skeleton(part));
		}
	});
});

describe('the other keyboard', () => {
	test('Thai typed on the English layout', () => {
		expect(fromWrongLayout('dkca')).toBe('กาแฟ');
		expect(fromWrongLayout('zhkwsq')).not.toBeNull();
	});
	test('Thai is Thai', () => expect(fromWrongLayout('กาแฟ')).toBeNull());
});

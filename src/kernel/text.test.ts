import { describe, expect, test } from 'vitest';
import { isPlainText, letters, writtenText } from './text.ts';

describe('written text', () => {
	const name = writtenText({ most: 7 });
	test.each([
		['  ผ้า   ไหม ', 'ผ้า ไหม'],
		['a\tb', 'a b'],
		['e\u0301', 'é'],
	])('%j becomes %j', (typed, kept) => expect(name.parse(typed)).toBe(kept));
	test('counts letters as people see them', () => {
		expect(letters('น้ำพริก')).toBe(4);
		expect(letters('👨‍👩‍👧')).toBe(1);
		expect(name.safeParse('น้ำปลาดี').success).toBe(true);
		expect(name.safeParse('ก'.repeat(8)).success).toBe(false);
	});
	test.each(['', '   ', 'ก\0ข', 'ก\u202eข', 'ก\u2066ข', '\ud800', 'ก\u0007', 'ก' + '\u0e48'.repeat(60)])('%j is refused', (typed) =>
		expect(name.safeParse(typed).success).toBe(false),
	);
	test('marks are piled no higher than a script does', () => {
		const text = writtenText({ most: 120 });
		expect(text.safeParse('ก' + '\u0e48'.repeat(8)).success).toBe(true);
		for (const many of [9, 400, 5000]) expect(text.safeParse('ก' + '\u0e48'.repeat(many)).success).toBe(false);
		expect(text.safeParse('Z' + '\u0335'.repeat(30)).success).toBe(false);
	});
	test.each(['T\u0430lad', 'Surin \u0421otton s\u0456lk', '\u0391pple'])('%j only looks like another word', (typed) =>
		expect(isPlainText(typed)).toBe(false),
	);
	test.each(['\u200b', '\u2060 \u200b', '\u0e48', '\ufe0f', '\u3164'])('%j is nothing', (typed) => expect(name.safeParse(typed).success).toBe(false));
	test.each(['ผ้าไหม Surin', 'Москва', 'Αθήνα', '5 ดาว', '★', '🧵'])('%j stays', (typed) =>
		expect(writtenText({ most: 20 }).parse(typed)).toBe(typed),
	);
	test('tags that nobody sees are refused', () => expect(isPlainText('ก\u{e0041}')).toBe(false));
	test('lines stay only where lines may be', () => {
		expect(writtenText({ most: 20, lines: true }).parse('ก\r\nข  ค ')).toBe('ก\nข ค');
		expect(writtenText({ most: 20 }).parse('ก\r\nข')).toBe('ก ข');
		expect(writtenText({ most: 20, empty: true }).parse('  ')).toBe('');
	});
	test('plain is what hides nothing', () => expect([isPlainText('ผ้า\nไหม'), isPlainText('\u200e')]).toEqual([true, false]));
});

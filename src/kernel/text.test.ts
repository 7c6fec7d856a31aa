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
	test('lines stay only where lines may be', () => {
		expect(writtenText({ most: 20, lines: true }).parse('ก\r\nข  ค ')).toBe('ก\nข ค');
		expect(writtenText({ most: 20 }).parse('ก\r\nข')).toBe('ก ข');
		expect(writtenText({ most: 20, empty: true }).parse('  ')).toBe('');
	});
	test('plain is what hides nothing', () => expect([isPlainText('ผ้า\nไหม'), isPlainText('\u200e')]).toEqual([true, false]));
});

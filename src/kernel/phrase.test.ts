import { describe, expect, test } from 'vitest';
import { fill } from './phrase.ts';

describe('fill', () => {
	test('puts facts in, groups numbers, leaves texts alone', () => {
		expect(fill('{n} รายการ จาก {place}', { n: 2417, place: 'สุรินทร์' })).toBe('2,417 รายการ จาก สุรินทร์');
		expect(fill('{year}', { year: '2569' })).toBe('2569');
	});
	test('an absent fact leaves nothing behind', () => expect(fill('a {b} c', { b: null })).toBe('a  c'));
	test('the ending of a word follows the number before it', () => {
		expect(fill('{n} piece[s] in {boxes} box[es]', { n: 1, boxes: 2 })).toBe('1 piece in 2 boxes');
		expect(fill('{n} piece[s]', { n: 0 })).toBe('0 pieces');
	});
	test('brackets that follow no number stay', () => expect(fill('see [note] {a}', { a: 1 })).toBe('see [note] 1'));
	test('a fact cannot bring a placeholder of its own', () => expect(fill('{a}', { a: '{b}', b: 'no' })).toBe('{b}'));
});

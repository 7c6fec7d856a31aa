import { describe, expect, test } from 'vitest';
import { hasSentence, sentence, t } from './words.ts';

describe('words', () => {
	test('a page text in both languages', () => {
		expect(t('th', 'basket.pieces', { n: 2 })).toBe('2 ชิ้น');
		expect(t('en', 'basket.pieces', { n: 1 })).toBe('1 piece');
	});
	test('a refusal of a room says its sentence', () => {
		expect(sentence('th', 'checkout.empty')).toContain('ตะกร้า');
		expect(hasSentence('stock.short')).toBe(true);
	});
	test('an unknown code still says something kind, never the code', () => {
		expect(hasSentence('nowhere.nothing')).toBe(false);
		for (const lang of ['th', 'en'] as const) expect(sentence(lang, 'nowhere.nothing')).toMatch(/1545/);
	});
	test('names of objects are no words', () => expect(hasSentence('constructor')).toBe(false));
});

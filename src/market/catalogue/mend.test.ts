import { describe, expect, test } from 'vitest';
import { phrasesOf } from './phrases.ts';
import { entryOf } from './tokens.ts';

describe('phrases of a name', () => {
	const texts = (name: string): string[] => phrasesOf(name).map((phrase) => phrase.text);
	test('are its words and neighbours, the first ones leading', () => {
		expect(texts('ผ้าไหมมัดหมี่')).toEqual(expect.arrayContaining(['ผ้า', 'ผ้าไหม', 'ผ้าไหมมัด', 'ไหม', 'มัดหมี่']));
		expect(
			phrasesOf('ผ้าไหมมัดหมี่')
				.filter((phrase) => phrase.leading)
				.map((phrase) => phrase.text),
		).toEqual(['ผ้า', 'ผ้าไหม', 'ผ้าไหมมัด']);
		expect(texts('Silk Scarf 2 m')).toEqual(expect.arrayContaining(['silk', 'silk scarf', 'scarf']));
	});
	test('hold no numbers alone, nothing empty, and never too many', () => {
		expect(texts('๒๐๐ กรัม 12')).toEqual(['กรัม']);
		expect(texts('')).toEqual([]);
		expect(texts('ผ้าไหม'.repeat(40)).every((text) => text.length <= 40)).toBe(true);
	});
});

describe('what search keeps', () => {
	const entry = entryOf({ nameTh: "ชุดผ้าไหมสุรินทร์ 'พิเศษ' \\ ๒", nameEn: 'Surin Silk', around: ['ร้านยาย', null, 'สุรินทร์'], text: 'ทอมือ' });
	test('cannot be broken out of: words hold letters and digits only', () => expect(entry.words).toMatch(/^('[a-z0-9\u0e01-\u0e4e]+':\d+[ABC] ?)+$/));
	test('weighs the name first', () => {
		expect(entry.words).toContain("'ไหม':3A");
		expect(entry.words).toMatch(/'ร้าน':\d+B/);
		expect(entry.words).toMatch(/'ทอ':\d+C|'ทอมือ':\d+C/);
	});
	test('keeps parts apart', () => {
		expect(entry.name).toBe('ชุดผ้าไหมสุรินทร์ พิเศษ 2 surin silk');
		expect(entry.skeleton.split('·')).toHaveLength(4);
	});
});

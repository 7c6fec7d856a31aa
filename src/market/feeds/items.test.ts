import { expect, test } from 'vitest';
import { cutText } from './items.ts';

test('a text is cut between letters as people see them, and says that it was', () => {
	expect(cutText('น้ำพริก', 99)).toBe('น้ำพริก');
	const cut = cutText('กี่ที่นี่ปู่ญี่ปุ่น'.repeat(20), 50);
	expect(cut.length).toBeLessThanOrEqual(50);
	expect(cut.endsWith('…')).toBe(true);
	const graphemes = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(cut)].map((one) => one.segment);
	expect(graphemes.every((one) => !/^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(one))).toBe(true);
	expect(cutText('ก  ข\n\nค', 9)).toBe('ก ข ค');
});

import { expect, test } from 'vitest';
import { cutText, itemOf } from './items.ts';

test('a text is cut between letters as people see them, and says that it was', () => {
	expect(cutText('น้ำพริก', 99)).toBe('น้ำพริก');
	const cut = cutText('กี่ที่นี่ปู่ญี่ปุ่น'.repeat(20), 50);
	expect(cut.length).toBeLessThanOrEqual(50);
	expect(cut.endsWith('…')).toBe(true);
	const graphemes = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(cut)].map((one) => one.segment);
	expect(graphemes.every((one) => !/^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(one))).toBe(true);
	expect(cutText('ก  ข\n\nค', 9)).toBe('ก ข ค');
});

test('what is made to order is there so many days from today, as Bangkok counts days', () => {
	const goods = {
		productId: 'p',
		shopId: 's',
		name: { th: 'ตะกร้า', en: null },
		description: { th: '', en: null },
		usualSatang: 100,
		nowSatang: 100,
		pictures: ['a'],
		category: [],
		ready: { how: 'to_order', days: 3 },
		weightG: 1,
		badges: [],
		award: null,
		familyId: null,
	} as unknown as Parameters<typeof itemOf>[1];
	const on = (at: string) =>
		itemOf('google', goods, { publicUrl: '', now: new Date(at), shopName: '', provinceName: '', away: false, left: 0 })?.['availability_date'];
	expect(on('2026-12-31T23:59:00+07:00')).toEqual(['2027-01-03T08:00+0700']);
	expect(on('2027-01-01T00:01:00+07:00')).toEqual(['2027-01-04T08:00+0700']);
});

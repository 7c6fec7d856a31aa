import { expect, test } from 'vitest';
import { noticeText } from './tell.ts';

test('a sentence names shop and goods in the language it is read in', () => {
	const facts = { shop: 'ไหมยายทองมา', shop_en: 'Yai Thongma’s Silk' };
	expect(noticeText('en', 'message_for_buyer', facts)).toBe('Yai Thongma’s Silk wrote to you');
	expect(noticeText('th', 'message_for_buyer', facts)).toContain('ไหมยายทองมา');
	expect(noticeText('en', 'message_for_buyer', { shop: 'ไหมยายทองมา' })).toBe('ไหมยายทองมา wrote to you');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openThailandPost, readCarrierTime, readHookBody, readRange } from './thailand-post.ts';

describe('the carrier’s times', () => {
	test.each([
		['19/07/2562 18:12:26+07:00', '2019-07-19T11:12:26.000Z'],
		['01/01/2569 00:00:00+07:00', '2025-12-31T17:00:00.000Z'],
		['29/02/2567 23:59:59+07:00', '2024-02-29T16:59:59.000Z'],
		['10/09/2562 10:17+07:00', '2019-09-10T03:17:00.000Z'],
		['19/07/2019 18:12:26+07:00', '2019-07-19T11:12:26.000Z'],
		['19/07/2562 18:12:26', '2019-07-19T11:12:26.000Z'],
	])('%s is %s', (text, at) => expect(readCarrierTime(text)?.toISOString()).toBe(at));

	test.each([
		'',
		'yesterday',
		'29/02/2566 10:00:00+07:00',
		'31/04/2569 10:00:00+07:00',
		'00/01/2569 10:00:00+07:00',
		'01/13/2569 10:00:00+07:00',
		'01/01/2569 25:00:00+07:00',
		'2569-01-01 10:00:00+07:00',
	])('%s is no time', (text) => expect(readCarrierTime(text)).toBeNull());

	test('whatever second it was, it is read as it was written', () => {
		const two = (number: number): string => String(number).padStart(2, '0');
		fc.assert(
			fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (any) => {
				const at = new Date(Math.floor(any.getTime() / 1000) * 1000);
				const there = new Date(at.getTime() + 7 * 3_600_000);
				const text = `${two(there.getUTCDate())}/${two(there.getUTCMonth() + 1)}/${there.getUTCFullYear() + 543} ${there.toISOString().slice(11, 19)}+07:00`;
				expect(readCarrierTime(text)?.getTime()).toBe(at.getTime());
			}),
		);
	});
});

describe('a range of numbers', () => {
	test('comes after a byte order mark, its serials as text', () => {
		expect(readRange('\uFEFF{"STATUS":"OK","PRE":"EATH","BEGIN":"00000100","END":"00000199"}')).toEqual({ indicator: 'EA', first: 100, last: 199 });
	});
	test.each([
		'{"STATUS":"NO"}',
		'{"PRE":"EATH","BEGIN":"200","END":"100"}',
		'{"PRE":"EAUS","BEGIN":"1","END":"2"}',
		'{"PRE":"EATH","BEGIN":"x","END":"2"}',
		'<html>403</html>',
	])('%s is none', (text) => expect(() => readRange(text)).toThrow());
});

const row = {
	barcode: 'EX473124829TH',
	status: '501',
	status_description: 'นำจ่ายสำเร็จ',
	status_date: '24/11/2569 14:03:11+07:00',
	location: 'ศรีภูมิ',
	postcode: '50200',
	delivery_status: 'S',
	receiver_name: 'สมบัติ',
	signature: 'https://example.test/signature',
};

describe('a call-back', () => {
	test('is read without who signed for it', () => {
		expect(readHookBody({ items: [row], track_datetime: '24/11/2569 14:05+07:00' })).toEqual([
			{ number: 'EX473124829TH', code: '501', at: new Date('2026-11-24T07:03:11Z'), postcode: '50200', text: 'นำจ่ายสำเร็จ', location: 'ศรีภูมิ' },
		]);
	});
	test('keeps what can be read when a row cannot', () => {
		const read = readHookBody({
			items: [null, { ...row, status_date: '31/02/2569 10:00:00+07:00' }, { ...row, location: null, postcode: null, status: 501 }, 'x'],
		});
		expect(read).toMatchObject([{ code: '501', location: null, postcode: '' }]);
	});
	test.each([null, 'text', [], {}, { items: 'x' }])('%j is none', (body) => expect(readHookBody(body)).toBeNull());

	const post = openThailandPost({
		apiUrl: 'http://127.0.0.1:9',
		webhookUrl: 'http://127.0.0.1:9',
		numbersUrl: 'http://127.0.0.1:9',
		token: 'permanent',
		numbersLogin: 'shop:word',
		hookSecret: 'hook-secret-0123456789',
		now: () => new Date('2026-11-24T07:00:00Z'),
	});
	test.each([null, '', 'hook-secret-0123456789', 'Bearer hook-secret-012345678', 'Bearer hook-secret-01234567890', 'bearer hook-secret-0123456789'])(
		'without our secret (%s) it is not heard',
		(authorization) => expect(post.readHook(authorization, { items: [row] })).toBeNull(),
	);
	test('with our secret it is', () => expect(post.readHook('Bearer hook-secret-0123456789', { items: [row] })).toHaveLength(1));
});

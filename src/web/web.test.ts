import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isRefusal } from '#kernel/refusal';
import { safePath } from './door.ts';
import { readForm } from './form.ts';
import { sortOf, wordsOf } from './listing.ts';
import { packed } from './pack.ts';
import { checked } from './parse.ts';
import { drawQr, markOf, qrSvg, stageOf } from './pay.ts';
import { rememberedPlace } from './place.ts';
import type { PaymentView } from '#kernel/views';

describe('the way back after signing in', () => {
	test.each(['/', '/checkout?postcode=10400', '/orders/1?cancel#x'])('%s is ours', (path) => expect(safePath(path)).toBe(path));
	test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a b', '', '/\n/evil', null])('%s is not', (path) =>
		expect(safePath(path)).toBe('/'),
	);
});

describe('forms', () => {
	const form = (fields: Record<string, string>) => {
		const data = new FormData();
		for (const [name, value] of Object.entries(fields)) data.set(name, value);
		return readForm({ request: new Request('http://here/', { method: 'POST', body: data }) } as never);
	};
	test('texts are trimmed, joiners dropped, Thai digits read', async () => {
		const read = await form({ q: '  ย้อม\u2060คราม ', n: ' ๑๒ ', price: '1,200', bad: '3.5' });
		expect(read.text('q')).toBe('ย้อมคราม');
		expect([read.whole('n'), read.whole('price'), read.whole('bad'), read.whole('none')]).toEqual([12, 1200, null, null]);
	});
	test('a code is never shown again', async () => expect((await form({ phone: '081', code: '123456' })).values).toEqual({ phone: '081' }));
	test('each field at fault gets one code that pages have words for', () => {
		const shape = z.strictObject({ address: z.strictObject({ name: z.string().min(1), line: z.string().max(3) }) });
		try {
			checked(shape, { address: { name: '', line: 'long' } });
			expect.unreachable();
		} catch (thrown) {
			expect(isRefusal(thrown) && thrown.fields).toEqual({ name: 'form.missing', line: 'form.length' });
		}
	});
});

describe('addresses of shelves', () => {
	test('only known orders', () => {
		expect(sortOf(new URL('http://here/?sort=new'))).toBe('new');
		expect(sortOf(new URL('http://here/?sort=drop'))).toBeNull();
	});
	test('words without joiners, not too many', () => {
		expect(wordsOf(new URL('http://here/?q=%20ย้อม\u2060คราม'))).toBe('ย้อมคราม');
		expect(wordsOf(new URL(`http://here/?q=${'ก'.repeat(500)}`))).toHaveLength(100);
	});
	test('a remembered place that is not ours is forgotten', () => {
		const cookies = (value?: string) => ({ get: () => value }) as never;
		expect(rememberedPlace(cookies('10400|101401|สามเสนใน|'))).toEqual({
			postcode: '10400',
			subdistrictCode: '101401',
			name: { th: 'สามเสนใน', en: null },
		});
		for (const wrong of [undefined, '', '1|2|3|4', "10400|101401'--|x|"]) expect(rememberedPlace(cookies(wrong))).toBeNull();
	});
});

describe('paying', () => {
	const now = new Date('2026-11-21T03:00:00Z');
	const payment = (more: Partial<PaymentView>): PaymentView =>
		({ state: 'open', expiresAt: new Date(now.getTime() + 1000), qrText: 'x', qrImage: null, ...more }) as PaymentView;
	test('the stages of the page', () => {
		expect(stageOf(payment({}), now)).toBe('waiting');
		expect(stageOf(payment({ qrText: null }), now)).toBe('making');
		expect(stageOf(payment({ qrText: null, qrImage: '/pay/1/qr' }), now)).toBe('waiting');
		expect(stageOf(payment({ expiresAt: now }), now)).toBe('over');
		expect(stageOf(payment({ state: 'expired' }), now)).toBe('over');
		expect(stageOf(payment({ state: 'captured', expiresAt: now }), now)).toBe('paid');
		expect(stageOf(payment({ state: 'refunded' }), now)).toBe('paid');
	});
	test('the page that waits sees each step of a return', () => {
		const back = (...states: ('on_its_way' | 'returned')[]) => markOf(payment({ returns: states.map((state) => ({ state })) as never }), now);
		expect(new Set([back(), back('on_its_way'), back('returned'), back('on_its_way', 'returned')]).size).toBe(4);
		expect(back('returned')).toBe(back('returned'));
	});
	test('a QR is drawn with its quiet zone and nothing but numbers', () => {
		const qr = drawQr('00020101021230');
		expect(qr.side).toBeGreaterThanOrEqual(25);
		expect(qr.path).toMatch(/^[Mhvz\d -]+$/);
		expect(qr.path.startsWith('M2 2h7')).toBe(true);
		expect(qrSvg(qr)).toContain(`viewBox="0 0 ${qr.side} ${qr.side}"`);
	});
});

describe('packing', () => {
	const page = (text: string, type = 'text/html') => new Response(text, { headers: { 'content-type': type, etag: '"1"' } });
	const asks = (encoding: string) => new Request('http://here/', { headers: { 'accept-encoding': encoding } });
	test('a page is packed as asked, and says so', async () => {
		const text = 'ตลาดชุมชน '.repeat(500);
		const [br, gz, plain] = await Promise.all([packed(asks('gzip, br'), page(text)), packed(asks('gzip'), page(text)), packed(asks(''), page(text))]);
		expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(text);
		expect(gunzipSync(Buffer.from(await gz.arrayBuffer())).toString()).toBe(text);
		expect(await plain.text()).toBe(text);
		expect([br, gz, plain].map((one) => one.headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
		expect(br.headers.get('etag')).toBe('"1"');
		expect(br.headers.get('vary')).toBe('accept-encoding');
	});
	test('what is small or a picture goes as it is', async () => {
		expect((await packed(asks('br'), page('ok'))).headers.get('content-encoding')).toBeNull();
		expect((await packed(asks('br'), page('x'.repeat(5000), 'image/webp'))).headers.get('content-encoding')).toBeNull();
	});
});

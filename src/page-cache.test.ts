import { describe, expect, test } from 'vitest';
import { openPageCache, pageKey, type PageCache } from './page-cache.ts';

const page = { headers: {}, body: Buffer.from('page'), etag: null, seen: null };
const PRODUCT = '/products/0198aaaa-0000-7000-8000-000000000001';
function opened(mostBytes = 1_000_000): { cache: PageCache; pass: (ms: number) => void } {
	let at = 1000;
	const cache = openPageCache(mostBytes, () => at);
	cache.setListening(true);
	return { cache, pass: (ms) => (at += ms) };
}
const list = (cache: PageCache, key: string, began = cache.now()): void =>
	cache.keep(key, { ...page, kind: 'list', path: '/', text: `<a href="${PRODUCT}">`, began });

describe('whose page may be kept', () => {
	const asked = (cookie?: string, method = 'GET'): string | null =>
		pageKey({ method, url: '/p/surin?x=1', headers: { host: 'talad.example', ...(cookie ? { cookie } : {}), 'accept-encoding': 'gzip, br' } });
	test('everybody’s', () => expect(asked()).toBe('br th talad.example /p/surin?x=1'));
	test('in each language', () => expect(asked('a=b; lang=en')).toBe('br en talad.example /p/surin?x=1'));
	test.each(['session=x', 'lang=th; basket=x', 'place=32000'])('not with %s', (cookie) => expect(asked(cookie)).toBeNull());
	test('only what is read', () => expect(asked(undefined, 'POST')).toBeNull());
});

describe('a kept page', () => {
	test('is there until its time is over; one visitor renews it while the others still get it', () => {
		const { cache, pass } = opened();
		list(cache, 'a');
		expect(cache.find('a')).toBeDefined();
		pass(1100);
		expect(cache.find('a')).toBeUndefined();
		expect(cache.find('a')).toBeDefined();
		pass(1000);
		expect(cache.find('a')).toBeUndefined();
		expect(cache.size()).toEqual({ pages: 0, bytes: 0 });
	});
	test('goes when what it shows has changed, and no other does', () => {
		const { cache } = opened();
		list(cache, 'a');
		cache.keep('b', { ...page, kind: 'thing', path: '/products/other', text: '', began: cache.now() });
		cache.forget([PRODUCT]);
		expect(cache.find('a')).toBeUndefined();
		expect(cache.find('b')).toBeDefined();
	});
	test('is not kept when something on it changed while it was made', () => {
		const { cache, pass } = opened();
		const began = cache.now();
		pass(5);
		cache.forget([PRODUCT]);
		pass(5);
		list(cache, 'a', began);
		expect(cache.find('a')).toBeUndefined();
		list(cache, 'a');
		expect(cache.find('a')).toBeDefined();
	});
	test('is never shown while nobody tells what changes', () => {
		const { cache } = opened();
		list(cache, 'a');
		cache.setListening(false);
		list(cache, 'b');
		expect([cache.find('a'), cache.find('b')]).toEqual([undefined, undefined]);
	});
	test('is not kept when its making began before anybody listened', () => {
		const { cache, pass } = opened();
		cache.setListening(false);
		const began = cache.now();
		pass(5);
		cache.setListening(true);
		list(cache, 'a', began);
		expect(cache.find('a')).toBeUndefined();
	});
	test('makes room: those not asked for longest go first', () => {
		const { cache } = opened(2004 * 8);
		for (let n = 0; n < 8; n++) list(cache, `k${n}`);
		cache.find('k0');
		list(cache, 'k8');
		expect(cache.size().pages).toBe(8);
		expect(cache.find('k0')).toBeDefined();
		expect(cache.find('k1')).toBeUndefined();
	});
});

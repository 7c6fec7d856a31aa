import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/db';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
});
afterAll(() => stage.close());

const ask = (path: string, q: string) => stage.nobody.ask('GET', `${path}?q=${encodeURIComponent(q)}`);

test('found by its Thai name, a piece of it, and its English shop', async () => {
	for (const q of ['ขนมนางเล็ด', 'นางเล็ด', 'krua pa noi']) {
		const { body } = await ask('/search', q);
		expect(
			(body as { items: { product_id: string }[] }).items.map((item) => item.product_id),
			q,
		).toContain(stage.shops[0].productId);
	}
});

test('what can be at a postcode in time: counts, days by product, and a postcode nobody has', async () => {
	const q = encodeURIComponent('นางเล็ด');
	interface Found {
		readonly total: number;
		readonly arrives_in: Record<string, number>;
		readonly facets: { readonly arrivals: readonly { readonly within_days: number; readonly count: number }[] };
	}
	const all = await stage.nobody.must<Found>('GET', `/search?q=${q}&postcode=10400`);
	expect(all.facets.arrivals.map((step) => step.within_days)).toEqual([2, 3, 5]);
	expect(all.facets.arrivals.at(-1)!.count).toBeGreaterThan(0);
	expect(all.arrives_in[stage.shops[0].productId]).toBeGreaterThan(0);
	const soon = await stage.nobody.must<Found>('GET', `/search?q=${q}&postcode=10400&arrive_within=5`);
	expect(soon.total).toBe(all.facets.arrivals.at(-1)!.count);
	expect((await stage.nobody.ask('GET', `/search?q=${q}&postcode=99999`)).status).toBe(422);
	expect((await stage.nobody.must<Found>('GET', `/search?q=${q}&arrive_within=2`)).facets.arrivals).toEqual([]);
});

test.each([
	'secretword',
	'zzzzqqqq',
	'l;ylfu',
	'นะนย',
	'หำแพำะ',
	'aก',
	'!!!',
	"'",
	'%',
	'_',
	'\\',
	':*',
	'&|',
	'<%',
	' ',
	'๑๒๓',
	'x'.repeat(200),
	'ก'.repeat(200),
	'😀',
])('what nothing is called is answered soon: %j', { timeout: 5000 }, async (q) => {
	for (const path of ['/search', '/suggestions']) expect((await ask(path, path === '/search' ? q : q.slice(0, 100))).status, path).toBe(200);
});

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

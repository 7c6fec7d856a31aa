// Pages kept for the next visitor: the same to everybody, nobody's own among them, and never behind what happens for longer than two seconds.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { actorOf, demoSignIn } from '#market/people';
import { anonymous, system } from '#kernel/actor';
import { satang } from '#kernel/money';
import { saveProduct, shelfWishes } from '#market/catalogue';
import { holdStock } from '#market/stock';
import { runCommand, runQuery } from '#platform/run';
import { demoMarketForBrowser, type DemoStage } from '../../tools/stage.ts';

let stage: DemoStage;
let product: { product_id: string; shop_id: string; owner_id: string; price_satang: number; slug: string };
beforeAll(async () => {
	stage = await demoMarketForBrowser();
	const { rows } = await sql<typeof product>`select l.product_id, l.shop_id, s.owner_id, l.price_satang, s.slug from catalogue.listing l
		join shops.shop s using (shop_id) where not l.sold_out and l.was_satang is null and l.options = 1 order by l.sold desc limit 1`.execute(
		stage.market.app.ground.db,
	);
	product = rows[0]!;
});
afterAll(() => stage?.stop());

const AGENT = 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36';
const read = async (path: string, cookie = ''): Promise<{ text: string; id: string; etag: string | null; status: number }> => {
	const said = await fetch(stage.url + path, { headers: { cookie, 'user-agent': AGENT, 'accept-encoding': 'br' } });
	return { text: await said.text(), id: said.headers.get('x-request-id') ?? '', etag: said.headers.get('etag'), status: said.status };
};
const pages = (): number => stage.market.app.pages.size().pages;
const until = async (holds: () => Promise<boolean>): Promise<number> => {
	const began = performance.now();
	while (!(await holds())) {
		if (performance.now() - began > 10_000) throw new Error('it never showed');
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	return performance.now() - began;
};
const shelfPrice = (text: string, amount: number): boolean =>
	text.replaceAll(/<!--.*?-->/g, '').includes(`฿${(amount / 100).toLocaleString('en-US')}`);

test('the second visitor gets the same page from memory, with a request id of its own', async () => {
	const path = `/products/${product.product_id}`;
	const first = await read(path);
	expect(first.status).toBe(200);
	expect(pages()).toBeGreaterThan(0);
	const second = await read(path);
	expect(second.text === first.text).toBe(true);
	expect(second.id).not.toBe(first.id);
	expect(second.id).toMatch(/^[\w-]{12}$/);
	const same = await fetch(stage.url + path, { headers: { 'if-none-match': second.etag ?? 'none', 'user-agent': AGENT, 'accept-encoding': 'br' } });
	expect(same.status).toBe(304);
});

test('who is signed in, has a basket or told a place is shown their own page, and it is not kept', async () => {
	const path = `/shops/${product.slug}`;
	await read(path);
	const ground = stage.market.app.ground;
	const token = await runCommand(ground, system('test'), (ctx) => demoSignIn(ctx, product.owner_id));
	const own = await read(path, `session=${token}`);
	const after = await read(path);
	expect(after.text === own.text).toBe(false);
	expect(after.text.includes('/signin')).toBe(true);
	const placed = await read('/', `place=${encodeURIComponent('32000|320101|ตำบลทดลองเก้า|here')}`);
	expect(placed.text.includes('ตำบลทดลองเก้า')).toBe(true);
	expect((await read('/')).text.includes('ตำบลทดลองเก้า')).toBe(false);
	expect((await read('/', 'lang=en')).text.includes('lang="en"')).toBe(true);
	expect((await read('/')).text.includes('lang="th"')).toBe(true);
});

test('a new price shows on every page within two seconds', async () => {
	const { ground } = stage.market.app;
	const paths = [`/products/${product.product_id}`, `/shops/${product.slug}`, `/shops/${product.slug}?x=1`];
	for (const path of paths) expect(shelfPrice((await read(path)).text, product.price_satang)).toBe(true);
	const token = await runCommand(ground, system('test'), (ctx) => demoSignIn(ctx, product.owner_id));
	const seller = await runQuery(ground, anonymous, (ctx) => actorOf(ctx, token));
	const dearer = product.price_satang + 123_400;
	const known = (await runQuery(ground, seller, (ctx) => shelfWishes(ctx, product.shop_id))).find((one) => one.productId === product.product_id)!;
	await runCommand(ground, seller, (ctx) =>
		saveProduct(ctx, { ...known.wish, shopId: product.shop_id, productId: product.product_id, priceSatang: satang(dearer) }),
	);
	for (const path of paths) expect(await until(async () => shelfPrice((await read(path)).text, dearer))).toBeLessThan(2000);
});

test('the last one sold is sold out on its page within two seconds', async () => {
	const { ground } = stage.market.app;
	const path = `/products/${product.product_id}`;
	expect((await read(path)).text.includes('?/add')).toBe(true);
	const { rows } = await sql<{ n: number }>`select on_hand - reserved as n from stock.item where product_id = ${product.product_id}`.execute(
		ground.db,
	);
	await runCommand(ground, system('test'), (ctx) =>
		holdStock(ctx, {
			holder: randomUUID(),
			lines: [{ shopId: product.shop_id, productId: product.product_id, quantity: rows[0]!.n }],
			until: new Date(ctx.now.getTime() + 60_000),
		}),
	);
	expect(await until(async () => !(await read(path)).text.includes('?/add'))).toBeLessThan(2000);
});

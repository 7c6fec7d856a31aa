// The windows of the market in a real browser: portals of provinces, their curators' desk, collections, what machines read of each page.
import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#kernel/actor';
import { later } from '#kernel/time';
import { shopOfProducts } from '#market/catalogue';
import { available, holdStock } from '#market/stock';
import { runCommand, runQuery } from '#platform/run';
import { openBrowser } from '../../tools/browser.ts';
import { demoMarketForBrowser, type DemoStage } from '../../tools/stage.ts';

let stage: DemoStage;
let browser: Browser;
beforeAll(async () => {
	stage = await demoMarketForBrowser({ sales: true });
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	await stage?.stop();
});

async function as(key: string | null, javaScriptEnabled = false): Promise<Page> {
	const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH', javaScriptEnabled })).newPage();
	if (key) await stage.signIn(page, key);
	return page;
}
const go = async (page: Page, path: string): Promise<void> => void (await page.goto(stage.url + path));
const text = async (path: string): Promise<string> => (await fetch(stage.url + path)).text();
const metaOf = (page: Page, selector: string, name = 'content'): Promise<string | null> =>
	page.locator(`head ${selector}`).first().getAttribute(name);
type Ld = Record<string, unknown> & { '@type': string };
const ldOf = async (page: Page): Promise<Ld[]> =>
	(await page.locator('script[type="application/ld+json"]').allTextContents()).map((one) => JSON.parse(one) as Ld);

/** What a host name is answered. */
const under = (host: string, path: string): Promise<{ status: number; location: string | undefined; text: string }> =>
	new Promise((resolve, reject) => {
		const { hostname, port } = new URL(stage.url);
		get({ hostname, port, path, headers: { host: `${host}:${port}` } }, (answer) => {
			void buffer(answer).then((bytes) =>
				resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, text: bytes.toString('utf8') }),
			);
		}).once('error', reject);
	});

async function look(page: Page, name: string): Promise<void> {
	for (const width of [390, 1280]) {
		await page.setViewportSize({ width, height: 844 });
		expect
			.soft(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1), `${name} ${width} sideways`)
			.toBe(true);
		const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
		expect.soft(violations.map((one) => `${name} ${width}: ${one.id} ${one.nodes[0]?.target.join(' ')}`)).toEqual([]);
	}
}

test('windows are sound at both widths, in both languages', async () => {
	const page = await as(null, true);
	for (const path of [
		'/p/surin',
		'/p/surin/goods',
		'/p/surin/at/3201',
		'/p/surin/at/320111',
		'/p/thai-cloth',
		'/map',
		'/collections',
		'/collections/surin-silk',
		'/collections/otop-five-stars',
	])
		for (const lang of ['th', 'en']) {
			const answer = await page.goto(`${stage.url}${path}?lang=${lang}`);
			expect.soft(answer?.status(), path).toBe(200);
			expect.soft(await page.locator('h1').count(), path).toBe(1);
			await look(page, `${path} ${lang}`);
		}
});

test('each page tells who it is: canonical address, languages, card and JSON-LD', async () => {
	const page = await as(null);
	await go(page, '/p/surin');
	const product = (await page.locator('main a[href^="/products/"]').first().getAttribute('href'))!;
	const shop = (await page.locator('main a[href^="/shops/"]').first().getAttribute('href'))!;
	const wanted: readonly (readonly [path: string, kinds: readonly string[]])[] = [
		['/', ['Organization', 'WebSite']],
		['/p/surin', ['BreadcrumbList', 'ItemList']],
		['/c/silk', ['BreadcrumbList', 'ItemList']],
		['/p/surin/at/3201', ['BreadcrumbList', 'ItemList']],
		['/collections/surin-silk', ['BreadcrumbList', 'ItemList']],
		[product, ['Product', 'BreadcrumbList']],
		[shop, ['Organization', 'BreadcrumbList']],
	];
	for (const [path, kinds] of wanted) {
		await go(page, path);
		const found = await ldOf(page);
		expect
			.soft(
				found.map((one) => one['@type']),
				path,
			)
			.toEqual(kinds);
		expect.soft(await metaOf(page, 'link[rel=canonical]', 'href'), path).toBe(stage.url + path);
		expect.soft(await metaOf(page, 'link[hreflang=en]', 'href'), path).toBe(`${stage.url}${path}?lang=en`);
		expect.soft((await page.title()).length, path).toBeGreaterThan(10);
		const card = await metaOf(page, 'meta[property="og:image"]');
		if (card) {
			const answer = await fetch(card);
			expect.soft([answer.status, answer.headers.get('content-type')], card).toEqual([200, 'image/jpeg']);
			expect.soft((await answer.arrayBuffer()).byteLength, card).toBeGreaterThan(10_000);
		}
		await go(page, `${path}?lang=en`);
		expect.soft(await metaOf(page, 'link[rel=canonical]', 'href'), path).toBe(`${stage.url}${path}?lang=en`);
		expect.soft(await page.locator('html').getAttribute('lang'), path).toBe('en');
		await page.context().clearCookies();
	}
	await go(page, product);
	const [offered] = (await ldOf(page)) as unknown as [{ offers: { price: string; seller: { url: string } } }];
	expect(Number(offered.offers.price)).toBeGreaterThan(0);
	expect(await metaOf(page, 'meta[property="product:price:amount"]')).toBe(offered.offers.price);
});

test('maps of the site lead to every part, feeds and robots are well formed', async () => {
	expect(await text('/robots.txt')).toContain(`Sitemap: ${stage.url}/sitemap.xml`);
	const parts = [...(await text('/sitemap.xml')).matchAll(/<loc>([^<]+)<\/loc>/g)].map((one) => one[1]!);
	expect(parts.map((one) => one.replace(stage.url, ''))).toEqual([
		'/sitemap/pages.xml',
		'/sitemap/areas.xml',
		'/sitemap/shops.xml',
		'/sitemap/goods.xml',
	]);
	const places = (
		await Promise.all(parts.map(async (part) => [...(await (await fetch(part)).text()).matchAll(/<url><loc>([^<]+)<\/loc>/g)].map((one) => one[1]!)))
	).flat();
	expect(new Set(places).size).toBe(places.length);
	expect(places.filter((one) => one.includes('/products/')).length).toBeGreaterThan(1500);
	for (const path of ['/map', '/p/surin', '/p/yala', '/c/silk', '/p/surin/at/320111', '/shops/yai-thongma-silk', '/collections/surin-silk'])
		expect.soft(places, path).toContain(stage.url + path);
	const page = await as(null, true);
	for (const feed of ['all', 'province/surin', 'category/silk', 'shop/yai-thongma-silk']) {
		const told = await text(`/feed/${feed}.xml`);
		const read = await page.evaluate((xml) => {
			const parsed = new DOMParser().parseFromString(xml, 'application/xml');
			return [
				parsed.querySelectorAll('parsererror').length,
				parsed.querySelectorAll('item > link').length,
				parsed.querySelectorAll('item > pubDate').length,
			];
		}, told);
		expect.soft(read[0], feed).toBe(0);
		expect.soft(read[1], feed).toBeGreaterThan(0);
		expect.soft(read[1], feed).toBe(read[2]);
	}
	expect((await fetch(`${stage.url}/feed/province/atlantis.xml`)).status).toBe(404);
	expect((await fetch(`${stage.url}/sitemap/goods/x.xml`)).status).toBe(404);
});

test('who has said where goods go sees on every card when they can be there, and nobody else does', async () => {
	const page = await as(null);
	const paths = ['/', '/c/silk', '/p/surin', '/p/surin/goods', '/search?q=ผ้า'];
	for (const path of paths) expect(await text(path), path).not.toContain('ถึงสามเสนใน');
	await page.context().addCookies([{ name: 'place', value: encodeURIComponent('10400|101401|สามเสนใน|Sam Sen Nai'), url: stage.url }]);
	for (const path of paths) {
		await go(page, path);
		const cards = page.locator('.pc:not(.sold)');
		const told = cards.filter({ hasText: /ถึงสามเสนใน / });
		// Goods that are made to order promise no day.
		expect(await told.count(), path).toBeGreaterThan((await cards.count()) / 2);
	}
	await page.context().close();
});

test('the same thing in two portals: one address, one price, and sold out in both within a second of the last piece', async () => {
	const page = await as('somchai');
	const linksOf = async (path: string): Promise<string[]> => {
		await go(page, path);
		return page.locator('main .pc a[href^="/products/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
	};
	const doors = ['/p/thai-cloth/goods?category=silk&sort=price_up', '/p/surin/goods?category=textile&standard=tcps&sort=price_up'] as const;
	const [cloth, surin, south] = [await linksOf(doors[0]), await linksOf(doors[1]), await linksOf('/p/phangnga/goods')];
	expect(south.filter((href) => surin.includes(href))).toEqual([]);
	const shared = surin.find((href) => cloth.includes(href));
	expect(shared, 'one thing in both').toBeDefined();
	const cardIn = async (path: string): Promise<string> => {
		await go(page, path);
		return page.locator('.pc', { has: page.locator(`a[href="${shared}"]`) }).innerText();
	};
	expect(await cardIn(doors[0])).toBe(await cardIn(doors[1]));

	const productId = shared!.replace('/products/', '');
	const { ground } = stage.market.app;
	const asTest = system('test');
	const shopId = (await runQuery(ground, asTest, (ctx) => shopOfProducts(ctx, [productId]))).get(productId)!;
	const quantity = (await runQuery(ground, asTest, (ctx) => available(ctx, [productId]))).get(productId)!;
	await runCommand(ground, asTest, (ctx) =>
		holdStock(ctx, { holder: randomUUID(), lines: [{ shopId, productId, quantity }], until: later(ctx.now, 600_000) }),
	);
	const began = performance.now();
	const soldOut = async (path: string): Promise<boolean> =>
		new RegExp(`<article class="pc[^"]*\\bsold\\b(?:(?!</article>)[\\s\\S])*${productId}`).test(await text(path));
	await expect.poll(async () => Promise.all(doors.map(soldOut)), { timeout: 1000, interval: 20 }).toEqual([true, true]);
	expect(performance.now() - began).toBeLessThan(1000);

	// A front page that was kept for the next visitor is made anew as soon as something on it is gone.
	const fronts = ['/p/surin', '/collections/surin-organic-rice'] as const;
	const rice = (await linksOf(fronts[1]))[0]!.replace('/products/', '');
	const shop = (await runQuery(ground, asTest, (ctx) => shopOfProducts(ctx, [rice]))).get(rice)!;
	const left = (await runQuery(ground, asTest, (ctx) => available(ctx, [rice]))).get(rice)!;
	for (const front of fronts) await text(front);
	const gone = async (path: string): Promise<boolean> =>
		new RegExp(`<article class="pc[^"]*\\bsold\\b(?:(?!</article>)[\\s\\S])*${rice}`).test(await text(path));
	expect(await Promise.all(fronts.map(gone))).toEqual([false, false]);
	await runCommand(ground, asTest, (ctx) =>
		holdStock(ctx, { holder: randomUUID(), lines: [{ shopId: shop, productId: rice, quantity: left }], until: later(ctx.now, 600_000) }),
	);
	await expect.poll(async () => Promise.all(fronts.map(gone)), { timeout: 1000, interval: 20 }).toEqual([true, true]);
});

test('a host name of its own shows the portal; from a host that shares no cookies everything else is on the market’s own address', async () => {
	const surin = await under('surin.localhost', '/');
	expect(surin.text).toContain('<title>ตลาดจังหวัดสุรินทร์');
	expect(surin.text).toContain(`<link rel="canonical" href="${stage.url}/p/surin"`);
	expect((await under('thai-cloth.localhost', '/')).text).toContain('<title>ศูนย์ผ้าไทย');
	expect((await under('surin.localhost', '/p/surin/goods')).status).toBe(200);
	expect(await under('surin.localhost', '/search?q=a')).toMatchObject({ status: 307, location: `${stage.url}/search?q=a&in=surin` });
	expect(await under('surin.localhost', '/basket?x=1')).toMatchObject({ status: 307, location: `${stage.url}/basket?x=1` });
	expect((await under('nobody.localhost', '/')).text).not.toContain('ตลาดจังหวัดสุรินทร์ |');
});

test('a curator changes the front page without a script, looks at it, shows it and takes it back; another province’s is closed', async () => {
	const page = await as('officer-surin');
	await go(page, '/office/portal/phangnga');
	expect(await page.locator('main').innerText()).toContain('ผู้ดูแลหน้าของจังหวัดนี้');
	await go(page, '/office/portal/surin?add=notice');
	await page.locator('#new input[name=titleTh]').fill('ปิดถนนหน้างานช้างวันเสาร์');
	await page.locator('#new button').click();
	await page.waitForLoadState();
	expect(await page.locator('main').innerText()).toContain('เก็บไว้ให้แล้ว');
	expect(await text('/p/surin')).not.toContain('ปิดถนน');
	await go(page, '/office/portal/surin/preview');
	expect(await page.locator('main').innerText()).toContain('ปิดถนน');
	await go(page, '/office/portal/surin');
	await page.locator('form[action="?/publish"] button').click();
	await page.waitForLoadState();
	await expect.poll(() => text('/p/surin'), { timeout: 5000 }).toContain('ปิดถนน');
	await page.locator('form[action="?/undo"] button').click();
	await page.waitForLoadState();
	await expect.poll(() => text('/p/surin'), { timeout: 5000 }).not.toContain('ปิดถนน');
	await go(page, '/office/portal/surin/goods');
	const hidden = page.locator('main li', { has: page.locator('button[value=hidden]') }).first();
	const href = await hidden.locator('a').getAttribute('href');
	await hidden.locator('input[name=reason]').fill('นอกฤดู');
	await hidden.locator('button[value=hidden]').click();
	await page.waitForLoadState();
	expect(await page.locator('main').innerText()).toContain('ซ่อนอยู่');
	expect(await text('/p/surin/goods')).not.toContain(href!);
	expect((await fetch(stage.url + href!)).status).toBe(200);
	await go(page, '/office/portal/surin/collections');
	expect(await page.locator('main li').count()).toBe(5);
});

test('an operator opens a window for an organisation, with its own goods and its own crest, without a script', async () => {
	const page = await as('operator');
	await go(page, '/office/portal');
	await page.locator('input[name="at"]').fill('silk-house');
	await page.locator('input[name="nameTh"]').fill('บ้านไหมไทย');
	await page.locator('select[name="category"]').selectOption('textile');
	await page.locator('form[action="?/open"] button').click();
	await page.waitForURL(/\/office\/portal\/silk-house/);
	const square = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#8c1c31' } })
		.png()
		.toBuffer();
	await page.locator('input[name="crest"]').setInputFiles({ name: 'crest.png', mimeType: 'image/png', buffer: square });
	await page.locator('form[action="?/face"] button').click();
	await page.locator('input[name="noCrest"]').waitFor();
	await page.locator('form[action="?/publish"] button').click();
	await page.waitForURL(/said=published/);
	const visitor = await as(null);
	await go(visitor, '/p/silk-house');
	expect(await visitor.locator('h1').textContent()).toBe('บ้านไหมไทย');
	const crest = await visitor.locator('img.crest').getAttribute('src');
	expect((await fetch(stage.url + crest)).status).toBe(200);
	await go(visitor, '/p/silk-house/goods');
	const goods = await visitor.locator('.pc').count();
	expect(goods).toBeGreaterThan(0);
	await page.context().close();
	await visitor.context().close();
});

test('the curators’ desk is sound at both widths', async () => {
	const page = await as('officer-surin', true);
	for (const path of ['', '/surin?add=event', '/surin/goods', '/surin/collections', '/surin/preview']) {
		await go(page, `/office/portal${path}`);
		await look(page, `desk ${path}`);
	}
});

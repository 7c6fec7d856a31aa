// The sale in a real browser, on a phone's width, in Thai; pictures of each screen are kept in test-results/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../tools/browser.ts';
import { demoMarketForBrowser, fillAddress, payAtBank, putInBasket, type DemoStage } from '../../tools/stage.ts';

const results = 'test-results/sale';
let stage: DemoStage;
let browser: Browser;
beforeAll(async () => {
	mkdirSync(results, { recursive: true });
	stage = await demoMarketForBrowser();
	browser = await openBrowser();
});
afterAll(async () => {
	await browser?.close();
	await stage?.stop();
});

const phone = (more: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> =>
	browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH', ...more });
async function as(key: string | null): Promise<Page> {
	const page = await (await phone()).newPage();
	if (key) await stage.signIn(page, key);
	return page;
}

/** A picture for people, and what a machine can tell of accessibility. */
async function look(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(results, `${name}.png`), fullPage: true });
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
	expect
		.soft(
			violations.map(
				(one) =>
					`${name}: ${one.id} ${one.nodes
						.map((node) => node.target.join(' '))
						.slice(0, 3)
						.join(' | ')}`,
			),
		)
		.toEqual([]);
	expect
		.soft(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1), `${name} scrolls sideways`)
		.toBe(true);
}

test('from three shops to the door, and the money to the seller', async () => {
	const buyer = await as('somchai');
	await buyer.goto(stage.url);
	await look(buyer, '01-home');
	await buyer.goto(`${stage.url}/search?q=${encodeURIComponent('ผ้าไหม')}`);
	expect(await buyer.locator('a[href^="/products/"]').count()).toBeGreaterThan(5);
	await look(buyer, '02-search');
	await stage.fillBasket(buyer);
	await look(buyer, '03-product');
	await buyer.goto(`${stage.url}/basket`);
	await look(buyer, '04-basket');
	await buyer.goto(`${stage.url}/checkout?postcode=10400&subdistrict=101401`);
	await fillAddress(buyer);
	await look(buyer, '05-checkout');
	await buyer.locator('button[data-pay]').click();
	await buyer.waitForURL(/\/pay\//);
	await buyer.locator('svg[role="img"], img[alt*="QR"], img[alt*="คิวอาร์"]').first().waitFor();
	await look(buyer, '06-pay');
	await payAtBank(stage.simUrl, new URL(buyer.url()).pathname.split('/').at(-1)!);
	await buyer.waitForURL(/\/orders/, { timeout: 30_000 });
	await look(buyer, '07-orders');

	const seller = await as('yai-thongma');
	await seller.goto(`${stage.url}/shop`);
	await look(seller, '08-seller-today');
	await seller.locator('a[href^="/shop/orders/"]').first().click();
	await seller.waitForURL(/\/shop\/orders\//);
	await look(seller, '09-pack');
	await seller.locator('[name="boxCode"]').first().check({ force: true });
	await seller.locator('[name="weight"]').fill('900');
	await seller.locator('form[action="?/pack"] button').last().click();
	await seller.locator('a[href$="label.pdf"]').first().waitFor();
	await look(seller, '10-packed');
	const label = await seller.request.get(stage.url + (await seller.locator('a[href$="label.pdf"]').first().getAttribute('href')));
	expect(label.headers()['content-type']).toContain('application/pdf');
	const number = ((await seller.locator('main').innerText()).match(/[A-Z]{2} ?\d{4} ?\d{4} ?\d ?TH/)?.[0] ?? '').replaceAll(' ', '');
	expect(number).toMatch(/^[A-Z]{2}\d{9}TH$/);

	const clerk = await as('clerk-32000');
	await clerk.goto(`${stage.url}/post/32000`);
	await look(clerk, '11-post-office');
	await clerk.goto(`${stage.url}/post/32000?q=${number}`);
	await look(clerk, '12-scanned');
	await clerk.locator('form[action*="accept"] input:not([type="hidden"])').first().fill('905');
	await clerk.locator('form[action*="accept"] button').first().click();
	await clerk.waitForLoadState('networkidle');

	const delivered = await fetch(`${stage.simUrl}/thailand-post/command/deliver`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ barcode: number }),
	});
	expect(delivered.ok).toBe(true);
	await buyer.goto(`${stage.url}/orders`);
	let confirm = buyer.locator('form[action="?/confirm"] button').first();
	for (let tries = 0; tries < 20; tries++) {
		for (const href of await buyer
			.locator('main a[href^="/orders/"]')
			.evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))])) {
			await buyer.goto(stage.url + href);
			confirm = buyer.locator('form[action="?/confirm"] button').first();
			if ((await confirm.count()) > 0) break;
		}
		if ((await confirm.count()) > 0) break;
		await buyer.goto(`${stage.url}/orders`);
	}
	await look(buyer, '13-delivered');
	await confirm.click();
	await buyer.waitForLoadState('networkidle');
	await look(buyer, '14-confirmed');

	await seller.goto(`${stage.url}/shop/money`);
	await look(seller, '15-money');
	const operator = await as('operator');
	await operator.goto(`${stage.url}/office/trust`);
	await look(operator, '16-trust');
});

test('other screens: nothing that a machine would complain of', async () => {
	for (const [who, paths] of [
		[null, ['/c/silk', '/p', '/p/surin', '/signin', '/dev/cast', '/search?q=ไม่มีของแบบนี้', '/products/00000000-0000-7000-8000-000000000000']],
		['yai-thongma', ['/shop/products', '/shop/products/new']],
		['malee', ['/sell', '/basket', '/orders']],
		['officer-surin', ['/office/approvals']],
		['finance-1', ['/office/payouts']],
	] as const) {
		const page = await as(who);
		for (const path of paths) {
			await page.goto(stage.url + path);
			await look(page, `20-${who ?? 'guest'}${path.replace(/[^a-z]+/gi, '-')}`);
		}
		await page.context().close();
	}
});

test('without JavaScript: from the home page to the QR', async () => {
	const page = await (await phone({ javaScriptEnabled: false })).newPage();
	await stage.signIn(page, 'malee');
	await page.goto(`${stage.url}/search?q=${encodeURIComponent('กาแฟ')}`);
	await page.goto(stage.url + (await page.locator('a[href^="/products/"]').first().getAttribute('href')));
	await putInBasket(page);
	await page.goto(`${stage.url}/checkout?postcode=10400&subdistrict=101401`);
	await fillAddress(page);
	await page.locator('button[data-pay]').click();
	expect(page.url()).toContain('/pay/');
	expect(await page.content()).toContain('http-equiv="refresh"');
	await page.context().close();
});

test('a product page brings at most 60 kB of JavaScript', async () => {
	const page = await as(null);
	const session = await page.context().newCDPSession(page);
	const scripts = new Set<string>();
	let bytes = 0;
	await session.send('Network.enable');
	session.on('Network.responseReceived', (event) => void (event.type === 'Script' && scripts.add(event.requestId)));
	session.on('Network.loadingFinished', (event) => void (scripts.has(event.requestId) && (bytes += event.encodedDataLength)));
	await page.goto(stage.url + (await stage.product('ambient')), { waitUntil: 'networkidle' });
	expect(bytes).toBeGreaterThan(0);
	expect(bytes / 1000).toBeLessThanOrEqual(60);
	await page.context().close();
});

// What buyers and shops say to each other in a real browser, on a phone's width: a review, a question, a talk, a report, the figures.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../tools/browser.ts';
import { demoMarketForBrowser, type DemoStage } from '../../tools/stage.ts';

let stage: DemoStage;
let browser: Browser;
let product: string;
let talk: string;
beforeAll(async () => {
	stage = await demoMarketForBrowser({ sales: true });
	browser = await openBrowser();
	const page = await as('somchai');
	await page.goto(`${stage.url}/shops/yai-thongma-silk`);
	product = (await page.locator('a[href^="/products/"]').first().getAttribute('href'))!;
	talk = (await page.locator('a[href^="/talks/"]').first().getAttribute('href'))!;
	await page.context().close();
});
afterAll(async () => {
	await browser?.close();
	await stage?.stop();
});

/** A visitor as people are: what calls itself headless is not counted. */
async function as(key: string | null, javaScriptEnabled = true): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		locale: 'th-TH',
		javaScriptEnabled,
		userAgent: 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36',
	});
	const page = await context.newPage();
	if (key) await stage.signIn(page, key);
	return page;
}
const go = async (page: Page, path: string): Promise<void> => void (await page.goto(stage.url + path));

/** What a machine can tell of accessibility, and that nothing lies beside the screen. */
async function look(page: Page, name: string): Promise<void> {
	for (const width of [390, 1280]) {
		await page.setViewportSize({ width, height: 844 });
		expect
			.soft(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1), `${name} ${width} sideways`)
			.toBe(true);
	}
	await page.setViewportSize({ width: 390, height: 844 });
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
	expect.soft(violations.map((one) => `${name}: ${one.id} ${one.nodes[0]?.target.join(' ')}`)).toEqual([]);
}

test('a buyer writes to a shop without a script, and the shop answers with a kept reply', async () => {
	const buyer = await as('somchai', false);
	await go(buyer, talk);
	await buyer.locator('textarea[name="text"]').fill('มีสีอื่นไหม โทร ๐๘๑-๒๓๔-๕๖๗๘');
	await buyer.locator('form[action$="?/write"] button').click();
	await buyer.waitForLoadState();
	expect(await buyer.locator('.thread li').last().innerText()).toContain('มีสีอื่นไหม โทร •••••');
	const seller = await as('yai-thongma');
	await go(seller, '/shop');
	await look(seller, 'today');
	await go(seller, '/shop/replies');
	await look(seller, 'replies');
	await go(seller, '/shop/talks');
	await look(seller, 'talks of the shop');
	await seller.locator('a[href^="/shop/talks/"]').first().click();
	await seller.waitForURL(/\/shop\/talks\/./);
	await seller.locator('select[name="reply"]').selectOption({ index: 1 });
	await seller.locator('form[action$="?/write"] button').click();
	await expect.poll(async () => seller.locator('.thread li.own').count()).toBeGreaterThan(0);
	await look(seller, 'talk of the shop');
	await buyer.reload();
	expect(await buyer.locator('.thread').innerText()).toContain('ขอบคุณที่สนใจ');
	const scripted = await as('somchai');
	await go(scripted, talk);
	await look(scripted, 'talk');
	const before = await scripted.locator('.thread li').count();
	await seller.locator('textarea[name="text"]').fill('ส่งพรุ่งนี้ค่ะ');
	await seller.locator('form[action$="?/write"] button').click();
	// The open talk asks by itself.
	await expect.poll(async () => scripted.locator('.thread li').count(), { timeout: 20_000 }).toBe(before + 1);
	await go(scripted, '/talks');
	await look(scripted, 'talks');
}, 90_000);

test('a question is asked, reported and hidden', async () => {
	const buyer = await as('malee');
	await go(buyer, product);
	await look(buyer, 'product');
	await buyer.locator('form[action*="?/ask"] textarea').fill('ซักเครื่องได้ไหม ข้อนี้ไม่เหมาะ');
	await buyer.locator('form[action*="?/ask"] button').click();
	await buyer.waitForURL(/asked/);
	await look(buyer, 'questions');
	const mine = buyer.locator('li', { hasText: 'ข้อนี้ไม่เหมาะ' });
	await mine.locator('summary').click();
	await mine.locator('textarea').fill('ทดลองแจ้ง');
	await mine.locator('details button').click();
	await buyer.waitForURL(/reported/);
	const seller = await as('yai-thongma');
	await go(seller, '/shop/questions');
	await look(seller, 'questions of the shop');
	const officer = await as('officer-surin');
	await go(officer, '/office/said');
	await look(officer, 'reported');
	const card = officer.locator('li', { hasText: 'ข้อนี้ไม่เหมาะ' });
	await card.locator('summary').click();
	await card.locator('textarea').fill('ไม่เกี่ยวกับของ');
	await card.locator('details button').click();
	await officer.waitForURL(/done=hidden/);
	await go(buyer, `${product}/questions`);
	expect(await buyer.locator('main').innerText()).not.toContain('ข้อนี้ไม่เหมาะ');
}, 60_000);

test('a review is changed by its writer, answered by the shop, and the figures count who looked', async () => {
	const buyer = await as('somchai');
	await go(buyer, '/orders');
	const orders = await buyer.locator('a[href^="/orders/"]').evaluateAll((links) => [...new Set(links.map((one) => one.getAttribute('href') ?? ''))]);
	let form = '';
	for (const order of orders) {
		await go(buyer, order);
		const links = buyer.locator('a[href*="/review/"]');
		if ((await links.count()) === 0) continue;
		form = (await links.first().getAttribute('href'))!;
		await look(buyer, 'order');
		break;
	}
	expect(form).not.toBe('');
	await go(buyer, form);
	await look(buyer, 'review');
	await buyer.locator('input[name="stars"][value="3"]').check();
	await buyer.locator('textarea[name="text"]').fill('เปลี่ยนใจแล้ว');
	await buyer.locator('form[enctype] button.big').click();
	await buyer.waitForURL(/done=review/);
	const seller = await as('yai-thongma');
	await go(seller, '/shop/reviews?all');
	await look(seller, 'reviews of the shop');
	const seen = async (): Promise<number> => {
		await go(seller, '/shop/figures');
		return Number(await seller.locator('dl.now .num').first().innerText());
	};
	const before = await seen();
	await look(seller, 'figures');
	await go(buyer, product);
	await go(seller, product);
	await expect.poll(seen, { timeout: 15_000 }).toBe(before + 1);
	await go(buyer, `${product}/reviews`);
	await look(buyer, 'reviews');
}, 90_000);

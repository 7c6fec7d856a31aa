// How many taps and typed fields each task of a seller takes from "Today", counted where they happen: the table in docs/usability.md follows.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photograph } from '../../bench/first-product.ts';
import { openBrowser } from '../../tools/browser.ts';
import { demoMarketForBrowser, type DemoStage } from '../../tools/stage.ts';

let stage: DemoStage;
let browser: Browser;
let photo: Buffer;
beforeAll(async () => {
	stage = await demoMarketForBrowser({ sales: true });
	browser = await openBrowser();
	photo = await photograph(3);
});
afterAll(async () => {
	await browser?.close();
	await stage?.stop();
});

interface Counted {
	taps: number;
	typed: number;
}
/** The task as the table names it, told by the test that does it. */
const counted = new Map<string, Counted>();

async function begin(
	key: string,
	at = '/shop',
): Promise<{ page: Page; count: Counted; tap(selector: string): Promise<void>; type(selector: string, text: string): Promise<void> }> {
	const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'th-TH' })).newPage();
	await stage.signIn(page, key);
	await page.goto(stage.url + at, { waitUntil: 'networkidle' });
	const count = { taps: 0, typed: 0 };
	return {
		page,
		count,
		async tap(selector) {
			count.taps++;
			await page.locator(selector).filter({ visible: true }).first().click({ timeout: 8000 });
			await page.waitForLoadState('networkidle');
		},
		async type(selector, text) {
			count.typed++;
			await page.locator(selector).first().fill(text);
		},
	};
}
/** What a form wants at least: boxes to type in, things to choose, and its button. */
async function wanted(page: Page, form: string): Promise<Counted> {
	return page
		.locator(form)
		.first()
		.evaluate((element) => {
			const controls = [...(element as HTMLFormElement).elements].filter(
				(one): one is HTMLInputElement => 'required' in one && (one as HTMLInputElement).required,
			);
			const groups = new Set(
				controls.filter((one) => one.type === 'radio' && !controls.some((other) => other.name === one.name && other.checked)).map((one) => one.name),
			);
			const chosen = controls.filter(
				(one) => one.tagName === 'SELECT' || one.type === 'checkbox' || one.type === 'file' || one.type === 'date',
			).length;
			const typed = controls.filter(
				(one) => one.tagName !== 'SELECT' && !['radio', 'checkbox', 'file', 'date', 'hidden'].includes(one.type) && one.value === '',
			).length;
			return { taps: groups.size + chosen + 1, typed };
		});
}
const plus = (one: Counted, two: Counted): Counted => ({ taps: one.taps + two.taps, typed: one.typed + two.typed });

test('something new', async () => {
	const { page, count, tap, type } = await begin('yai-thongma');
	await tap('main a[href="/shop/products/new"]');
	await page.locator('form[data-kept="phone"]').waitFor();
	count.taps++;
	await page.locator('[name="album"]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
	await page.locator('.shots li').waitFor();
	const go = '.ends button[name="go"]';
	await tap(go);
	await type('[name="nameTh"]', 'ผ้าพันคอไหม ย้อมคราม');
	await tap(go);
	await type('[name="price"]', '390');
	await tap(go);
	await tap('label:has([name="size"][value="envelope"])');
	await tap('label:has([name="weightLike"][value="mango"])');
	await tap(go);
	if (!(await page.locator('[name="category"][value="silk"]').isVisible())) await tap('details[name="tops"] summary');
	await tap('label:has([name="category"][value="silk"])');
	await tap(go);
	await tap(go);
	await page.waitForURL(/published/);
	counted.set('add a product', count);
	await page.context().close();
}, 120_000);

test('price, count, pause, money', async () => {
	for (const [task, form, field] of [
		['change a price', 'price', 'price'],
		['change the stock', 'stock', 'onHand'],
		['pause', 'pause', null],
	] as const) {
		const { page, count, tap, type } = await begin('yai-thongma');
		await tap('nav a[href="/shop/products"]');
		if (field) await type(`form[action*="?/${form}"] [name="${field}"]`, '7');
		await tap(`form[action*="?/${form}"] button`);
		await page.waitForURL(/saved=/);
		counted.set(task, count);
		await page.context().close();
	}
	const { page, count, tap } = await begin('yai-thongma');
	await tap('nav a[href="/shop/money"]');
	counted.set('see the money', count);
	await page.context().close();
}, 120_000);

test('pack, label', async () => {
	const { page, count, tap, type } = await begin('yai-thongma');
	await tap('main a[href^="/shop/orders/"]');
	await tap('label:has([name="boxCode"])');
	await type('[name="weight"]', '900');
	await tap('form[action="?/pack"] button.big');
	await page.locator('a[href$="label.pdf"]').first().waitFor();
	counted.set('pack an order', { ...count });
	counted.set('print a label', { taps: count.taps + 1, typed: count.typed });
	await page.context().close();
}, 60_000);

test('forms: a helper, a paper, the place of production, a shop', async () => {
	const forms = [
		['give a helper', 'yai-thongma', '/shop', ['nav a[href="/shop/help"]', 'main a[href="/shop/helpers"]'], 'form[action="?/ask"]'],
		[
			'hand in a certificate',
			'yai-thongma',
			'/shop',
			['nav a[href="/shop/products"]', 'main a[href="/shop/standards"]', 'main a[href="/shop/standards/new"]'],
			'main form',
		],
		['tell the origin', 'yai-thongma', '/shop', ['nav a[href="/shop/products"]', 'main article h3 a', 'main a[href$="/origin"]'], 'main form'],
		['open a shop', 'malee', '/sell', [], 'main form'],
	] as const;
	for (const [task, who, at, way, form] of forms) {
		const { page, count, tap } = await begin(who, at);
		for (const link of way) await tap(link);
		await page.locator(form).first().waitFor();
		counted.set(task, plus(count, await wanted(page, form)));
		await page.context().close();
	}
}, 120_000);

test('the table tells what was counted', () => {
	for (const [task, { taps, typed }] of counted) process.stdout.write(`| ${task} | ${taps} | ${typed} |\n`);
	const rows = readFileSync('docs/usability.md', 'utf8')
		.split('\n')
		.map((line) => line.split('|').map((cell) => cell.trim()));
	for (const [task, count] of counted) {
		const row = rows.find((cells) => cells[1] === task);
		expect.soft([task, Number(row?.[2]), Number(row?.[3])]).toEqual([task, count.taps, count.typed]);
	}
});

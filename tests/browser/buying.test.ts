// From a card on LINE into the checkout: by keyboard alone, and in with LINE; a box to somebody else with a card.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../tools/browser.ts';
import { demoMarketForBrowser, type DemoStage } from '../../tools/stage.ts';

let stage: DemoStage;
let browser: Browser;
let card = '';
const phone = async (): Promise<Page> => (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH' })).newPage();

beforeAll(async () => {
	stage = await demoMarketForBrowser();
	browser = await openBrowser();
	const seller = await phone();
	await stage.signIn(seller, 'yai-thongma');
	// Several buy it, so of what the shop sells the one with most on the shelf.
	const { product_id: product } = await stage.market.app.ground.db
		.selectFrom('catalogue.listing')
		.innerJoin('stock.item', 'stock.item.product_id', 'catalogue.listing.product_id')
		.select('catalogue.listing.product_id')
		.where('shop_slug', '=', 'yai-thongma-silk')
		.orderBy('on_hand', 'desc')
		.orderBy('catalogue.listing.product_id')
		.limit(1)
		.executeTakeFirstOrThrow();
	await seller.goto(`${stage.url}/shop/products/${product}/share`);
	card = new URL(await seller.locator('#link-line').inputValue()).pathname;
	await seller.context().close();
}, 400_000);
afterAll(async () => {
	await browser?.close();
	await stage?.stop();
});

/** Goes on by Tab until something has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let presses = 0; presses < 120; presses++) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
	}
	throw new Error(`${selector} is not reached by Tab`);
}

test('by keyboard alone: from a card to the QR, and the order knows that it came from LINE', async () => {
	const page = await phone();
	await stage.signIn(page, 'malee');
	await page.goto(stage.url + card);
	await tabTo(page, 'form[action="?/buy"] button:not([type="button"])');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/checkout/);
	if ((await page.locator('[name="line"]').count()) === 0) {
		await tabTo(page, 'input[name="postcode"]');
		await page.keyboard.type('10400');
		await page.keyboard.press('Enter');
		await page.waitForSelector('a.opt');
		await tabTo(page, 'a.opt');
		await page.keyboard.press('Enter');
		await page.waitForSelector('[name="line"]');
	}
	for (const [name, words] of [
		['line', '12/3 ซอยอารีย์'],
		['name', 'มาลี ใจงาม'],
		['phone', '0812345678'],
	] as const) {
		await tabTo(page, `[name="${name}"]`);
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.type(words);
	}
	await tabTo(page, '[data-pay]');
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/pay\//);
	const { channel } = await stage.market.app.ground.db
		.selectFrom('orders.order')
		.select('channel')
		.orderBy('placed_at', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	expect(channel).toBe('line');
	await page.goto(`${stage.url}/me/addresses`);
	expect(await page.locator('address').allInnerTexts()).toEqual([expect.stringContaining('12/3')]);
	await page.context().close();
}, 120_000);

test('in with LINE: the phone is proved once, then LINE is enough; a basket comes along; and out for good', async () => {
	const page = await phone();
	await page.goto(stage.url + card);
	await page.locator('form[action="?/buy"] button:not([type="button"])').click();
	await page.waitForURL(/\/signin/);
	const atLine = async (): Promise<void> => {
		await page.locator('a[href^="/signin/line"]').click();
		await page.waitForURL(/line-access/);
		await page.locator('[name="line_name"]').fill('ใหม่จากไลน์');
		await page.locator('button[value="yes"]').click();
	};
	await atLine();
	await page.waitForURL(/line=confirm/);
	await page.locator('[name="phone"]').fill('0899990009');
	await page.locator('form[action*="send"] button').click();
	await page.waitForSelector('[name="code"]');
	const inbox = (await (await fetch(`${stage.simUrl}/inbox?to=${encodeURIComponent('+66899990009')}`)).json()) as { text: string }[];
	await page.locator('[name="code"]').fill(/\d{6}/.exec(inbox[0]!.text)![0]);
	await page.locator('form[action*="enter"] button').click();
	await page.waitForURL(/\/(checkout|signin\/name)/);
	await page.goto(`${stage.url}/basket`);
	expect(await page.locator('.it').count()).toBe(1);
	await page.request.post(`${stage.url}/signout`, { headers: { origin: stage.url } });
	await page.goto(`${stage.url}/signin?next=/me/keys`);
	await atLine();
	await page.waitForURL(/\/me\/keys/);
	expect(await page.locator('form[action="?/line_off"]').count()).toBe(1);
	// And out again for good: told that it is done, and nobody is signed in.
	await page.goto(`${stage.url}/me/leave`);
	await page.locator('#sure').check();
	await page.locator('main form button').last().click();
	await page.waitForURL(/\/me\/leave\?done/);
	expect(await page.locator('main h1').innerText()).toBe('ลบบัญชีแล้ว');
	await page.goto(`${stage.url}/me/keys`);
	expect(page.url()).toContain('/signin');
	await page.context().close();
}, 120_000);

test('the heart of a card: a guest signs in first, a member stays where the card is', async () => {
	const page = await phone();
	await page.goto(`${stage.url}/c/silk`);
	await page.locator('.pc .fav').first().click();
	await page.waitForURL((url) => url.pathname === '/signin');
	expect(new URL(page.url()).searchParams.get('next')).toBe('/c/silk');
	await stage.signIn(page, 'malee');
	await page.goto(`${stage.url}/c/silk`);
	const heart = page.locator('.pc .fav').nth(2);
	await heart.click();
	await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('true');
	expect(new URL(page.url()).pathname).toBe('/c/silk');
	const product = await heart.getAttribute('value');
	await page.goto(`${stage.url}/favourites`);
	expect(await page.locator(`a[href="/products/${product}"]`).count()).toBeGreaterThan(0);
	await page.goto(`${stage.url}/c/silk`);
	await page.locator(`.pc .fav[value="${product}"]`).first().click();
	await expect.poll(() => page.locator(`.pc .fav[value="${product}"]`).first().getAttribute('aria-pressed')).toBe('false');
	await page.context().close();
});

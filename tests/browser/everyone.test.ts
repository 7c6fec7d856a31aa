// The buyer's way for everyone: very large, without motion, in the reader's own colours, with wide spacing, by name, by keyboard; and adding to an order.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../tools/browser.ts';
import { demoMarketForBrowser, payAtBank, putInBasket, type DemoStage } from '../../tools/stage.ts';

let stage: DemoStage;
let browser: Browser;
/** home, search, product, basket, checkout, pay, order */
let way: readonly string[] = [];
let signedIn: NonNullable<BrowserContextOptions['storageState']>;

const open = async (options: BrowserContextOptions = {}): Promise<Page> =>
	(
		await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH', bypassCSP: true, storageState: signedIn, ...options })
	).newPage();

beforeAll(async () => {
	stage = await demoMarketForBrowser();
	browser = await openBrowser();
	const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH' })).newPage();
	await stage.signIn(page, 'somchai');
	const order = await stage.openOrder(page);
	const pay = await stage.openPayment(page);
	await stage.fillBasket(page);
	await page.goto(`${stage.url}/search?q=ขนม`);
	const product = (await page.locator('a[href^="/products/"]').first().getAttribute('href'))!;
	way = ['/', '/search?q=ขนม', product, '/basket', '/checkout', pay, order];
	signedIn = await page.context().storageState();
	await page.context().close();
}, 400_000);
afterAll(async () => {
	await browser?.close();
	await stage?.stop();
});

/** Looks at every page of the way. @returns what is wrong, with its page */
async function alongTheWay(options: BrowserContextOptions, look: (page: Page) => Promise<readonly string[]>): Promise<string[]> {
	const page = await open(options);
	const found: string[] = [];
	for (const path of way) {
		await page.goto(stage.url + path);
		found.push(...(await look(page)).map((fault) => `${path} ${fault}`));
	}
	await page.context().close();
	return [...new Set(found)];
}

/** What lies beyond the right edge, and words that their own box cuts off. Boxes that scroll by themselves are the reader's to scroll. */
const cutOff = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const wide = document.documentElement.clientWidth;
		const far = [...document.querySelectorAll('body *')]
			.filter((one) => one.getBoundingClientRect().right > wide + 1)
			.map((one) => `${one.tagName}.${one.className}`);
		const faults =
			document.documentElement.scrollWidth > wide ? [`scrolls sideways to ${document.documentElement.scrollWidth}: ${far.slice(-4).join(', ')}`] : [];
		const within = (element: Element): boolean => {
			for (let one: Element | null = element; one && one !== document.body; one = one.parentElement) {
				const style = getComputedStyle(one);
				if (one.classList.contains('sr') || (one !== element && /auto|scroll/.test(style.overflowX))) return true;
			}
			return false;
		};
		for (const element of document.querySelectorAll<HTMLElement>('body *')) {
			const box = element.getBoundingClientRect();
			if (box.width === 0 || box.height === 0 || !element.checkVisibility({ visibilityProperty: true }) || within(element)) continue;
			const words = (element.textContent ?? '').trim().slice(0, 40);
			const name = `${element.tagName} ${words}`;
			if (box.right > wide + 1 && element.matches('a, button, input, select, textarea, p, h1, h2, h3, li, label'))
				faults.push(`beyond the edge: ${name}`);
			if (!words || !element.matches('p, h1, h2, h3, a, button, label, b, span, dt, dd, legend, li')) continue;
			const style = getComputedStyle(element);
			if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) faults.push(`cut at the side: ${name}`);
			if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 3) faults.push(`cut below: ${name}`);
		}
		return faults;
	});

test('at 400 % of 1280, 320 pixels wide: nothing scrolls sideways, nothing is cut off', async () => {
	expect(await alongTheWay({ viewport: { width: 320, height: 640 } }, cutOff)).toEqual([]);
}, 60_000);

test('at 200 % of 1280, 640 pixels wide: the same', async () => {
	expect(await alongTheWay({ viewport: { width: 640, height: 512 } }, cutOff)).toEqual([]);
}, 60_000);

test('with the spacing of WCAG 1.4.12 nothing is cut off', async () => {
	const css =
		'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
	const spaced = async (page: Page): Promise<string[]> => {
		await page.addStyleTag({ content: css });
		expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1, h2, p')!).letterSpacing)).not.toBe('normal');
		return cutOff(page);
	};
	expect(await alongTheWay({}, spaced)).toEqual([]);
}, 60_000);

test('who asks for less motion sees none', async () => {
	const moving = (page: Page): Promise<string[]> =>
		page.evaluate(() => {
			const longer = (times: string): boolean => times.split(',').some((time) => parseFloat(time) * (time.includes('ms') ? 1 : 1000) > 10);
			return [...document.querySelectorAll('*')].flatMap((element) => {
				const style = getComputedStyle(element);
				const name = `${element.tagName}.${element.className}`;
				return [
					...(style.animationName !== 'none' && longer(style.animationDuration) ? [`runs ${style.animationName}: ${name}`] : []),
					...(style.transitionProperty !== 'none' && longer(style.transitionDuration) ? [`glides ${style.transitionProperty}: ${name}`] : []),
					...(style.scrollBehavior === 'smooth' ? [`scrolls smoothly: ${name}`] : []),
				];
			});
		});
	expect(await alongTheWay({ reducedMotion: 'reduce' }, moving)).toEqual([]);
}, 60_000);

test('in the colours of the reader every control keeps an edge or a line', async () => {
	const bare = (page: Page): Promise<string[]> =>
		page.evaluate(() => {
			const edged = (element: Element): boolean => {
				const style = getComputedStyle(element);
				return ['Top', 'Bottom'].some(
					(side) => parseFloat(style[`border${side}Width` as 'borderTopWidth']) >= 1 && style[`border${side}Style` as 'borderTopStyle'] !== 'none',
				);
			};
			return [
				...document.querySelectorAll<HTMLElement>(
					'button, .btn, .opt, .chip, select, textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])',
				),
			]
				.filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
				.filter((element) => !edged(element) && !getComputedStyle(element).textDecorationLine.includes('underline'))
				.filter((element) => {
					// Minus and plus stand inside the edge of their number.
					const around = element.parentElement;
					return !around || !edged(around) || around.getBoundingClientRect().height > element.getBoundingClientRect().height + 20;
				})
				.map((element) => `${element.tagName}.${element.className} ${(element.textContent ?? '').trim().slice(0, 24)}`);
		});
	expect(await alongTheWay({ forcedColors: 'active' }, bare)).toEqual([]);
}, 60_000);

test('every control has a name in Thai', async () => {
	const roles = new Set(['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'spinbutton', 'tab', 'DisclosureTriangle']);
	const unnamed = async (page: Page): Promise<string[]> => {
		const session = await page.context().newCDPSession(page);
		const { nodes } = await session.send('Accessibility.getFullAXTree');
		await session.detach();
		// The way into the other language is called by that language.
		return nodes
			.filter((node) => !node.ignored && roles.has(String(node.role?.value)))
			.map((node) => `${String(node.role?.value)}: ${String(node.name?.value ?? '')}`)
			.filter((name) => !/[\u0e00-\u0e7f0-9]/.test(name) && name !== 'button: English');
	};
	expect(await alongTheWay({}, unnamed)).toEqual([]);
}, 60_000);

test('whoever goes by keyboard, forward and back, always sees where they are', async () => {
	const lost = async (page: Page): Promise<string[]> => {
		const faults: string[] = [];
		for (const key of ['Tab', 'Shift+Tab']) {
			for (let presses = 0; presses < 45; presses++) {
				await page.keyboard.press(key);
				const fault = await page.evaluate(() => {
					const element = document.activeElement;
					if (!element || element === document.body) return null;
					const box = element.getBoundingClientRect();
					const [midX, midY] = [box.left + box.width / 2, box.top + box.height / 2];
					const points = [midX, box.left + 4, box.right - 4].flatMap((x) => [midY, box.top + 4, box.bottom - 4].map((y) => [x, y] as const));
					const seen = points.some(([x, y]) => {
						const top = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? document.elementFromPoint(x, y) : null;
						return (
							top !== null &&
							(top === element || element.contains(top) || top.contains(element) || (top.closest('label')?.contains(element) ?? false))
						);
					});
					// The ring may be drawn around what holds it: a whole card, the label of a choice, the search field.
					let ring = false;
					for (let one: Element | null = element, up = 0; one && up < 5; one = one.parentElement, up++) {
						const style = getComputedStyle(one);
						ring ||= (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || (style.boxShadow !== 'none' && up === 0);
					}
					const name = `${element.tagName} ${(element.textContent ?? '').trim().slice(0, 24)} ${element.getAttribute('name') ?? ''}`;
					return seen && ring ? null : `${seen ? '' : 'hidden '}${ring ? '' : 'without a ring '}${name}`;
				});
				if (fault) faults.push(fault);
			}
		}
		return faults;
	};
	expect(await alongTheWay({}, lost)).toEqual([]);
	expect(await alongTheWay({ forcedColors: 'active' }, lost)).toEqual([]);
}, 240_000);

test('adding to an order that is not packed: the page tells the postage on top, and both travel in one box', async () => {
	const page = await open();
	await page.goto(stage.url + way[6]!);
	// What is in the basket from the same shop; else something of it is put in.
	const product = (await page.locator('.lines a[href^="/products/"]').first().getAttribute('href'))!;
	const code = /TLD-[0-9A-Z]+/.exec(await page.locator('.top').innerText())![0];
	await page.goto(stage.url + product);
	await putInBasket(page);
	await page.goto(stage.url + way[6]!);
	await expect.poll(() => page.locator('.waiting').count()).toBe(1);
	expect((await page.locator('.waiting').innerText()).replaceAll('\u2060', '')).toMatch(/ค่าส่งเพิ่ม ฿[\d,.]+ แทน ฿[\d,.]+/);
	await page.goto(`${stage.url}/basket`);
	expect(await page.locator('main').innerText()).toContain(code);
	await page.goto(`${stage.url}/checkout`);
	const choice = page.locator(`.opt:has-text("${code}")`);
	expect(await choice.locator('input').isChecked()).toBe(true);
	if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/together-checkout.png`, fullPage: true });
	await page.locator('[data-pay]').first().click();
	await page.waitForURL(/\/pay\//);
	await payAtBank(stage.simUrl, new URL(page.url()).pathname.split('/').at(-1)!);
	await page.waitForURL(/\/orders/, { timeout: 20_000 });
	await page.goto(stage.url + way[6]!);
	await expect.poll(async () => (await page.reload(), page.locator('main').innerText()), { timeout: 20_000 }).toContain('อยู่ในกล่องนี้ด้วย');
	if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/together-order.png`, fullPage: true });
	await page.context().close();
}, 60_000);

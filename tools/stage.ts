// A demo market of its own for the browser: tests and screenshots stand on it.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildPages } from './build.ts';
import { playDemoSales } from './demo-sales.ts';
import { freePort, openDatabase, openMarket, pagesHandler, readConfig, startSimProcess, withSim, type Market } from './market.ts';
import { seedIfEmpty } from './seeding.ts';

export interface DemoStage {
	readonly url: string;
	readonly simUrl: string;
	readonly market: Market;
	/** Signs one of the cast in, as the page with the ready sign-ins does. */
	signIn(page: Page, key: string): Promise<void>;
	/** The address of a product of a transport class. */
	product(transportClass: string): Promise<string>;
	shop(): Promise<string>;
	/** Puts goods of three shops into the basket of whoever is signed in. */
	fillBasket(page: Page): Promise<void>;
	/** Places a checkout and gives the address of its pay page. */
	openPayment(page: Page): Promise<string>;
	/** Pays a checkout and gives the address of its first order. */
	openOrder(page: Page): Promise<string>;
	stop(): Promise<void>;
}

/** Where a seeded folder lies that may be copied: see `seedStage`. */
const SEEDED = 'STAGE_SEEDED';

function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'talad-stage-'));
	chmodSync(folder, 0o711);
	return folder;
}

/**
 * Seeds the demonstration market once, for every stage that this process and those it starts will open.
 * @returns what takes it away again
 */
export async function seedStage(): Promise<() => void> {
	const folder = newFolder();
	const config = readConfig({ ...process.env, DATA_DIR: folder, DEMO: 'on', LOG_LEVEL: 'error' });
	const database = await openDatabase(config, () => undefined, { durable: false });
	await seedIfEmpty(config, database.url, () => undefined);
	await database.stop();
	process.env[SEEDED] = folder;
	return () => rmSync(folder, { recursive: true, force: true });
}

/** Starts everything in a folder of its own; takes about as long as a first start, or a copy of what was seeded. */
export async function demoMarketForBrowser(wish: { sales?: boolean } = {}): Promise<DemoStage> {
	const folder = newFolder();
	const seeded = process.env[SEEDED];
	// The server's files belong to an account of its own, which only this way of copying keeps.
	if (seeded && process.platform !== 'win32') execFileSync('cp', ['-a', `${seeded}/.`, folder]);
	const port = await freePort();
	const env = { ...process.env, DATA_DIR: folder, PORT: String(port), DEMO: 'on', LOG_LEVEL: 'error', PUBLIC_URL: `http://127.0.0.1:${port}` };
	const first = readConfig(env);
	await buildPages();
	const database = await openDatabase(first, () => undefined, { durable: false });
	await seedIfEmpty(first, database.url, () => undefined);
	const url = `http://127.0.0.1:${port}`;
	const sim = await startSimProcess(first, url, await freePort(), null);
	const market = await openMarket(readConfig(withSim(env, sim.url)), database.url, await pagesHandler());
	if (wish.sales) await playDemoSales(market, sim.url);
	const list = async (query: string): Promise<{ product_id: string; shop: { slug: string } }[]> =>
		((await (await fetch(`${url}/api/v1/products?${query}`)).json()) as { items: { product_id: string; shop: { slug: string } }[] }).items;
	const stage: DemoStage = {
		url,
		simUrl: sim.url,
		market,
		async signIn(page, key) {
			await page.goto(`${url}/dev/cast`);
			await page.locator(`form[data-key="${key}"] button`).click();
			await page.waitForLoadState();
		},
		async product(transportClass) {
			const items = await list('limit=48&sort=popular');
			const chilled = await list('category=seafood&limit=12');
			const found =
				transportClass === 'chilled'
					? (chilled as { product_id: string; transport_class?: string }[]).find((item) => item.transport_class === 'chilled')
					: items[0];
			return `/products/${(found ?? items[0]!).product_id}`;
		},
		async shop() {
			return `/shops/${(await list('limit=1&sort=popular'))[0]!.shop.slug}`;
		},
		async fillBasket(page) {
			await page.goto(`${url}/basket`);
			if ((await page.locator('main form[action="?/set"]').count()) > 0) return;
			for (const slug of ['yai-thongma-silk', 'krua-pa-noi', 'lanna-weaving']) {
				await page.goto(`${url}/shops/${slug}`);
				const paths = await page
					.locator('a[href^="/products/"]')
					.evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))]);
				for (const path of paths) {
					await page.goto(url + path);
					// Somebody may have bought the last one.
					if ((await page.locator('form[action="?/add"]').count()) === 0) continue;
					await putInBasket(page);
					break;
				}
				await page.waitForLoadState('networkidle');
			}
		},
		async openPayment(page) {
			await stage.fillBasket(page);
			await page.goto(`${url}/checkout?postcode=10400&subdistrict=101401`);
			await fillAddress(page);
			await page.locator('button[data-pay]').click();
			await page.waitForURL(/\/pay\//);
			return new URL(page.url()).pathname;
		},
		async openOrder(page) {
			const path = await stage.openPayment(page);
			const paymentId = path.split('/').at(-1)!;
			await payAtBank(sim.url, paymentId);
			await page.waitForURL(/\/orders/, { timeout: 20_000 });
			const link = page.locator('a[href^="/orders/"]').first();
			return (await link.count()) > 0 && new URL(page.url()).pathname === '/orders'
				? ((await link.getAttribute('href')) ?? '/orders')
				: new URL(page.url()).pathname;
		},
		async stop() {
			await market.stop();
			await sim.stop();
			await database.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
	return stage;
}

/** Presses "add to basket" on a product page and waits until the market has it, with JavaScript or without. */
export async function putInBasket(page: Page): Promise<void> {
	const posted = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('add'));
	await page.locator('form[action="?/add"] button').filter({ hasText: 'ใส่ตะกร้า' }).click();
	await posted;
	await page.waitForLoadState();
}

/** Types what the checkout asks for, when it is not there already. */
export async function fillAddress(page: Page): Promise<void> {
	for (const [name, value] of [
		['name', 'สมชาย ใจดี'],
		['phone', '0812345678'],
		['line', '99/1 ซอยอารีย์ ถนนพหลโยธิน'],
	] as const) {
		const field = page.locator(`[name="${name}"]`).first();
		if ((await field.count()) > 0) await field.fill(value);
	}
}

/** The buyer's bank pays the QR of a payment. @param amount satang; what the QR says when absent */
export async function payAtBank(simUrl: string, paymentId: string, amount?: number): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		const books = (await (await fetch(`${simUrl}/books`)).json()) as { gateway: { charges: { id: string; metadata: Record<string, string> }[] } };
		const charge = books.gateway.charges.find((one) => one.metadata['payment_id'] === paymentId && !one.metadata['duplicate_of']);
		if (charge) {
			const response = await fetch(`${simUrl}/omise/bank/pay`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ charge: charge.id, ...(amount === undefined ? {} : { amount }) }),
			});
			if (!response.ok) throw new Error(`the bank refused: ${response.status}`);
			return;
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('the gateway never heard of the payment');
}

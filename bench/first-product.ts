// What a seller's first product costs on a cheap phone with a weak signal: bytes sent, and seconds that the machine takes.
import sharp from 'sharp';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openSlowLine, type SlowLine } from '../tools/slow-line.ts';

/** 400 kbit/s each way. */
const BYTES_PER_SECOND = 50_000;
const DELAY_MS = 60;
const CPU_SLOWER = 4;

export interface FirstProduct {
	/** everything the phone sent, with HTTP around it */
	readonly bytesSent: number;
	/** from opening the first screen until the market has it; nobody thinks or types slowly */
	readonly machineSeconds: number;
	readonly bytesReceived: number;
	readonly productId: string;
	readonly published: boolean;
}

/** A phone of 360 × 740 with a slow processor, on a line of its own. */
export interface CheapPhone {
	readonly url: string;
	readonly line: SlowLine;
	readonly context: BrowserContext;
	open(): Promise<Page>;
	close(): Promise<void>;
}

/** @param port where the market listens */
export async function cheapPhone(browser: Browser, port: number): Promise<CheapPhone> {
	const line = await openSlowLine({ to: port, bytesPerSecond: BYTES_PER_SECOND, delayMs: DELAY_MS });
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'th-TH', hasTouch: true, isMobile: true });
	return {
		url: `http://127.0.0.1:${line.port}`,
		line,
		context,
		async open() {
			const page = await context.newPage();
			const session = await context.newCDPSession(page);
			await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
			return page;
		},
		async close() {
			await context.close();
			await line.stop();
		},
	};
}

/**
 * A photograph as a phone takes one: 12 million pixels, about 4 MB, soft light, threads and the noise of a small sensor, turned by EXIF.
 * @param seed another picture for another number
 */
export async function photograph(seed: number): Promise<Buffer> {
	const [width, height] = [4032, 3024];
	const threads = Array.from(
		{ length: 60 },
		(_one, index) =>
			`<path d="M0 ${index * 51 + seed * 7}C1300 ${index * 47} 2700 ${index * 60} 4032 ${index * 50}" stroke="hsl(${(index * 37 + seed * 50) % 360} 60% 45%)" stroke-width="${9 + (index % 5) * 6}" fill="none"/>`,
	).join('');
	const drawing = Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><radialGradient id="g"><stop offset="0" stop-color="#f4e3c1"/><stop offset="1" stop-color="#5b4636"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${threads}</svg>`,
	);
	const noise = await sharp({ create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 18 } } })
		.png({ compressionLevel: 1 })
		.toBuffer();
	const picture = await sharp(drawing)
		.composite([{ input: noise, blend: 'soft-light' }])
		.removeAlpha()
		.withExif({ IFD0: { Orientation: '6', Make: 'Phone' }, IFD3: { GPSLatitude: '14/1 52/1 30/1', GPSLatitudeRef: 'N' } })
		.jpeg({ quality: 92 })
		.toBuffer();
	return picture;
}

/** Goes through the six screens as fast as the machine lets one. @param look called on each screen */
export async function sellOnPhone(
	phone: Pick<CheapPhone, 'url'>,
	page: Page,
	photos: readonly Buffer[],
	look: (name: string) => Promise<void> = () => Promise.resolve(),
	name = 'ผ้าคลุมไหล่ไหมทอมือ ลายดอกแก้ว',
): Promise<void> {
	await page.goto(`${phone.url}/shop/products/new`);
	await page.locator('form[data-kept="phone"]').waitFor({ timeout: 60_000 });
	await look('1-photo-empty');
	await choosePhotos(page, photos);
	await look('1-photo');
	await next(page);
	await page.locator('[name="nameTh"]').fill(name);
	await look('2-name');
	await next(page);
	await page.locator('[name="price"]').fill('450');
	await page.locator('[name="unit"][value="ผืน"]').check();
	await look('3-price');
	await next(page);
	await page.locator('[name="size"][value="shoe"]').check();
	await page.locator('[name="weightLike"][value="mango"]').check();
	await look('4-size');
	await next(page);
	await page.locator('[name="category"]').first().waitFor({ state: 'attached' });
	await page
		.locator('[name="category"][value="silk"]')
		.evaluate((radio) => (radio.closest('details') ?? document.createElement('details')).setAttribute('open', ''));
	await page.locator('[name="category"][value="silk"]').check();
	await look('5-kind');
	await next(page);
	await look('6-look');
}

export async function choosePhotos(page: Page, photos: readonly Buffer[]): Promise<void> {
	const before = await page.locator('.shots li').count();
	await page.locator('[name="album"]').setInputFiles(photos.map((buffer, index) => ({ name: `IMG_${index}.jpg`, mimeType: 'image/jpeg', buffer })));
	await page
		.locator('.shots li')
		.nth(before + photos.length - 1)
		.waitFor({ timeout: 60_000 });
	await page.locator('[name="album"]:enabled').waitFor();
}

/** Presses "next" and waits for the screen after it. */
export async function next(page: Page): Promise<void> {
	const at = await page.locator('[role="progressbar"]').getAttribute('aria-valuenow');
	await page.locator('.ends button[name="go"]').click();
	await page.locator(`[role="progressbar"]:not([aria-valuenow="${at}"])`).waitFor();
}

/**
 * Signs a seller in, then measures the first product from the first screen to the market's answer.
 * @param market where it listens, and how somebody is signed in
 */
export async function measureFirstProduct(
	browser: Browser,
	market: { readonly port: number; signIn(page: Page, key: string, url: string): Promise<void> },
	seller = 'yai-thongma',
): Promise<FirstProduct> {
	const phone = await cheapPhone(browser, market.port);
	const photos = [await photograph(1), await photograph(2)];
	const page = await phone.open();
	await market.signIn(page, seller, phone.url);
	phone.line.reset();
	const began = performance.now();
	await sellOnPhone(phone, page, photos);
	await page.locator('.ends button[name="go"]').click();
	await page.waitForURL(/\/shop\/products\/[0-9a-f-]{36}\?(published|saved)/, { timeout: 90_000 });
	const machineSeconds = (performance.now() - began) / 1000;
	const { sent, received } = phone.line.counts();
	const [, productId = ''] = /products\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
	const published = page.url().includes('published');
	await phone.close();
	return { bytesSent: sent, bytesReceived: received, machineSeconds, productId, published };
}

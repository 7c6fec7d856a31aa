// What a browser on a cheap phone and a weak network makes of a page: when the largest thing stands, how much moves, how soon a tap shows.
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Slow 4G, as the browser's own tools have it. */
const LATENCY_MS = 150;
const DOWN = (1.6 * 1024 * 1024) / 8;
const UP = (750 * 1024) / 8;
const CPU_SLOWER = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'th-TH', hasTouch: true, isMobile: true } as const;

export interface Browsed {
	readonly lcpMs: number;
	readonly cls: number;
	/** of the taps that were made, the slowest */
	readonly inpMs: number;
	/** as sent, packed */
	readonly scriptBytes: number;
	readonly fontBytes: number;
	readonly allBytes: number;
}

/** @param prepare signs in or fills a basket before the page is measured, on a fast line */
export async function browse(browser: Browser, url: string, tap: string, prepare?: (page: Page) => Promise<void>): Promise<Browsed> {
	const context: BrowserContext = await browser.newContext(PHONE);
	const page = await context.newPage();
	if (prepare) await prepare(page);
	await page.goto('about:blank');
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.clearBrowserCache');
	await session.send('Network.emulateNetworkConditions', { offline: false, latency: LATENCY_MS, downloadThroughput: DOWN, uploadThroughput: UP });
	await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
	const kinds = new Map<string, string>();
	const bytes = { Script: 0, Font: 0, all: 0 };
	session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId);
		bytes.all += encodedDataLength;
		if (kind === 'Script' || kind === 'Font') bytes[kind] += encodedDataLength;
	});
	await page.addInitScript(() => {
		const seen = { lcp: 0, cls: 0, inp: 0 };
		Object.assign(globalThis, { seen });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) seen.lcp = entry.startTime;
		}).observe({ type: 'largest-contentful-paint', buffered: true });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
				if (!entry.hadRecentInput) seen.cls += entry.value;
		}).observe({ type: 'layout-shift', buffered: true });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) seen.inp = Math.max(seen.inp, entry.duration);
		}).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
	});
	await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
	await page.waitForTimeout(1500);
	const loaded = await page.evaluate(() => ({ ...(globalThis as unknown as { seen: { lcp: number; cls: number } }).seen }));
	// A tap that opens nothing new: what the page itself does about it.
	const target = page.locator(tap).first();
	await target.tap();
	await page.keyboard.type('ผ้า', { delay: 120 });
	await page.waitForTimeout(600);
	const { inp, cls } = await page.evaluate(() => (globalThis as unknown as { seen: { inp: number; cls: number } }).seen);
	await context.close();
	return { lcpMs: loaded.lcp, cls, inpMs: inp, scriptBytes: bytes.Script, fontBytes: bytes.Font, allBytes: bytes.all };
}

// `npm run shots`: pictures of the screens, at phone and desktop width, of a demo market that it starts for itself.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { demoMarketForBrowser, type DemoStage } from './stage.ts';
import { options, run, step } from './progress.ts';

const HELP = `npm run shots [-- --only NAME] [--out DIR] [--lang en]
Takes pictures of every screen at 390 and 1280 px into shots/.`;

interface Screen {
	readonly name: string;
	readonly who?: string;
	readonly path: string | ((stage: DemoStage, page: Page) => Promise<string>);
}

/** The first page of a kind, as a list leads to it. */
async function first(stage: DemoStage, page: Page, list: string, beginning: string): Promise<string> {
	await page.goto(stage.url + list);
	return (await page.locator(`main a[href^="${beginning}"]`).first().getAttribute('href')) ?? list;
}

export const screens: readonly Screen[] = [
	{ name: '01-home', path: '/' },
	{ name: '02-search', path: '/search?q=ผ้าไหม' },
	{ name: '02b-search-empty', path: '/search?q=ไม่มีของแบบนี้เลย' },
	{ name: '02c-category', path: '/c/silk' },
	{ name: '03-product', path: (stage) => stage.product('ambient') },
	{ name: '03b-product-cold', path: (stage) => stage.product('chilled') },
	{ name: '03c-shop', path: (stage) => stage.shop() },
	{ name: '04a-basket', who: 'somchai', path: (stage, page) => stage.fillBasket(page).then(() => '/basket') },
	{ name: '04-checkout', who: 'somchai', path: (stage, page) => stage.fillBasket(page).then(() => '/checkout?postcode=10400&subdistrict=101401') },
	{ name: '05-pay', who: 'somchai', path: (stage, page) => stage.openPayment(page) },
	{ name: '06-orders', who: 'somchai', path: '/orders' },
	{ name: '06b-tracking', who: 'somchai', path: (stage, page) => stage.openOrder(page) },
	{ name: '07-seller-home', who: 'yai-thongma', path: '/shop' },
	{ name: '07b-seller-money', who: 'yai-thongma', path: '/shop/money' },
	{ name: '07c-seller-goods', who: 'yai-thongma', path: '/shop/products' },
	{ name: '07d-seller-papers', who: 'yai-thongma', path: '/shop/standards' },
	{ name: '07e-seller-paper-new', who: 'yai-thongma', path: '/shop/standards/new' },
	{ name: '07f-seller-helpers', who: 'yai-thongma', path: '/shop/helpers' },
	{ name: '08-add-product', who: 'yai-thongma', path: '/shop/products/new' },
	{ name: '08b-open-shop', who: 'malee', path: '/sell' },
	{ name: '09-post-office', who: 'clerk-32000', path: '/post/32000' },
	{ name: '10-province', path: '/p/surin' },
	{ name: '14-approvals', who: 'officer-surin', path: '/office/approvals' },
	{ name: '14b-papers', who: 'officer-surin', path: '/office/standards' },
	{ name: '15-payouts', who: 'finance-1', path: '/office/payouts' },
	{ name: '16-trust', who: 'operator', path: '/office/trust' },
	{ name: '17-sign-in', path: '/signin' },
	{ name: '18-cast', path: '/dev/cast' },
	{ name: '19-parts', who: 'operator', path: '/office/parts' },
	{ name: '21-campaigns', path: '/campaigns' },
	{ name: '21b-campaign', path: (stage, page) => first(stage, page, '/campaigns', '/campaigns/') },
	{ name: '21c-awards', path: '/awards' },
	{ name: '21d-honours', path: (stage, page) => first(stage, page, '/awards', '/awards/') },
	{ name: '21e-badges', path: '/badges' },
	{ name: '22-collections', path: '/collections' },
	{ name: '22b-collection', path: (stage, page) => first(stage, page, '/collections', '/collections/') },
	{ name: '22c-map', path: '/map' },
	{ name: '22d-province-goods', path: '/p/surin/goods' },
	{ name: '22e-province-search', path: '/search?q=ผ้า&in=surin' },
	{ name: '22f-sets', path: '/sets' },
	{ name: '23-favourites', who: 'somchai', path: '/favourites' },
	{ name: '23b-searches', who: 'somchai', path: '/me/searches' },
	{ name: '23c-addresses', who: 'somchai', path: '/me/addresses' },
	{ name: '23d-notices', who: 'somchai', path: '/me/notices' },
	{ name: '23e-talks', who: 'somchai', path: '/talks' },
	{ name: '24-portal-desk', who: 'officer-surin', path: '/office/portal/surin' },
	{ name: '24b-portals', who: 'operator', path: '/office/portal' },
	{ name: '24c-words', who: 'operator', path: '/office/words' },
	{ name: '24d-campaigns-desk', who: 'operator', path: '/office/campaigns' },
	{ name: '24e-awards-desk', who: 'operator', path: '/office/awards' },
	{ name: '24f-overview', who: 'officer-surin', path: '/office/overview' },
	{ name: '25-seller-figures', who: 'yai-thongma', path: '/shop/figures' },
	{ name: '25b-seller-campaigns', who: 'yai-thongma', path: '/shop/campaigns' },
	{ name: '20-not-found', path: '/products/00000000-0000-7000-8000-000000000000' },
];

/** Scrolls through: pictures further down are loaded only when they are near. */
const seeAll = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		for (let at = 0; at < document.body.scrollHeight; at += 600) {
			scrollTo(0, at);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		scrollTo(0, 0);
	});

const given = options(HELP);
if (!given.help)
	await run(async () => {
		const out = given.get('out') ?? 'shots';
		mkdirSync(out, { recursive: true });
		const stage = await step('a demo market', () => demoMarketForBrowser({ sales: true }));
		const browser = await openBrowser();
		try {
			for (const screen of screens.filter((one) => !given.get('only') || one.name.includes(given.get('only')!))) {
				for (const width of [390, 1280]) {
					const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 }, deviceScaleFactor: 1, locale: 'th-TH' });
					const page = await context.newPage();
					if (screen.who) await stage.signIn(page, screen.who);
					const path = typeof screen.path === 'string' ? screen.path : await screen.path(stage, page);
					const lang = given.get('lang');
					const response = await page.goto(stage.url + path + (lang ? `${path.includes('?') ? '&' : '?'}lang=${lang}` : ''), {
						waitUntil: 'networkidle',
					});
					await page.screenshot({ path: join(out, `${screen.name}-${width}.png`) });
					await seeAll(page);
					await page.screenshot({ path: join(out, `${screen.name}-${width}-full.png`), fullPage: true });
					process.stdout.write(`  ${screen.name} ${width}: ${response?.status() ?? '?'} ${page.url().replace(stage.url, '')}\n`);
					await context.close();
				}
			}
		} finally {
			await browser.close();
			await stage.stop();
		}
	});

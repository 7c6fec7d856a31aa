// Who gets which page, and that each page is sound: every page of the market, asked by everyone. A page that is not in this table fails.
import { globSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../tools/browser.ts';
import { demoMarketForBrowser, type DemoStage } from '../../tools/stage.ts';

/** Everyone there is: with something of their own, of somebody else's, of another area; and a session that is over. */
const faces = [
	'nobody',
	'expired',
	'somchai',
	'malee',
	'yai-thongma',
	'kham-paeng',
	'clerk-32000',
	'clerk-82000',
	'officer-surin',
	'officer-phang-nga',
	'finance-1',
	'operator',
	'auditor',
	'support',
] as const;
type Face = (typeof faces)[number];
const strangers: readonly Face[] = ['nobody', 'expired'];
const signedIn = faces.filter((face) => !strangers.includes(face));
const sellers: readonly Face[] = ['yai-thongma', 'kham-paeng'];
const officers: readonly Face[] = ['officer-surin', 'officer-phang-nga'];

let stage: DemoStage;
let browser: Browser;
const contexts = new Map<Face, BrowserContext>();
const ids = { order: '', product: '', shopId: '', payment: '' };
const SHOP = 'yai-thongma-silk';
const NOTHING = '00000000-0000-7000-8000-000000000000';

interface Row {
	readonly route: string;
	readonly path: () => string;
	/** who sees it */
	readonly may: readonly Face[];
	/** what the others are answered; strangers are asked to sign in unless they may */
	readonly others?: number;
	/** what strangers are answered, where it is not the way to sign in */
	readonly strangers?: number;
}
const open = (route: string, path: string | (() => string) = route): Row => ({
	route,
	path: typeof path === 'string' ? () => path : path,
	may: faces,
});
const own = (route: string, path: string | (() => string) = route): Row => ({ ...open(route, path), may: signedIn });
const only = (may: readonly Face[], others: number, route: string, path: string | (() => string) = route): Row => ({
	...open(route, path),
	may,
	others,
});
/** In the seller's desk: others are led to opening a shop. */
const desk = (route: string, path: string | (() => string) = route): Row => only(sellers, 303, route, path);
const mine = (tail: string): Row => ({
	...only(['yai-thongma'], 404, `/shop/products/[id]${tail}`, () => `/shop/products/${ids.product}${tail}`),
});
const none = (route: string, path: string | (() => string), others = 404): Row => only([], others, route, path);

const rows: readonly Row[] = [
	open('/'),
	open('/basket'),
	open('/c/[slug]', '/c/silk'),
	open('/help'),
	open('/p'),
	open('/p/[province]', '/p/surin'),
	open('/p/[province]/goods', '/p/surin/goods?category=textile'),
	open('/p/[province]/at/[area]', '/p/surin/at/3201'),
	open('/map'),
	open('/collections'),
	{ ...none('/collections/[slug]', '/collections/none'), strangers: 404 },
	open('/robots.txt'),
	open('/sitemap.xml'),
	open('/sitemap/[...part]', '/sitemap/goods.xml'),
	open('/feed/[...of]', '/feed/province/surin.xml'),
	open('/og/[kind]/[key].jpg', '/og/portal/surin.jpg'),
	open('/products/[id]', () => `/products/${ids.product}`),
	open('/products/[id]/questions', () => `/products/${ids.product}/questions`),
	open('/products/[id]/reviews', () => `/products/${ids.product}/reviews`),
	own('/me/searches'),
	open('/search', '/search?q=ผ้าไหม'),
	open('/sets'),
	open('/awards'),
	{ ...none('/awards/[programme]', '/awards/none'), strangers: 404 },
	{ ...none('/awards/[programme]/list.txt', '/awards/none/list.txt'), strangers: 404 },
	open('/badges'),
	open('/badges/[code]', '/badges/AAAAAAAAAA'),
	{ ...none('/badges/[code]/qr.svg', '/badges/AAAAAAAAAA/qr.svg'), strangers: 404 },
	open('/[x+2e]well-known/badge-keys.json', '/.well-known/badge-keys.json'),
	open('/campaigns'),
	{ ...none('/campaigns/[slug]', '/campaigns/none'), strangers: 404 },
	{ ...none('/sets/[slug]', '/sets/none'), strangers: 404 },
	open('/search/suggest', '/search/suggest?q=ผ้า'),
	open('/shops/[slug]', `/shops/${SHOP}`),
	open('/deliver'),
	open('/signin'),
	open('/dev/cast'),
	open('/emblem/[slug].svg', `/emblem/${SHOP}.svg`),
	open('/icons.svg'),
	open('/feeds/[file]', '/feeds/google.xml?province=surin'),
	{ ...none('/s/[code]', '/s/NOTALINK'), strangers: 404 },
	{ ...none('/s/[code]/qr.svg', '/s/NOTALINK/qr.svg'), strangers: 404 },
	open('/icon/[name].png', '/icon/192.png'),
	{ ...none('/o/[code]', '/o/AAAA-AAAA'), strangers: 404 },
	{ ...none('/join/[token]', `/join/${'x'.repeat(32)}`), strangers: 404 },
	{ ...none('/language', '/language', 405), strangers: 405 },
	{ ...none('/signout', '/signout', 303), strangers: 303 },
	own('/checkout'),
	own('/signin/name'),
	own('/favourites'),
	own('/following'),
	own('/groups'),
	own('/helping'),
	own('/me'),
	own('/me/addresses'),
	own('/me/keys'),
	own('/me/leave'),
	own('/me/notices'),
	{ ...none('/me/keys/passkey', '/me/keys/passkey', 405), strangers: 405 },
	{ ...none('/me/notices/push', '/me/notices/push', 405), strangers: 405 },
	{ ...none('/signin/passkey', '/signin/passkey', 405), strangers: 405 },
	{ ...none('/signin/line', '/signin/line', 303), strangers: 303 },
	{ ...none('/signin/line/back', '/signin/line/back', 303), strangers: 303 },
	own('/notices'),
	own('/orders'),
	own('/talks'),
	only(['somchai', 'yai-thongma', 'operator', 'auditor', 'support'], 404, '/orders/[id]', () => `/orders/${ids.order}`),
	none('/orders/[id]/review/[line]', () => `/orders/${ids.order}/review/${ids.product}`),
	none('/talks/[shop]', `/talks/${NOTHING}`),
	own('/talks/[shop]/state', `/talks/${NOTHING}/state`),
	only(['somchai'], 404, '/pay/[payment]', () => `/pay/${ids.payment}`),
	{ ...none('/pay/[payment]/qr', `/pay/${NOTHING}/qr`), strangers: 404 },
	{ ...none('/pay/[payment]/qr.png', `/pay/${NOTHING}/qr.png`), strangers: 404 },
	{ ...none('/pay/[payment]/state', `/pay/${NOTHING}/state`), strangers: 404 },

	only(
		signedIn.filter((face) => !sellers.includes(face)),
		303,
		'/sell',
	),
	desk('/shop'),
	desk('/shop/advice'),
	desk('/shop/figures'),
	desk('/shop/figures/csv'),
	desk('/shop/help'),
	desk('/shop/helpers'),
	desk('/shop/members'),
	desk('/shop/money'),
	desk('/shop/papers'),
	desk('/shop/products'),
	desk('/shop/products/new'),
	desk('/shop/products/table'),
	desk('/shop/products/table/[file]', '/shop/products/table/shelf.csv'),
	desk('/shop/products/tags'),
	desk('/shop/promotions'),
	desk('/shop/questions'),
	desk('/shop/replies'),
	desk('/shop/reviews'),
	desk('/shop/share'),
	desk('/shop/standards'),
	desk('/shop/standards/new'),
	desk('/shop/talks'),
	mine(''),
	mine('/details'),
	mine('/edit'),
	mine('/origin'),
	mine('/places'),
	mine('/share'),
	mine('/ways'),
	none('/shop/advice/[id]', `/shop/advice/${NOTHING}`),
	none('/shop/talks/[talk]', `/shop/talks/${NOTHING}`),
	none('/shop/talks/[talk]/state', `/shop/talks/${NOTHING}/state`),
	only(['yai-thongma'], 404, '/shop/orders/[id]', () => `/shop/orders/${ids.order}`),
	none('/shop/orders/[id]/label.pdf', () => `/shop/orders/${NOTHING}/label.pdf`),

	only(['clerk-32000'], 403, '/post/[office]', '/post/32000'),
	only(['clerk-32000', 'yai-thongma'], 403, '/post/[office]/manifest/[shop]', () => `/post/32000/manifest/${ids.shopId}`),

	own('/office'),
	own('/office/parts'),
	only(officers, 403, '/office/advice'),
	none('/office/advice/[shop]/[id]', () => `/office/advice/${ids.shopId}/${NOTHING}`),
	only(officers, 403, '/office/approvals'),
	only(['officer-surin', 'operator', 'auditor'], 404, '/office/approvals/[shop]', () => `/office/approvals/${ids.shopId}`),
	only(['operator'], 403, '/office/catalogue'),
	only(officers, 403, '/office/letters'),
	only([...officers, 'operator'], 403, '/office/moderation'),
	only(['operator', 'auditor'], 403, '/office/organisations'),
	only([...officers, 'operator'], 403, '/office/onboarding'),
	none('/office/onboarding/[run]', `/office/onboarding/${NOTHING}`),
	none('/office/onboarding/[run]/mend.xlsx', `/office/onboarding/${NOTHING}/mend.xlsx`),
	only([...officers, 'operator'], 403, '/office/onboarding/form.xlsx'),
	only([...officers, 'operator'], 403, '/office/overview'),
	only([...officers, 'operator'], 403, '/office/overview/[file]', '/office/overview/quiet.csv'),
	only(officers, 403, '/office/origins'),
	only(['finance-1', 'operator', 'auditor'], 403, '/office/payouts'),
	none('/office/payouts/[batch]', `/office/payouts/${NOTHING}`),
	only(['operator', 'auditor'], 403, '/office/people'),
	none('/office/people/[person]', `/office/people/${NOTHING}`),
	only([...officers, 'operator', 'auditor'], 403, '/office/rules'),
	only([...officers, 'operator'], 403, '/office/words'),
	only([...officers, 'operator'], 404, '/office/said'),
	only([...officers, 'operator'], 403, '/office/sets'),
	only(['operator'], 403, '/office/awards'),
	{ ...none('/office/awards/[id]', `/office/awards/${NOTHING}`) },
	{ ...none('/office/awards/[id]/list.csv', `/office/awards/${NOTHING}/list.csv`) },
	only(['operator'], 403, '/office/campaigns'),
	{ ...none('/office/campaigns/[id]', `/office/campaigns/${NOTHING}`) },
	desk('/shop/campaigns'),
	own('/office/portal'),
	...(
		[
			['', ''],
			['/preview', '/preview'],
			['/goods', '/goods'],
			['/collections', '/collections'],
		] as const
	).map(([route, path]) => only(['officer-surin', 'operator'], 403, `/office/portal/[slug]${route}`, `/office/portal/surin${path}`)),
	only(officers, 403, '/office/standards'),
	only(['finance-1', 'operator', 'auditor'], 403, '/office/trust'),
];

beforeAll(async () => {
	stage = await demoMarketForBrowser();
	browser = await openBrowser();
	for (const face of faces) {
		const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH' });
		contexts.set(face, context);
		if (face === 'nobody') continue;
		const page = await context.newPage();
		await stage.signIn(page, face === 'expired' ? 'malee' : face);
		// Signed out elsewhere: the cookie is still there and opens nothing.
		if (face === 'expired') {
			const kept = await context.cookies();
			await page.request.post(`${stage.url}/signout`, { headers: { origin: stage.url } });
			await context.addCookies(kept);
		}
		await page.close();
	}
	const buyer = await contexts.get('somchai')!.newPage();
	await stage.openOrder(buyer);
	ids.payment = (await stage.openPayment(buyer)).split('/').at(-1)!;
	await buyer.close();
	const asked = async <T>(path: string): Promise<T> => (await (await fetch(`${stage.url}/api/v1${path}`)).json()) as T;
	ids.shopId = (await asked<{ shop_id: string }>(`/shops/${SHOP}`)).shop_id;
	const order = await stage.market.app.ground.db
		.selectFrom('orders.order')
		.select('order_id')
		.where('shop_id', '=', ids.shopId)
		.executeTakeFirstOrThrow();
	ids.order = order.order_id;
	ids.product = (await asked<{ items: { product_id: string }[] }>(`/products?limit=1&shop=${ids.shopId}`)).items[0]!.product_id;
});
afterAll(async () => {
	await browser?.close();
	await stage?.stop();
});

test('every page is in the table', () => {
	const routes = globSync('src/routes/**/+{page.svelte,page.server.ts,server.ts}').map(
		(file) =>
			file
				.replaceAll('\\', '/')
				.replace(/^src\/routes|\/\([a-z]+\)/g, '')
				.replace(/\/\+[^/]*$/, '') || '/',
	);
	expect(rows.map((row) => row.route).toSorted()).toEqual([...new Set(routes)].toSorted());
});

test('everyone gets what is theirs, and nobody what is not', async () => {
	const wrong: string[] = [];
	for (const row of rows)
		for (const face of faces) {
			const answer = await contexts.get(face)!.request.get(stage.url + row.path(), { maxRedirects: 0 });
			const status = answer.status();
			const toSignIn = status === 303 && (answer.headers()['location'] ?? '').startsWith('/signin');
			const told = `${row.route} as ${face}: ${status} ${answer.headers()['location'] ?? ''}`;
			if (
				row.may.includes(face)
					? status !== 200
					: strangers.includes(face)
						? row.strangers
							? status !== row.strangers
							: !toSignIn
						: !refused(row, status)
			)
				wrong.push(told);
		}
	expect(wrong).toEqual([]);
});

/** Whoever has no shop is led to opening one before anything in the desk is looked for. */
const refused = (row: Row, status: number): boolean =>
	status === row.others || (row.route.startsWith('/shop') && status === 303) || (row.others === 404 && status === 403);

test('each page is sound on a phone: readable by machines, no wider than the screen, no errors', async () => {
	const wrong: string[] = [];
	for (const row of rows.filter(
		(one) => one.may.length > 0 && !/\.(svg|png|jpg|csv|pdf|xlsx|txt|xml|json)|^\/(sitemap|feed)\/|\/csv|\[file\]|suggest|\/state/.test(one.route),
	)) {
		const page = await contexts.get(row.may.at(row.may.length === faces.length ? 2 : 0)!)!.newPage();
		page.on('pageerror', (error) => wrong.push(`${row.route}: ${error.message}`));
		await page.goto(stage.url + row.path(), { waitUntil: 'load' });
		const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
		for (const one of violations)
			wrong.push(
				`${row.route}: ${one.id} ${one.nodes
					.slice(0, 2)
					.map((node) => node.target.join(' '))
					.join(' | ')}`,
			);
		if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1))
			wrong.push(`${row.route}: scrolls sideways`);
		if ((await page.locator('h1').count()) !== 1) wrong.push(`${row.route}: ${await page.locator('h1').count()} first headings`);
		await page.close();
	}
	expect(wrong).toEqual([]);
}, 400_000);

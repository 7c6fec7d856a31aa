// Awards in a real browser: what is withdrawn is gone from every page within two seconds, badges are checked without JavaScript, the desk works as plain forms.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#kernel/actor';
import { bangkokDay, DAY, later } from '#kernel/time';
import { demoPeople, demoSignIn } from '#market/people';
import { runCommand, runQuery } from '#platform/run';
import { openBrowser } from '../../tools/browser.ts';
import { playDemoAwards } from '../../tools/demo-awards.ts';
import { client, type Client } from '../../tools/journey/client.ts';
import { demoMarketForBrowser, type DemoStage } from '../../tools/stage.ts';

interface Award {
	readonly award_id: string;
	readonly code: string;
	readonly level: string;
	readonly product_id: string | null;
	readonly province_code: string;
	readonly shop: { readonly slug: string };
	readonly programme: { readonly slug: string };
}

let stage: DemoStage;
let browser: Browser;
let operator: Client;
beforeAll(async () => {
	stage = await demoMarketForBrowser();
	browser = await openBrowser();
	const { ground } = stage.market.app;
	const person = (await runQuery(ground, system('demo'), demoPeople)).find((one) => one.name === 'นายเอกชัย ดูแลระบบ')!;
	const token = await runCommand(ground, system('demo'), (ctx) => demoSignIn(ctx, person.personId));
	operator = client(stage.url, person.name, '0800000001', token);
	await playDemoAwards(stage.market, { operator });
});
afterAll(async () => {
	await browser?.close();
	await stage?.stop();
});

async function as(key: string | null, javaScriptEnabled = false): Promise<Page> {
	const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH', javaScriptEnabled })).newPage();
	if (key) await stage.signIn(page, key);
	return page;
}
const text = async (path: string): Promise<string> => (await fetch(stage.url + path)).text();
const api = async <T>(path: string): Promise<T> => JSON.parse(await text(`/api/v1${path}`)) as T;
const awards = async (query = ''): Promise<readonly Award[]> => (await api<{ items: Award[] }>(`/awards${query}`)).items;

/** Every place where an award of one of the goods is seen, with what is there while it holds. */
const surfaces = (award: Award): Readonly<Record<string, () => Promise<boolean>>> => {
	const has = (path: string, what: string) => async () => (await text(path)).includes(what);
	return {
		product: has(`/products/${award.product_id}`, `/badges/${award.code}`),
		shop: has(`/shops/${award.shop.slug}`, `/badges/${award.code}`),
		front: has('/', `/badges/${award.code}`),
		province: has('/p/chiang-mai', `/badges/${award.code}`),
		winners: has('/awards', `/badges/${award.code}`),
		search: has('/search?award=nation', `/products/${award.product_id}`),
		'search by API': has('/api/v1/search?award=nation', award.product_id!),
		list: async () => (await awards()).some((one) => one.code === award.code),
		feed: async () => {
			const item = new RegExp(`<g:id>${award.product_id}</g:id>[\\s\\S]*?</item>`).exec(await text('/feeds/google.xml?province=chiang-mai'));
			return item?.[0].includes('<g:custom_label_2>award nation 2026<') ?? false;
		},
		'structured data': has(`/products/${award.product_id}`, '"award":['),
	};
};

test('the demo gives twelve awards a year, one of them withdrawn', async () => {
	for (const [slug, held, withdrawn] of [
		['best-online-2568', 11, 1],
		['best-online-2569', 12, 0],
	] as const) {
		const programme = await api<{ awards: Award[]; withdrawn: Award[]; frozen: boolean }>(`/awards/programmes/${slug}`);
		expect([programme.awards.length, programme.withdrawn.length, programme.frozen], slug).toEqual([held, withdrawn, true]);
	}
});

test('a badge is checked without JavaScript: green, amber, red', async () => {
	const page = await as(null);
	const [award] = await awards('?level=nation&year=2026');
	await page.goto(`${stage.url}/badges/${award!.code}`);
	await expect.poll(() => page.locator('.res.good').count()).toBe(1);
	const badge = await page.locator('.code code').innerText();
	const check = async (given: string): Promise<string> => {
		await page.goto(`${stage.url}/badges`);
		await page.locator('textarea[name="b"]').fill(given);
		await page.locator('form[action="/badges"] button').click();
		await page.waitForLoadState();
		return (await page.locator('.res').getAttribute('class')) ?? '';
	};
	expect(await check(badge)).toContain('good');
	expect(await check(award!.code.toLowerCase())).toContain('good');
	expect(await check(`${stage.url}/badges/${award!.code}?b=${badge}`)).toContain('good');
	for (const at of [8, 40, badge.length - 60, badge.length - 1])
		expect(await check(badge.slice(0, at) + (badge[at] === 'A' ? 'B' : 'A') + badge.slice(at + 1)), `letter ${at}`).toContain('bad');
	const { withdrawn } = await api<{ withdrawn: Award[] }>('/awards/programmes/best-online-2568');
	expect(await check(withdrawn[0]!.code)).toContain('late');
	expect(await page.locator('main').innerText()).toContain('เครื่องจักร');
	// A good badge under the code of another one speaks of that other one.
	await page.goto(`${stage.url}/badges/${withdrawn[0]!.code}?b=${badge}`);
	expect(await page.locator('.res').getAttribute('class')).toContain('bad');
	const qr = await fetch(`${stage.url}/badges/${award!.code}/qr.svg`);
	expect([qr.status, qr.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
	expect((await fetch(`${stage.url}/badges/${withdrawn[0]!.code}/qr.svg`)).status).toBe(404);
	const { keys } = JSON.parse(await text('/.well-known/badge-keys.json')) as { keys: { kty: string; x: string }[] };
	expect(keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
	await page.context().close();
});

test('withdrawn at the desk, every surface drops it within two seconds, and the record stays', async () => {
	const award = (await awards('?level=nation&year=2026')).find((one) => one.province_code === '50' && one.product_id)!;
	const places = surfaces(award);
	for (const [name, holds] of Object.entries(places)) expect(await holds(), name).toBe(true);
	const page = await as('operator');
	await page.goto(`${stage.url}/office/awards`);
	await page.getByRole('link', { name: 'สุดยอดสินค้าชุมชนออนไลน์ 2569' }).click();
	const card = page.locator('li.one', { hasText: award.code });
	await card.locator('summary').click();
	await card.locator('textarea').fill('ทดสอบการถอน');
	await card.locator('form button').click();
	const began = performance.now();
	await page.waitForLoadState();
	const left = new Set(Object.keys(places));
	while (left.size > 0 && performance.now() - began < 2000) for (const name of [...left]) if (!(await places[name]!())) left.delete(name);
	expect([...left]).toEqual([]);
	const record = await text(`/badges/${award.code}`);
	expect(record).toContain('ทดสอบการถอน');
	expect(await text('/awards/best-online-2569')).toContain('ทดสอบการถอน');
	await page.context().close();
});

test('an operator makes, fills and publishes a programme with plain forms', async () => {
	const page = await as('operator');
	await page.goto(`${stage.url}/office/awards`);
	await page.locator('main details > summary').click();
	for (const [name, value] of Object.entries({
		nameTh: 'รางวัลทดสอบ',
		slug: 'try-2570',
		year: '2570',
		until: bangkokDay(later(stage.market.app.ground.clock.now(), 900 * DAY)),
		organiserTh: 'ตลาด',
		c0_th: 'อาหาร',
		c0_slug: 'food',
		c0_nation: '1',
	}))
		await page.locator(`[name="${name}"]`).fill(value);
	await page.locator('form[action="?/save"] button').click();
	await page.waitForURL(/said=saved/);
	const publish = page.locator('form[action="?/publish"] button');
	expect(await publish.isDisabled()).toBe(true);
	const look = async (q: string, unchecked: boolean): Promise<void> => {
		await page.locator('input[name="q"]').fill(q);
		await page.locator('form.look button').click();
		await page.waitForLoadState();
		const goods = page.locator('label.pickit', { hasText: 'สินค้า' });
		await (unchecked ? goods.filter({ hasText: 'แหล่งผลิตยังไม่ตรวจ' }) : goods.filter({ hasNotText: 'แหล่งผลิตยังไม่ตรวจ' }))
			.locator('input')
			.first()
			.check();
		await page.locator('[name="reasonTh"]').fill('อร่อยและทำดี');
		await page.locator('form[action="?/enter"] button').click();
		await page.waitForURL(/said=entered/);
	};
	await look('น้ำพริก', true);
	expect(await publish.isDisabled()).toBe(true);
	await page.locator('form[action="?/remove"] button').click();
	await page.waitForURL(/said=removed/);
	await look('น้ำพริก', false);
	await page.locator('input[name="sure"]').check();
	await publish.click();
	await page.waitForURL(/said=published/);
	const table = await page.request.get(`${page.url().split('?')[0]}/list.csv`);
	expect(await table.text()).toContain('สุดยอดระดับประเทศ');
	await page.goto(`${stage.url}/awards/try-2570`);
	expect(await page.locator('h1').innerText()).toContain('รางวัลทดสอบ');
	await page.context().close();
});

async function look(page: Page, name: string): Promise<void> {
	for (const width of [390, 1280]) {
		await page.setViewportSize({ width, height: 844 });
		expect
			.soft(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1), `${name} ${width} sideways`)
			.toBe(true);
		const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
		expect.soft(violations.map((one) => `${name} ${width}: ${one.id} ${one.nodes[0]?.target.join(' ')}`)).toEqual([]);
	}
}

test('the pages are sound at both widths, in both languages', async () => {
	const { awards: held, withdrawn } = await api<{ awards: Award[]; withdrawn: Award[] }>('/awards/programmes/best-online-2568');
	const page = await as(null, true);
	for (const path of [
		'/awards',
		'/awards?level=region&year=2026',
		'/awards/best-online-2568',
		'/badges',
		`/badges/${held[0]!.code}`,
		`/badges/${withdrawn[0]!.code}`,
		'/badges?b=TALAD1.a.b',
		`/products/${held[0]!.product_id}`,
		'/',
	])
		for (const lang of ['', 'lang=en']) {
			await page.goto(`${stage.url}${path}${lang && (path.includes('?') ? '&' : '?') + lang}`);
			await look(page, `${path} ${lang}`);
		}
	await page.context().close();
	const desk = await as('operator', true);
	await desk.goto(`${stage.url}/office/awards`);
	await look(desk, 'desk');
	await desk.getByRole('link', { name: '2568' }).click();
	await desk.waitForLoadState();
	await look(desk, 'desk of a programme');
	await desk.context().close();
}, 200_000);

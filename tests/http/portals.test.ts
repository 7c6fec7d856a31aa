// Provincial portals over one catalogue, as the API has them: same ids, prices and stock in each; sold out in all at once; nobody in another's.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/db';
import { buy, openStage, pay, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
	await stage.people.operator.must('PUT', '/organisations/01934f1e-8a3c-7c52-9f0e-2f5b1f4d7a10', { kind: 'agency', name_th: 'กรมผ้า', areas: [] });
	await stage.people.operator.must('PUT', '/portals/cloth', {
		organisation_id: '01934f1e-8a3c-7c52-9f0e-2f5b1f4d7a10',
		scope: { category: 'textile' },
	});
	await stage.people.operator.must('POST', '/portals/cloth/editions', { version: 1 });
});
afterAll(() => stage.close());

interface Card {
	readonly product_id: string;
	readonly price_satang: number;
	readonly sold_out: boolean;
}
const goodsOf = async (slug: string): Promise<Card[]> => (await stage.nobody.must<{ items: Card[] }>('GET', `/portals/${slug}/products`)).items;
const inEach = async (productId: string): Promise<(Card | undefined)[]> =>
	Promise.all(['chiang-mai', 'cloth'].map(async (slug) => (await goodsOf(slug)).find((item) => item.product_id === productId)));

test('another portal is another choice of the same goods', async () => {
	const [food, cloth] = stage.shops;
	const ids = async (slug: string) => (await goodsOf(slug)).map((item) => item.product_id);
	expect(await ids('surin')).toContain(food.productId);
	expect(await ids('surin')).not.toContain(cloth.productId);
	expect(await ids('chiang-mai')).toContain(cloth.productId);
	expect(await ids('cloth')).not.toContain(food.productId);
	expect(await ids('phangnga')).toEqual([]);
	const [here, there] = await inEach(cloth.productId);
	expect(here).toEqual(there);
	expect(here?.price_satang).toBe(cloth.priceSatang);
});

test('the last piece bought through one portal is sold out in every portal within a second', async () => {
	const cloth = stage.shops[1];
	await cloth.seller.must('PUT', `/shops/${cloth.shopId}/products/${cloth.productId}/stock`, { on_hand: 1 });
	expect((await inEach(cloth.productId)).map((item) => item?.sold_out)).toEqual([false, false]);
	const bought = await buy(stage.people.buyer, [[cloth, 1]]);
	const began = performance.now();
	await expect.poll(async () => (await inEach(cloth.productId)).map((item) => item?.sold_out), { timeout: 1000, interval: 20 }).toEqual([true, true]);
	expect(performance.now() - began).toBeLessThan(1000);
	await pay(stage, stage.people.buyer, bought);
	expect((await inEach(cloth.productId)).map((item) => item?.sold_out)).toEqual([true, true]);
});

test('an officer of Surin curates Surin, and is refused everywhere else; a seller’s price is nobody else’s', async () => {
	const officer = await stage.join('พัฒนาการจังหวัดสุรินทร์', '0801119932', [{ role: 'province_officer', provinceCode: '32' }]);
	const food = stage.shops[0];
	const said = async (method: string, path: string, body?: unknown) => (await officer.ask(method, path, body === undefined ? {} : { body })).status;
	expect(await said('GET', '/portals/surin/draft')).toBe(200);
	expect(await said('PUT', `/portals/surin/marks/${food.productId}`, { mark: 'hidden', reason: 'นอกฤดู' })).toBe(204);
	expect((await goodsOf('surin')).map((item) => item.product_id)).not.toContain(food.productId);
	expect(await said('PUT', `/portals/surin/marks/${food.productId}`, { mark: null })).toBe(204);
	for (const [method, path, body] of [
		['GET', '/portals/phangnga/draft', undefined],
		['PUT', '/portals/phangnga/draft', { version: 1, page: { name_th: 'พังงา', theme: 'south', blocks: [] } }],
		['POST', '/portals/phangnga/editions', { version: 1 }],
		['POST', '/portals/phangnga/undo', {}],
		['PUT', `/portals/phangnga/marks/${food.productId}`, { mark: 'first' }],
		['PUT', '/collections/of-phangnga', { portal: 'phangnga', name_th: 'ทะเล', rule: { province_codes: ['82'] } }],
		['PUT', '/portals/surin', { host: 'surin.example.go.th' }],
	] as const)
		expect(await said(method, path, body), `${method} ${path}`).toBe(403);
	expect(await said('PUT', `/shops/${food.shopId}/products/${food.productId}/price`, { price_satang: 100 })).toBeGreaterThanOrEqual(403);
	expect((await goodsOf('surin')).find((item) => item.product_id === food.productId)?.price_satang).toBe(food.priceSatang);
});

test('what does not fit a page is told with the field', async () => {
	const { operator } = stage.people;
	const answer = await operator.ask('PUT', '/portals/yala/draft', {
		body: { version: 1, page: { name_th: 'ยะลา', theme: 'pink', blocks: [{ kind: 'html', id: 'a', html: '<b>' }] } },
	});
	expect(answer.status).toBe(422);
	expect(JSON.stringify(answer.body)).toMatch(/theme/);
});

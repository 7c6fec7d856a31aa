import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { openLog } from '#platform/log';
import type { ReadCtx } from '#platform/ctx';
import { openTestMarket, setup, type TestMarket } from '../../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../../tests/village.ts';
import { countSold, onBackInStock, onSoldOut, openModel, pauseProduct, honours, search, suggest, type SearchWish } from '../index.ts';

// The read model beside the database: the same words find the same goods, and what changes shows at once.

const goods = [
	'ชุดผ้าไหมสุรินทร์',
	'ผ้าไหมมัดหมี่ลายนาค',
	'ผ้าคลุมไหล่ไหมแท้',
	'เสื้อผ้าฝ้ายย้อมคราม',
	'น้ำปลาแม่กลอง 700 มล.',
	'น้ำพริกหนุ่ม ๑๐๐ กรัม',
	'น้ำผึ้งป่าเดือนห้า',
	'กระเป๋ากระจูดสาน',
	'ข้าวหอมมะลิทุ่งกุลา',
	'กาแฟดอยช้างคั่วกลาง',
	'แก้วกาแฟเซรามิก',
	'พวงกุญแจช้างผ้าตากลาง',
];

let market: TestMarket;
let shop: VillageShop;
let model: ReturnType<typeof openModel>;
beforeAll(async () => {
	market = await openTestMarket(4);
	shop = await openVillageShop(market, {
		slug: 'ban-sawai',
		nameTh: 'ร้านบ้านสวาย',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: goods.map((nameTh, index) => ({ nameTh, priceSatang: 5000 * (index + 1), stock: 5, category: index < 3 ? 'silk' : 'food-snack' })),
	});
	await market.command(setup, async (ctx) => {
		const honour = { awardId: shop.shopId, year: 2026, until: '2099-12-31' };
		const [first, second, third] = shop.products;
		await honours.setHonours(
			ctx,
			shop.shopId,
			[first!, second!, third!],
			[
				{ ...honour, productId: first!, level: 'nation' },
				{ ...honour, productId: second!, level: 'region' },
				{ ...honour, productId: third!, level: 'region' },
				{ ...honour, productId: third!, awardId: third!, level: 'model', year: 2025 },
			],
		);
	});
	model = openModel({ databaseUrl: market.url, folder: null, threads: 1, log: openLog('silent') });
	await until(() => model.state().ready);
}, 60_000);
afterAll(async () => {
	await model.close();
	await market.close();
});

async function until(holds: () => boolean | Promise<boolean>): Promise<number> {
	const began = performance.now();
	while (!(await holds())) {
		if (performance.now() - began > 20_000) throw new Error('it did not come');
		await sleep(10);
	}
	return performance.now() - began;
}

const both = async <T>(question: (ctx: ReadCtx) => Promise<T>): Promise<{ model: T; database: T }> => ({
	model: await market.query(anonymous, (ctx) => question({ ...ctx, finder: model })),
	database: await market.query(anonymous, (ctx) => question(ctx)),
});
const find = (wish: SearchWish) => market.query(anonymous, (ctx) => search({ ...ctx, finder: model }, wish));

describe('the same as in the database', () => {
	test.each([
		'ผ้าไหม',
		'ไหม',
		'ผ้า',
		'น้ำ',
		'กาแฟ',
		'ชุดผ้า',
		'สุรินทร์',
		'ร้านบ้านสวาย',
		'ผ้าไหม สุรินทร์',
		'น้ำปลา',
		'ลายนาค',
		'แม่กล',
		'silk',
		'zhkws,',
		'กุลา',
		'ไม่มีของนี้',
		'น้าปลา',
		'กรจูด',
		'ผ้าไมห',
	])('%s', async (q) => {
		const told = await both((ctx) => search(ctx, { q }));
		const names = (result: { items: readonly { name: { th: string } }[] }): string[] => result.items.map((item) => item.name.th);
		expect(names(told.model)).toEqual(names(told.database));
		expect({ ...told.model, items: [] }).toEqual({ ...told.database, items: [] });
	});
	test.each(['ผ้', 'น้ำ', 'กา', 'ร้าน', 'สุ'])('suggestions for %s', async (prefix) => {
		const told = await both((ctx) => suggest(ctx, prefix));
		expect(told.model).toEqual(told.database);
	});
	test.each<Partial<SearchWish>>([
		{ category: 'silk' },
		{ category: 'textile', sort: 'price_down' },
		{ provinceCode: '32', sort: 'price_up' },
		{ provinceCode: '50' },
		{ priceFrom: 10_000, priceTo: 30_000, sort: 'new' },
		{ sellerKinds: ['community_enterprise'], transportClasses: ['ambient'], inStock: true },
		{ sellerKinds: ['farmer'] },
		{ awards: ['region'] },
		{ awards: ['nation', 'model'], priceTo: 12_000 },
		{ q: '', awards: ['nation', 'region', 'model'] },
		{ sort: 'near', nearProvince: '30' },
	])('narrowed by %o', async (wish) => {
		const told = await both((ctx) => search(ctx, { q: 'ผ้า', ...wish }));
		expect(told.model).toEqual(told.database);
	});
});

test('a list goes on where it stopped, with nothing twice and nothing left out', async () => {
	const seen: string[] = [];
	let cursor: string | null = null;
	do {
		const page: Awaited<ReturnType<typeof find>> = await find({ q: '', sort: 'price_up', limit: 5, cursor });
		seen.push(...page.items.map((item) => item.productId));
		cursor = page.next;
	} while (cursor);
	expect(seen).toEqual(shop.products);
});

test('Latin letters find what they sound like', async () => {
	for (const [q, meant] of [
		['paa mhai', 'ผ้าไหม'],
		['nam prik num', 'น้ำพริกหนุ่ม'],
		['nam pueng', 'น้ำผึ้ง'],
	] as const)
		expect((await find({ q })).repaired ?? q, q).toContain(meant);
});

describe('what changes', () => {
	test('sold, sold out and back again', async () => {
		const [first, second] = shop.products;
		await market.command(setup, (ctx) => countSold(ctx, [{ shopId: shop.shopId, productId: second!, quantity: 40 }]));
		await until(async () => (await find({ q: 'ผ้าไหม', sort: 'popular' })).items[0]?.productId === second);
		await market.command(setup, (ctx) => onSoldOut(ctx, { productId: first! }));
		await until(async () => (await find({ q: '', inStock: true })).total === goods.length - 1);
		await market.command(setup, (ctx) => onBackInStock(ctx, { productId: first! }));
		await until(async () => (await find({ q: '', inStock: true })).total === goods.length);
	});
	test('an edit is found within two seconds, and what is taken away is gone', async () => {
		const productId = shop.products[7]!;
		const began = performance.now();
		await market.command(shop.keeper, (ctx) => pauseProduct(ctx, { shopId: shop.shopId, productId }));
		await until(async () => (await find({ q: 'กระเป๋ากระจูด' })).items.every((item) => item.productId !== productId));
		expect(performance.now() - began).toBeLessThan(2000);
	});
	test('what is counted as it changes is what counting one by one finds', async () => {
		await until(async () => (await find({ q: '', priceFrom: 0 })).total === goods.length - 1);
		for (const wish of [{}, { provinceCode: '32' }]) {
			const [kept, counted] = [await find({ q: '', ...wish }), await find({ q: '', ...wish, priceFrom: 0 })];
			expect([kept.total, kept.facets]).toEqual([counted.total, counted.facets]);
		}
	});
	test('a transaction that began earlier and ends later is not missed', async () => {
		const [third, fourth] = [shop.products[2]!, shop.products[3]!];
		const sell = (productId: string, wait: number) =>
			market.command(setup, async (ctx) => {
				await countSold(ctx, [{ shopId: shop.shopId, productId, quantity: 1000 }]);
				await sleep(wait);
			});
		await Promise.all([sell(third, 1500), sleep(100).then(() => sell(fourth, 0))]);
		await until(async () => {
			const { items } = await find({ q: '', sort: 'popular', limit: 2 });
			return items.every((item) => item.sold >= 1000 && [third, fourth].includes(item.productId));
		});
	});
});

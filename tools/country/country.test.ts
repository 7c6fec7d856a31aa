// The made-up country in small: what COPY wrote is what the product would have written.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { anonymous, system } from '#kernel/actor';
import { bulkGoods, listProducts, search, viewProduct } from '#market/catalogue';
import { bulkPeople } from '#market/people';
import { villagesOf } from '#market/places';
import { payoutAccountOf, viewShop } from '#market/shops';
import { available } from '#market/stock';
import { openTestMarket, wronglyCounted, type TestMarket } from '#tests/market';
import { loadCountry } from './load.ts';
import { idOf, ids, shopAt } from './made-up.ts';

let market: TestMarket;
const wish = { shops: 300, villages: 8000, products: 700, pictures: new Map<string, string>() };
beforeAll(async () => {
	market = await openTestMarket();
	expect(await loadCountry(market.ground, market.url, wish)).toBe(true);
});
afterAll(() => market.close());
const one = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> => Number((await query.execute(market.ground.db)).rows[0]!.n);

test('it is there once, however often it is asked for', async () => {
	expect(await loadCountry(market.ground, market.url, wish)).toBe(false);
	expect(await one(sql`select count(*) as n from shops.shop`)).toBe(300);
	expect(await one(sql`select count(*) as n from catalogue.product`)).toBe(700);
	expect(await one(sql`select count(*) as n from places.village`)).toBe(8000);
	expect(await one(sql`select count(*) as n from pg_indexes where indexname = 'listing_popular'`)).toBe(1);
});

test('shops, owners and accounts are read by the product’s own questions', async () => {
	const shop = await market.query(anonymous, async (ctx) => {
		const { rows } = await sql<{
			slug: string;
			shop_id: string;
		}>`select slug, shop_id from shops.shop where state = 'approved' and products > 0 limit 1`.execute(ctx.db);
		return { ...(await viewShop(ctx, rows[0]!.slug)), ...rows[0]! };
	});
	expect(shop.name.th.length).toBeGreaterThan(4);
	const account = await market.query(system('payments'), (ctx) => payoutAccountOf(ctx, shop.shop_id));
	expect(account.number).toMatch(/^\+66\d{9}$/);
	const people = await market.query(system('shops'), (ctx) => bulkPeople.personsByPhones(ctx, [account.number]));
	expect(people.size).toBe(1);
	const number = (await market.ground.db.selectFrom('shops.shop').select('slug').where('shop_id', '=', idOf(ids.shop, 5)).executeTakeFirstOrThrow())
		.slug;
	expect(number).toBe(shopAt(5, [{ subdistrictCode: '1', postcode: '1', provinceCode: '1', name: 'x' }], 0).slug);
});

test('goods are listed, found, counted and in stock', async () => {
	const page = await market.query(anonymous, (ctx) => listProducts(ctx, { limit: 24 }));
	expect(page.items.length).toBe(24);
	const [first] = page.items;
	const view = await market.query(anonymous, (ctx) => viewProduct(ctx, first!.productId));
	expect(view.state).toBe('published');
	expect((await market.query(anonymous, (ctx) => available(ctx, [first!.productId]))).get(first!.productId)).toBeGreaterThan(0);
	const found = await market.query(anonymous, (ctx) => search(ctx, { q: view.name.th }));
	expect(JSON.stringify(found)).toContain(view.name.th);
	expect(await one(sql`select products as n from catalogue.tally where place = 'all'`)).toBe(
		await one(sql`select count(*) as n from catalogue.listing`),
	);
	expect(await wronglyCounted(market)).toEqual([]);
	expect(await one(sql`select sum(products) as n from shops.shop`)).toBe(await one(sql`select count(*) as n from catalogue.listing`));
	expect(
		await one(
			sql`select count(*) as n from catalogue.listing l full join catalogue.entry e using (product_id) where l.product_id is null or e.product_id is null`,
		),
	).toBe(0);
	// What search keeps is what relist would have kept.
	const rows = await sql<{ words: string; made: string }>`select words::text as words from catalogue.entry limit 20`.execute(market.ground.db);
	expect(rows.rows.every((row) => row.words.includes('A') && row.words.includes('C'))).toBe(true);
	const own = await market.ground.db
		.selectFrom('catalogue.product')
		.select('shop_id as shopId')
		.where('product_id', '=', view.productId)
		.executeTakeFirstOrThrow();
	const names = await market.query(system('x'), (ctx) => bulkGoods.namesInShops(ctx, [own.shopId]));
	expect(new Set(names.map((name) => name.nameKey)).size).toBe(names.length);
});

test('villages stand in their subdistricts', async () => {
	const { rows } = await sql<{ code: string }>`select subdistrict_code as code from places.village limit 1`.execute(market.ground.db);
	expect((await market.query(anonymous, (ctx) => villagesOf(ctx, rows[0]!.code))).length).toBeGreaterThan(0);
});

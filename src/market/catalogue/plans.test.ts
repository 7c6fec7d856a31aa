import { Kysely, PostgresDialect, sql, type CompiledQuery } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import type { ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import { available } from '#market/stock';
import { openTestMarket, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop } from '../../../tests/village.ts';
import { listProducts, productsForBasket, search, shelf, suggest, viewProduct } from './index.ts';

// With 10,000 goods every statement of a busy page must walk an index: a table that is read whole is a page that dies on a feast day.

let market: TestMarket;
let listening: Kysely<Tables>;
let said: CompiledQuery[] = [];
const product: { shopId: string; productId: string } = { shopId: '', productId: '' };
beforeAll(async () => {
	market = await openTestMarket(2);
	// Ten thousand rows at once may take longer than any statement of the product.
	const patient = new pg.Pool({ connectionString: market.url, max: 1 });
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: patient }) });
	const shop = await openVillageShop(market, {
		slug: 'many',
		nameTh: 'ร้านใหญ่',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ผ้าไหมมัดหมี่', priceSatang: 100_000, stock: 5, category: 'silk' }],
	});
	Object.assign(product, { shopId: shop.shopId, productId: shop.products[0]! });
	const copies = sql`from generate_series(1, 10000) n`;
	const slug = sql`(select slug from catalogue.category order by position offset n % 35 limit 1)`;
	await sql`insert into catalogue.product select p.shop_id, gen_random_uuid(), p.state, p.name_th || n, p.name_en, p.description_th, p.description_en, p.process_th, p.category, p.price_satang + n, p.unit_th, p.unit_en,
		p.weight_g, p.length_mm, p.width_mm, p.height_mm, p.transport_class, p.max_days, p.shelf_life_days, n % 500, p.rating, p.created_at, p.updated_at, p.published_at from catalogue.product p, generate_series(1, 10000) n`.execute(
		db,
	);
	await sql`insert into catalogue.product_place select product_id, case when random() < 0.01 then shop_id else gen_random_uuid() end from catalogue.product on conflict do nothing`.execute(
		db,
	);
	await sql`insert into catalogue.picture select shop_id, product_id, md5(product_id::text), 1, '', null from catalogue.product on conflict do nothing`.execute(
		db,
	);
	await sql`insert into catalogue.certificate select shop_id, product_id, gen_random_uuid(), 'gap', 'n', null, '2999-12-31' from catalogue.product`.execute(
		db,
	);
	await sql`insert into catalogue.listing (product_id, shop_id, shop_slug, shop_name_th, village_th, province_code, category, root, name_th, unit_th, price_satang, transport_class, sold, published_at)
		select gen_random_uuid(), gen_random_uuid(), 's', 'ร้าน', 'บ้าน', lpad((10 + n % 77)::text, 2, '0'), ${slug}, (select root from catalogue.category order by position offset n % 35 limit 1), 'ของ ' || n, 'ชิ้น', n, 'ambient', n % 500, now() ${copies}`.execute(
		db,
	);
	await sql`insert into catalogue.entry select product_id, category, province_code, sold, price_satang, published_at, name_th, name_th, md5(name_th),
		(select string_agg(format('%L:1A', md5(name_th || w)), ' ') || ' ''ของ'':1A' from generate_series(1, 40) w)::tsvector from catalogue.listing on conflict do nothing`.execute(
		db,
	);
	await sql`insert into catalogue.phrase select md5(n::text), 'product', '/search', md5(n::text), md5(n::text), 1, 1 ${copies}`.execute(db);
	await sql`insert into stock.item (shop_id, product_id, received, on_hand) select shop_id, product_id, 1, 1 from catalogue.listing on conflict do nothing`.execute(
		db,
	);
	await sql`vacuum analyze`.execute(db);
	await db.destroy();
	const pool = new pg.Pool({ connectionString: market.url, max: 1, options: '-c plan_cache_mode=force_generic_plan' });
	listening = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: (event) => void said.push(event.query) });
}, 60_000);
afterAll(async () => {
	await listening.destroy();
	await market.close();
});

/** The plans of every statement a question says, both as the planner sees the values and as it plans for any values. */
async function plansOf(question: (ctx: ReadCtx) => Promise<unknown>): Promise<string[]> {
	said = [];
	await market.query(anonymous, (ctx) =>
		question({
			...ctx,
			db: listening,
			actor: {
				kind: 'person',
				personId: product.shopId,
				name: '',
				duties: [{ role: 'seller', shopId: product.shopId, provinceCode: null, officeCode: null }],
			},
		}),
	);
	const plans: string[] = [];
	for (const query of [...said]) {
		if (!/catalogue\.|stock\./.test(query.sql)) continue;
		const client = new pg.Client({ connectionString: market.url });
		await client.connect();
		for (const mode of ['force_custom_plan', 'force_generic_plan']) {
			await client.query(`set plan_cache_mode = ${mode}`);
			const { rows } = await client.query<{ 'QUERY PLAN': string }>({ text: `explain ${query.sql}`, values: [...query.parameters] });
			plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
		}
		await client.end();
	}
	expect(plans.length).toBeGreaterThan(0);
	return plans;
}

const asked: readonly (readonly [string, (ctx: ReadCtx) => Promise<unknown>])[] = [
	['the popular list', (ctx) => listProducts(ctx, {})],
	['a category', (ctx) => listProducts(ctx, { category: 'silk' })],
	['a branch', (ctx) => listProducts(ctx, { category: 'food', sort: 'new' })],
	['a province, by price', (ctx) => listProducts(ctx, { provinceCode: '32', sort: 'price_up' })],
	['a shop', (ctx) => listProducts(ctx, { shopId: product.shopId })],
	['the second page', async (ctx) => listProducts(ctx, { category: 'silk', cursor: (await listProducts(ctx, { category: 'silk', limit: 5 })).next })],
	['a product', (ctx) => viewProduct(ctx, product.productId)],
	['what is left', (ctx) => available(ctx, [product.productId])],
	['goods of a basket', (ctx) => productsForBasket(ctx, [product.productId])],
	['a seller’s shelf', (ctx) => shelf(ctx, product.shopId)],
	['a common word', (ctx) => search(ctx, { q: 'ของ' })],
	['a rare word', (ctx) => search(ctx, { q: 'ผ้าไหม' })],
	['a misspelling', (ctx) => search(ctx, { q: 'ผาไหม', category: 'silk' })],
	['nonsense', (ctx) => search(ctx, { q: 'xylophone กขคงจฉ' })],
	['a suggestion', (ctx) => suggest(ctx, 'ผ้า')],
];

test.each(asked)('%s reads no table whole', async (_name, question) => {
	for (const plan of await plansOf(question)) expect(plan).not.toMatch(/Seq Scan on (listing|entry|phrase|item|picture|product_place|certificate)/);
});

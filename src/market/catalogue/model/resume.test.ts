import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { openLog } from '#platform/log';
import { openTestMarket, setup, type TestMarket } from '../../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../../tests/village.ts';
import { countSold, forgetChanges, openModel, pauseProduct, search, type SearchWish } from '../index.ts';

// A start goes on from what the last process wrote to disk, and knows all that was changed since; where it cannot know, everything is read anew.

let market: TestMarket;
let shop: VillageShop;
let folder: string;
let model: ReturnType<typeof openModel>;
const file = (): string => join(folder, 'index');
const begin = async (): Promise<void> => {
	model = openModel({ databaseUrl: market.url, folder, threads: 1, log: openLog('silent') });
	await until(() => model.state().ready);
};
const again = async (): Promise<boolean> => {
	await model.close();
	await begin();
	return model.state().fromDisk;
};
async function until(holds: () => boolean): Promise<void> {
	const began = performance.now();
	while (!holds()) {
		if (performance.now() - began > 20_000) throw new Error('it did not come');
		await sleep(10);
	}
}
const bothFind = async (wish: SearchWish) => ({
	model: await market.query(anonymous, (ctx) => search({ ...ctx, finder: model }, wish)),
	database: await market.query(anonymous, (ctx) => search(ctx, wish)),
});

beforeAll(async () => {
	market = await openTestMarket(4);
	folder = mkdtempSync(join(tmpdir(), 'talad-resume-'));
	shop = await openVillageShop(market, {
		slug: 'ban-sawai',
		nameTh: 'ร้านบ้านสวาย',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: ['ผ้าไหมมัดหมี่', 'ผ้าคลุมไหล่ไหม', 'เสื้อผ้าฝ้าย', 'น้ำผึ้งป่า'].map((nameTh, index) => ({
			nameTh,
			priceSatang: 5000 * (index + 1),
			stock: 5,
			category: index < 3 ? 'silk' : 'food-snack',
		})),
	});
	await begin();
	await until(() => existsSync(file()));
}, 60_000);
afterAll(async () => {
	await model.close();
	await market.close();
	rmSync(folder, { recursive: true, force: true });
});

test('a start goes on from it, with what was sold and taken away meanwhile', async () => {
	expect(model.state().fromDisk).toBe(false);
	await model.close();
	const [first, second] = shop.products;
	await market.command(setup, (ctx) => countSold(ctx, [{ shopId: shop.shopId, productId: second!, quantity: 40 }]));
	await market.command(shop.keeper, (ctx) => pauseProduct(ctx, { shopId: shop.shopId, productId: first! }));
	await begin();
	expect(model.state().fromDisk).toBe(true);
	for (const wish of [{ q: 'ผ้า' }, { q: 'ผ้า', sort: 'popular' as const }, { q: 'ไหม', category: 'silk' }]) {
		const told = await bothFind(wish);
		expect(told.model).toEqual(told.database);
		expect(told.model.items[0]!.productId).toBe(second);
	}
});

test('its mark is old, or a copy in another database, or gone: everything is read anew, and can be gone on from again', async () => {
	const { db } = market.ground;
	const written = (): string => readFileSync(file()).toString('latin1');
	for (const spoil of [
		() => sql`update catalogue.model_mark set at = at - interval '25 hours'`.execute(db).then(() => market.command(setup, forgetChanges)),
		// As a copy of all rows into another server would.
		() => sql`update catalogue.model_mark set at = at`.execute(db),
		() => sql`delete from catalogue.model_mark`.execute(db),
	]) {
		expect(await again()).toBe(true);
		const before = written();
		await spoil();
		expect(await again()).toBe(false);
		await until(() => written() !== before);
	}
	expect(await again()).toBe(true);
});

test('a damaged file is no index', async () => {
	const bytes = readFileSync(file());
	const at = bytes.length >> 1;
	bytes[at] = bytes[at]! ^ 1;
	writeFileSync(file(), bytes);
	expect(await again()).toBe(false);
	const told = await bothFind({ q: 'ผ้า' });
	expect(told.model).toEqual(told.database);
});

test('a running keeper whose mark is gone when it hears again reads everything anew', async () => {
	const { db } = market.ground;
	await until(() => model.state().ready);
	const before = model.state().published;
	await sql`delete from catalogue.model_mark`.execute(db);
	await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`.execute(db);
	await until(() => model.state().published > before);
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from catalogue.model_mark`.execute(db);
	expect(rows[0]!.n).toBeGreaterThan(0);
});

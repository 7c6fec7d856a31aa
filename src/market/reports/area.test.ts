import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#kernel/actor';
import { bangkokDay, DAY, later } from '#kernel/time';
import { shopHears } from '#market/shops';
import { openTestMarket, person, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import { areaList, lapsingPapers, quietShops, viewArea } from './index.ts';

let market: TestMarket;
const shops: VillageShop[] = [];
const officer = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const farOfficer = person(randomUUID(), { role: 'province_officer', provinceCode: '50' });
const operator = person(randomUUID(), { role: 'operator' });
const ofDistrict = {
	...person(randomUUID()),
	duties: [{ role: 'district_officer' as const, shopId: null, provinceCode: null, districtCode: '3202', officeCode: null }],
} as ReturnType<typeof person>;

beforeAll(async () => {
	market = await openTestMarket(4);
	for (let index = 0; index < 30; index++)
		shops.push(
			await openVillageShop(market, {
				slug: `area-${index}`,
				nameTh: `ร้าน ${index}`,
				subdistrictCode: '320101',
				postcode: '32000',
				goods: index === 0 ? [{ nameTh: 'ผ้าไหม', priceSatang: 100_000, stock: 3 }] : [],
			}),
		);
	await sql`update shops.shop set state = 'applied', approved_at = null where shop_id = ${shops[29]!.shopId}`.execute(market.ground.db);
	const now = market.clock.now();
	const day = (from: number): string => bangkokDay(later(now, from * DAY));
	await sql`insert into standards.certificate (shop_id, certificate_id, kind, number, issuer, from_day, until_day, state, province_code, submitted_at, submitted_by, decided_at)
		values (${shops[0]!.shopId}, ${randomUUID()}, 'halal', '1', 'x', ${day(-10)}, ${day(30)}, 'valid', '32', ${now}, 'x', ${now}),
			(${shops[1]!.shopId}, ${randomUUID()}, 'halal', '2', 'x', ${day(-10)}, ${day(200)}, 'valid', '32', ${now}, 'x', ${now})`.execute(market.ground.db);
});
afterAll(() => market.close());

test('an area in figures, for whoever looks after it', async () => {
	const view = await market.query(officer, (ctx) => viewArea(ctx));
	expect(view).toMatchObject({
		areas: ['32'],
		shops: { approved: 29, applied: 1, closed: 0 },
		products: 1,
		lapsing: 1,
		quiet: { count: 0, more: false },
	});
	expect(view.kinds).toEqual([{ kind: 'community_enterprise', shops: 29 }]);
	expect(view.newest.map((shop) => shop.shopId)).toEqual([shops[29]!.shopId]);
	expect(await market.query(farOfficer, (ctx) => viewArea(ctx))).toMatchObject({ shops: { approved: 0 }, products: 0, lapsing: 0, newest: [] });
	expect(await market.query(ofDistrict, (ctx) => viewArea(ctx))).toMatchObject({ areas: ['3202'], shops: { approved: 0 }, products: 0, lapsing: 0 });
	expect(await market.query(operator, (ctx) => viewArea(ctx))).toMatchObject({ areas: null, shops: { approved: 29 }, lapsing: 1 });
	expect(await market.query(operator, (ctx) => viewArea(ctx, { province: '50' }))).toMatchObject({ areas: ['50'], shops: { approved: 0 } });
	// Whoever looks after one province does not see another by asking for it.
	expect(await market.query(officer, (ctx) => viewArea(ctx, { province: '50' }))).toMatchObject({ areas: ['32'] });
	await expect(market.query(shops[0]!.keeper, (ctx) => viewArea(ctx))).rejects.toMatchObject({ code: 'reports.not_yours' });
	expect(await market.query(officer, (ctx) => lapsingPapers(ctx))).toMatchObject([{ number: '1' }]);
});

test('shops are quiet after sixty days without an order, listed page by page', async () => {
	market.clock.advance(50 * DAY);
	await market.command(system('shops.note_order'), (ctx) => shopHears.noteOrder(ctx, { shopId: shops[5]!.shopId }));
	market.clock.advance(20 * DAY);
	const first = await market.query(officer, (ctx) => quietShops(ctx));
	expect(first.items.length).toBe(25);
	const second = await market.query(officer, (ctx) => quietShops(ctx, { cursor: first.next }));
	expect(second).toMatchObject({ next: null });
	const ids = [...first.items, ...second.items].map((shop) => shop.shopId);
	expect(new Set(ids).size).toBe(28);
	expect(ids).not.toContain(shops[5]!.shopId);
	expect(ids).not.toContain(shops[29]!.shopId);
	expect(await market.query(officer, (ctx) => viewArea(ctx))).toMatchObject({ quiet: { count: 28 } });
	expect((await market.query(officer, (ctx) => areaList(ctx, { list: 'quiet' }))).map((shop) => shop.shopId)).toEqual(ids);
	expect(await market.query(farOfficer, (ctx) => quietShops(ctx))).toEqual({ items: [], next: null });
	expect(await market.query(officer, (ctx) => areaList(ctx, { list: 'newest' }))).toMatchObject([{ shopId: shops[29]!.shopId }]);
});

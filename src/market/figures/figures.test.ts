import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { bangkokWeek, DAY, weeksBefore } from '#kernel/time';
import { cancelOrder, markReturned } from '#market/orders';
import { bought } from '../../../tests/bought.ts';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import { countCancelled, countPaid, countReturned, giveBack, isBot, makeUsual, note, takeCounts, viewFigures, writeCounts } from './index.ts';
import { median, roughly } from './usual.ts';

let market: TestMarket;
const shops: VillageShop[] = [];
const buyerId = randomUUID();

beforeAll(async () => {
	market = await openTestMarket(8);
	for (let n = 0; n < 6; n++)
		shops.push(
			await openVillageShop(market, {
				slug: `figures-${n}`,
				nameTh: `ร้านที่ ${n}`,
				subdistrictCode: n < 5 ? '320101' : '500301',
				postcode: n < 5 ? '32000' : '50270',
				goods: [
					{ nameTh: 'ผ้า', priceSatang: 5000, stock: 99 },
					{ nameTh: 'ขนม', priceSatang: 2000, stock: 99 },
				],
			}),
		);
});
afterAll(() => market.close());

const look = (shop: VillageShop, who: Actor = shop.keeper, productId?: string) =>
	market.query(who, (ctx) => viewFigures(ctx, { shopId: shop.shopId, productId }));
const write = async (): Promise<void> => {
	const counts = takeCounts();
	await market.command(setup, (ctx) => writeCounts(ctx, counts));
};
const news = (shop: VillageShop, order: { orderId: string }) => ({ shopId: shop.shopId, orderId: order.orderId });

describe('the figures of a shop', () => {
	test('equal its orders, however often and in whatever order the news comes', async () => {
		const shop = shops[0]!;
		const [cloth, sweets] = shop.products as [string, string];
		const orders = [];
		for (let n = 0; n < 6; n++) {
			orders.push(
				await bought(
					market,
					shop,
					buyerId,
					[
						{ productId: cloth, quantity: n + 1 },
						{ productId: sweets, quantity: 2 },
					],
					false,
				),
			);
			market.clock.advance(3 * DAY);
		}
		const [called, early, back] = [orders[1]!, orders[2]!, orders[3]!];
		for (const one of [called, early]) await market.command(setup, (ctx) => cancelOrder(ctx, { orderId: one.orderId, why: null }));
		// Of one order the cancellation is heard first; all news comes twice, and much of it at once.
		await market.command(setup, (ctx) => countCancelled(ctx, news(shop, early)));
		await Promise.all([...orders, ...orders].map((one) => market.command(setup, (ctx) => countPaid(ctx, news(shop, one)))));
		for (const _ of [1, 2]) await market.command(setup, (ctx) => countCancelled(ctx, news(shop, called)));
		await market.command(setup, (ctx) => markReturned(ctx, back.orderId));
		for (const _ of [1, 2]) await market.command(setup, (ctx) => countReturned(ctx, news(shop, back)));
		const { rows } = await sql<{ week: string; product_id: string; n: number }>`
			select to_char(date_trunc('week', o.placed_at at time zone 'Asia/Bangkok'), 'YYYY-MM-DD') as week, l.product_id, sum(l.quantity)::int as n
			from orders.order o join orders.order_line l using (shop_id, order_id)
			where o.shop_id = ${shop.shopId} and o.state not in ('awaiting_payment', 'lapsed', 'cancelled') group by 1, 2`.execute(market.ground.db);
		for (const productId of [cloth, sweets]) {
			const { weeks } = await look(shop, shop.keeper, productId);
			const told = new Map(weeks.filter((one) => one.sold > 0).map((one) => [one.week, one.sold]));
			expect(told).toEqual(new Map(rows.filter((row) => row.product_id === productId).map((row) => [row.week, row.n])));
		}
		const whole = await look(shop);
		expect(whole.weeks.reduce((sum, one) => sum + one.sold, 0)).toBe(rows.reduce((sum, row) => sum + row.n, 0));
		expect(whole.weeks.reduce((sum, one) => sum + one.returned, 0)).toBe(4 + 2);
		expect(whole.products.map((one) => one.sold).reduce((a, b) => a + b)).toBe(rows.reduce((sum, row) => sum + row.n, 0));
	});

	test('what is counted in memory is written once, all of it, also by two processes and after a failure', async () => {
		const shop = shops[1]!;
		const [productId] = shop.products as [string];
		const at = market.clock.now();
		for (let n = 0; n < 100; n++) note('seen', { shopId: shop.shopId, productId, at });
		note('basket', { shopId: shop.shopId, productId, at });
		const failed = takeCounts();
		expect(failed).toHaveLength(1);
		giveBack(failed);
		note('seen', { shopId: shop.shopId, productId, at });
		await write();
		expect(takeCounts()).toEqual([]);
		const other = [{ shopId: shop.shopId, productId, week: bangkokWeek(at), seen: 5, basket: 0 }];
		await Promise.all(Array.from({ length: 8 }, () => market.command(setup, (ctx) => writeCounts(ctx, other))));
		expect((await look(shop)).weeks.at(-1)).toMatchObject({ seen: 141, basket: 1, sold: 0 });
	});

	test('are for its own people', async () => {
		const shop = shops[0]!;
		for (const who of [anonymous, person(randomUUID()), shops[1]!.keeper, person(randomUUID(), { role: 'province_officer', provinceCode: '32' })])
			await expect(look(shop, who)).rejects.toMatchObject({ code: 'figures.not_found' });
		await expect(look(shop, shop.keeper, shops[1]!.products[0])).rejects.toMatchObject({ code: 'figures.not_found' });
		const helper: Actor = {
			kind: 'person',
			personId: randomUUID(),
			name: 'หลาน',
			duties: [{ role: 'helper', shopId: shop.shopId, provinceCode: null, officeCode: null, acts: ['packing'], until: '2999-01-01' }],
		};
		await expect(look(shop, helper)).rejects.toMatchObject({ code: 'shops.help_not_this' });
	});

	test('keep nothing of a person: no column holds one', async () => {
		const { rows } = await sql<{ column_name: string }>`select column_name from information_schema.columns where table_schema = 'figures'`.execute(
			market.ground.db,
		);
		expect(rows.map((row) => row.column_name).filter((name) => /buyer|person|visitor|phone|agent|address|ip|name/.test(name))).toEqual([]);
	});
});

describe('what is usual', () => {
	const ours = () => shops.slice(0, 5);
	const seenBy = async (numbers: readonly number[], only: readonly VillageShop[] = ours()): Promise<string> => {
		const at = market.clock.now();
		only.forEach((shop, index) => {
			for (let n = 0; n < (numbers[index] ?? 0); n++) note('seen', { shopId: shop.shopId, productId: shop.products[0]!, at });
		});
		await write();
		return bangkokWeek(at);
	};
	const nextWeek = (): void => market.clock.advance(7 * DAY);
	const make = () => market.command(setup, (ctx) => makeUsual(ctx, { atMost: 12 }));
	const usualIn = async (shop: VillageShop, week: string) => (await look(shop)).weeks.find((one) => one.week === week)?.usual;

	test('is the median of at least five shops of one kind in one province, the same for each of them, when the week is over', async () => {
		// Nothing of the tests before may count: the cells begin with shops that did something in the last eight weeks.
		market.clock.advance(9 * 7 * DAY);
		await make();
		const four = await seenBy([3, 5, 7, 9], ours().slice(0, 4));
		nextWeek();
		await make();
		for (const shop of ours()) expect(await usualIn(shop, four)).toBeNull();
		const five = await seenBy([3, 5, 7, 9, 1000]);
		await make();
		expect(await usualIn(ours()[0]!, five)).toBeNull();
		nextWeek();
		await make();
		const told = await Promise.all(ours().map((shop) => usualIn(shop, five)));
		expect(told).toEqual(told.map(() => ({ seen: 7, basket: 0, sold: 0, returned: 0 })));
		expect(await usualIn(shops[5]!, five)).toBeNull();
	});

	test('tells nothing by subtraction: it stands once made, has no total beside it, and no cell is wider or narrower', async () => {
		const week = await seenBy([30, 50, 71, 90, 1000]);
		nextWeek();
		await make();
		const before = await market.ground.db.selectFrom('figures.usual').selectAll().where('week', '=', week).execute();
		expect(before).toHaveLength(1);
		expect(before[0]).toMatchObject({ province_code: '32', seen: 70 });
		// A late count of one shop moves nothing that is told: the difference would be that shop.
		const late = [{ shopId: shops[2]!.shopId, productId: shops[2]!.products[0]!, week, seen: 500, basket: 0 }];
		await market.command(setup, (ctx) => writeCounts(ctx, late));
		await make();
		expect(await market.ground.db.selectFrom('figures.usual').selectAll().where('week', '=', week).execute()).toEqual(before);
		const view = await look(shops[0]!);
		expect(Object.keys(view.weeks[0]!).sort()).toEqual(['basket', 'returned', 'seen', 'sold', 'usual', 'week']);
		expect(JSON.stringify(view)).not.toContain('"shops"');
		const cells = await market.ground.db.selectFrom('figures.usual').selectAll().execute();
		expect(cells.every((cell) => cell.shops >= 5)).toBe(true);
		expect((await look(shops[0]!, shops[0]!.keeper, shops[0]!.products[0])).weeks.every((one) => one.usual === null)).toBe(true);
	});

	test('medians and rough numbers', () => {
		expect(median([5, 1, 9])).toBe(5);
		expect(median([1, 2, 3, 10])).toBe(2.5);
		expect([0, 2.5, 7, 12, 71, 123, 1234, 98765].map(roughly)).toEqual([0, 3, 7, 10, 70, 100, 1000, 100000]);
	});

	test('weeks are those of Bangkok', () => {
		expect(bangkokWeek(new Date('2026-11-22T16:59:00Z'))).toBe('2026-11-16');
		expect(bangkokWeek(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
		expect(weeksBefore('2027-01-04', 1)).toBe('2026-12-28');
	});

	test('programs are not visitors', () => {
		for (const agent of [null, '', 'Googlebot/2.1', 'curl/8', 'facebookexternalhit/1.1', 'Mozilla/5.0 HeadlessChrome/120'])
			expect(isBot(agent)).toBe(true);
		for (const agent of [
			'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36',
			'Mozilla/5.0 (iPhone) Safari/604.1 Line/14',
		])
			expect(isBot(agent), agent).toBe(false);
	});
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '#kernel/refusal';
import { later, MINUTE } from '#kernel/time';
import { openTestMarket, setup, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import { available, freeHeld, holdStock, putBack, retake, setOnHand, setPlaces, stockPlaces, takeHeld } from './index.ts';

let market: TestMarket;
let shop: VillageShop;
beforeAll(async () => {
	market = await openTestMarket(20);
	shop = await openVillageShop(market, {
		slug: 'race-shop',
		nameTh: 'ร้านแข่งกันซื้อ',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [
			{ nameTh: 'ผ้าพันคอผืนเดียว', priceSatang: 45_000, stock: 50 },
			{ nameTh: 'ขนม', priceSatang: 5000, stock: 1000 },
			{ nameTh: 'น้ำผึ้ง', priceSatang: 9000, stock: 10 },
		],
	});
});
afterAll(() => market.close());

const hold = (holder: string, lines: readonly (readonly [string, number])[]) =>
	market.command(setup, (ctx) =>
		holdStock(ctx, {
			holder,
			lines: lines.map(([productId, quantity]) => ({ shopId: shop.shopId, productId, quantity })),
			until: later(ctx.now, 15 * MINUTE),
		}),
	);
const left = async (index: number): Promise<number> =>
	(await market.query(setup, (ctx) => available(ctx, shop.products))).get(shop.products[index]!)!;

test('200 buyers for 50 pieces: exactly 50 get one', async () => {
	const outcomes = await Promise.allSettled(Array.from({ length: 200 }, () => hold(randomUUID(), [[shop.products[0]!, 1]])));
	expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(50);
	for (const outcome of outcomes) if (outcome.status === 'rejected') expect(isRefusal(outcome.reason) && outcome.reason.code).toBe('stock.short');
	expect(await left(0)).toBe(0);
});

test('baskets that overlap in another order do not lock each other', async () => {
	const [, sweets, honey] = shop.products as [string, string, string];
	const outcomes = await Promise.allSettled(
		Array.from({ length: 60 }, (_, index) =>
			hold(
				randomUUID(),
				index % 2
					? [
							[sweets, 1],
							[honey, 1],
						]
					: [
							[honey, 1],
							[sweets, 1],
						],
			),
		),
	);
	expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10);
	expect(await left(2)).toBe(0);
	expect(await left(1)).toBe(990);
});

test('two lines of one product are one wish', async () => {
	const fresh = await openVillageShop(market, {
		slug: 'two-lines',
		nameTh: 'สองบรรทัด',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ตะกร้า', priceSatang: 10_000, stock: 3 }],
	});
	const [basket] = fresh.products as [string];
	const wish = (holder: string) =>
		market.command(setup, (ctx) =>
			holdStock(ctx, {
				holder,
				lines: [
					{ shopId: fresh.shopId, productId: basket, quantity: 2 },
					{ shopId: fresh.shopId, productId: basket, quantity: 2 },
				],
				until: later(ctx.now, MINUTE),
			}),
		);
	await expect(wish(randomUUID())).rejects.toMatchObject({ code: 'stock.short' });
});

test('held, freed, taken late, put back: each once', async () => {
	const fresh = await openVillageShop(market, {
		slug: 'once',
		nameTh: 'ครั้งเดียว',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'หม้อดิน', priceSatang: 10_000, stock: 5 }],
	});
	const [pot] = fresh.products as [string];
	const leftOf = async (): Promise<number> => (await market.query(setup, (ctx) => available(ctx, [pot]))).get(pot)!;
	const holder = randomUUID();
	await market.command(setup, (ctx) => holdStock(ctx, { holder, lines: [{ shopId: fresh.shopId, productId: pot, quantity: 3 }], until: ctx.now }));
	expect(await leftOf()).toBe(2);
	for (let times = 0; times < 2; times++) await market.command(setup, (ctx) => freeHeld(ctx, holder));
	expect(await leftOf()).toBe(5);
	expect(await market.command(setup, (ctx) => retake(ctx, holder))).toBe(true);
	expect(await market.command(setup, (ctx) => retake(ctx, holder))).toBe(false);
	await market.command(setup, (ctx) => takeHeld(ctx, holder));
	expect(await leftOf()).toBe(2);
	for (let times = 0; times < 2; times++) await market.command(setup, (ctx) => putBack(ctx, { holder, shopId: fresh.shopId }));
	expect(await leftOf()).toBe(5);
});

test('counted place by place: sold from the first, back to the first, always summing up', async () => {
	const fresh = await openVillageShop(market, {
		slug: 'places',
		nameTh: 'หลายที่เก็บ',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'กระติบ', priceSatang: 10_000, stock: 1 }],
	});
	const ids = { shopId: fresh.shopId, productId: fresh.products[0]! };
	const [home, group] = [randomUUID(), randomUUID()];
	const lie = async () => (await market.query(fresh.keeper, (ctx) => stockPlaces(ctx, ids))).places.map((place) => place.pieces);
	await market.command(fresh.keeper, (ctx) =>
		setPlaces(ctx, {
			...ids,
			lowAt: 4,
			places: [
				{ placeId: home, nameTh: 'ที่บ้าน', pieces: 3 },
				{ placeId: group, nameTh: 'ที่กลุ่ม', pieces: 5 },
			],
		}),
	);
	expect(await lie()).toEqual([3, 5]);
	const sell = async (quantity: number): Promise<string> => {
		const holder = randomUUID();
		await market.command(setup, (ctx) => holdStock(ctx, { holder, lines: [{ ...ids, quantity }], until: later(ctx.now, MINUTE) }));
		await market.command(setup, (ctx) => takeHeld(ctx, holder));
		return holder;
	};
	const holder = await sell(4);
	expect(await lie()).toEqual([0, 4]);
	await market.command(setup, (ctx) => putBack(ctx, { holder, shopId: ids.shopId }));
	expect(await lie()).toEqual([4, 4]);
	await market.command(fresh.keeper, (ctx) => setOnHand(ctx, { ...ids, onHand: 10 }));
	expect(await lie()).toEqual([6, 4]);
	await market.command(fresh.keeper, (ctx) => setOnHand(ctx, { ...ids, onHand: 3 }));
	expect(await lie()).toEqual([0, 3]);
	await market.command(fresh.keeper, (ctx) => setPlaces(ctx, { ...ids, lowAt: 1, places: [] }));
	await sell(1);
	expect(await market.query(fresh.keeper, (ctx) => stockPlaces(ctx, ids))).toMatchObject({ onHand: 2, places: [{ pieces: 0 }, { pieces: 0 }] });
});

test('few left is told once, and again after more came', async () => {
	const fresh = await openVillageShop(market, {
		slug: 'few',
		nameTh: 'ใกล้หมด',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'หวด', priceSatang: 10_000, stock: 6 }],
	});
	const ids = { shopId: fresh.shopId, productId: fresh.products[0]! };
	await market.command(fresh.keeper, (ctx) => setPlaces(ctx, { ...ids, lowAt: 3, places: [] }));
	const told = async () =>
		(await market.ground.db.selectFrom('platform.event').select('payload').where('name', '=', 'stock.low').execute()).filter((row) =>
			JSON.stringify(row.payload).includes(ids.productId),
		).length;
	const buy = () =>
		market.command(setup, (ctx) => holdStock(ctx, { holder: randomUUID(), lines: [{ ...ids, quantity: 2 }], until: later(ctx.now, MINUTE) }));
	await buy();
	expect(await told()).toBe(0);
	await buy();
	expect(await told()).toBe(1);
	await buy();
	expect(await told()).toBe(1);
	await market.command(fresh.keeper, (ctx) => setOnHand(ctx, { ...ids, onHand: 20 }));
	for (let times = 0; times < 6; times++) await buy();
	expect(await told()).toBe(2);
});

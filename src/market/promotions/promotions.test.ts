import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { less, satang } from '#kernel/money';
import { bangkokDay, DAY, dayStart, HOUR, later, MINUTE, SECOND } from '#kernel/time';
import { pauseProduct, productsForBasket, publishProduct, viewProduct, ways } from '#market/catalogue';
import { follow, unfollow } from '#market/following';
import { away } from '#market/shops';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import {
	addPromotion,
	endPromotion,
	pricedGoods,
	priceLines,
	returnCoupons,
	shopPromotions,
	spendCoupons,
	turnDiscounts,
	type PromotionWish,
} from './index.ts';

let market: TestMarket;
let shop: VillageShop;
let serial = 0;
beforeAll(async () => {
	market = await openTestMarket(20);
});
afterAll(() => market.close());
beforeEach(async () => {
	shop = await openVillageShop(market, {
		slug: `sale-${serial++}`,
		nameTh: `บ้านลดราคา ${serial}`,
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [
			{ nameTh: 'ผ้าไหม', priceSatang: 10_000, stock: 50 },
			{ nameTh: 'ผ้าฝ้าย', priceSatang: 5550, stock: 50 },
		],
	});
});

const day = (from: number): string => bangkokDay(later(market.clock.now(), from * DAY));
const goTo = (at: Date): void => market.clock.advance(at.getTime() - market.clock.now().getTime());
const price = (lines: readonly (readonly [number, number])[], actor: Actor = anonymous, seen?: Record<string, number>) =>
	market.query(actor, (ctx) =>
		priceLines(
			ctx,
			lines.map(([index, quantity]) => ({ productId: shop.products[index]!, quantity })),
			seen,
		),
	);
const one = async (actor: Actor = anonymous) => (await price([[0, 1]], actor))[0]!.priceSatang;
const shown = async () => {
	const product = await market.query(anonymous, (ctx) => viewProduct(ctx, shop.products[0]!));
	return [product.priceSatang, product.wasSatang];
};
type Wish = { kind: PromotionWish['kind']; percent: number } & Partial<{
	products: string[];
	pieces: number;
	budget: number;
	fromDay: string;
	untilDay: string;
}>;
async function add(wish: Wish, actor: Actor = shop.keeper): Promise<string> {
	const promotionId = randomUUID();
	const whole = { nameTh: 'ลดราคา', products: [], fromDay: day(0), untilDay: day(1), ...wish } as PromotionWish;
	await market.command(actor, (ctx) => addPromotion(ctx, { ...whole, shopId: shop.shopId, promotionId }));
	return promotionId;
}
const sell = (more: Partial<ways.WaysWish>) =>
	market.command(shop.keeper, (ctx) =>
		ways.setWays(ctx, { shopId: shop.shopId, productId: shop.products[0]!, ready: { how: 'stock' }, steps: [], video: '', ...more }),
	);
const turn = () => market.command(setup, (ctx) => turnDiscounts(ctx, { atMost: 50 }));

describe('the price of a line', () => {
	test('is today’s; what the buyer saw is compared, never believed', async () => {
		const [productId] = shop.products as [string];
		const ask = (quantity: number, seen?: Record<string, number>) => price([[0, quantity]], anonymous, seen);
		expect(
			await price([
				[0, 2],
				[0, 1],
			]),
		).toEqual([
			expect.objectContaining({ shopId: shop.shopId, quantity: 3, priceSatang: 10_000, lineSatang: 30_000, weightG: 300, transportClass: 'ambient' }),
		]);
		await expect(ask(1, { [productId]: 1 })).rejects.toMatchObject({ code: 'catalogue.price_changed', facts: { was: 1, now: 10_000 } });
		await expect(ask(1, {})).rejects.toMatchObject({ code: 'catalogue.price_changed' });
		await expect(market.query(anonymous, (ctx) => priceLines(ctx, [{ productId: randomUUID(), quantity: 1 }]))).rejects.toMatchObject({
			code: 'catalogue.not_for_sale',
		});
		await market.command(shop.keeper, (ctx) => pauseProduct(ctx, { shopId: shop.shopId, productId }));
		await expect(ask(1)).rejects.toMatchObject({ code: 'catalogue.not_for_sale', facts: { name: 'ผ้าไหม' } });
		const basket = await market.query(anonymous, (ctx) => productsForBasket(ctx, [productId, randomUUID()]));
		expect([...basket.values()]).toEqual([expect.objectContaining({ productId, forSale: false })]);
		await market.command(shop.keeper, (ctx) => publishProduct(ctx, { shopId: shop.shopId, productId }));
	});
	test('falls with the number, step by step', async () => {
		await sell({
			steps: [
				{ from: 10, priceSatang: 9000 },
				{ from: 100, priceSatang: 7000 },
			],
		});
		const at = async (quantity: number) => (await price([[0, quantity]]))[0]!.priceSatang;
		expect([await at(9), await at(10), await at(99), await at(100)]).toEqual([10_000, 9000, 9000, 7000]);
		for (const steps of [
			[{ from: 10, priceSatang: 10_000 }],
			[
				{ from: 10, priceSatang: 9000 },
				{ from: 10, priceSatang: 8000 },
			],
			[
				{ from: 10, priceSatang: 8000 },
				{ from: 20, priceSatang: 9000 },
			],
		])
			await expect(sell({ steps })).rejects.toMatchObject({ code: 'catalogue.steps_wrong' });
	});
	test('reductions do not add up: the lowest holds', async () => {
		await sell({ steps: [{ from: 3, priceSatang: 8000 }] });
		await add({ kind: 'discount', percent: 10 });
		await add({ kind: 'deal', percent: 30, pieces: 5 });
		const why = async (lines: readonly (readonly [number, number])[]) => (await price(lines)).map((line) => [line.priceSatang, line.now.why]);
		expect(await why([[0, 1]])).toEqual([[9000, 'discount']]);
		expect(await why([[0, 3]])).toEqual([[8000, 'steps']]);
		expect(
			await why([
				[0, 3],
				[1, 2],
			]),
		).toEqual([
			[7000, 'deal'],
			[less(satang(5550), 30), 'deal'],
		]);
	});
	test('less of a price is never more than it, never nothing, and whole baht stay whole', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 100_000_000 }), fc.integer({ min: 1, max: 90 }), (price, percent) => {
				const reduced = less(satang(price), percent);
				expect(reduced).toBeGreaterThan(0);
				expect(reduced).toBeLessThanOrEqual(price);
				expect(reduced).toBeGreaterThanOrEqual((price * (100 - percent)) / 100);
				if (price % 100 === 0) expect(reduced % 100).toBe(0);
			}),
		);
	});
});

describe('a discount', () => {
	test('holds from its first to its last minute in Bangkok, on cards within the next round', async () => {
		await add({ kind: 'discount', percent: 20, fromDay: day(1), untilDay: day(2), products: [shop.products[0]!] });
		expect([await one(), await shown()]).toEqual([10_000, [10_000, null]]);
		goTo(later(dayStart(day(1)), -MINUTE));
		await turn();
		expect([await one(), await shown()]).toEqual([10_000, [10_000, null]]);
		market.clock.advance(MINUTE);
		expect(await one()).toBe(8000);
		await turn();
		expect([await shown(), await turn()]).toEqual([[8000, 10_000], 0]);
		goTo(later(dayStart(day(2)), -MINUTE));
		expect(await one()).toBe(8000);
		market.clock.advance(MINUTE);
		expect(await one()).toBe(10_000);
		await turn();
		expect(await shown()).toEqual([10_000, null]);
	});
	test('is ended by hand at once; days and foreign goods are looked at', async () => {
		const promotionId = await add({ kind: 'discount', percent: 20 });
		expect(await shown()).toEqual([8000, 10_000]);
		// Nobody ends it in the very millisecond in which it began.
		market.clock.advance(SECOND);
		await market.command(shop.keeper, (ctx) => endPromotion(ctx, { shopId: shop.shopId, promotionId }));
		expect([await one(), await shown()]).toEqual([10_000, [10_000, null]]);
		await expect(add({ kind: 'discount', percent: 5, untilDay: day(-1) })).rejects.toMatchObject({ code: 'promotions.days_wrong' });
		await expect(add({ kind: 'discount', percent: 5, products: [randomUUID()] })).rejects.toMatchObject({ code: 'catalogue.not_found' });
		const stranger = person(randomUUID());
		await expect(add({ kind: 'discount', percent: 90 }, stranger)).rejects.toMatchObject({ code: 'promotions.not_found' });
		await expect(market.query(stranger, (ctx) => shopPromotions(ctx, shop.shopId))).rejects.toMatchObject({ code: 'promotions.not_found' });
	});
});

describe('a coupon', () => {
	const spend = (buyer: Actor, checkoutId: string) =>
		market.command(buyer, async (ctx) =>
			spendCoupons(ctx, {
				checkoutId,
				buyerId: buyer.kind === 'person' ? buyer.personId : '',
				lines: await priceLines(ctx, [{ productId: shop.products[0]!, quantity: 1 }]),
			}),
		);
	test('is for followers, once each; a checkout that lapses gives it back', async () => {
		await add({ kind: 'coupon', percent: 50, budget: 10 });
		const buyer = person(randomUUID());
		expect(await one(buyer)).toBe(10_000);
		await market.command(buyer, (ctx) => follow(ctx, { shopId: shop.shopId }));
		expect(await one(buyer)).toBe(5000);
		const checkoutId = randomUUID();
		await spend(buyer, checkoutId);
		expect(await one(buyer)).toBe(10_000);
		for (let times = 0; times < 2; times++) await market.command(setup, (ctx) => returnCoupons(ctx, { checkoutId }));
		expect(await one(buyer)).toBe(5000);
		expect((await market.query(shop.keeper, (ctx) => shopPromotions(ctx, shop.shopId)))[0]).toMatchObject({ used: 0, left: 10 });
		await market.command(buyer, (ctx) => unfollow(ctx, { shopId: shop.shopId }));
		expect(await one(buyer)).toBe(10_000);
	});
	test('forty followers at once, seven coupons: exactly seven', async () => {
		await add({ kind: 'coupon', percent: 50, budget: 7 });
		const buyers = Array.from({ length: 40 }, () => person(randomUUID()));
		for (const buyer of buyers) await market.command(buyer, (ctx) => follow(ctx, { shopId: shop.shopId }));
		await Promise.allSettled(buyers.map((buyer) => spend(buyer, randomUUID())));
		expect((await market.query(shop.keeper, (ctx) => shopPromotions(ctx, shop.shopId)))[0]).toMatchObject({ used: 7, left: 0 });
		expect(
			await market.query(
				setup,
				async (ctx) => (await ctx.db.selectFrom('promotions.coupon_use').select('person_id').where('shop_id', '=', shop.shopId).execute()).length,
			),
		).toBe(7);
	});
	test('one person pressing twice spends one', async () => {
		await add({ kind: 'coupon', percent: 50, budget: 7 });
		const buyer = person(randomUUID());
		await market.command(buyer, (ctx) => follow(ctx, { shopId: shop.shopId }));
		await Promise.allSettled([1, 2, 3, 4].map(() => spend(buyer, randomUUID())));
		expect((await market.query(shop.keeper, (ctx) => shopPromotions(ctx, shop.shopId)))[0]).toMatchObject({ used: 1, left: 6 });
	});
});

describe('days away', () => {
	test('goods are shown and not sold; the shop comes back by itself', async () => {
		await market.command(shop.keeper, (ctx) => away.goAway(ctx, { shopId: shop.shopId, fromDay: day(0), untilDay: day(1), text: 'ไปงานบุญ' }));
		await expect(price([[0, 1]])).rejects.toMatchObject({ code: 'shops.away' });
		const goods = await market.query(anonymous, (ctx) => pricedGoods(ctx, [{ productId: shop.products[0]!, quantity: 1 }]));
		expect([...goods.values()][0]).toMatchObject({ forSale: true, awayUntil: day(1) });
		goTo(later(dayStart(day(2)), MINUTE));
		expect(await one()).toBe(10_000);
		await market.command(shop.keeper, (ctx) => away.goAway(ctx, { shopId: shop.shopId, fromDay: day(0), untilDay: day(9) }));
		await market.command(shop.keeper, (ctx) => away.comeBack(ctx, { shopId: shop.shopId }));
		market.clock.advance(HOUR);
		expect(await one()).toBe(10_000);
		await expect(
			market.command(person(randomUUID()), (ctx) => away.goAway(ctx, { shopId: shop.shopId, fromDay: day(0), untilDay: day(1) })),
		).rejects.toMatchObject({ code: 'shops.not_found' });
	});
});

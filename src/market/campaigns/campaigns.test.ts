import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { anonymous, system, type Actor } from '#kernel/actor';
import { DAY, HOUR, later } from '#kernel/time';
import { viewProduct } from '#market/catalogue';
import { priceLines, pricedGoods, returnCoupons, spendCoupons, turnDiscounts } from '#market/promotions';
import { openTestMarket, person, type TestMarket } from '../../../tests/market.ts';
import { nextMark, openVillageShop, type VillageShop } from '../../../tests/village.ts';
import {
	addCoupon,
	campaignEntries,
	collectCoupon,
	enterGoods,
	joinCampaign,
	listCampaigns,
	saveCampaign,
	shopEntries,
	showCampaign,
	viewCampaign,
	withdrawGoods,
	type CampaignWish,
} from './index.ts';

let market: TestMarket;
let shop: VillageShop;
let campaignId: string;
let serial = 0;
const operator = system('operator');
beforeAll(async () => {
	market = await openTestMarket(20);
});
afterAll(() => market.close());
beforeEach(async () => {
	shop = await openVillageShop(market, {
		slug: `fair-${serial++}`,
		nameTh: `บ้านออกงาน ${serial}`,
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [
			{ nameTh: 'ผ้าไหม', priceSatang: 10_000, stock: 500 },
			{ nameTh: 'ผ้าฝ้าย', priceSatang: 5000, stock: 500 },
		],
	});
	campaignId = await opened();
});

const wishOf = (more: Partial<CampaignWish> = {}): CampaignWish => ({
	slug: `fair-${nextMark()}`,
	kind: 'flash',
	nameTh: 'เที่ยงวันลดราคา',
	nameEn: 'Noon sale',
	textTh: '',
	textEn: '',
	picture: 'land',
	collections: [],
	fromAt: later(market.clock.now(), HOUR),
	untilAt: later(market.clock.now(), DAY),
	...more,
});
async function opened(more: Partial<CampaignWish> = {}): Promise<string> {
	const id = randomUUID();
	await market.command(operator, (ctx) => saveCampaign(ctx, { ...wishOf(more), campaignId: id }));
	await market.command(operator, (ctx) => showCampaign(ctx, { campaignId: id, shown: true }));
	return id;
}
const enter = (more: { percent?: number; pieces?: number | null; perPerson?: number | null; product?: number; id?: string } = {}) =>
	market.command(shop.keeper, (ctx) =>
		enterGoods(ctx, {
			shopId: shop.shopId,
			campaignId: more.id ?? campaignId,
			productId: shop.products[more.product ?? 0]!,
			percent: more.percent ?? 40,
			pieces: more.pieces ?? null,
			perPerson: more.perPerson ?? null,
		}),
	);
const begin = async (): Promise<void> => {
	market.clock.advance(2 * HOUR);
	await market.command(system('promotions.turn'), (ctx) => turnDiscounts(ctx, { atMost: 50 }));
};
const somebody = (): Actor => person(randomUUID());
const costs = async (quantity: number, actor: Actor = anonymous, product = 0): Promise<number> =>
	(await market.query(actor, (ctx) => priceLines(ctx, [{ productId: shop.products[product]!, quantity }])))[0]!.priceSatang;
const buy = (actor: Actor, quantity: number, checkoutId: string = randomUUID()) =>
	market.command(actor, async (ctx) => {
		const lines = await priceLines(ctx, [{ productId: shop.products[0]!, quantity }]);
		await spendCoupons(ctx, { checkoutId, buyerId: actor.kind === 'person' ? actor.personId : '', lines });
		return lines[0]!.priceSatang;
	});
const entry = async () => (await market.query(operator, (ctx) => campaignEntries(ctx, { campaignId }))).items[0]!.entry;

describe('an entry', () => {
	test('makes the price between the campaign’s hours, on the card too, and not before or after', async () => {
		await enter();
		const card = () => market.query(anonymous, (ctx) => viewProduct(ctx, shop.products[0]!));
		expect(await costs(1)).toBe(10_000);
		await begin();
		expect(await costs(1)).toBe(6000);
		expect((await card()).priceSatang).toBe(6000);
		market.clock.advance(2 * DAY);
		expect(await costs(1)).toBe(10_000);
		await market.command(system('promotions.turn'), (ctx) => turnDiscounts(ctx, { atMost: 50 }));
		expect((await card()).priceSatang).toBe(10_000);
	});
	test('holds for so many pieces a person, and says how many when more are wanted', async () => {
		await enter({ perPerson: 2 });
		await begin();
		const buyer = somebody();
		expect(await buy(buyer, 2)).toBe(6000);
		expect(await costs(1, buyer)).toBe(10_000);
		const other = somebody();
		expect(await costs(3, other)).toBe(10_000);
		const now = (await market.query(other, (ctx) => pricedGoods(ctx, [{ productId: shop.products[0]!, quantity: 3 }]))).get(shop.products[0]!)!.now;
		expect([now.why, now.most]).toEqual([null, 2]);
	});
	test('what a checkout took comes back once when it came to nothing', async () => {
		await enter({ pieces: 3, perPerson: 3 });
		await begin();
		const buyer = somebody();
		const checkoutId = randomUUID();
		await buy(buyer, 3, checkoutId);
		expect(await costs(1, somebody())).toBe(10_000);
		for (let again = 0; again < 2; again++) await market.command(system('orders'), (ctx) => returnCoupons(ctx, { checkoutId }));
		expect((await entry()).taken).toBe(0);
		expect(await costs(3, buyer)).toBe(6000);
	});
	test('hidden campaigns make no price; withdrawn goods neither', async () => {
		await enter();
		await begin();
		await market.command(operator, (ctx) => showCampaign(ctx, { campaignId, shown: false }));
		expect(await costs(1)).toBe(10_000);
		await market.command(operator, (ctx) => showCampaign(ctx, { campaignId, shown: true }));
		expect(await costs(1)).toBe(6000);
		await market.command(shop.keeper, (ctx) => withdrawGoods(ctx, { shopId: shop.shopId, campaignId, productId: shop.products[0]! }));
		expect(await costs(1)).toBe(10_000);
		expect((await market.query(shop.keeper, (ctx) => shopEntries(ctx, shop.shopId))).entries).toEqual([]);
	});
	test('fewer than were taken cannot be said, nor goods of another shop', async () => {
		await enter({ pieces: 5 });
		await begin();
		await buy(somebody(), 4);
		await expect(enter({ pieces: 3 })).rejects.toMatchObject({ code: 'campaigns.fewer_than_taken' });
		await enter({ pieces: 4 });
		await expect(
			market.command(somebody(), (ctx) =>
				enterGoods(ctx, { shopId: shop.shopId, campaignId, productId: shop.products[0]!, percent: 90, pieces: null, perPerson: null }),
			),
		).rejects.toMatchObject({ code: 'campaigns.not_found' });
	});
	test('60 buyers at once for 20 pieces, two a person at most: exactly 20 are taken', async () => {
		await enter({ pieces: 20, perPerson: 2 });
		await begin();
		const buyers = Array.from({ length: 30 }, () => somebody());
		const ends = await Promise.allSettled([...buyers, ...buyers].map((buyer) => buy(buyer, 1)));
		const cheap = ends.filter((end) => end.status === 'fulfilled' && end.value === 6000).length;
		const dear = ends.filter((end) => end.status === 'fulfilled' && end.value === 10_000).length;
		const refused = ends.filter(
			(end) => end.status === 'rejected' && /campaigns\.(gone|person_limit)/.test(String((end.reason as Error).message)),
		).length;
		expect(cheap).toBe(20);
		expect(cheap + dear + refused).toBe(60);
		expect((await entry()).taken).toBe(20);
		const { rows } = await sql<{ most: number; all: number }>`select max(pieces)::int as most, sum(pieces)::int as all from campaigns.of_person
			where campaign_id = ${campaignId}`.execute(market.ground.db);
		expect(rows[0]!.all).toBe(20);
		expect(rows[0]!.most).toBeLessThanOrEqual(2);
	});
});

describe('a market coupon', () => {
	const withCoupon = async (more: { budget?: number; perPerson?: number; leastSatang?: number } = {}): Promise<string> => {
		const couponId = randomUUID();
		const wish = { nameTh: 'คูปองปีใหม่', nameEn: '', percent: 10, leastSatang: 10_000, budget: 2, perPerson: 1, ...more };
		await market.command(operator, (ctx) => addCoupon(ctx, { ...wish, campaignId, couponId }));
		return couponId;
	};
	test('is good only when collected, in a shop that takes it, from so much on', async () => {
		const couponId = await withCoupon();
		await market.command(shop.keeper, (ctx) => joinCampaign(ctx, { shopId: shop.shopId, campaignId, coupons: true }));
		await begin();
		const buyer = somebody();
		expect(await costs(1, buyer)).toBe(10_000);
		for (let again = 0; again < 2; again++) await market.command(buyer, (ctx) => collectCoupon(ctx, couponId));
		expect(await costs(1, buyer)).toBe(9000);
		expect(await costs(1, buyer, 1)).toBe(5000);
		expect(await costs(2, buyer, 1)).toBe(4500);
		await market.command(shop.keeper, (ctx) => joinCampaign(ctx, { shopId: shop.shopId, campaignId, coupons: false }));
		expect(await costs(1, buyer)).toBe(10_000);
	});
	test('is spent once a person, and by no more than its budget, however many come at once', async () => {
		const couponId = await withCoupon({ budget: 5 });
		await market.command(shop.keeper, (ctx) => joinCampaign(ctx, { shopId: shop.shopId, campaignId, coupons: true }));
		await begin();
		const buyers = Array.from({ length: 20 }, () => somebody());
		for (const buyer of buyers) await market.command(buyer, (ctx) => collectCoupon(ctx, couponId));
		const ends = await Promise.allSettled([...buyers, ...buyers.slice(0, 10)].map((buyer) => buy(buyer, 1)));
		expect(ends.filter((end) => end.status === 'fulfilled' && end.value === 9000).length).toBe(5);
		const [coupon] = (await market.query(operator, (ctx) => viewCampaign(ctx, { campaignId }))).coupons;
		expect(coupon!.left).toBe(0);
		await expect(market.command(somebody(), (ctx) => collectCoupon(ctx, couponId))).rejects.toMatchObject({ code: 'campaigns.over' });
	});
});

describe('the campaign', () => {
	test('is opened by operators only; its hours stay once goods are in', async () => {
		await expect(market.command(shop.keeper, (ctx) => saveCampaign(ctx, { ...wishOf(), campaignId: randomUUID() }))).rejects.toMatchObject({
			code: 'campaigns.not_operator',
		});
		const wish = wishOf();
		campaignId = await opened(wish);
		await enter();
		await market.command(operator, (ctx) => saveCampaign(ctx, { ...wish, textTh: 'ลดหนึ่งชั่วโมง', campaignId }));
		await expect(
			market.command(operator, (ctx) => saveCampaign(ctx, { ...wish, untilAt: later(wish.untilAt, DAY), campaignId })),
		).rejects.toMatchObject({ code: 'campaigns.hours_stay' });
	});
	test('hidden ones are seen by operators only', async () => {
		const hidden = randomUUID();
		const wish = wishOf();
		await market.command(operator, (ctx) => saveCampaign(ctx, { ...wish, campaignId: hidden }));
		await expect(market.query(anonymous, (ctx) => viewCampaign(ctx, { slug: wish.slug }))).rejects.toMatchObject({ code: 'campaigns.not_found' });
		expect((await market.query(anonymous, (ctx) => listCampaigns(ctx))).some((one) => one.campaignId === hidden)).toBe(false);
		expect((await market.query(operator, (ctx) => listCampaigns(ctx, { all: true }))).some((one) => one.campaignId === hidden)).toBe(true);
	});
});

test('however buying and calling off go, what is taken is what was kept, and never more than there is', { timeout: 60_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ buyer: fc.nat(3), quantity: fc.integer({ min: 1, max: 4 }), back: fc.boolean() }), { minLength: 1, maxLength: 12 }),
			async (acts) => {
				campaignId = await opened();
				await enter({ pieces: 7, perPerson: 3 });
				market.clock.advance(2 * HOUR);
				const buyers = Array.from({ length: 4 }, () => somebody());
				const kept = [0, 0, 0, 0];
				for (const act of acts) {
					const checkoutId = randomUUID();
					const paid = await buy(buyers[act.buyer]!, act.quantity, checkoutId).catch(() => null);
					if (paid !== 6000) continue;
					if (act.back) await market.command(system('orders'), (ctx) => returnCoupons(ctx, { checkoutId }));
					else kept[act.buyer]! += act.quantity;
				}
				const taken = (await entry()).taken;
				expect(taken).toBe(kept.reduce((sum, count) => sum + count, 0));
				expect(taken).toBeLessThanOrEqual(7);
				expect(Math.max(...kept)).toBeLessThanOrEqual(3);
				await market.command(operator, (ctx) => showCampaign(ctx, { campaignId, shown: false }));
			},
		),
		{ numRuns: 12 },
	);
});

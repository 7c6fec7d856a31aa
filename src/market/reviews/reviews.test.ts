import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { bangkokDay, DAY, later } from '#kernel/time';
import { listProducts, viewProduct } from '#market/catalogue';
import { acceptHelp, helpDone, offerHelp } from '#market/delegations';
import { actorOf, demoSignIn, enrol } from '#market/people';
import { bought } from '../../../tests/bought.ts';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { nextPhone, openVillageShop, type VillageShop } from '../../../tests/village.ts';
import {
	answerReview,
	carryRating,
	forgetReviewer,
	moderateReview,
	productReviews,
	reportedReviews,
	reportReview,
	reviewsOfOrder,
	reviewsToAnswer,
	shopReviews,
	writeReview,
} from './index.ts';

let market: TestMarket;
let shop: VillageShop;
let productId: string;
let somchai: Actor & { kind: 'person' };
const surin = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const elsewhere = person(randomUUID(), { role: 'province_officer', provinceCode: '82' });

beforeAll(async () => {
	market = await openTestMarket(8);
	shop = await openVillageShop(market, {
		slug: 'reviewed',
		nameTh: 'ครัวป้าน้อย',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ขนมนางเล็ด', priceSatang: 8950, stock: 99 }],
	});
	productId = shop.products[0]!;
	somchai = await someone('สมชาย ใจดี');
});
afterAll(() => market.close());

async function someone(name: string): Promise<Actor & { kind: 'person' }> {
	const personId = await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name }));
	return { kind: 'person', personId, name, duties: [] };
}
async function came(who = somchai, delivered = true) {
	const order = await bought(market, shop, who.personId, [{ productId, quantity: 1 }], delivered);
	return { orderId: order.orderId, lineId: order.lineIds[0]! };
}
const say = (who: Actor, line: { orderId: string; lineId: string }, stars = 5, text = 'อร่อยมาก', pictures: string[] = []) =>
	market.command(who, (ctx) => writeReview(ctx, { ...line, stars, text, pictures }));
const carried = () => market.command(setup, (ctx) => carryRating(ctx, { shopId: shop.shopId, productId }));
const shown = () => market.query(anonymous, (ctx) => productReviews(ctx, { productId }));
const refused = (code: string) => ({ code });

describe('a review', () => {
	test('is of goods that came to the one who writes, and masks what leads elsewhere', async () => {
		const waiting = await came(somchai, false);
		await expect(say(somchai, waiting)).rejects.toMatchObject(refused('reviews.not_delivered'));
		const line = await came();
		const other = await someone('มะลิ');
		for (const who of [other, shop.keeper]) await expect(say(who, line)).rejects.toMatchObject(refused('reviews.not_found'));
		await expect(say(anonymous, line)).rejects.toMatchObject(refused('reviews.sign_in'));
		await expect(say(somchai, { ...line, lineId: randomUUID() })).rejects.toMatchObject(refused('reviews.not_found'));
		await expect(say(somchai, line, 6)).rejects.toMatchObject(refused('reviews.wrong'));
		await expect(say(somchai, line, 5, 'ก'.repeat(1001))).rejects.toMatchObject(refused('reviews.wrong'));
		await say(somchai, line, 4, 'อร่อย โทรหา ๐๘๑-๒๓๔-๕๖๗๘');
		const [review] = (await shown()).items;
		expect(review).toMatchObject({ stars: 4, text: 'อร่อย โทรหา •••••', name: 'สมชาย', answer: null, hiddenWhy: null });
		expect((await market.query(somchai, (ctx) => reviewsOfOrder(ctx, line.orderId)))[0]).toMatchObject({ may: true, review: { stars: 4 } });
		await expect(market.query(other, (ctx) => reviewsOfOrder(ctx, line.orderId))).rejects.toMatchObject(refused('reviews.not_found'));
	});

	test('is one a line, also of twenty at once', async () => {
		const line = await came();
		const before = (await shown()).items.length;
		const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => say(somchai, line, (index % 5) + 1)));
		expect(new Set(ids.map((one) => one.reviewId)).size).toBe(1);
		const rows = await market.ground.db.selectFrom('reviews.review').select('stars').where('order_id', '=', line.orderId).execute();
		expect(rows).toHaveLength(1);
		expect((await shown()).items).toHaveLength(before + 1);
		await carried();
		const all = await market.ground.db.selectFrom('reviews.review').select('stars').where('state', '=', 'shown').execute();
		const mean = all.reduce((sum, row) => sum + row.stars, 0) / all.length;
		const page = await market.query(anonymous, (ctx) => viewProduct(ctx, productId));
		expect(page).toMatchObject({ ratings: all.length });
		expect(page.rating).toBeCloseTo(mean, 1);
		const card = (await market.query(anonymous, (ctx) => listProducts(ctx, { shopId: shop.shopId }))).items[0];
		expect(card).toMatchObject({ ratings: page.ratings, rating: page.rating });
	});

	test('changes for thirty days, then it stands', async () => {
		const line = await came();
		await say(somchai, line, 2);
		await say(somchai, line, 3);
		market.clock.advance(31 * DAY);
		await expect(say(somchai, line, 1)).rejects.toMatchObject(refused('reviews.too_late'));
		await say(somchai, line, 3);
	});

	test('is answered by the shop; what a helper answers is written down', async () => {
		const { reviewId } = await say(somchai, await came(), 5, 'ดี');
		const ids = { shopId: shop.shopId, reviewId };
		const answer = (who: Actor, text: string) => market.command(who, (ctx) => answerReview(ctx, { ...ids, text }));
		for (const who of [somchai, anonymous, surin]) await expect(answer(who, 'x')).rejects.toMatchObject(refused('reviews.not_found'));
		const phone = nextPhone();
		const helperId = await market.command(setup, (ctx) => enrol(ctx, { phone, name: 'หลานสาว' }));
		const delegationId = randomUUID();
		const untilDay = bangkokDay(later(market.clock.now(), 20 * DAY));
		await market.command(shop.keeper, (ctx) => offerHelp(ctx, shop.shopId, { delegationId, phone, called: 'หลาน', acts: ['talk'], untilDay }));
		const token = await market.command(setup, (ctx) => demoSignIn(ctx, helperId));
		const helper = () => market.query(anonymous, (ctx) => actorOf(ctx, token));
		await market.command(await helper(), (ctx) => acceptHelp(ctx, delegationId));
		const waiting = await market.query(shop.keeper, (ctx) => reviewsToAnswer(ctx, shop.shopId));
		await answer(await helper(), 'ขอบคุณค่ะ โทร 0812345678');
		expect(await market.query(shop.keeper, (ctx) => reviewsToAnswer(ctx, shop.shopId))).toBe(waiting - 1);
		expect((await shown()).items.find((one) => one.reviewId === reviewId)?.answer?.text).toBe('ขอบคุณค่ะ โทร •••••');
		const done = await market.query(shop.keeper, (ctx) => helpDone(ctx, { shopId: shop.shopId }));
		expect(done.items[0]).toMatchObject({ act: 'talk', helperName: 'หลานสาว', after: { answer: 'ขอบคุณค่ะ โทร •••••' } });
		await answer(shop.keeper, 'ขอบคุณมากค่ะ');
		expect((await market.query(shop.keeper, (ctx) => shopReviews(ctx, { shopId: shop.shopId }))).items[0]?.answer?.text).toBe('ขอบคุณมากค่ะ');
	});

	test('is reported and hidden with a reason, by the officers of that province only; the rating follows', async () => {
		const { reviewId } = await say(somchai, await came(), 1, 'คำหยาบ');
		const ids = { shopId: shop.shopId, reviewId };
		const malee = await someone('มาลี');
		for (const _ of [1, 2]) await market.command(malee, (ctx) => reportReview(ctx, { ...ids, why: 'หยาบคาย' }));
		expect((await market.query(surin, reportedReviews)).map((one) => one.review.reviewId)).toEqual([reviewId]);
		expect(await market.query(elsewhere, reportedReviews)).toEqual([]);
		await expect(market.query(malee, reportedReviews)).rejects.toMatchObject(refused('reviews.not_found'));
		const hide = (who: Actor, why?: string) => market.command(who, (ctx) => moderateReview(ctx, { ...ids, hide: true, why }));
		for (const who of [malee, shop.keeper, elsewhere, anonymous]) await expect(hide(who, 'x')).rejects.toMatchObject(refused('reviews.not_found'));
		await expect(hide(surin, ' ')).rejects.toMatchObject(refused('reviews.reason_missing'));
		const before = (await shown()).items.length;
		await hide(surin, 'คำหยาบคาย');
		expect((await shown()).items).toHaveLength(before - 1);
		expect(await market.query(surin, reportedReviews)).toEqual([]);
		await carried();
		expect((await market.query(anonymous, (ctx) => viewProduct(ctx, productId))).ratings).toBe(before - 1);
		await market.command(surin, (ctx) => moderateReview(ctx, { ...ids, hide: false }));
		expect((await shown()).items).toHaveLength(before);
	});

	test('stays without a name when its writer is forgotten', async () => {
		const leaving = await someone('คนลา');
		const { reviewId } = await say(leaving, await came(leaving), 5, 'ดีมาก');
		expect(await market.command(setup, (ctx) => forgetReviewer(ctx, leaving.personId))).toBe(1);
		expect((await shown()).items.find((one) => one.reviewId === reviewId)).toMatchObject({ name: null, text: 'ดีมาก' });
		const traces = await market.ground.db.selectFrom('reviews.history').select('by_whom').where('review_id', '=', reviewId).execute();
		expect(traces.map((row) => row.by_whom)).not.toContain(leaving.personId);
	});

	test('goes on page by page, in both orders', async () => {
		for (const sort of ['new', 'best'] as const) {
			const seen: string[] = [];
			let cursor: string | null = null;
			do {
				const page: Awaited<ReturnType<typeof productReviews>> = await market.query(anonymous, (ctx) =>
					productReviews(ctx, { productId, sort, cursor, limit: 2 }),
				);
				seen.push(...page.items.map((one) => one.reviewId));
				cursor = page.next;
			} while (cursor);
			expect(new Set(seen).size).toBe(seen.length);
			expect(seen).toHaveLength((await market.query(anonymous, (ctx) => productReviews(ctx, { productId, limit: 30 }))).items.length);
		}
	});
});

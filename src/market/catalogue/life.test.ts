import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { openTestMarket, person, wronglyCounted, type TestMarket } from '../../../tests/market.ts';
import { nextMark, openVillageShop, type VillageShop } from '../../../tests/village.ts';
import {
	addPicture,
	moderation,
	pauseProduct,
	productsForBasket,
	publishProduct,
	saveProduct,
	search,
	setPrice,
	viewProduct,
	type ProductWish,
} from './index.ts';

let market: TestMarket;
let shop: VillageShop;
const officer = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const farOfficer = person(randomUUID(), { role: 'province_officer', provinceCode: '50' });
const operator = person(randomUUID(), { role: 'operator' });
beforeAll(async () => {
	market = await openTestMarket(6);
	shop = await openVillageShop(market, { slug: 'life', nameTh: 'บ้านทดลอง', subdistrictCode: '320101', postcode: '32000', goods: [] });
});
afterAll(() => market.close());

const wish = (more: Partial<ProductWish> = {}): ProductWish => ({
	nameTh: `ตะกร้า ${nextMark()}`,
	descriptionTh: 'สานด้วยมือ',
	category: 'basketry',
	priceSatang: 25_000,
	unitTh: 'ใบ',
	weightG: 400,
	lengthMm: 300,
	widthMm: 200,
	heightMm: 200,
	transportClass: 'ambient',
	...more,
});
type Ids = { shopId: string; productId: string };
async function draft(more: Partial<ProductWish> = {}): Promise<Ids> {
	const ids = { shopId: shop.shopId, productId: randomUUID() };
	await save(ids, more);
	await market.command(shop.keeper, (ctx) => addPicture(ctx, { ...ids, hash: ids.productId.replaceAll('-', ''), altTh: 'รูป' }));
	return ids;
}
const save = (ids: Ids, more: Partial<ProductWish> = {}) => market.command(shop.keeper, (ctx) => saveProduct(ctx, { ...ids, ...wish(more) }));
const go = (ids: Ids) => market.command(shop.keeper, (ctx) => publishProduct(ctx, ids));
const queue = async (actor: Actor = officer) => (await market.query(actor, (ctx) => moderation.waitingReviews(ctx))).items;
const stateOf = async (ids: Ids) => (await market.query(shop.keeper, (ctx) => viewProduct(ctx, ids.productId))).state;
async function waiting(ids: Ids) {
	const found = (await queue()).find((one) => one.productId === ids.productId);
	expect(found).toBeDefined();
	return { shopId: ids.shopId, reviewId: found!.reviewId };
}
const decide = (review: { shopId: string; reviewId: string }, outcome: moderation.Outcome, reason?: string, actor: Actor = officer) =>
	market.command(actor, (ctx) => moderation.decideReview(ctx, { ...review, outcome, reason }));

describe('what law forbids', () => {
	test('is refused at once, with the law in both languages and the field at fault', async () => {
		const refused = save({ shopId: shop.shopId, productId: randomUUID() }, { nameTh: 'สาโทบ้านเรา', category: 'drink' });
		await expect(refused).rejects.toMatchObject({ code: 'catalogue.forbidden_goods', fields: { nameTh: 'catalogue.forbidden_goods' } });
		await refused.catch((thrown: { facts: { law: string } }) => expect(thrown.facts.law).toMatch(/แอลกอฮอล์.*Alcoholic/));
	});
	test('is refused when a cure hides in the story of a food', async () => {
		await expect(draft({ category: 'food-snack', descriptionTh: 'กินแล้วหายขาดจากทุกโรค' })).rejects.toMatchObject({
			code: 'catalogue.forbidden_goods',
			fields: { descriptionTh: 'catalogue.forbidden_goods' },
		});
	});
	test('asks for a number, reads it in Thai digits, and shows it', async () => {
		const ids = await draft({ nameTh: 'สบู่ขมิ้นชัน', category: 'health-beauty' });
		await expect(go(ids)).rejects.toMatchObject({ code: 'catalogue.number_missing', fields: { cosmeticNumber: 'catalogue.number_missing' } });
		await expect(save(ids, { nameTh: 'สบู่ขมิ้นชัน', category: 'health-beauty', cosmeticNumber: '123' })).rejects.toMatchObject({
			code: 'catalogue.number_wrong',
		});
		await save(ids, { nameTh: 'สบู่ขมิ้นชัน', category: 'health-beauty', cosmeticNumber: '๑๐-๑-๖๔๐๐๐๑๒๓๔๕' });
		expect((await go(ids)).state).toBe('published');
		expect((await market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId))).cosmeticNumber).toBe('10-1-6400012345');
		// A later change that says nothing of the number leaves it.
		await save(ids, { nameTh: 'สบู่ขมิ้นชัน สูตรใหม่', category: 'health-beauty' });
		expect((await market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId))).cosmeticNumber).toBe('10-1-6400012345');
	});
});

describe('what a person looks at first', () => {
	test('waits, is accepted, and is not asked about again', async () => {
		const ids = await draft({ nameTh: 'พระเครื่องดินเผา' });
		expect((await go(ids)).state).toBe('submitted');
		await expect(market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId))).rejects.toMatchObject({ code: 'catalogue.not_found' });
		await decide(await waiting(ids), 'accepted');
		expect(await stateOf(ids)).toBe('published');
		const saved = await save(ids, { nameTh: 'พระเครื่องดินเผาองค์เล็ก' });
		expect(saved).toMatchObject({ state: 'published', waiting: false });
	});
	test('is sent back with a reason, changed, and handed in again', async () => {
		const ids = await draft({ nameTh: 'พระพุทธรูปไม้' });
		await go(ids);
		const first = await waiting(ids);
		await expect(decide(first, 'changes_requested')).rejects.toMatchObject({ code: 'catalogue.reason_missing' });
		await decide(first, 'changes_requested', 'บอกว่าแกะใหม่ปีไหน');
		expect(await stateOf(ids)).toBe('changes_requested');
		const told = await market.query(shop.keeper, (ctx) => moderation.reviewsOf(ctx, ids));
		expect(told[0]).toMatchObject({ state: 'changes_requested', reason: 'บอกว่าแกะใหม่ปีไหน' });
		await save(ids, { nameTh: 'พระพุทธรูปไม้', descriptionTh: 'แกะใหม่ปี 2569' });
		expect((await go(ids)).state).toBe('submitted');
		// Writing again takes it out of the queue.
		await save(ids, { nameTh: 'ตะกร้าใส่หนังสือ' });
		expect(await stateOf(ids)).toBe('draft');
		expect((await queue()).some((one) => one.productId === ids.productId)).toBe(false);
		expect((await go(ids)).state).toBe('published');
	});
	test('a change of what is on sale waits while the old words are shown; its price does not wait', async () => {
		const ids = await draft({ nameTh: 'กล่องไม้สักลายไทย' });
		await go(ids);
		const saved = await save(ids, { nameTh: 'กล่องไม้สักใส่ทองคำแท้', priceSatang: 26_000 });
		expect(saved).toMatchObject({ state: 'published', waiting: true });
		const shown = () => market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId));
		expect(await shown()).toMatchObject({ name: { th: 'กล่องไม้สักลายไทย' }, priceSatang: 26_000 });
		const review = (await queue()).find((one) => one.productId === ids.productId)!;
		expect(review).toMatchObject({ kind: 'edit', before: { nameTh: 'กล่องไม้สักลายไทย' }, texts: { nameTh: 'กล่องไม้สักใส่ทองคำแท้' } });
		await decide({ shopId: ids.shopId, reviewId: review.reviewId }, 'accepted', undefined, operator);
		expect((await shown()).name.th).toBe('กล่องไม้สักใส่ทองคำแท้');
		expect((await market.query(anonymous, (ctx) => search(ctx, { q: 'ทองคำแท้' }))).items.map((one) => one.productId)).toContain(ids.productId);
		const versions = await market.query(shop.keeper, (ctx) => moderation.versionsOf(ctx, ids));
		expect(versions.map((one) => [one.version, one.changed.join()])).toEqual([
			[2, 'nameTh'],
			[1, expect.stringContaining('pictures')],
		]);
	});
	test('price, stock and pausing make no version; a picture does', async () => {
		const ids = await draft();
		await go(ids);
		await market.command(shop.keeper, (ctx) => setPrice(ctx, { ...ids, priceSatang: 30_000 }));
		await market.command(shop.keeper, (ctx) => pauseProduct(ctx, ids));
		await go(ids);
		await market.command(shop.keeper, (ctx) => addPicture(ctx, { ...ids, hash: randomUUID().replaceAll('-', ''), altTh: '' }));
		const versions = await market.query(officer, (ctx) => moderation.versionsOf(ctx, ids));
		expect(versions.map((one) => one.version)).toEqual([2, 1]);
		expect(versions[0]?.changed).toEqual(['pictures']);
	});
	test('only those of the province look, and never at their own shop', async () => {
		const ids = await draft({ nameTh: 'พระเครื่องเนื้อว่าน' });
		await go(ids);
		const review = await waiting(ids);
		expect((await queue(farOfficer)).some((one) => one.productId === ids.productId)).toBe(false);
		for (const actor of [farOfficer, shop.keeper, anonymous, person(randomUUID())])
			await expect(decide(review, 'accepted', undefined, actor)).rejects.toMatchObject({ code: 'catalogue.not_found' });
		await expect(queue(shop.keeper)).rejects.toMatchObject({ code: 'catalogue.not_a_moderator' });
		const duties = [officer, shop.keeper].flatMap((one) => (one.kind === 'person' ? one.duties : []));
		const both: Actor = { kind: 'person', personId: randomUUID(), name: 'สองหมวก', duties };
		await expect(decide(review, 'accepted', undefined, both)).rejects.toMatchObject({ code: 'catalogue.own_shop' });
		await Promise.all([decide(review, 'accepted'), decide(review, 'accepted')]);
		await expect(decide(review, 'rejected', 'ช้าไป')).rejects.toMatchObject({ code: 'catalogue.moved_on' });
	});
});

describe('taking down and the answer to it', () => {
	async function takenDown(): Promise<Ids & { reviewId: string }> {
		const ids = await draft();
		await go(ids);
		const { reviewId } = await market.command(officer, (ctx) => moderation.takeDown(ctx, { productId: ids.productId, reason: 'รูปไม่ใช่ของจริง' }));
		return { ...ids, reviewId };
	}
	test('is off every list at once, cannot be bought, changed or put back by the seller', async () => {
		const ids = await takenDown();
		await expect(market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId))).rejects.toMatchObject({ code: 'catalogue.not_found' });
		expect((await market.query(anonymous, (ctx) => productsForBasket(ctx, [ids.productId]))).get(ids.productId)?.forSale).toBe(false);
		await expect(go(ids)).rejects.toMatchObject({ code: 'catalogue.taken_down' });
		await expect(save(ids)).rejects.toMatchObject({ code: 'catalogue.taken_down' });
	});
	test('another person answers the appeal: back on sale, or gone for good', async () => {
		const lifted = await takenDown();
		const answer = (ids: Ids & { reviewId: string }, actor: Actor, well: boolean) =>
			market.command(actor, (ctx) => moderation.decideAppeal(ctx, { ...ids, lifted: well, reason: 'ดูแล้ว' }));
		const ask = (ids: Ids & { reviewId: string }) => market.command(shop.keeper, (ctx) => moderation.appeal(ctx, { ...ids, text: 'ถ่ายเองจริง ๆ' }));
		await expect(answer(lifted, operator, true)).rejects.toMatchObject({ code: 'catalogue.moved_on' });
		await ask(lifted);
		await ask(lifted);
		await expect(answer(lifted, officer, true)).rejects.toMatchObject({ code: 'catalogue.own_decision' });
		expect((await queue(operator)).find((one) => one.productId === lifted.productId)).toMatchObject({ state: 'appealed', may: { answer: true } });
		await answer(lifted, operator, true);
		expect(await stateOf(lifted)).toBe('published');
		const upheld = await takenDown();
		await ask(upheld);
		await answer(upheld, operator, false);
		expect(await stateOf(upheld)).toBe('removed');
		await expect(ask(upheld)).rejects.toMatchObject({ code: 'catalogue.moved_on' });
	});
	test('a refused listing may be appealed too', async () => {
		const ids = await draft({ nameTh: 'พระเครื่องเก่าเก็บ' });
		await go(ids);
		const review = await waiting(ids);
		await decide(review, 'rejected', 'เป็นของโบราณ');
		expect(await stateOf(ids)).toBe('rejected');
		await market.command(shop.keeper, (ctx) => moderation.appeal(ctx, { ...review, text: 'หล่อใหม่ปีนี้' }));
		await market.command(operator, (ctx) => moderation.decideAppeal(ctx, { ...review, lifted: true }));
		expect(await stateOf(ids)).toBe('published');
	});
	test('strangers take nothing down', async () => {
		const ids = await draft();
		await go(ids);
		for (const actor of [shop.keeper, farOfficer, person(randomUUID())])
			await expect(market.command(actor, (ctx) => moderation.takeDown(ctx, { productId: ids.productId, reason: 'x' }))).rejects.toMatchObject({
				code: 'catalogue.not_found',
			});
	});
});

test('after all of it, the numbers of categories and provinces are what is on sale', async () => {
	expect(await wronglyCounted(market)).toEqual([]);
});

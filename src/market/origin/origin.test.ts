import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { listProducts, viewProduct } from '#market/catalogue';
import { enrol } from '#market/people';
import { seedShop } from '#market/shops';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { putSilkOnSale } from '../../../tests/village.ts';
import { claimOrigin, decideOrigin, originByCode, originOf, waitingOrigins, withdrawOrigin, type OriginWish } from './index.ts';

let market: TestMarket;
let shopId: string;
let keeper: Actor;
const surin = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const phangNga = person(randomUUID(), { role: 'province_officer', provinceCode: '82' });
const said: OriginWish = {
	subdistrictCode: '320101',
	postcode: '32000',
	village: 'บ้านท่าสว่าง',
	makers: 'กลุ่มทอผ้า 12 คน',
	wisdom: 'ยกทองด้วยกี่สองชั้น',
	evidence: ['b'.repeat(32)],
};

beforeAll(async () => {
	market = await openTestMarket(6);
	const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone: '+66915550002', name: 'นางทองมา' }));
	({ shopId } = await market.command(setup, (ctx) =>
		seedShop(ctx, {
			slug: 'origin-test',
			ownerId,
			nameTh: 'ไหมยายทองมา',
			nameEn: null,
			kind: 'otop_producer',
			subdistrictCode: '320101',
			postcode: '32000',
			villageTh: 'ท่าสว่าง',
			villageEn: null,
			storyTh: 'ทอผ้า',
			storyEn: null,
			since: null,
			members: null,
			saying: null,
			payout: { kind: 'promptpay', phone: '0812345678' },
		}),
	));
	keeper = person(ownerId, { role: 'seller', shopId });
});
afterAll(() => market.close());

async function onSale(): Promise<{ shopId: string; productId: string }> {
	const ids = { shopId, productId: randomUUID() };
	await market.command(keeper, async (ctx) => {
		await putSilkOnSale(ctx, ids);
	});
	return ids;
}
/** The mark as the product page and the list show it: they must not differ. */
async function marked(ids: { productId: string }): Promise<boolean> {
	const page = (await market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId))).originChecked;
	const { items } = await market.query(anonymous, (ctx) => listProducts(ctx, { shopId, sort: 'new', limit: 48 }));
	expect(items.find((card) => card.productId === ids.productId)?.originChecked).toBe(page);
	return page;
}
const claim = (ids: { shopId: string; productId: string }, more: Partial<OriginWish> = {}, actor = keeper) =>
	market.command(actor, (ctx) => claimOrigin(ctx, { ...ids, ...said, ...more }));
const verify = (ids: { shopId: string; productId: string }, actor = surin): Promise<void> =>
	market.command(actor, (ctx) => decideOrigin(ctx, { ...ids, verified: true }));

describe('the mark of origin', () => {
	test('stands only while the office of that place has verified what is said', async () => {
		const ids = await onSale();
		const { code } = await claim(ids);
		expect(await marked(ids)).toBe(false);
		expect((await market.query(surin, waitingOrigins)).map((one) => one.productId)).toContain(ids.productId);
		expect((await market.query(phangNga, waitingOrigins)).map((one) => one.productId)).not.toContain(ids.productId);
		for (const actor of [anonymous, keeper, phangNga, person(randomUUID())]) await expect(verify(ids, actor)).rejects.toThrow();
		await verify(ids);
		expect(await marked(ids)).toBe(true);
		expect(await claim(ids)).toEqual({ code, state: 'verified' });
		expect(await marked(ids)).toBe(true);
	});

	test('goes with any change until it was read again, and another place is another office', async () => {
		const ids = await onSale();
		const { code } = await claim(ids);
		await verify(ids);
		expect(await claim(ids, { subdistrictCode: '820101', postcode: '82000' })).toEqual({ code, state: 'submitted' });
		expect(await marked(ids)).toBe(false);
		await expect(verify(ids, surin)).rejects.toMatchObject({ code: 'origin.not_found' });
		await verify(ids, phangNga);
		expect(await marked(ids)).toBe(true);
	});

	test('refused evidence carries it nowhere, and an old label still opens and tells today’s state', async () => {
		const ids = await onSale();
		const { code } = await claim(ids);
		await verify(ids);
		const open = () => market.query(anonymous, (ctx) => originByCode(ctx, code.toLowerCase()));
		expect(await open()).toMatchObject({ state: 'verified', makers: said.makers, evidence: said.evidence, onSale: true });
		await market.command(surin, (ctx) => withdrawOrigin(ctx, { ...ids, reason: 'ย้ายไปผลิตที่อื่น' }));
		expect(await marked(ids)).toBe(false);
		expect(await open()).toMatchObject({ state: 'withdrawn', makers: '', wisdom: '', evidence: [], reason: null });
		expect(await market.query(keeper, (ctx) => originOf(ctx, ids))).toMatchObject({ state: 'withdrawn', reason: 'ย้ายไปผลิตที่อื่น' });
		await claim(ids, { makers: 'กลุ่มใหม่' });
		await expect(market.command(surin, (ctx) => decideOrigin(ctx, { ...ids, verified: false, reason: ' ' }))).rejects.toMatchObject({
			code: 'origin.reason_missing',
		});
		await market.command(surin, (ctx) => decideOrigin(ctx, { ...ids, verified: false, reason: 'รูปไม่ตรง' }));
		expect(await marked(ids)).toBe(false);
		expect((await open()).code).toBe(code);
	});

	test('is of the own goods only', async () => {
		const ids = await onSale();
		for (const actor of [anonymous, surin, person(randomUUID(), { role: 'seller', shopId: randomUUID() })])
			await expect(claim(ids, {}, actor)).rejects.toMatchObject({ code: 'origin.not_found' });
		await expect(claim({ shopId, productId: randomUUID() })).rejects.toMatchObject({ code: 'origin.not_found' });
		await expect(market.query(anonymous, (ctx) => originByCode(ctx, 'AAAAAAAAAA'))).rejects.toMatchObject({ code: 'origin.no_label' });
	});
});

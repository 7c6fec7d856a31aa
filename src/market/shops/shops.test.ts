import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { enrol } from '#market/people';
import { openTestMarket, person, setup, wronglyCounted, type TestMarket } from '../../../tests/market.ts';
import {
	approveShop,
	changePayoutAccount,
	listShops,
	myShops,
	openShop,
	openShopShape,
	ownerOf,
	payoutAccountOf,
	resubmitShop,
	seedShop,
	sendBackShop,
	shopCards,
	shopCounts,
	viewMyShop,
	viewShop,
	waitingShops,
	type OpenShop,
} from './index.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket(6);
});
afterAll(() => market.close());

let phones = 0;
const newPerson = async (name: string): Promise<string> =>
	market.command(setup, (ctx) => enrol(ctx, { phone: `+6691${String(1_000_000 + phones++)}`, name }));
const form = (more: Partial<OpenShop> = {}): OpenShop => ({
	shopId: randomUUID(),
	nameTh: 'ครัวป้าน้อย',
	nameEn: 'Krua Pa Noi',
	kind: 'community_enterprise',
	subdistrictCode: '320101',
	postcode: '32000',
	villageTh: 'บ้านท่าสว่าง',
	storyTh: 'ทำขนมนางเล็ดมาสามรุ่น',
	payout: { kind: 'promptpay', phone: '0812345678' },
	...more,
});
const surin = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const chiangMai = person(randomUUID(), { role: 'province_officer', provinceCode: '50' });
const everywhere = person(randomUUID(), { role: 'province_officer' });
const finance = person(randomUUID(), { role: 'finance' });
const seller = (personId: string, shopId: string): Actor => person(personId, { role: 'seller', shopId });
const newsOf = async (name: string, shopId: string): Promise<number> => {
	const rows = await market.ground.db.selectFrom('platform.event').select('payload').where('name', '=', name).execute();
	return rows.filter((row) => (row.payload as { shopId: string }).shopId === shopId).length;
};
async function open(more: Partial<OpenShop> = {}) {
	const ownerId = await newPerson('นางน้อย แก้วมณี');
	const wish = form(more);
	return { ownerId, wish, keeper: seller(ownerId, wish.shopId), view: await market.command(person(ownerId), (ctx) => openShop(ctx, wish)) };
}

describe('opening a shop', () => {
	test('writes it down once, however often it is sent', async () => {
		const { ownerId, wish, view } = await open();
		expect(view).toMatchObject({
			state: 'applied',
			slug: 'krua-pa-noi',
			payout: 'พร้อมเพย์ 08x xxx 5678',
			may: { edit: true, approve: false },
			office: { code: '32000' },
			place: { provinceCode: '32' },
		});
		expect((await market.command(person(ownerId), (ctx) => openShop(ctx, wish))).shopId).toBe(wish.shopId);
		expect(await newsOf('shops.applied', wish.shopId)).toBe(1);
		const other = await newPerson('คนอื่น');
		await expect(market.command(person(other), (ctx) => openShop(ctx, wish))).rejects.toMatchObject({ code: 'shops.id_used' });
		expect(await market.query(setup, (ctx) => ownerOf(ctx, wish.shopId))).toBe(ownerId);
	});

	test('gives each its own address', async () => {
		const slugs = [(await open()).view.slug, (await open()).view.slug, (await open({ nameEn: 'ครัว' })).view.slug];
		expect(slugs[0]).toMatch(/^krua-pa-noi-\d+$/);
		expect(new Set(slugs).size).toBe(3);
		expect(slugs[2]).toMatch(/^shop-[0-9a-z]+$/);
	});

	test('refuses places that do not belong together, strangers and bad forms', async () => {
		const ownerId = await newPerson('ก');
		await expect(market.command(person(ownerId), (ctx) => openShop(ctx, form({ postcode: '50000' })))).rejects.toMatchObject({
			code: 'places.unknown',
		});
		await expect(market.command(anonymous, (ctx) => openShop(ctx, form()))).rejects.toMatchObject({ code: 'shops.sign_in' });
		await expect(market.command(person(ownerId), (ctx) => openShop(ctx, form({ nameTh: ' ' })))).rejects.toMatchObject({ code: 'shops.wrong' });
		for (const wrong of [
			{ ...form(), owner: 'x' },
			form({ nameTh: 'ก\u202eข' }),
			form({ payout: { kind: 'bank', bankCode: '999', number: '1234567890', name: 'ก' } }),
			form({ payout: { kind: 'promptpay', phone: '1' } }),
		])
			expect(openShopShape.safeParse(wrong).success).toBe(false);
	});
});

describe('approval', () => {
	test('a shop that is not open is not found by others', async () => {
		const { view, keeper } = await open();
		for (const actor of [anonymous, person(randomUUID()), chiangMai])
			await expect(market.query(actor, (ctx) => viewShop(ctx, view.slug))).rejects.toMatchObject({ code: 'shops.not_found' });
		for (const actor of [keeper, surin, everywhere]) expect((await market.query(actor, (ctx) => viewShop(ctx, view.slug))).shopId).toBe(view.shopId);
	});

	test('is given by an officer of the province, once', async () => {
		const { view } = await open();
		await expect(market.command(chiangMai, (ctx) => approveShop(ctx, view.shopId))).rejects.toMatchObject({ code: 'shops.not_found' });
		await expect(market.command(person(randomUUID()), (ctx) => approveShop(ctx, view.shopId))).rejects.toMatchObject({ code: 'shops.not_found' });
		expect((await market.query(surin, waitingShops)).find((shop) => shop.shopId === view.shopId)?.may.approve).toBe(true);
		expect((await market.query(chiangMai, waitingShops)).map((shop) => shop.shopId)).not.toContain(view.shopId);
		expect((await market.query(everywhere, waitingShops)).map((shop) => shop.shopId)).toContain(view.shopId);
		await expect(market.command(surin, (ctx) => approveShop(ctx, view.shopId))).rejects.toMatchObject({
			code: 'shops.papers_missing',
			facts: { n: 3 },
		});
		await market.command(surin, (ctx) => approveShop(ctx, view.shopId, 'เห็นเอกสารจริงแล้ว'));
		await market.command(surin, (ctx) => approveShop(ctx, view.shopId));
		expect(await newsOf('shops.approved', view.shopId)).toBe(1);
		expect(await market.query(anonymous, (ctx) => viewShop(ctx, view.slug))).toMatchObject({
			state: 'approved',
			payout: null,
			reason: null,
			may: { edit: false, approve: false },
		});
		await expect(market.command(surin, (ctx) => sendBackShop(ctx, { shopId: view.shopId, reason: 'ช้าไป' }))).rejects.toMatchObject({
			code: 'shops.moved_on',
		});
		expect((await market.query(anonymous, shopCounts)).get('32')).toBeGreaterThan(0);
	});

	test('never by its owner', async () => {
		const { ownerId, view } = await open();
		const both = person(ownerId, { role: 'province_officer', provinceCode: '32' });
		await expect(market.command(both, (ctx) => approveShop(ctx, view.shopId))).rejects.toMatchObject({ code: 'shops.own_shop' });
	});

	test('is sent back with a reason, put right and sent again', async () => {
		const { view, keeper } = await open();
		await expect(market.command(surin, (ctx) => sendBackShop(ctx, { shopId: view.shopId, reason: '  ' }))).rejects.toMatchObject({
			code: 'shops.reason_missing',
		});
		await market.command(surin, (ctx) => sendBackShop(ctx, { shopId: view.shopId, reason: 'ชื่อหมู่บ้านไม่ตรง' }));
		expect(await market.query(keeper, (ctx) => viewMyShop(ctx, view.shopId))).toMatchObject({ state: 'sent_back', reason: 'ชื่อหมู่บ้านไม่ตรง' });
		await expect(market.command(person(randomUUID()), (ctx) => resubmitShop(ctx, view.shopId, {}))).rejects.toMatchObject({
			code: 'shops.not_found',
		});
		const again = await market.command(keeper, (ctx) => resubmitShop(ctx, view.shopId, { villageTh: 'บ้านสวาย' }));
		expect(again).toMatchObject({ state: 'applied', village: { th: 'บ้านสวาย' }, reason: null });
		await expect(market.command(keeper, (ctx) => resubmitShop(ctx, view.shopId, {}))).rejects.toMatchObject({ code: 'shops.moved_on' });
		expect(await newsOf('shops.applied', view.shopId)).toBe(2);
		const history = await market.ground.db
			.selectFrom('shops.history')
			.select(['state', 'why'])
			.where('shop_id', '=', view.shopId)
			.orderBy('history_id')
			.execute();
		expect(history).toEqual([
			{ state: 'applied', why: null },
			{ state: 'sent_back', why: 'ชื่อหมู่บ้านไม่ตรง' },
			{ state: 'applied', why: null },
		]);
	});
});

describe('the payout account', () => {
	test('is sealed, shown masked, changed by its sellers only, and every one is kept', async () => {
		const { view, keeper } = await open();
		const first = await market.query(finance, (ctx) => payoutAccountOf(ctx, view.shopId));
		expect(first).toMatchObject({ kind: 'promptpay', number: '+66812345678', name: 'นางน้อย แก้วมณี', bankCode: null });
		const payout = { kind: 'bank' as const, bankCode: 'baac', number: '020-1-23456-7 89', name: 'นางน้อย แก้วมณี' };
		for (const actor of [anonymous, surin, finance, person(randomUUID())])
			await expect(market.command(actor, (ctx) => changePayoutAccount(ctx, { shopId: view.shopId, payout }))).rejects.toMatchObject({
				code: 'shops.not_found',
			});
		for (const actor of [anonymous, surin, keeper])
			await expect(market.query(actor, (ctx) => payoutAccountOf(ctx, view.shopId))).rejects.toMatchObject({ code: 'shops.not_found' });
		await Promise.all([0, 1].map(() => market.command(keeper, (ctx) => changePayoutAccount(ctx, { shopId: view.shopId, payout }))));
		const now = await market.query(finance, (ctx) => payoutAccountOf(ctx, view.shopId));
		expect(now).toMatchObject({ kind: 'bank', bankCode: '034', number: '020123456789', masked: 'ธ.ก.ส. xxx6789' });
		expect(await newsOf('shops.payout_account_changed', view.shopId)).toBe(2);
		const kept = await market.ground.db.selectFrom('shops.payout_account').selectAll().where('shop_id', '=', view.shopId).execute();
		expect([kept.length, kept.filter((row) => row.current).length]).toEqual([3, 1]);
		expect(JSON.stringify(kept)).not.toMatch(/020123456789|66812345678|แก้วมณี/);
		expect((await market.query(keeper, (ctx) => viewMyShop(ctx, view.shopId))).payout).toBe('ธ.ก.ส. xxx6789');
	});
});

describe('lists', () => {
	test('go on where they ended and show open shops only', async () => {
		const ownerId = await newPerson('ปราณี');
		for (let index = 0; index < 7; index++)
			await market.command(setup, (ctx) =>
				seedShop(ctx, {
					slug: `trang-${index}`,
					ownerId,
					nameTh: `ร้านตรัง ${index}`,
					nameEn: null,
					kind: 'household',
					subdistrictCode: '920101',
					postcode: '92000',
					villageTh: 'บ้านตรัง',
					villageEn: null,
					storyTh: 'เรื่อง',
					storyEn: null,
					since: null,
					members: null,
					saying: null,
					payout: { kind: 'promptpay', phone: '0812345678' },
				}),
			);
		await open({ subdistrictCode: '920101', postcode: '92000' });
		const seen: string[] = [];
		let cursor: string | undefined;
		do {
			const page = await market.query(anonymous, (ctx) => listShops(ctx, { provinceCode: '92', limit: 3, ...(cursor ? { cursor } : {}) }));
			seen.push(...page.items.map((shop) => shop.slug));
			cursor = page.next ?? undefined;
		} while (cursor);
		expect(seen.sort()).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `trang-${index}`));
		expect((await market.query(anonymous, (ctx) => listShops(ctx, { limit: 500, cursor: 'nonsense' }))).items.length).toBeGreaterThan(0);
	});

	test('cards come by id, own shops by duty', async () => {
		const { view, keeper } = await open();
		const cards = await market.query(anonymous, (ctx) => shopCards(ctx, [view.shopId, randomUUID()]));
		expect([...cards.values()]).toEqual([expect.objectContaining({ slug: view.slug, provinceName: { th: 'สุรินทร์', en: 'Surin' } })]);
		expect((await market.query(keeper, myShops)).map((shop) => shop.shopId)).toEqual([view.shopId]);
		expect(await market.query(anonymous, myShops)).toEqual([]);
		await expect(market.command(keeper, (ctx) => seedShop(ctx, {} as never))).rejects.toMatchObject({ code: 'shops.not_allowed' });
	});
});

test('after all of it, the numbers of open shops and goods are what is there', async () => {
	expect(await wronglyCounted(market)).toEqual([]);
});

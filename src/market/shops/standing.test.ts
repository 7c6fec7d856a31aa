import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrol } from '#market/people';
import { showPaper, type AnswerWish } from '#market/papers';
import { MINUTE, SECOND } from '#kernel/time';
import type { Actor } from '#kernel/actor';
import { nextPhone } from '../../../tests/village.ts';
import { openTestMarket, person, setup, wronglyCounted, type TestMarket } from '../../../tests/market.ts';
import {
	answerAppeal,
	appealShop,
	approveShop,
	changeStanding,
	openShop,
	reviewPaper,
	shopCase,
	shopPapers,
	unmaskPaper,
	viewShop,
	type OpenShop,
} from './index.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket();
});
afterAll(() => market.close());

const officer = (): Actor => person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const surin = officer();
const second = officer();
const elsewhere = person(randomUUID(), { role: 'province_officer', provinceCode: '50' });
const district = (code: string): Actor => ({
	kind: 'person',
	personId: randomUUID(),
	name: 'เจ้าหน้าที่อำเภอ',
	duties: [{ role: 'district_officer', shopId: null, provinceCode: null, districtCode: code, officeCode: null }],
});
const picture = 'a'.repeat(32);

async function open(more: Partial<OpenShop> = {}, device?: string) {
	const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name: 'นางน้อย' }));
	const wish: OpenShop = {
		shopId: randomUUID(),
		nameTh: 'ครัวป้าน้อย',
		kind: 'community_enterprise',
		subdistrictCode: '320101',
		postcode: '32000',
		villageTh: 'บ้านท่าสว่าง',
		storyTh: 'ทำขนมสามรุ่น',
		payout: { kind: 'promptpay', phone: nextPhone() },
		...more,
	};
	const view = await market.command(person(ownerId), (ctx) => openShop(ctx, wish, device));
	return { shopId: wish.shopId, slug: view.slug, keeper: person(ownerId, { role: 'seller', shopId: wish.shopId }) };
}
const show = (shop: { shopId: string; keeper: Actor }, wish: AnswerWish, kind = 'community_enterprise') =>
	market.command(shop.keeper, (ctx) => showPaper(ctx, { shopId: shop.shopId, kind }, wish));
const papersOf = async (actor: Actor, shopId: string) => (await market.query(actor, (ctx) => shopCase(ctx, shopId))).checklist.papers;
async function acceptAll(shopId: string, by: Actor): Promise<void> {
	for (const paper of await papersOf(by, shopId))
		if (paper.state === 'given') await market.command(by, (ctx) => reviewPaper(ctx, { shopId, answerId: paper.answerId!, accepted: true }));
}

describe('papers', () => {
	test('an approval needs the checklist of its kind complete', async () => {
		const shop = await open();
		await show(shop, { code: 'national_id', number: '1-2345-67890-12-1' });
		await show(shop, { code: 'enterprise_number', number: '4-32-01-01/1-0012' });
		await show(shop, { code: 'enterprise_paper', picture });
		await expect(market.command(surin, (ctx) => approveShop(ctx, shop.shopId))).rejects.toMatchObject({
			code: 'shops.papers_missing',
			facts: { n: 3 },
		});
		await acceptAll(shop.shopId, surin);
		await market.command(surin, (ctx) => approveShop(ctx, shop.shopId));
		expect(await market.query(surin, (ctx) => shopCase(ctx, shop.shopId))).toMatchObject({
			checklist: { complete: true },
			history: [{ state: 'approved', why: null }, { state: 'applied' }],
		});
	});

	test('without it only a written reason opens a shop', async () => {
		const shop = await open({ kind: 'agency' });
		await market.command(surin, (ctx) => approveShop(ctx, shop.shopId, 'หนังสือส่งตามมาทางไปรษณีย์'));
		const { history } = await market.query(surin, (ctx) => shopCase(ctx, shop.shopId));
		expect(history[0]).toMatchObject({ state: 'approved', why: 'หนังสือส่งตามมาทางไปรษณีย์' });
	});

	test('numbers are checked, sealed and masked', async () => {
		const shop = await open();
		for (const wrong of [
			{ code: 'national_id', number: '1234567890123' },
			{ code: 'national_id', number: '0994000158378' },
			{ code: 'enterprise_number', number: '4-32-01-01/3-0012' },
		])
			await expect(show(shop, wrong)).rejects.toMatchObject({ code: 'papers.number_wrong' });
		await expect(show(shop, { code: 'national_id' })).rejects.toMatchObject({ code: 'papers.number_missing' });
		await expect(show(shop, { code: 'enterprise_paper' })).rejects.toMatchObject({ code: 'papers.picture_missing' });
		await expect(show(shop, { code: 'juristic_id', number: '1' })).rejects.toMatchObject({ code: 'papers.unknown' });
		await show(shop, { code: 'national_id', number: '1234567890121' });
		const kept = await market.ground.db.selectFrom('papers.answer').selectAll().where('shop_id', '=', shop.shopId).execute();
		expect(JSON.stringify(kept)).not.toContain('1234567890121');
		const [paper] = (await market.query(shop.keeper, (ctx) => shopPapers(ctx, shop.shopId))).checklist.papers;
		expect(paper).toMatchObject({ state: 'given', shown: '1-2345-xxxxx-xx-1', clear: null, sealed: true });
	});

	test('an officer of the place unmasks with a reason, for five minutes, written down', async () => {
		const shop = await open();
		await show(shop, { code: 'national_id', number: '1234567890121' });
		const answerId = (await papersOf(surin, shop.shopId))[0]!.answerId!;
		const unmask = (actor: Actor, why: string) => market.command(actor, (ctx) => unmaskPaper(ctx, { shopId: shop.shopId, answerId, why }));
		await expect(unmask(surin, ' ')).rejects.toMatchObject({ code: 'papers.why_missing' });
		for (const stranger of [elsewhere, district('3202'), shop.keeper])
			await expect(unmask(stranger, 'อยากรู้')).rejects.toMatchObject({ kind: expect.stringMatching(/not_found|forbidden/) });
		await unmask(surin, 'ตรวจกับบัตรจริง');
		const clear = async (actor: Actor) => (await papersOf(actor, shop.shopId))[0]?.clear;
		expect([await clear(surin), await clear(second)]).toEqual(['1-2345-67890-12-1', null]);
		market.clock.advance(5 * MINUTE + SECOND);
		expect(await clear(surin)).toBeNull();
		const log = await market.ground.db.selectFrom('papers.unmasking').selectAll().where('shop_id', '=', shop.shopId).execute();
		expect(log).toEqual([expect.objectContaining({ why: 'ตรวจกับบัตรจริง', answer_id: answerId })]);
	});

	test('a refused paper is shown again and read anew; an accepted one ends on its day', async () => {
		const shop = await open({ kind: 'farmer' });
		await show(shop, { code: 'national_id', number: '1234567890121', expiresOn: '2099-01-01' }, 'farmer');
		const answerId = (await papersOf(surin, shop.shopId))[0]!.answerId!;
		const review = (accepted: boolean, reason?: string) =>
			market.command(surin, (ctx) => reviewPaper(ctx, { shopId: shop.shopId, answerId, accepted, reason }));
		await expect(review(false)).rejects.toMatchObject({ code: 'papers.reason_missing' });
		await review(false, 'เลขไม่ตรงกับบัตร');
		await expect(review(true)).rejects.toMatchObject({ code: 'papers.read_already' });
		await show(shop, { code: 'national_id', number: '1234567890121' }, 'farmer');
		await expect(review(true)).rejects.toMatchObject({ code: 'papers.not_found' });
		await acceptAll(shop.shopId, district('3201'));
		expect((await papersOf(surin, shop.shopId))[0]?.state).toBe('accepted');
		await market.ground.db
			.updateTable('papers.answer')
			.set({ expires_on: '2020-01-01' })
			.where('shop_id', '=', shop.shopId)
			.where('current', '=', true)
			.execute();
		expect((await papersOf(surin, shop.shopId))[0]?.state).toBe('over');
		await expect(market.command(surin, (ctx) => approveShop(ctx, shop.shopId))).rejects.toMatchObject({ code: 'shops.papers_missing' });
	});

	test('belong to the seller: strangers find nothing', async () => {
		const [shop, other] = [await open(), await open()];
		for (const actor of [other.keeper, person(randomUUID()), elsewhere]) {
			await expect(market.query(actor, (ctx) => shopPapers(ctx, shop.shopId))).rejects.toMatchObject({ code: 'shops.not_found' });
			await expect(
				market.command(actor, (ctx) => showPaper(ctx, { shopId: shop.shopId, kind: 'farmer' }, { code: 'national_id', number: '1234567890121' })),
			).rejects.toMatchObject({ code: 'papers.not_found' });
			await expect(market.query(actor, (ctx) => shopCase(ctx, shop.shopId))).rejects.toMatchObject({ code: 'shops.not_found' });
		}
	});
});

describe('standing', () => {
	test('suspended, closed and let in again, each with a reason; a suspended shop is not found', async () => {
		const shop = await open();
		const change = (to: 'suspended' | 'closed' | 'approved', reason = 'ขายของต้องห้าม', by = surin) =>
			market.command(by, (ctx) => changeStanding(ctx, { shopId: shop.shopId, to, reason }));
		await expect(change('approved')).rejects.toMatchObject({ code: 'shops.moved_on' });
		await market.command(surin, (ctx) => approveShop(ctx, shop.shopId, 'เห็นของจริงแล้ว'));
		await expect(change('suspended', ' ')).rejects.toMatchObject({ code: 'shops.reason_missing' });
		await expect(change('suspended', 'x', elsewhere)).rejects.toMatchObject({ code: 'shops.not_yours' });
		await change('suspended');
		await expect(market.query(person(randomUUID()), (ctx) => viewShop(ctx, shop.slug))).rejects.toMatchObject({ code: 'shops.not_found' });
		expect(await market.query(shop.keeper, (ctx) => shopPapers(ctx, shop.shopId))).toMatchObject({ state: 'suspended', reason: 'ขายของต้องห้าม' });
		await change('closed');
		await change('approved', 'แก้ไขแล้ว', person(randomUUID(), { role: 'operator' }));
		expect(await market.query(person(randomUUID()), (ctx) => viewShop(ctx, shop.slug))).toMatchObject({ state: 'approved' });
	});

	test('an appeal is answered by another officer than the one who decided', async () => {
		const shop = await open();
		await market.command(surin, (ctx) => approveShop(ctx, shop.shopId, 'เห็นของจริงแล้ว'));
		const appealId = randomUUID();
		const appeal = (id = appealId) =>
			market.command(shop.keeper, (ctx) => appealShop(ctx, { shopId: shop.shopId, appealId: id, text: 'ของเราไม่ใช่ของต้องห้าม' }));
		await expect(appeal()).rejects.toMatchObject({ code: 'shops.nothing_to_appeal' });
		await market.command(surin, (ctx) => changeStanding(ctx, { shopId: shop.shopId, to: 'suspended', reason: 'สงสัย' }));
		await appeal();
		await appeal();
		await expect(appeal(randomUUID())).rejects.toMatchObject({ code: 'shops.appealed_already' });
		const answer = (by: Actor) =>
			market.command(by, (ctx) => answerAppeal(ctx, { shopId: shop.shopId, appealId, outcome: 'changed', answer: 'ตรวจแล้วไม่ผิด' }));
		await expect(answer(surin)).rejects.toMatchObject({ code: 'shops.other_officer' });
		expect((await market.query(surin, (ctx) => shopCase(ctx, shop.shopId))).may.answer).toBe(false);
		expect((await market.query(second, (ctx) => shopCase(ctx, shop.shopId))).may.answer).toBe(true);
		await answer(second);
		await expect(answer(second)).rejects.toMatchObject({ code: 'shops.no_appeal' });
		expect(await market.query(shop.keeper, (ctx) => shopPapers(ctx, shop.shopId))).toMatchObject({
			state: 'approved',
			appeals: [{ outcome: 'changed', answer: 'ตรวจแล้วไม่ผิด' }],
		});
	});
});

test('the officer is shown other shops with the same account, phone, device or number', async () => {
	const account = { kind: 'bank', bankCode: 'kbank', number: '1112223334', name: 'นางน้อย' } as const;
	const phone = nextPhone();
	const [one, same, calm] = [await open({ payout: account }, 'device-1'), await open({ payout: account }, 'device-1'), await open()];
	const [payee, twin] = [await open({ payout: { kind: 'promptpay', phone } }), await open({ payout: { kind: 'promptpay', phone } })];
	for (const shop of [one, same]) await show(shop, { code: 'national_id', number: '1234567890121' });
	const signals = async (shopId: string) => {
		const found = await market.query(surin, (ctx) => shopCase(ctx, shopId));
		return found.signals.map((signal) => [signal.kind, signal.shop.shopId, signal.sameOwner]);
	};
	const about = await signals(one.shopId);
	for (const kind of ['bank', 'device', 'number']) expect(about).toContainEqual([kind, same.shopId, false]);
	expect(await signals(payee.shopId)).toEqual([['phone', twin.shopId, false]]);
	expect(await signals(calm.shopId)).toEqual([]);
	expect(JSON.stringify(await market.ground.db.selectFrom('shops.mark').selectAll().execute())).not.toMatch(/1112223334|device-1/);
});

test('after all of it, the numbers of open shops and goods are what is there', async () => {
	expect(await wronglyCounted(market)).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SECOND } from '#kernel/time';
import { openTestMarket, person, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import { addNote, areaCases, closeCase, openCase, shopCases, viewCase } from './index.ts';

let market: TestMarket;
let shop: VillageShop;
const officer = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const district = person(randomUUID(), { role: 'district_officer', districtCode: '3201' });
const strangers = [
	person(randomUUID()),
	person(randomUUID(), { role: 'province_officer', provinceCode: '82' }),
	person(randomUUID(), { role: 'district_officer', districtCode: '3202' }),
	person(randomUUID(), { role: 'operator' }),
];
beforeAll(async () => {
	market = await openTestMarket(8);
	shop = await openVillageShop(market, { slug: 'advice', nameTh: 'บ้านถาม', subdistrictCode: '320101', postcode: '32000', goods: [] });
});
afterAll(() => market.close());

test('a shop asks, the office of its place answers, the turn goes to and fro until it is closed', async () => {
	const ids = { shopId: shop.shopId, caseId: randomUUID() };
	for (let times = 0; times < 2; times++)
		await market.command(shop.keeper, (ctx) => openCase(ctx, { ...ids, topic: 'photo', text: 'ถ่ายผ้าไหมอย่างไรให้สีไม่เพี้ยน' }));
	const seen = (actor = officer) => market.query(actor, (ctx) => viewCase(ctx, ids));
	expect(await seen()).toMatchObject({ side: 'office', waitsFor: 'office', askedByShop: true, notes: [{ fromShop: true }] });
	const noteId = randomUUID();
	// Notes of one millisecond stand in the order of their ids, which the browsers make.
	market.clock.advance(SECOND);
	for (let times = 0; times < 2; times++)
		await market.command(officer, (ctx) => addNote(ctx, { ...ids, noteId, text: 'ถ่ายริมหน้าต่างตอนเช้า ไม่ใช้แฟลช' }));
	expect(await seen(shop.keeper)).toMatchObject({ side: 'shop', waitsFor: 'shop', notes: [{ fromShop: true }, { fromShop: false }] });
	expect((await market.query(district, (ctx) => areaCases(ctx, {}))).items.map((one) => one.caseId)).toEqual([ids.caseId]);
	await market.command(shop.keeper, (ctx) => closeCase(ctx, { ...ids, outcome: 'รูปสวยขึ้น' }));
	expect(await seen()).toMatchObject({ state: 'closed', waitsFor: 'nobody', outcome: 'รูปสวยขึ้น' });
	await expect(market.command(officer, (ctx) => addNote(ctx, { ...ids, noteId: randomUUID(), text: 'อีกเรื่อง' }))).rejects.toMatchObject({
		code: 'advice.closed',
	});
	expect((await market.query(officer, (ctx) => areaCases(ctx, {}))).items).toEqual([]);
	expect((await market.query(shop.keeper, (ctx) => shopCases(ctx, shop.shopId))).map((one) => one.state)).toEqual(['closed']);
});

test('nobody else finds it', async () => {
	const ids = { shopId: shop.shopId, caseId: randomUUID() };
	await market.command(officer, (ctx) => openCase(ctx, { ...ids, topic: 'papers', text: 'ใบอนุญาตใกล้หมดอายุ' }));
	for (const stranger of strangers) {
		await expect(market.query(stranger, (ctx) => viewCase(ctx, ids))).rejects.toMatchObject({ code: 'advice.not_found' });
		await expect(market.command(stranger, (ctx) => closeCase(ctx, { ...ids, outcome: '' }))).rejects.toMatchObject({ code: 'advice.not_found' });
		await expect(
			market.command(stranger, (ctx) => openCase(ctx, { shopId: shop.shopId, caseId: randomUUID(), topic: 'other', text: 'x' })),
		).rejects.toMatchObject({ code: 'advice.not_found' });
	}
	expect((await market.query(strangers[1]!, (ctx) => areaCases(ctx, {}))).items).toEqual([]);
	await expect(market.query(strangers[0]!, (ctx) => areaCases(ctx, {}))).rejects.toMatchObject({ code: 'advice.not_an_officer' });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { viewBasket } from '#market/baskets';
import { pauseProduct } from '#market/catalogue';
import { openTestMarket, person, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import { listSets, mySets, saveSet, setIntoBasket, showSet, viewSet, type SetWish } from './index.ts';

let market: TestMarket;
let shops: VillageShop[];
const operator = person(randomUUID(), { role: 'operator' });
const surin = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const phangNga = person(randomUUID(), { role: 'province_officer', provinceCode: '82' });
beforeAll(async () => {
	market = await openTestMarket(6);
	shops = [];
	for (const [index, code] of ['320101', '820101'].entries())
		shops.push(
			await openVillageShop(market, {
				slug: `set-${index}`,
				nameTh: `ร้านชุด ${index}`,
				subdistrictCode: code,
				postcode: index === 0 ? '32000' : '82000',
				goods: [{ nameTh: `ของ ${index}`, priceSatang: 10_000 * (index + 1), stock: 3 }],
			}),
		);
});
afterAll(() => market.close());

const wish = (more: Partial<SetWish> = {}): SetWish => ({
	slug: 'new-year',
	nameTh: 'ปีใหม่จากสองจังหวัด',
	storyTh: 'ของฝากผู้ใหญ่',
	provinceCode: '32',
	items: [
		{ productId: shops[0]!.products[0]!, quantity: 2 },
		{ productId: shops[1]!.products[0]!, quantity: 1 },
	],
	...more,
});
const save = (actor: Actor, setId: string, more: Partial<SetWish> = {}) => market.command(actor, (ctx) => saveSet(ctx, { ...wish(more), setId }));

test('a set of two shops goes into the basket whole; each shop keeps its price; what went is left out', async () => {
	const setId = randomUUID();
	await save(surin, setId);
	await save(surin, setId);
	await expect(market.query(anonymous, (ctx) => viewSet(ctx, 'new-year'))).rejects.toMatchObject({ code: 'sets.not_found' });
	await market.command(surin, (ctx) => showSet(ctx, { setId, shown: true }));
	expect(await market.query(anonymous, listSets)).toEqual([expect.objectContaining({ slug: 'new-year', shops: 2, totalSatang: 40_000 })]);
	const { basketId } = await market.command(anonymous, (ctx) => setIntoBasket(ctx, { slug: 'new-year', basketId: null }));
	const basket = await market.query(anonymous, (ctx) => viewBasket(ctx, basketId));
	expect(basket.groups.map((group) => group.lines.map((line) => [line.quantity, line.priceSatang]))).toEqual(
		expect.arrayContaining([[[2, 10_000]], [[1, 20_000]]]),
	);
	await market.command(shops[0]!.keeper, (ctx) => pauseProduct(ctx, { shopId: shops[0]!.shopId, productId: shops[0]!.products[0]! }));
	expect(await market.query(anonymous, (ctx) => viewSet(ctx, 'new-year'))).toMatchObject({
		totalSatang: 20_000,
		items: [{ canBuy: false }, { canBuy: true }],
	});
	await market.command(shops[1]!.keeper, (ctx) => pauseProduct(ctx, { shopId: shops[1]!.shopId, productId: shops[1]!.products[0]! }));
	await expect(market.command(anonymous, (ctx) => setIntoBasket(ctx, { slug: 'new-year', basketId: null }))).rejects.toMatchObject({
		code: 'sets.nothing_left',
	});
});

test('is curated by the office of its province and the operator', async () => {
	const setId = randomUUID();
	for (const actor of [phangNga, person(randomUUID()), shops[0]!.keeper])
		await expect(save(actor, setId, { slug: 'mine' })).rejects.toMatchObject({ code: 'sets.not_a_curator' });
	await expect(save(surin, setId, { slug: 'all', provinceCode: null })).rejects.toMatchObject({ code: 'sets.not_a_curator' });
	await expect(save(operator, setId, { items: [] })).rejects.toMatchObject({ code: 'sets.slug_taken' });
	const [one] = await market.query(surin, mySets);
	await expect(market.command(phangNga, (ctx) => showSet(ctx, { setId: one!.setId, shown: false }))).rejects.toMatchObject({
		code: 'sets.not_a_curator',
	});
	expect(await market.query(phangNga, mySets)).toEqual([]);
	await expect(market.query(person(randomUUID()), mySets)).rejects.toMatchObject({ code: 'sets.not_a_curator' });
});

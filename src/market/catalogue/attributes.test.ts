import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import { assortment, moderation, saveProduct, viewProduct, type ProductWish } from './index.ts';

let market: TestMarket;
let shop: VillageShop;
const operator = person(randomUUID(), { role: 'operator' });
beforeAll(async () => {
	market = await openTestMarket(6);
	shop = await openVillageShop(market, {
		slug: 'cloth',
		nameTh: 'บ้านผ้า',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ผ้าไหมมัดหมี่', priceSatang: 250_000, stock: 3, category: 'silk' }],
	});
});
afterAll(() => market.close());

const view = () => market.query(shop.keeper, (ctx) => viewProduct(ctx, shop.products[0]!));
const say = async (attributes: ProductWish['attributes'], more: Partial<ProductWish> = {}) =>
	market.command(shop.keeper, (ctx) =>
		saveProduct(ctx, {
			shopId: shop.shopId,
			productId: shop.products[0]!,
			nameTh: 'ผ้าไหมมัดหมี่',
			descriptionTh: 'ผ้าไหมมัดหมี่ทำด้วยมือ',
			category: 'silk',
			priceSatang: 250_000,
			unitTh: 'ชิ้น',
			weightG: 300,
			lengthMm: 200,
			widthMm: 150,
			heightMm: 60,
			transportClass: 'ambient',
			attributes,
			...more,
		}),
	);
const told = async () => Object.fromEntries((await view()).attributes.map((one) => [one.code, [one.value, one.text.th, one.text.en]]));

describe('what goods tell of themselves', () => {
	test('each answer is kept in one way of writing and read in two languages', async () => {
		await say([
			{ code: 'cloth_width', value: '๑๐๐.50' },
			{ code: 'cloth_material', value: 'cotton, silk' },
			{ code: 'cloth_pattern', value: '  ขอ   ' },
			{ code: 'food_net', value: '100' },
		]);
		expect(await told()).toEqual({
			cloth_material: ['silk,cotton', 'ไหม, ฝ้าย', 'Silk, Cotton'],
			cloth_pattern: ['ขอ', 'ขอ', null],
			cloth_width: ['100.5', '100.5 ซม.', '100.5 cm'],
		});
	});
	test('what was not said stays; what is said empty goes', async () => {
		await say(undefined);
		expect(Object.keys(await told())).toHaveLength(3);
		await say([{ code: 'cloth_width', value: '90' }]);
		expect(await told()).toEqual({ cloth_width: ['90', '90 ซม.', '90 cm'] });
	});
	test('an answer that does not fit names its field', async () => {
		for (const wrong of [
			{ code: 'cloth_width', value: 'กว้าง' },
			{ code: 'cloth_width', value: '-3' },
			{ code: 'cloth_material', value: 'gold' },
			{ code: 'cloth_dye', value: 'natural,none' },
		])
			await expect(say([wrong])).rejects.toMatchObject({
				code: 'catalogue.attribute_wrong',
				fields: { [`attribute.${wrong.code}`]: 'catalogue.attribute_wrong' },
			});
		expect(await told()).toEqual({ cloth_width: ['90', '90 ซม.', '90 cm'] });
	});
	test('a change is a version; the law reads answers too', async () => {
		await say([{ code: 'cloth_width', value: '91' }]);
		await say([{ code: 'cloth_width', value: '91' }]);
		const versions = await market.query(shop.keeper, (ctx) => moderation.versionsOf(ctx, { shopId: shop.shopId, productId: shop.products[0]! }));
		expect(versions[0]?.changed).toEqual(['attributes']);
		expect(await say([{ code: 'cloth_pattern', value: 'แถมเหล้าขาว' }])).toMatchObject({ waiting: true });
	});
	test('goods that move to another branch answer its questions only', async () => {
		await say([{ code: 'produce_harvest', value: '๕,4,4' }], { category: 'fruit' });
		expect(await told()).toEqual({ produce_harvest: ['4,5', 'เม.ย., พ.ค.', 'Apr, May'] });
	});
});

describe('the operator’s desk', () => {
	const question = { code: 'cloth_weave', category: 'textile', kind: 'choice' as const, many: false, nameTh: 'การทอ', nameEn: 'Weave' };
	const choices = [{ code: 'plain', th: 'ขัด', en: 'Plain' }];
	test('a question is asked from its day until it is ended', async () => {
		const attributeId = randomUUID();
		const ask = (more: object) =>
			market.command(operator, (ctx) => assortment.addAttribute(ctx, { ...question, choices, attributeId, from: '2020-01-01', ...more }));
		await expect(ask({ choices: [] })).rejects.toMatchObject({ code: 'catalogue.choices_missing' });
		await expect(ask({ category: 'nowhere' })).rejects.toMatchObject({ code: 'catalogue.unknown_category' });
		await ask({});
		await ask({});
		await expect(ask({ attributeId: randomUUID() })).rejects.toMatchObject({ code: 'catalogue.attribute_known' });
		const codes = async () => (await market.query(setup, (ctx) => assortment.questionsOf(ctx, 'silk'))).map((one) => one.code);
		expect(await codes()).toContain('cloth_weave');
		await market.command(operator, (ctx) => assortment.endAttribute(ctx, { attributeId }));
		await market.command(operator, (ctx) => assortment.endAttribute(ctx, { attributeId }));
		expect(await codes()).not.toContain('cloth_weave');
	});
	test('is for operators', async () => {
		await expect(market.query(shop.keeper, assortment.listAttributes)).rejects.toMatchObject({ code: 'catalogue.not_the_operator' });
		await expect(
			market.command(shop.keeper, (ctx) => assortment.saveCategory(ctx, { slug: 'textile', nameTh: 'ของฉัน', nameEn: 'Mine' })),
		).rejects.toMatchObject({ code: 'catalogue.not_the_operator' });
	});
	test('a branch is added below another and renamed', async () => {
		const save = (nameTh: string) =>
			market.command(operator, (ctx) => assortment.saveCategory(ctx, { slug: 'textile-lotus', parent: 'textile', nameTh, nameEn: 'Lotus' }));
		await save('ใยบัว');
		await save('ผ้าใยบัว');
		await say([], { category: 'textile-lotus' });
		expect((await view()).category.map((one) => one.name.th).at(-1)).toBe('ผ้าใยบัว');
	});
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { DAY, bangkokDay, later } from '#kernel/time';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import {
	setCertificates,
	addPicture,
	categories,
	countSold,
	listProducts,
	onBackInStock,
	onSoldOut,
	pauseProduct,
	productShape,
	provinceCounts,
	publishProduct,
	orderPictures,
	relistLapsed,
	removePicture,
	saveProduct,
	search,
	setPrice,
	shelf,
	viewProduct,
	type ListWish,
	type ProductWish,
} from './index.ts';

let market: TestMarket;
let shop: VillageShop;
beforeAll(async () => {
	market = await openTestMarket(10);
	shop = await openVillageShop(market, {
		slug: 'weaver',
		nameTh: 'กลุ่มทอผ้าบ้านสวาย',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [
			{ nameTh: 'ผ้าไหมยกทอง', priceSatang: 350_000, stock: 3, category: 'silk' },
			{ nameTh: 'ผ้าขาวม้า', priceSatang: 45_000, stock: 9, category: 'cotton-indigo' },
		],
	});
});
afterAll(() => market.close());

let names = 1;
const wish = (more: Partial<ProductWish> = {}): ProductWish => ({
	nameTh: `ตะกร้าหวาย ${names++}`,
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
const hash = (): string => randomUUID().replaceAll('-', '');
const asAnyone = <T>(work: Parameters<TestMarket['query']>[1]) => market.query(anonymous, work) as Promise<T>;
const list = (more: ListWish) => market.query(anonymous, (ctx) => listProducts(ctx, more));
const stranger = person(randomUUID());
const otherSeller = person(randomUUID(), { role: 'seller', shopId: randomUUID() });
async function draft(more: Partial<ProductWish> = {}): Promise<{ shopId: string; productId: string }> {
	const ids = { shopId: shop.shopId, productId: randomUUID() };
	await market.command(shop.keeper, (ctx) => saveProduct(ctx, { ...ids, ...wish(more) }));
	return ids;
}
async function onSale(more: Partial<ProductWish> = {}): Promise<{ shopId: string; productId: string }> {
	const ids = await draft(more);
	await market.command(shop.keeper, (ctx) => addPicture(ctx, { ...ids, hash: hash(), altTh: 'รูป' }));
	await market.command(shop.keeper, (ctx) => publishProduct(ctx, ids));
	return ids;
}

describe('the seller’s shelf', () => {
	test('a draft is seen by its seller only', async () => {
		const ids = await draft();
		expect((await market.query(shop.keeper, (ctx) => viewProduct(ctx, ids.productId))).state).toBe('draft');
		for (const actor of [anonymous, stranger, otherSeller])
			await expect(market.query(actor, (ctx) => viewProduct(ctx, ids.productId))).rejects.toMatchObject({ code: 'catalogue.not_found' });
		expect((await market.query(shop.keeper, (ctx) => shelf(ctx, shop.shopId))).map((row) => row.productId)).toContain(ids.productId);
		await expect(market.query(stranger, (ctx) => shelf(ctx, shop.shopId))).rejects.toMatchObject({ code: 'catalogue.not_found' });
	});

	test('foreign hands reach nothing: not by their own shop’s id either', async () => {
		const ids = await onSale();
		const own = { shopId: otherSeller.kind === 'person' ? otherSeller.duties[0]!.shopId! : '', productId: ids.productId };
		const tries: ((actor: Actor) => Promise<unknown>)[] = [
			(actor) => market.command(actor, (ctx) => saveProduct(ctx, { ...ids, ...wish() })),
			(actor) => market.command(actor, (ctx) => setPrice(ctx, { ...ids, priceSatang: 1 })),
			(actor) => market.command(actor, (ctx) => pauseProduct(ctx, ids)),
			(actor) => market.command(actor, (ctx) => addPicture(ctx, { ...ids, hash: hash(), altTh: '' })),
			(actor) => market.command(actor, (ctx) => saveProduct(ctx, { ...own, ...wish() })),
			(actor) => market.command(actor, (ctx) => setPrice(ctx, { ...own, priceSatang: 1 })),
		];
		for (const one of tries)
			for (const actor of [anonymous, stranger, otherSeller]) await expect(one(actor)).rejects.toMatchObject({ code: 'catalogue.not_found' });
		expect((await market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId))).priceSatang).toBe(25_000);
	});

	test('goes on sale with a picture and a price, in an open shop', async () => {
		const ids = await draft({ priceSatang: 0 });
		const go = () => market.command(shop.keeper, (ctx) => publishProduct(ctx, ids));
		await expect(go()).rejects.toMatchObject({ code: 'catalogue.no_price' });
		await market.command(shop.keeper, (ctx) => setPrice(ctx, { ...ids, priceSatang: 9900 }));
		await expect(go()).rejects.toMatchObject({ code: 'catalogue.no_picture' });
		const picture = hash();
		await market.command(shop.keeper, (ctx) => addPicture(ctx, { ...ids, hash: picture, altTh: 'ตะกร้า' }));
		await go();
		await go();
		await expect(market.command(shop.keeper, (ctx) => removePicture(ctx, { ...ids, hash: picture }))).rejects.toMatchObject({
			code: 'catalogue.last_picture',
		});
		await expect(market.command(shop.keeper, (ctx) => saveProduct(ctx, { ...ids, ...wish({ priceSatang: 0 }) }))).rejects.toMatchObject({
			code: 'catalogue.no_price',
		});
		await expect(market.command(shop.keeper, (ctx) => saveProduct(ctx, { ...ids, ...wish({ category: 'weapons' }) }))).rejects.toMatchObject({
			code: 'catalogue.unknown_category',
		});
		expect((await market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId))).pictures).toEqual([
			{ hash: picture, alt: { th: 'ตะกร้า', en: null } },
		]);
	});

	test('the first picture is what lists show, and its seller says which it is', async () => {
		const ids = await draft();
		const [a, b, c] = [hash(), hash(), hash()];
		for (const picture of [a, b, c]) await market.command(shop.keeper, (ctx) => addPicture(ctx, { ...ids, hash: picture, altTh: 'ตะกร้า' }));
		await market.command(shop.keeper, (ctx) => publishProduct(ctx, ids));
		const order = (actor: Actor, ...hashes: string[]) => market.command(actor, (ctx) => orderPictures(ctx, { ...ids, hashes }));
		const shown = async () => {
			const { pictures } = await market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId));
			const listed = await market.ground.db
				.selectFrom('catalogue.listing')
				.select('picture')
				.where('product_id', '=', ids.productId)
				.executeTakeFirstOrThrow();
			expect(listed.picture).toBe(pictures[0]!.hash);
			return pictures.map((picture) => picture.hash);
		};
		await order(shop.keeper, c);
		expect(await shown()).toEqual([c, a, b]);
		await order(shop.keeper, b, c, b);
		expect(await shown()).toEqual([b, c, a]);
		await expect(order(shop.keeper, a, hash())).rejects.toMatchObject({ code: 'catalogue.picture_gone' });
		for (const actor of [anonymous, stranger]) await expect(order(actor, a)).rejects.toMatchObject({ code: 'catalogue.not_found' });
		await market.command(shop.keeper, (ctx) => removePicture(ctx, { ...ids, hash: b }));
		expect(await shown()).toEqual([c, a]);
	});

	test('what is wrong in a form is refused', () => {
		const ok = { ...wish() };
		expect(productShape.safeParse(ok).success).toBe(true);
		for (const wrong of [
			{ ...ok, extra: 1 },
			{ ...ok, nameTh: '' },
			{ ...ok, nameTh: 'ก'.repeat(121) },
			{ ...ok, nameTh: 'ก\0' },
			{ ...ok, descriptionTh: 'ก'.repeat(4001) },
			{ ...ok, priceSatang: -1 },
			{ ...ok, priceSatang: 1.5 },
			{ ...ok, weightG: 0 },
			{ ...ok, transportClass: 'air' },
			{ ...ok, nameTh: 'ก\u202eข' },
		])
			expect(productShape.safeParse(wrong).success).toBe(false);
	});
});

describe('lists', () => {
	test('show what is on sale now, with its new price at once', async () => {
		const ids = await onSale({ category: 'pottery', nameTh: 'โอ่งมังกร' });
		const shown = async () => (await list({ category: 'pottery' })).items.find((card) => card.productId === ids.productId);
		expect(await shown()).toMatchObject({
			name: { th: 'โอ่งมังกร', en: null },
			shop: { slug: 'weaver' },
			provinceCode: '32',
			provinceName: { th: 'สุรินทร์', en: 'Surin' },
			soldOut: false,
			badges: [],
		});
		await market.command(shop.keeper, (ctx) => setPrice(ctx, { ...ids, priceSatang: 12_300 }));
		expect((await shown())?.priceSatang).toBe(12_300);
		await market.command(setup, (ctx) => onSoldOut(ctx, ids));
		expect((await shown())?.soldOut).toBe(true);
		await market.command(setup, (ctx) => onBackInStock(ctx, ids));
		await market.command(setup, (ctx) => countSold(ctx, [{ ...ids, quantity: 3 }]));
		expect(await shown()).toMatchObject({ soldOut: false, sold: 3 });
		await market.command(shop.keeper, (ctx) => pauseProduct(ctx, ids));
		expect(await shown()).toBeUndefined();
		await expect(market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId))).rejects.toMatchObject({ code: 'catalogue.not_found' });
		await market.command(shop.keeper, (ctx) => publishProduct(ctx, ids));
		expect(await shown()).toMatchObject({ sold: 3 });
	});

	test('go through all goods once in every order, also with equal prices', async () => {
		const many = await openVillageShop(market, {
			slug: 'many',
			nameTh: 'ร้านของเล่น',
			subdistrictCode: '500301',
			postcode: '50270',
			goods: Array.from({ length: 11 }, (_, index) => ({
				nameTh: `รถไม้ ${index}`,
				priceSatang: 10_000 + (index % 3) * 100,
				stock: 1,
				category: 'toys',
			})),
		});
		for (const sort of ['popular', 'new', 'price_up', 'price_down'] as const) {
			const seen: string[] = [];
			const prices: number[] = [];
			let cursor: string | null = null;
			do {
				const page: Awaited<ReturnType<typeof list>> = await list({ category: 'craft', provinceCode: '50', sort, limit: 4, cursor });
				seen.push(...page.items.map((card) => card.productId));
				prices.push(...page.items.map((card) => card.priceSatang));
				cursor = page.next;
			} while (cursor);
			expect(seen.toSorted(), sort).toEqual(many.products.toSorted());
			if (sort === 'price_up') expect(prices).toEqual(prices.toSorted((a, b) => a - b));
			if (sort === 'price_down') expect(prices).toEqual(prices.toSorted((a, b) => b - a));
		}
		expect((await list({ shopId: many.shopId, limit: 48 })).items).toHaveLength(11);
		for (const cursor of ['nonsense', Buffer.from('1|2').toString('base64url'), ''])
			expect((await list({ category: 'toys', cursor })).items).toHaveLength(11);
		expect((await list({ category: 'no-such' })).items).toEqual([]);
	});

	test('counts follow what comes and goes', async () => {
		const counts = async () => {
			const [tree, provinces] = [
				await asAnyone<Awaited<ReturnType<typeof categories>>>(categories),
				await asAnyone<Awaited<ReturnType<typeof provinceCounts>>>(provinceCounts),
			];
			return {
				wood: tree.find((one) => one.slug === 'wood')?.products,
				pets: tree.find((one) => one.slug === 'pets')?.products,
				craft: tree.find((one) => one.slug === 'craft')?.products,
				surin: provinces.get('32')?.products,
			};
		};
		const before = await counts();
		const ids = await onSale({ category: 'wood' });
		expect(await counts()).toEqual({ ...before, wood: before.wood! + 1, craft: before.craft! + 1, surin: before.surin! + 1 });
		await market.command(shop.keeper, (ctx) => saveProduct(ctx, { ...ids, ...wish({ category: 'pets' }) }));
		expect(await counts()).toEqual({ ...before, pets: before.pets! + 1, surin: before.surin! + 1 });
		await market.command(shop.keeper, (ctx) => pauseProduct(ctx, ids));
		expect(await counts()).toEqual(before);
		const rows = await market.ground.db.selectFrom('shops.shop').select('products').where('shop_id', '=', shop.shopId).executeTakeFirstOrThrow();
		expect(rows.products).toBe((await list({ shopId: shop.shopId, limit: 48 })).items.length);
	});
});

describe('papers', () => {
	test('show their badge from their first day to their last', async () => {
		const ids = await onSale({ nameTh: 'ผ้าซิ่นมีใบรับรอง', category: 'silk' });
		const from = bangkokDay(later(market.clock.now(), DAY));
		const until = bangkokDay(later(market.clock.now(), 3 * DAY));
		const paper = { productId: ids.productId, certificateId: randomUUID(), kind: 'otop' as const, number: 'OTOP-1', stars: 5, from, until };
		await market.command(setup, (ctx) => setCertificates(ctx, ids.shopId, [ids.productId], [paper]));
		const seen = () => market.query(anonymous, (ctx) => viewProduct(ctx, ids.productId));
		expect(await seen()).toMatchObject({ badges: [], certificates: [] });
		market.clock.advance(DAY);
		expect(await seen()).toMatchObject({ badges: [{ kind: 'otop', stars: 5 }], certificates: [{ number: 'OTOP-1', until, expired: false }] });
		market.clock.advance(3 * DAY);
		expect(await seen()).toMatchObject({ badges: [], certificates: [{ number: 'OTOP-1', expired: true }] });
		expect((await list({ category: 'silk' })).items.find((card) => card.productId === ids.productId)?.badges).toEqual([]);
	});

	test('that begins later is found by its word from that day on', async () => {
		const ids = await onSale({ nameTh: 'ผ้าไหมรอใบรับรอง' });
		const [from, until] = [2, 5].map((days) => bangkokDay(later(market.clock.now(), days * DAY))) as [string, string];
		const paper = { productId: ids.productId, certificateId: randomUUID(), kind: 'gi' as const, number: 'GI-1', stars: null, from, until };
		await market.command(setup, (ctx) => setCertificates(ctx, ids.shopId, [ids.productId], [paper]));
		const found: boolean[] = [];
		for (let day = 0; day < 7; day++) {
			await market.command(setup, (ctx) => relistLapsed(ctx, { atMost: 100 }));
			const { items, dropped } = await market.query(anonymous, (ctx) => search(ctx, { q: 'gi', limit: 48 }));
			found.push(dropped.length === 0 && items.some((card) => card.productId === ids.productId));
			market.clock.advance(DAY);
		}
		expect(found).toEqual([false, false, true, true, true, true, false]);
	});

	test.each([
		['otop', 'otop'],
		['gi', 'gi'],
		['organic', 'ออร์แกนิก'],
	] as const)('that has ended is not found by its word: %s', async (kind, q) => {
		const ids = await onSale({ nameTh: `ผ้าไหมลายลูกแก้ว ${{ otop: 'หนึ่ง', gi: 'สอง', organic: 'สาม' }[kind]}` });
		const paper = { productId: ids.productId, stars: null, from: bangkokDay(market.clock.now()) };
		const papers = [
			{ ...paper, certificateId: randomUUID(), kind, number: 'P-1', until: bangkokDay(later(market.clock.now(), 3 * DAY)) },
			{ ...paper, certificateId: randomUUID(), kind: 'halal' as const, number: 'H-1', until: bangkokDay(later(market.clock.now(), 90 * DAY)) },
		];
		await market.command(setup, (ctx) => setCertificates(ctx, ids.shopId, [ids.productId], papers));
		// Found by all that was asked: when nothing is, the search says which words it left out.
		const isFound = async (words: string): Promise<boolean> => {
			const { items, dropped } = await market.query(anonymous, (ctx) => search(ctx, { q: words, limit: 48 }));
			return dropped.length === 0 && items.some((card) => card.productId === ids.productId);
		};
		const round = () => market.command(setup, (ctx) => relistLapsed(ctx, { atMost: 100 }));
		await round();
		expect([await isFound(q), await isFound('ฮาลาล')]).toEqual([true, true]);
		market.clock.advance(3 * DAY);
		expect(await round()).toBe(0);
		expect(await isFound(q)).toBe(true);
		market.clock.advance(DAY);
		expect(await round()).toBe(1);
		expect([await isFound(q), await isFound('ฮาลาล')]).toEqual([false, true]);
		expect(await round()).toBe(0);
	});
});

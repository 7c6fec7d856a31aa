// The same wish sent several times at the same moment, over as many connections: one thing is made, and everybody gets the same answer.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addToBasket } from '#market/baskets';
import { addPicture, saveProduct } from '#market/catalogue';
import { placeCheckout, previewCheckout } from '#market/checkout';
import { enrol } from '#market/people';
import { placeOf } from '#market/places';
import { openShop } from '#market/shops';
import type { Actor } from '#kernel/actor';
import { openTestMarket, person, setup, type TestMarket } from '#tests/market';
import { nextPhone, openVillageShop, type VillageShop } from '#tests/village';

const AT_ONCE = 6;
const ROUNDS = 5;
let market: TestMarket;
let shop: VillageShop;
beforeAll(async () => {
	market = await openTestMarket(AT_ONCE + 2);
	shop = await openVillageShop(market, {
		slug: 'same-id',
		nameTh: 'ร้านเดียวกัน',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ขนมนางเล็ด', priceSatang: 8950, stock: 500 }],
	});
});
afterAll(() => market.close());

const atOnce = <T>(work: (n: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => work(n)));
const newPerson = async (name: string): Promise<Actor> => person(await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name })));
const rows = async (table: 'shops.shop' | 'shops.shop_slug' | 'catalogue.product' | 'payments.payment' | 'checkout.checkout'): Promise<number> =>
	Number(
		(
			await market.ground.db
				.selectFrom(table)
				.select((eb) => eb.fn.countAll().as('n'))
				.executeTakeFirstOrThrow()
		).n,
	);

test('one shop', async () => {
	for (let round = 0; round < ROUNDS; round++) {
		const owner = await newPerson('ป้าน้อย');
		const before = [await rows('shops.shop'), await rows('shops.shop_slug')];
		const wish = {
			shopId: randomUUID(),
			nameTh: 'ครัวป้าน้อย',
			nameEn: `Krua ${round}`,
			kind: 'community_enterprise',
			subdistrictCode: '320101',
			postcode: '32000',
			villageTh: 'บ้านท่าสว่าง',
			storyTh: 'ทำขนมมาสามรุ่น',
			payout: { kind: 'promptpay', phone: '0812345678' },
		} as const;
		const answers = await atOnce(() => market.command(owner, (ctx) => openShop(ctx, wish)));
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect([await rows('shops.shop'), await rows('shops.shop_slug')]).toEqual(before.map((count) => count + 1));
	}
});

test('a shop id that two people send at once belongs to one of them', async () => {
	const shopId = randomUUID();
	const wish = {
		shopId,
		nameTh: 'ร้านแย่งกัน',
		kind: 'household',
		subdistrictCode: '320101',
		postcode: '32000',
		villageTh: 'บ้านท่าสว่าง',
		storyTh: 'ทำขนมมาสามรุ่น',
		payout: { kind: 'promptpay', phone: '0812345678' },
	} as const;
	const people = [await newPerson('ก'), await newPerson('ข')];
	const ends = await Promise.allSettled(people.map((one) => market.command(one, (ctx) => openShop(ctx, wish))));
	expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
	expect(ends.find((end) => end.status === 'rejected')?.reason).toMatchObject({ code: 'shops.id_used' });
});

const product = (productId: string) => ({
	shopId: shop.shopId,
	productId,
	nameTh: 'ผ้าขาวม้า',
	descriptionTh: 'ทอมือ',
	category: 'food-snack',
	priceSatang: 25_000,
	unitTh: 'ผืน',
	weightG: 300,
	lengthMm: 200,
	widthMm: 150,
	heightMm: 60,
	transportClass: 'ambient' as const,
});

test('one product, and one picture of it', async () => {
	for (let round = 0; round < ROUNDS; round++) {
		const productId = randomUUID();
		const before = await rows('catalogue.product');
		const answers = await atOnce(() => market.command(shop.keeper, (ctx) => saveProduct(ctx, product(productId))));
		for (const answer of answers) expect(answer).toMatchObject({ productId, state: 'draft' });
		expect(await rows('catalogue.product')).toBe(before + 1);
		const picture = { shopId: shop.shopId, productId, hash: productId.replaceAll('-', ''), altTh: 'ผ้า' };
		await atOnce(() => market.command(shop.keeper, (ctx) => addPicture(ctx, picture)));
		const other = randomUUID().replaceAll('-', '');
		await atOnce((n) => market.command(shop.keeper, (ctx) => addPicture(ctx, { ...picture, hash: n % 2 ? other : picture.hash })));
		const shown = await market.ground.db.selectFrom('catalogue.picture').select(['hash', 'position']).where('product_id', '=', productId).execute();
		expect(shown.map((one) => one.position).sort()).toEqual([1, 2]);
	}
});

test('one checkout with one payment, and the baskets of one buyer are one', async () => {
	for (let round = 0; round < ROUNDS; round++) {
		const buyer = await newPerson('สมชาย');
		const baskets = await atOnce(() =>
			market.command(buyer, (ctx) => addToBasket(ctx, { basketId: null, productId: shop.products[0]!, quantity: 1 })),
		);
		expect(new Set(baskets.map((one) => one.basketId)).size).toBe(1);
		const address = { name: 'สมชาย', phone: '0802220001', line: '99/1', subdistrictCode: '101401', postcode: '10400' };
		const preview = await market.query(buyer, async (ctx) =>
			previewCheckout(ctx, { basketId: null, place: await placeOf(ctx, address.subdistrictCode, address.postcode) }),
		);
		const before = [await rows('checkout.checkout'), await rows('payments.payment')];
		const wish = {
			checkoutId: randomUUID(),
			basketId: null,
			address,
			services: {},
			pricesSeen: { [shop.products[0]!]: 8950 },
			totalSeen: preview.totalSatang,
		};
		const placed = await atOnce(() => market.command(buyer, (ctx) => placeCheckout(ctx, wish)));
		for (const answer of placed) expect(answer).toEqual(placed[0]);
		expect([await rows('checkout.checkout'), await rows('payments.payment')]).toEqual(before.map((count) => count + 1));
	}
});

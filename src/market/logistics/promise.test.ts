// What is told on the product's page, quoted at the checkout, written into the order and expected by the post office is one day.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addToBasket } from '#market/baskets';
import { placeCheckout, previewCheckout } from '#market/checkout';
import { placeOf } from '#market/places';
import { shopCards } from '#market/shops';
import { openTestMarket, person, setup, type TestMarket } from '#tests/market';
import { openVillageShop, type VillageShop } from '#tests/village';
import { estimate, openParcel } from './index.ts';

let market: TestMarket;
let shop: VillageShop;
beforeAll(async () => {
	market = await openTestMarket(4);
	shop = await openVillageShop(market, {
		slug: 'promise',
		nameTh: 'ร้านตรงเวลา',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ขนมนางเล็ด', priceSatang: 8950, stock: 500, weightG: 300 }],
	});
});
afterAll(() => market.close());

const address = { name: 'สมชาย', phone: '0802220001', line: '99/1', subdistrictCode: '101401', postcode: '10400' };
const freight = { quantity: 1, weightG: 300, lengthMm: 200, widthMm: 150, heightMm: 60, transportClass: 'ambient', maxDays: null } as const;

/** Orders at a moment. @param at Bangkok time */
async function orderAt(at: string) {
	market.clock.advance(new Date(`${at}+07:00`).getTime() - market.clock.now().getTime());
	const productId = shop.products[0]!;
	const buyerId = randomUUID();
	const buyer = person(buyerId);
	await market.command(buyer, (ctx) => addToBasket(ctx, { basketId: null, productId, quantity: 1 }));
	const { told, preview } = await market.query(buyer, async (ctx) => {
		const place = await placeOf(ctx, address.subdistrictCode, address.postcode);
		const from = (await shopCards(ctx, [shop.shopId])).get(shop.shopId)!;
		return { told: await estimate(ctx, { freight, from, to: place }), preview: await previewCheckout(ctx, { basketId: null, place }) };
	});
	if ('refusal' in told) throw new Error(told.refusal);
	const quoted = preview.groups[0]!.options.find((option) => option.chosen)!;
	const checkoutId = randomUUID();
	const prices = { [productId]: 8950 };
	const wish = { checkoutId, basketId: null, address, services: {}, pricesSeen: prices, totalSeen: preview.totalSatang };
	await market.command(buyer, (ctx) => placeCheckout(ctx, wish));
	const order = await market.ground.db.selectFrom('orders.order').selectAll().where('checkout_id', '=', checkoutId).executeTakeFirstOrThrow();
	await market.command(setup, (ctx) =>
		openParcel(ctx, {
			shopId: shop.shopId,
			orderId: order.order_id,
			checkoutId,
			paymentId: order.payment_id,
			buyerId,
			code: order.code,
			goodsSatang: order.goods_satang,
			postageSatang: order.postage_satang,
			totalSatang: order.total_satang,
		}),
	);
	const parcel = await market.ground.db
		.selectFrom('logistics.parcel')
		.select('expected_on')
		.where('order_id', '=', order.order_id)
		.executeTakeFirstOrThrow();
	expect([told.dispatchDay, told.arriveFrom, told.arriveBy]).toEqual([quoted.dispatchDay, quoted.arriveFrom, quoted.arriveBy]);
	expect([order.arrive_from, order.arrive_by, parcel.expected_on]).toEqual([told.arriveFrom, told.arriveBy, told.dispatchDay]);
	return told.dispatchDay;
}

test('before noon, after noon, over Sunday, and by a newer rule from its day on', async () => {
	expect(await orderAt('2030-11-21T09:00')).toBe('2030-11-21');
	expect(await orderAt('2030-11-21T12:00')).toBe('2030-11-22');
	expect(await orderAt('2030-11-23T15:00')).toBe('2030-11-25');
	await market.ground.db
		.insertInto('logistics.cut_off')
		.values({ from_day: '2030-11-26', at_time: '16:00', open_on: [1, 2, 3, 4, 5, 6, 7], source: 'test' })
		.execute();
	expect(await orderAt('2030-11-25T15:00')).toBe('2030-11-26');
	expect(await orderAt('2030-11-26T15:00')).toBe('2030-11-26');
	// The post is open on Sundays now; this service still is not.
	expect(await orderAt('2030-12-01T15:00')).toBe('2030-12-02');
});

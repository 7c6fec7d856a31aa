import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addToBasket, viewBasket } from '#market/baskets';
import { enrol } from '#market/people';
import { placeOf } from '#market/places';
import { available } from '#market/stock';
import { openTestMarket, person, setup, type TestMarket } from '#tests/market';
import { nextPhone, openVillageShop, type VillageShop } from '#tests/village';
import { completeCheckout, leaveCheckout, placeCheckout, previewCheckout, unpaidCheckout } from './index.ts';

// Somebody at the QR who would rather change the basket first.

let market: TestMarket;
let shop: VillageShop;
beforeAll(async () => {
	market = await openTestMarket();
	shop = await openVillageShop(market, {
		slug: 'leaves',
		nameTh: 'ร้านคิดดูก่อน',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ขนมนางเล็ด', priceSatang: 8950, stock: 10 }],
	});
});
afterAll(() => market.close());

async function atTheQr() {
	const buyer = person(await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name: 'มาลี' })));
	const productId = shop.products[0]!;
	await market.command(buyer, (ctx) => addToBasket(ctx, { basketId: null, productId, quantity: 2 }));
	const address = { name: 'มาลี', phone: '0812345678', line: '1', subdistrictCode: '101401', postcode: '10400' };
	const preview = await market.query(buyer, async (ctx) =>
		previewCheckout(ctx, { basketId: null, place: await placeOf(ctx, address.subdistrictCode, address.postcode) }),
	);
	const wish = { checkoutId: randomUUID(), basketId: null, address, services: {}, pricesSeen: { [productId]: 8950 }, totalSeen: preview.totalSatang };
	const placed = await market.command(buyer, (ctx) => placeCheckout(ctx, wish));
	const pieces = async () => (await market.query(buyer, (ctx) => viewBasket(ctx, null))).pieces;
	const left = async () => (await market.query(buyer, (ctx) => available(ctx, [productId]))).get(productId);
	return { buyer, ...placed, pieces, left, waiting: () => market.query(buyer, unpaidCheckout) };
}

test('everything is in the basket again, and on the shelf; a second time changes nothing', async () => {
	const { buyer, paymentId, pieces, left, waiting } = await atTheQr();
	expect([await pieces(), await left(), (await waiting())?.paymentId]).toEqual([0, 8, paymentId]);
	for (let times = 0; times < 2; times++) {
		expect(await market.command(buyer, (ctx) => leaveCheckout(ctx, paymentId))).toBe(true);
		expect([await pieces(), await left(), await waiting()]).toEqual([2, 10, null]);
	}
});

test('nobody else may; what is paid stays paid', async () => {
	const { buyer, paymentId, checkoutId, pieces } = await atTheQr();
	const stranger = person(await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name: 'คนอื่น' })));
	await expect(market.command(stranger, (ctx) => leaveCheckout(ctx, paymentId))).rejects.toMatchObject({ code: 'payments.not_found' });
	await sql`update payments.payment set state = 'captured', captured_satang = amount_satang, captured_charge_id = 'chrg_1' where payment_id = ${paymentId}`.execute(
		market.ground.db,
	);
	await market.command(setup, (ctx) => completeCheckout(ctx, { paymentId, checkoutId, amountSatang: 1 }));
	expect(await market.command(buyer, (ctx) => leaveCheckout(ctx, paymentId))).toBe(false);
	expect(await pieces()).toBe(0);
});

// What the counter weighs, beside what was quoted: for the clerk, on the manifest, for the seller; not for the buyer.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor';
import { satang } from '#kernel/money';
import { DAY } from '#kernel/time';
import { markPaid, openOrders } from '#market/orders';
import { openTestMarket, person, setup, type TestMarket } from '#tests/market';
import { openVillageShop, type VillageShop } from '#tests/village';
import { acceptParcel, manifest, officeBoard, openParcel, packParcel, parcelsOf, scanParcel } from './index.ts';

let market: TestMarket;
let shop: VillageShop;
const clerk = person(randomUUID(), { role: 'post_clerk', officeCode: '32000' });
beforeAll(async () => {
	market = await openTestMarket(4);
	shop = await openVillageShop(market, {
		slug: 'weighed',
		nameTh: 'ร้านชั่งใหม่',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ขนมนางเล็ด', priceSatang: 8950, stock: 500, weightG: 300 }],
	});
	await market.ground.db
		.insertInto('logistics.number_range')
		.values({ range_id: randomUUID(), number_type: 1, indicator: 'EX', next_serial: 1, last_serial: 99, at: market.clock.now() })
		.execute();
});
afterAll(() => market.close());

interface Packed {
	readonly orderId: string;
	readonly number: string;
	readonly buyer: Actor;
}
/** Goods of 300 g, quoted at 400 g (52 baht by EMS), packed as `weightG`. */
async function packed(weightG: number): Promise<Packed> {
	const [buyerId, checkoutId, paymentId] = [randomUUID(), randomUUID(), randomUUID()];
	const address = { name: 'สมชาย', phone: '0802220001', line: '99/1', subdistrictCode: '101401', postcode: '10400' };
	const line = { productId: shop.products[0]!, quantity: 1, name: { th: 'ขนม', en: null }, unit: { th: 'ชิ้น', en: null }, picture: null };
	const measures = { weightG: 300, lengthMm: 200, widthMm: 150, heightMm: 60, transportClass: 'ambient' } as const;
	const draft = {
		shopId: shop.shopId,
		lines: [{ ...line, ...measures, priceSatang: satang(8950), lineSatang: satang(8950) }],
		postageSatang: satang(5200),
		service: 'ems',
		serviceName: { th: 'EMS', en: 'EMS' },
		arriveFrom: '2030-01-01',
		arriveBy: '2030-01-02',
	};
	await market.command(person(buyerId), (ctx) => openOrders(ctx, { checkoutId, paymentId, buyerId, address, drafts: [draft] }));
	await market.command(setup, (ctx) => markPaid(ctx, checkoutId));
	const order = await market.ground.db.selectFrom('orders.order').selectAll().where('checkout_id', '=', checkoutId).executeTakeFirstOrThrow();
	const sums = { goodsSatang: order.goods_satang, postageSatang: order.postage_satang, totalSatang: order.total_satang };
	await market.command(setup, (ctx) =>
		openParcel(ctx, { shopId: shop.shopId, orderId: order.order_id, checkoutId, paymentId, buyerId, code: order.code, ...sums }),
	);
	const { number } = await market.command(shop.keeper, (ctx) => packParcel(ctx, { orderId: order.order_id, boxCode: 'C', weightG }));
	return { orderId: order.order_id, number, buyer: person(buyerId) };
}
const accept = (number: string, weightG: number) => market.command(clerk, (ctx) => acceptParcel(ctx, { officeCode: '32000', number, weightG }));
const quoted = { quotedG: 400, quotedSatang: 5200 };

describe('a parcel at the counter', () => {
	test('shows what was quoted before it is weighed', async () => {
		const { number } = await packed(420);
		const seen = await market.query(clerk, (ctx) => scanParcel(ctx, '32000', number));
		expect(seen.postage).toEqual({ ...quoted, weighedG: null, weighedSatang: null, differenceSatang: null });
	});
	test.each([
		[480, 5200, 0],
		[842, 6700, 1500],
		[240, 4200, -1000],
		[31_000, null, null],
	])('of %i g costs %s satang by weight, %s from what was quoted', async (grams, weighedSatang, differenceSatang) => {
		const { number, orderId, buyer } = await packed(420);
		const postage = { ...quoted, weighedG: grams, weighedSatang, differenceSatang };
		expect(await accept(number, grams)).toMatchObject({ postage });
		// Weighed once: the second time changes nothing.
		expect(await accept(number, 9999)).toMatchObject({ postage });
		const board = await market.query(clerk, (ctx) => officeBoard(ctx, '32000'));
		expect(board.accepted.find((one) => one.number === number)?.postage).toEqual(postage);
		expect((await market.query(shop.keeper, (ctx) => parcelsOf(ctx, orderId)))[0]!.postage).toEqual(postage);
		expect((await market.query(buyer, (ctx) => parcelsOf(ctx, orderId)))[0]!.postage).toBeNull();
	});
	test('stays on the manifest of its day, also when it has left, and is charged to nobody', async () => {
		const { number, orderId } = await packed(420);
		await accept(number, 842);
		const before = await market.ground.db.selectFrom('orders.order').select('total_satang').where('order_id', '=', orderId).executeTakeFirstOrThrow();
		expect(before.total_satang).toBe(14_150);
		await market.ground.db.updateTable('logistics.parcel').set({ state: 'in_transit' }).where('number', '=', number).execute();
		const listed = async (actor: Actor) =>
			(await market.query(actor, (ctx) => manifest(ctx, '32000', shop.shopId))).find((one) => one.number === number);
		for (const actor of [clerk, shop.keeper]) expect((await listed(actor))?.postage.differenceSatang).toBe(1500);
		market.clock.advance(DAY);
		expect(await listed(clerk)).toBeUndefined();
	});
});

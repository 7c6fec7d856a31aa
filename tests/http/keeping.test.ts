// Buying beside basket and order: address book, favourites, saved for later, several recipients with a card, buying again.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SECOND } from '#kernel/time';
import { testClock } from '#tests/clock';
import { testDatabase } from '#tests/db';
import { buy, openStage, pay, somewhere, speaker, wishFor, type Stage } from './stage.ts';

const clock = testClock();
let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase, clock);
});
afterAll(() => stage.close());

interface Booked {
	readonly address_id: string;
	readonly label: string;
	readonly line: string;
	readonly place: { readonly postcode: string };
}
const mother = { label: 'บ้านแม่', name: 'แม่สมศรี', phone: '081-234-5678', line: '12 หมู่ 3', subdistrict_code: '320101', postcode: '32000' };

test('an address is kept once, comes to the front, and nobody else can reach it; nothing of it lies open in the database', async () => {
	const { buyer, other } = stage.people;
	const first = await buyer.must<Booked>('POST', '/addresses', mother);
	expect(first.place.postcode).toBe('32000');
	const work = await buyer.must<Booked>('POST', '/addresses', { ...mother, ...somewhere, label: 'ที่ทำงาน' });
	clock.advance(SECOND);
	const again = await buyer.must<Booked>('POST', '/addresses', { ...mother, phone: '0812345678', label: '' });
	expect(again.address_id).toBe(first.address_id);
	expect(again.label).toBe('บ้านแม่');
	const { items } = await buyer.must<{ items: Booked[] }>('GET', '/addresses');
	expect(items.map((one) => one.label)).toEqual(['บ้านแม่', 'ที่ทำงาน']);
	expect((await other.ask('PUT', `/addresses/${first.address_id}`, { body: mother })).status).toBe(404);
	expect((await buyer.ask('PUT', `/addresses/${work.address_id}`, { body: mother })).body).toMatchObject({ code: 'addresses.twice' });
	expect((await buyer.ask('POST', '/addresses', { body: { ...mother, postcode: '10400' } })).body).toMatchObject({ code: 'places.unknown' });
	const rows = await stage.app.ground.db.selectFrom('addresses.address').selectAll().execute();
	expect(JSON.stringify(rows)).not.toMatch(/สมศรี|0812345678|หมู่ 3|บ้านแม่/);
	await buyer.must('DELETE', `/addresses/${work.address_id}`);
	expect((await buyer.must<{ items: Booked[] }>('GET', '/addresses')).items).toHaveLength(1);
});

test('a favourite tells when it costs less than on its day', async () => {
	const { other } = stage.people;
	const [shop] = stage.shops;
	await other.must('PUT', `/favourites/${shop.productId}`);
	await other.must('PUT', `/favourites/${shop.productId}`);
	await shop.seller.must('PUT', `/shops/${shop.shopId}/products/${shop.productId}/price`, { price_satang: shop.priceSatang - 950 });
	const { items } = await other.must<{ items: { kept_satang: number; price_satang: number }[] }>('GET', '/favourites');
	expect(items).toMatchObject([{ kept_satang: shop.priceSatang, price_satang: shop.priceSatang - 950 }]);
	await shop.seller.must('PUT', `/shops/${shop.shopId}/products/${shop.productId}/price`, { price_satang: shop.priceSatang });
	await other.must('DELETE', `/favourites/${shop.productId}`);
	expect((await other.must<{ items: unknown[] }>('GET', '/favourites')).items).toEqual([]);
	expect((await other.ask('PUT', `/favourites/${randomUUID()}`)).status).toBe(404);
});

test('what is set aside is not bought, survives sign-in, and comes back with its number', async () => {
	const guest = speaker(stage.api, null);
	const [one, two] = stage.shops;
	type Basket = { basket_id: string; pieces: number; later: { product_id: string; quantity: number }[] };
	const made = await guest.must<Basket>('POST', '/basket/lines', { product_id: one.productId, quantity: 3 });
	await guest.must('POST', '/basket/lines', { product_id: two.productId, quantity: 1, basket_id: made.basket_id });
	const aside = await guest.must<Basket>('PUT', `/basket/later/${one.productId}`, { basket_id: made.basket_id });
	expect(aside).toMatchObject({ pieces: 1, later: [{ product_id: one.productId, quantity: 3 }] });
	expect((await guest.ask('PUT', `/basket/later/${one.productId}`, { body: { basket_id: made.basket_id } })).body).toMatchObject({ pieces: 1 });
	const joined = await stage.join('นิด', '0802220033');
	const { mergeBaskets } = await import('#market/baskets');
	const { runCommand } = await import('#platform/run');
	await runCommand(stage.app.ground, { kind: 'person', personId: joined.personId, name: 'นิด', duties: [] }, (ctx) =>
		mergeBaskets(ctx, { guestBasketId: made.basket_id }),
	);
	expect(await joined.must<Basket>('GET', '/basket')).toMatchObject({ pieces: 1, later: [{ product_id: one.productId, quantity: 3 }] });
	expect(await joined.must<Basket>('POST', `/basket/later/${one.productId}/return`, {})).toMatchObject({ pieces: 4, later: [] });
	await joined.must('PUT', `/basket/later/${two.productId}`, {});
	expect(await joined.must<Basket>('DELETE', `/basket/later/${two.productId}`)).toMatchObject({ pieces: 3, later: [] });
});

test('one checkout, two recipients: each part is quoted by its own place, its order carries that address and the card', async () => {
	const { buyer, other } = stage.people;
	const [one, two] = stage.shops;
	for (const shop of [one, two]) await buyer.must('POST', '/basket/lines', { product_id: shop.productId, quantity: 1 });
	const preview = await buyer.must<{ total_satang: number }>('POST', '/checkouts/preview', {
		...somewhere,
		elsewhere: { [two.shopId]: { postcode: mother.postcode, subdistrict_code: mother.subdistrict_code } },
	});
	const checkoutId = randomUUID();
	const { label: _, ...to } = mother;
	const wish = {
		...wishFor(checkoutId, buyer.name, preview.total_satang, { [one.productId]: one.priceSatang, [two.productId]: two.priceSatang }),
		recipients: { [two.shopId]: to },
		gifts: { [two.shopId]: 'สุขสันต์วันเกิดนะแม่\nรักแม่' },
	};
	const placed = await buyer.ask('POST', '/checkouts', { body: wish, headers: { 'idempotency-key': checkoutId } });
	expect(placed.status).toBe(201);
	const { checkout_id, payment_id } = placed.body as { checkout_id: string; payment_id: string };
	const orders = await pay(stage, buyer, { checkoutId: checkout_id, paymentId: payment_id, totalSatang: 0 });
	expect(orders).toHaveLength(2);
	type Order = { address: { name: string; place: { postcode: string } }; gift: string | null; channel: string };
	const whole = async (shopId: string, who: typeof buyer) =>
		who.must<Order>('GET', `/orders/${orders.find((order) => order.shop.shop_id === shopId)!.order_id}`);
	expect(await whole(one.shopId, buyer)).toMatchObject({ address: { place: { postcode: '10400' } }, gift: null, channel: 'portal' });
	expect(await whole(two.shopId, two.seller)).toMatchObject({
		address: { name: 'แม่สมศรี', place: { postcode: '32000' } },
		gift: 'สุขสันต์วันเกิดนะแม่\nรักแม่',
	});
	expect(await whole(two.shopId, stage.people.operator)).toMatchObject({ address: null, gift: null });
	expect((await other.ask('GET', `/orders/${orders[0]!.order_id}`)).status).toBe(404);
});

test('buying again puts what can be had and tells what changed; pressing twice changes nothing; lists are filtered', async () => {
	const [one, two] = stage.shops;
	const buyer = await stage.join('ก้อย', '0802220044');
	const [first] = await pay(stage, buyer, await buy(buyer, [[one, 2]]));
	await one.seller.must('PUT', `/shops/${one.shopId}/products/${one.productId}/price`, { price_satang: one.priceSatang + 500 });
	const again = () => buyer.must<{ lines: unknown[] }>('POST', `/orders/${first!.order_id}/again`);
	expect((await again()).lines).toMatchObject([{ was_satang: one.priceSatang, now_satang: one.priceSatang + 500, wanted: 2, put: 2, problem: null }]);
	await again();
	expect(await buyer.must('GET', '/basket')).toMatchObject({ pieces: 2 });
	await one.seller.must('PUT', `/shops/${one.shopId}/products/${one.productId}/stock`, { on_hand: 1 });
	expect((await again()).lines).toMatchObject([{ put: 1, problem: 'stock.short' }]);
	await one.seller.must('PUT', `/shops/${one.shopId}/products/${one.productId}/stock`, { on_hand: 50 });
	await one.seller.must('PUT', `/shops/${one.shopId}/products/${one.productId}/price`, { price_satang: one.priceSatang });
	expect((await stage.people.other.ask('POST', `/orders/${first!.order_id}/again`)).status).toBe(404);
	const count = async (only: string) => (await buyer.must<{ items: unknown[] }>('GET', `/orders?only=${only}`)).items.length;
	expect([await count('on_way'), await count('to_pay'), await count('done')]).toEqual([1, 0, 0]);
	await buyer.must('POST', `/orders/${first!.order_id}/cancellation`, {});
	expect([await count('on_way'), await count('off')]).toEqual([0, 1]);
	expect(two.shopId).toBeTruthy();
});

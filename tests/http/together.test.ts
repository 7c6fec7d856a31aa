// Adding to an order that is still open: an order of its own in the first one's box, and what becomes of it when things cross.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#kernel/actor';
import { checkBooks } from '#market/ledger';
import { runQuery } from '#platform/run';
import { testDatabase } from '#tests/db';
import { buy, openStage, pay, somewhere, wishFor, type Bought, type Person, type ShopOnStage, type Stage } from './stage.ts';

let stage: Stage;
let shop: ShopOnStage;
let people = 0;
beforeAll(async () => {
	stage = await openStage(testDatabase);
	[shop] = stage.shops;
});
afterAll(() => stage.close());

interface Offer {
	readonly order_id: string;
	readonly fee_satang: number;
	readonly alone_satang: number;
	readonly chosen: boolean;
}
interface Order {
	readonly order_id: string;
	readonly code: string;
	readonly state: string;
	readonly postage_satang: number;
	readonly total_satang: number;
	readonly address: { readonly line: string };
	readonly together: {
		readonly chose: { readonly order_id: string } | null;
		readonly in_box_of: { readonly order_id: string } | null;
		readonly additions: readonly { readonly order_id: string; readonly in_box: boolean }[];
	};
	readonly parcels: readonly {
		readonly parcel_id: string;
		readonly number: string | null;
		readonly state: string;
		readonly orders: readonly { readonly order_id: string }[];
	}[];
}

const newBuyer = (): Promise<Person> => stage.join('ผู้ซื้อเพิ่ม', `08033${String(++people).padStart(5, '0')}`);
const order = (who: Pick<Person, 'must'>, orderId: string): Promise<Order> => who.must<Order>('GET', `/orders/${orderId}`);
const pack = (orderId: string, orders: readonly string[]) =>
	shop.seller.ask('PUT', `/orders/${orderId}/parcel`, { body: { box_code: 'C', weight_g: 900, orders } });
const cancel = (who: Person, orderId: string) => who.ask('POST', `/orders/${orderId}/cancellation`, { body: {} });
const firstOf = async (buyer: Person, pieces = 1): Promise<Order> => {
	const [placed] = await pay(stage, buyer, await buy(buyer, [[shop, pieces]]));
	return order(buyer, placed!.order_id);
};

/** Orders more to go with an earlier order; not paid yet. */
async function addTo(buyer: Person, orderId: string, pieces: number): Promise<Bought & { offer: Offer }> {
	await buyer.must('POST', '/basket/lines', { product_id: shop.productId, quantity: pieces });
	const together = { [shop.shopId]: orderId };
	const preview = await buyer.must<{ total_satang: number; groups: { together: Offer | null }[] }>('POST', '/checkouts/preview', {
		...somewhere,
		together,
	});
	const offer = preview.groups[0]!.together!;
	expect(offer).toMatchObject({ order_id: orderId, chosen: true });
	const checkoutId = randomUUID();
	const wish = { ...wishFor(checkoutId, buyer.name, preview.total_satang, { [shop.productId]: shop.priceSatang }), together };
	const placed = await buyer.must<{ payment_id: string }>('POST', '/checkouts', wish, { 'idempotency-key': checkoutId });
	return { checkoutId, paymentId: placed.payment_id, totalSatang: preview.total_satang, offer };
}
const paidAddition = async (buyer: Person, orderId: string, pieces: number): Promise<Order & { offer: Offer }> => {
	const bought = await addTo(buyer, orderId, pieces);
	const [placed] = await pay(stage, buyer, bought);
	return { ...(await order(buyer, placed!.order_id)), offer: bought.offer };
};
const borne = async (orderId: string): Promise<number> =>
	(await stage.app.ground.db.selectFrom('settlement.earning').select('borne_satang').where('order_id', '=', orderId).executeTakeFirstOrThrow())
		.borne_satang;
const sound = async (): Promise<void> => {
	const checks = await runQuery(stage.app.ground, system('test'), checkBooks);
	expect(checks.filter((check) => !check.ok)).toEqual([]);
};

test('an addition goes in the box of the first: postage on top only, one task, one label, one way; each keeps its own money', async () => {
	const buyer = await newBuyer();
	const first = await firstOf(buyer);
	const added = await paidAddition(buyer, first.order_id, 2);
	// 300 g + packing cost 30 baht by eCo-Post; 900 g + packing 40, so ten on top instead of forty by itself.
	expect([first.postage_satang, added.offer.fee_satang, added.offer.alone_satang, added.postage_satang]).toEqual([3000, 1000, 4000, 1000]);
	expect(added.together).toMatchObject({ chose: { order_id: first.order_id }, in_box_of: { order_id: first.order_id } });
	expect(added.parcels).toMatchObject([{ parcel_id: (await order(buyer, first.order_id)).parcels[0]!.parcel_id }]);
	const today = await shop.seller.must<{ to_pack: { order_id: string; pieces: number }[] }>('GET', `/shops/${shop.shopId}/today`);
	expect(today.to_pack.filter((card) => [first.order_id, added.order_id].includes(card.order_id))).toMatchObject([
		{ order_id: first.order_id, pieces: 3 },
	]);

	expect((await pack(first.order_id, [first.order_id])).body).toMatchObject({ code: 'logistics.box_changed' });
	expect((await shop.seller.ask('PUT', `/orders/${first.order_id}/parcel`, { body: { box_code: 'C', weight_g: 900 } })).status).toBe(409);
	const packed = await pack(added.order_id, [first.order_id, added.order_id]);
	expect(packed.status).toBe(200);
	const { number } = packed.body as { number: string };
	for (const { order_id } of [first, added]) {
		expect(await order(buyer, order_id)).toMatchObject({ state: 'ready', parcels: [{ number, state: 'labelled' }] });
		expect((await shop.seller.ask('GET', `/orders/${order_id}/label.pdf`)).headers.get('content-type')).toBe('application/pdf');
	}
	const accepted = await stage.people.clerk.ask('POST', '/offices/32000/acceptances', { body: { number: added.code, weight_g: 1000 } });
	expect(accepted.body).toMatchObject({ postage: { quoted_satang: 4000, weighed_satang: 4000 } });
	for (const { order_id } of [first, added]) expect((await order(buyer, order_id)).state).toBe('handed_over');
	expect((await cancel(buyer, added.order_id)).status).toBe(409);
	await stage.worker.drain();
	expect(await borne(added.order_id)).toBe(0);
	await sound();
});

test('packed before the addition is paid: it goes as a parcel of its own, the market bears the postage, and gives it back to itself when called off', async () => {
	const buyer = await newBuyer();
	const first = await firstOf(buyer);
	const bought = await addTo(buyer, first.order_id, 2);
	expect((await pack(first.order_id, [first.order_id])).status).toBe(200);
	const [placed] = await pay(stage, buyer, bought);
	const alone = await order(buyer, placed!.order_id);
	expect(alone).toMatchObject({ state: 'placed', together: { in_box_of: null }, postage_satang: 1000 });
	expect(alone.parcels[0]!.parcel_id).not.toBe((await order(buyer, first.order_id)).parcels[0]!.parcel_id);
	expect(await borne(alone.order_id)).toBe(3000);
	const { items } = await buyer.must<{ items: { text: string; href: string | null }[] }>('GET', '/notices');
	expect(items.some((notice) => notice.text.includes('กล่องของตัวเอง') && notice.href === `/orders/${alone.order_id}`)).toBe(true);
	await sound();
	expect((await cancel(buyer, alone.order_id)).status).toBe(200);
	await stage.worker.drain();
	await sound();
	const lines = await stage.app.ground.db
		.selectFrom('ledger.transfer')
		.select(['movement', 'amount_satang'])
		.where('reference', '=', alone.order_id)
		.execute();
	const net = (movement: string) => lines.filter((line) => line.movement === movement).reduce((sum, line) => sum + line.amount_satang, 0);
	expect(net('postage_borne')).toBe(6000);
	expect(net('postage_unborne')).toBe(6000);
	// Packed, it is offered no more, and what a page still shows is refused.
	await buyer.must('POST', '/basket/lines', { product_id: shop.productId, quantity: 1 });
	const late = randomUUID();
	const wish = { ...wishFor(late, buyer.name, 0, { [shop.productId]: shop.priceSatang }), together: { [shop.shopId]: first.order_id } };
	expect((await buyer.ask('POST', '/checkouts', { body: wish, headers: { 'idempotency-key': late } })).body).toMatchObject({
		code: 'checkout.box_closed',
	});
});

test('cancelling either leaves the other right, also out of a packed box', async () => {
	const buyer = await newBuyer();
	const first = await firstOf(buyer);
	const one = await paidAddition(buyer, first.order_id, 2);
	const two = await paidAddition(buyer, first.order_id, 1);
	expect((await cancel(buyer, two.order_id)).status).toBe(200);
	await stage.worker.drain();
	expect(await order(buyer, first.order_id)).toMatchObject({ parcels: [{ orders: [{ order_id: first.order_id }, { order_id: one.order_id }] }] });
	expect((await pack(first.order_id, [first.order_id, one.order_id])).status).toBe(200);
	// Both in the packed box: the first is called off, the other waits to be packed once more, as a box of its own, with the same number.
	expect((await cancel(shop.seller, first.order_id)).status).toBe(200);
	const counter = await stage.people.clerk.ask('POST', '/offices/32000/acceptances', { body: { number: one.code, weight_g: 1000 } });
	expect(counter.body).toMatchObject({ code: 'logistics.pack_again' });
	await stage.worker.drain();
	const left = await order(buyer, one.order_id);
	expect(left).toMatchObject({
		state: 'placed',
		together: { in_box_of: null },
		parcels: [{ state: 'planned', orders: [{ order_id: one.order_id }] }],
	});
	expect(await borne(one.order_id)).toBe(3000);
	expect((await order(buyer, first.order_id)).parcels).toEqual([]);
	expect((await pack(one.order_id, [one.order_id])).body).toMatchObject({ number: left.parcels[0]!.number });
	expect((await order(buyer, one.order_id)).state).toBe('ready');
	await sound();
});

test('nobody goes with the order of somebody else, to another place, or beyond what a service carries', async () => {
	const [buyer, other] = [await newBuyer(), await newBuyer()];
	const first = await firstOf(buyer);
	const offered = async (who: Person, place: object, pieces: number): Promise<Offer | null> => {
		await who.must('POST', '/basket/lines', { product_id: shop.productId, quantity: pieces });
		const { groups } = await who.must<{ groups: { together: Offer | null }[] }>('POST', '/checkouts/preview', place);
		return groups[0]!.together;
	};
	expect(await offered(other, somewhere, 1)).toBeNull();
	expect(await offered(buyer, { postcode: '32000', subdistrict_code: '320101' }, 1)).toBeNull();
	expect(await offered(buyer, somewhere, 1)).toMatchObject({ order_id: first.order_id, chosen: false });
	expect(await offered(buyer, somewhere, 40)).toBeNull();
});

/** Everything that must hold of one buyer's orders, whatever crossed. */
async function settled(buyer: Person, ids: readonly string[]): Promise<void> {
	await stage.worker.drain();
	const orders = await Promise.all(ids.map((id) => order(buyer, id)));
	const living = orders.filter((one) => one.state !== 'cancelled');
	for (const one of living) {
		expect(one.parcels).toHaveLength(1);
		const [parcel] = one.parcels;
		expect(parcel!.state).not.toBe('cancelled');
		expect(parcel!.orders.map((mate) => mate.order_id)).toContain(one.order_id);
		const mates = living.filter((mate) => mate.parcels[0]!.parcel_id === parcel!.parcel_id);
		expect(parcel!.orders).toHaveLength(mates.length);
		// One of them is the box's own; packed together or not at all.
		expect(mates.filter((mate) => mate.together.in_box_of === null)).toHaveLength(1);
		expect(new Set(mates.map((mate) => mate.state)).size).toBe(1);
		expect(one.state === 'ready').toBe(parcel!.state === 'labelled');
	}
	for (const one of orders.filter((gone) => gone.state === 'cancelled')) for (const parcel of one.parcels) expect(parcel.state).toBe('cancelled');
	for (const one of living.filter((each) => each.together.chose)) {
		const isOwn = one.together.in_box_of === null;
		const row = await stage.app.ground.db
			.selectFrom('orders.order')
			.select(['alone_satang', 'postage_satang'])
			.where('order_id', '=', one.order_id)
			.executeTakeFirstOrThrow();
		expect(await borne(one.order_id)).toBe(isOwn ? row.alone_satang! - row.postage_satang : 0);
	}
}

/** Pays at the bank without telling anybody: the news is carried by the worker, at the same time as everything else. */
async function charged(bought: Bought): Promise<void> {
	await stage.worker.drain();
	type Charge = { id: string; metadata?: Record<string, string> };
	const charge = (stage.sim.books().gateway.charges as unknown as Charge[]).find((one) => one.metadata?.['payment_id'] === bought.paymentId)!;
	stage.sim.pay(charge.id);
}

test('packing, paying and calling off at once: exactly one outcome each, whatever the order', { timeout: 240_000 }, async () => {
	const outcomes = new Set<string>();
	for (let round = 0; round < 14; round++) {
		const buyer = await newBuyer();
		const first = await firstOf(buyer);
		const additions = [await addTo(buyer, first.order_id, 1), await addTo(buyer, first.order_id, 1 + (round % 3))];
		for (const bought of additions) await charged(bought);
		const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
		const acts: (() => Promise<unknown>)[] = [
			...additions.map((bought) => () => buyer.must('POST', `/payments/${bought.paymentId}/check`)),
			async () => {
				for (let turn = 0; turn < 8; turn++) await stage.worker.drain().then(() => wait(15));
			},
			async () => {
				await wait(round * 20);
				const seen = await order(shop.seller, first.order_id);
				const orders = seen.parcels[0]?.orders.map((one) => one.order_id) ?? [first.order_id];
				outcomes.add(`pack ${orders.length} ${(await pack(first.order_id, orders)).status}`);
			},
			...(round % 3 === 0
				? [async () => (await wait((round * 53) % 200), outcomes.add(`cancel ${(await cancel(buyer, first.order_id)).status}`))]
				: []),
		];
		await Promise.all(acts.map((act) => act()));
		await stage.worker.drain();
		const { items } = await buyer.must<{ items: { order_id: string; state: string }[] }>('GET', '/orders');
		expect(items).toHaveLength(3);
		expect(items.filter((one) => one.state === 'awaiting_payment' || one.state === 'lapsed')).toEqual([]);
		await settled(
			buyer,
			items.map((one) => one.order_id),
		);
		const last = items.find((one) => one.state !== 'cancelled' && one.order_id !== first.order_id)!;
		expect((await cancel(buyer, last.order_id)).status).toBe(200);
		await settled(
			buyer,
			items.map((one) => one.order_id),
		);
		await shop.seller.must('PUT', `/shops/${shop.shopId}/products/${shop.productId}/stock`, { on_hand: 50 });
	}
	await sound();
	// Packed before and after the money came, and pressed on a list that had changed.
	expect(outcomes.size).toBeGreaterThan(1);
});

import { randomUUID } from 'node:crypto';
import type { App } from '#app';
import { system } from '#kernel/actor';
import { enrol, grantDuty } from '#market/people';
import { runCommand } from '#platform/run';
import { until } from '../market.ts';
import { signIn, type Client } from './client.ts';
import { compareBooks } from './compare.ts';
import type { stepTable } from './table.ts';

export interface Stage {
	readonly base: string;
	readonly simUrl: string;
	/** the bank's staff mark transfers as paid with it, as in the gateway's test mode */
	readonly gatewayKey: string;
	readonly app: App;
	readonly photos: readonly Uint8Array[];
	readonly table: ReturnType<typeof stepTable>;
}

interface Shop {
	readonly shopId: string;
	readonly seller: Client;
	readonly postcode: string;
	readonly productId: string;
	readonly priceSatang: number;
}

const shopWishes = [
	{
		name: 'ป้าน้อย',
		phone: '0801110001',
		shop: 'ครัวป้าน้อย',
		en: 'Krua Pa Noi',
		code: '320101',
		postcode: '32000',
		village: 'บ้านท่าสว่าง',
		product: 'ขนมนางเล็ด',
		priceSatang: 8950,
		stock: 40,
		weightG: 300,
	},
	{
		name: 'อาหมี่',
		phone: '0801110002',
		shop: 'กาแฟบ้านไร่',
		en: 'Ban Rai Coffee',
		code: '570101',
		postcode: '57000',
		village: 'บ้านไร่',
		product: 'กาแฟคั่วกลาง',
		priceSatang: 40000,
		stock: 30,
		weightG: 500,
	},
	{
		name: 'แม่คำ',
		phone: '0801110003',
		shop: 'ผ้าทอล้านนา',
		en: 'Lanna Weaving',
		code: '500301',
		postcode: '50270',
		village: 'แม่แจ่ม',
		product: 'ผ้าคลุมไหล่ตีนจก',
		priceSatang: 45000,
		stock: 25,
		weightG: 350,
	},
] as const;

const buyerPlace = { postcode: '10400', subdistrict_code: '101401' };

/** Plays the whole of it; throws at the first thing that is not as it should be. */
export async function play(stage: Stage): Promise<void> {
	const { table } = stage;
	const staff = await table.step('staff are appointed', () => appoint(stage));
	const shops = await table.step(
		'three producers open shops, an officer approves, goods are published',
		() => openShops(stage, staff.officer),
		(all) => `${all.length} shops`,
	);
	const somchai = await join(stage, 'สมชาย', '0802220001');
	await table.step('found in Thai', () => findGoods(somchai, shops));

	const first = await table.step(
		'one basket from three shops, one QR',
		() =>
			buy(
				somchai,
				shops.map((shop, index) => [shop, index === 1 ? 3 : 1]),
			),
		(placed) => `${placed.totalSatang} satang`,
	);
	await table.step('paid by PromptPay, three orders', async () => {
		await pay(stage, first);
		await becomes(somchai, first, 'placed');
	});
	const orders = await somchai.call<{ items: { order_id: string; checkout_id: string; shop: { shop_id: string } }[] }>('GET', '/orders');
	const mine = orders.items.filter((order) => order.checkout_id === first.checkoutId);
	if (mine.length !== 3) throw new Error(`three orders were expected, there are ${mine.length}`);
	await table.step('each shop and each origin office told once', () => toldOnce(stage, shops, staff.clerks));
	for (const order of mine) await packAndHandOver(stage, shops, staff.clerks, order);

	await table.step('the wild: late, short, double, cancelled', () => wildBuyers(stage, shops));
	await table.step('delivered and confirmed', async () => {
		for (const order of mine) await deliver(stage, somchai, order.order_id);
	});
	await table.step(
		'the money is released',
		() => released(shops),
		(sums) => sums.join(' + '),
	);
	const paid = await table.step(
		'paid out: made by one, approved by another',
		() => payOut(stage, staff),
		(total) => `${total} satang`,
	);
	await table.step('statements add up line by line', () => statements(shops, paid));
	await table.step(
		'trust: every invariant holds',
		() => trusted(staff.operator),
		(checked) => `${checked} checks`,
	);
	await table.step(
		'our books and the bank’s agree',
		() => compareBooks(stage.simUrl, staff.operator),
		(text) => text,
	);
}

/** What a newly installed market has no other way to know: who its staff are. Everything after this is public API. */
async function appoint(stage: Stage): Promise<{ officer: Client; clerks: Map<string, Client>; maker: Client; checker: Client; operator: Client }> {
	const { ground } = stage.app;
	const hire = async (
		name: string,
		phone: string,
		duty: { role: 'province_officer' | 'post_clerk' | 'finance' | 'operator'; officeCode?: string },
	): Promise<Client> => {
		await runCommand(ground, system('setup'), async (ctx) => {
			const personId = await enrol(ctx, { name, phone });
			await grantDuty(ctx, { personId, ...duty });
		});
		return join(stage, name, phone);
	};
	const clerks = new Map<string, Client>();
	for (const [index, wish] of shopWishes.entries())
		clerks.set(wish.postcode, await hire(`เจ้าหน้าที่ ${wish.postcode}`, `080333000${index}`, { role: 'post_clerk', officeCode: wish.postcode }));
	return {
		officer: await hire('พัฒนาการจังหวัด', '0804440001', { role: 'province_officer' }),
		clerks,
		maker: await hire('การเงินหนึ่ง', '0805550001', { role: 'finance' }),
		checker: await hire('การเงินสอง', '0805550002', { role: 'finance' }),
		operator: await hire('ผู้ดูแล', '0806660001', { role: 'operator' }),
	};
}

const join = (stage: Stage, name: string, phone: string): Promise<Client> => signIn(stage.base, name, phone, (to) => readCode(stage.simUrl, to));

async function readCode(simUrl: string, phone: string): Promise<string> {
	const to = `+66${phone.slice(1)}`;
	let code = '';
	await until(
		async () => {
			const inbox = (await (await fetch(`${simUrl}/inbox?to=${encodeURIComponent(to)}`)).json()) as
				{ messages?: { text: string }[] } | { text: string }[];
			const messages = Array.isArray(inbox) ? inbox : (inbox.messages ?? []);
			code = messages.map((message) => /รหัส\D*(\d{6})/.exec(message.text)?.[1] ?? '').find((found) => found !== '') ?? '';
			return code !== '';
		},
		10_000,
		`no sign-in code reached ${phone}`,
	);
	return code;
}

async function openShops(stage: Stage, officer: Client): Promise<Shop[]> {
	const shops: Shop[] = [];
	for (const [index, wish] of shopWishes.entries()) {
		const seller = await join(stage, wish.name, wish.phone);
		const shopId = randomUUID();
		await seller.call('POST', '/shops', {
			shop_id: shopId,
			name_th: wish.shop,
			name_en: wish.en,
			kind: 'community_enterprise',
			subdistrict_code: wish.code,
			postcode: wish.postcode,
			village_th: wish.village,
			story_th: `เรื่องของ${wish.shop} ทำกันมาสามรุ่น`,
			payout: { kind: 'promptpay', phone: wish.phone },
		});
		await officer.call('POST', `/shops/${shopId}/approval`, { override: 'เห็นเอกสารจริงที่สำนักงานแล้ว' });
		const productId = randomUUID();
		const path = `/shops/${shopId}/products/${productId}`;
		await seller.call('PUT', path, {
			name_th: wish.product,
			description_th: `${wish.product}จาก${wish.village}`,
			category: ['food-snack', 'coffee-tea', 'silk'][index],
			price_satang: wish.priceSatang,
			unit_th: 'ชิ้น',
			weight_g: wish.weightG,
			length_mm: 250,
			width_mm: 180,
			height_mm: 60,
			transport_class: 'ambient',
		});
		await seller.upload(`${path}/pictures?alt=${encodeURIComponent(wish.product)}`, stage.photos[index]!, 'image/webp');
		await seller.call('PUT', `${path}/stock`, { on_hand: wish.stock });
		await seller.call('POST', `${path}/publication`);
		shops.push({ shopId, seller, postcode: wish.postcode, productId, priceSatang: wish.priceSatang });
	}
	return shops;
}

async function findGoods(buyer: Client, shops: readonly Shop[]): Promise<void> {
	for (const [index, word] of ['นางเล็ด', 'กาแฟ', 'ตีนจก'].entries()) {
		const found = await buyer.call<{ items: { product_id: string }[] }>('GET', `/search?q=${encodeURIComponent(word)}`);
		if (!found.items.some((item) => item.product_id === shops[index]!.productId)) throw new Error(`searching ${word} does not find it`);
	}
}

export interface Placed {
	readonly checkoutId: string;
	readonly paymentId: string;
	readonly totalSatang: number;
}

/** Fills the basket, looks at the checkout, places it. */
export async function buy(buyer: Client, wishes: readonly (readonly [Pick<Shop, 'productId' | 'priceSatang'>, number])[]): Promise<Placed> {
	for (const [shop, quantity] of wishes) await buyer.call('POST', '/basket/lines', { product_id: shop.productId, quantity });
	const preview = await buyer.call<{ total_satang: number }>('POST', '/checkouts/preview', buyerPlace);
	const checkoutId = randomUUID();
	const wish = {
		checkout_id: checkoutId,
		basket_id: null,
		services: {},
		total_seen: preview.total_satang,
		address: { name: buyer.name, phone: buyer.phone, line: '99/1 ซอยอารีย์ ถนนพหลโยธิน', ...buyerPlace },
		prices_seen: Object.fromEntries(wishes.map(([shop]) => [shop.productId, shop.priceSatang])),
	};
	const placed = await buyer.call<{ payment_id: string }>('POST', '/checkouts', wish, { 'idempotency-key': checkoutId });
	const again = await buyer.call<{ payment_id: string }>('POST', '/checkouts', wish, { 'idempotency-key': checkoutId });
	if (again.payment_id !== placed.payment_id) throw new Error('pressing twice made a second payment');
	return { checkoutId, paymentId: placed.payment_id, totalSatang: preview.total_satang };
}

/** The buyer's bank pays the QR that the market shows. */
export async function pay(stage: Pick<Stage, 'simUrl'> & { base: string }, placed: Placed, amount?: number, buyer?: Client): Promise<void> {
	let charge = '';
	await until(
		async () => {
			const books = (await (await fetch(`${stage.simUrl}/books`)).json()) as {
				gateway: { charges: { id: string; metadata?: Record<string, string> }[] };
			};
			charge = books.gateway.charges.find((one) => one.metadata?.payment_id === placed.paymentId && !one.metadata.duplicate_of)?.id ?? '';
			return charge !== '';
		},
		10_000,
		'the gateway never heard of the payment',
	);
	const response = await fetch(`${stage.simUrl}/omise/bank/pay`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ charge, ...(amount === undefined ? {} : { amount }) }),
	});
	if (!response.ok) throw new Error(`the bank refused: ${response.status} ${await response.text()}`);
	void buyer;
}

const stateOf = async (buyer: Client, placed: Placed): Promise<string> => {
	const { items } = await buyer.call<{ items: { checkout_id: string; state: string }[] }>('GET', '/orders');
	const states = new Set(items.filter((order) => order.checkout_id === placed.checkoutId).map((order) => order.state));
	return [...states].join(',');
};

const becomes = (buyer: Client, placed: Placed, state: string): Promise<void> =>
	until(async () => (await stateOf(buyer, placed)) === state, 30_000, `the orders of ${buyer.name} did not become ${state}`);

async function toldOnce(stage: Stage, shops: readonly Shop[], clerks: ReadonlyMap<string, Client>): Promise<void> {
	for (const shop of shops) {
		const clerk = clerks.get(shop.postcode)!;
		await until(
			async () =>
				(await clerk
					.call<unknown[] | { items: unknown[] }>('GET', `/offices/${shop.postcode}/parcels`)
					.then((board) => JSON.stringify(board).length)) > 60,
			10_000,
			'the office does not see the parcel',
		);
		const told = async (): Promise<number> => {
			const texts = await (await fetch(`${stage.simUrl}/inbox?to=${encodeURIComponent(`+66${shop.seller.phone.slice(1)}`)}`)).text();
			return texts.split('มีออเดอร์ใหม่').length - 1;
		};
		await until(async () => (await told()) > 0, 10_000, 'the seller was not told');
		const times = await told();
		if (times !== 1) throw new Error(`the seller was told ${times} times`);
	}
}

async function packAndHandOver(
	stage: Stage,
	shops: readonly Shop[],
	clerks: ReadonlyMap<string, Client>,
	order: { order_id: string; shop: { shop_id: string } },
): Promise<void> {
	const shop = shops.find((one) => one.shopId === order.shop.shop_id)!;
	await stage.table.step(
		`packed, labelled, handed in at ${shop.postcode}`,
		async () => {
			const boxes = await shop.seller.call<{ items: { code: string; suggested: boolean }[] }>('GET', `/orders/${order.order_id}/boxes`);
			const box = boxes.items.find((one) => one.suggested)?.code ?? 'C';
			const parcel = await shop.seller.call<{ number: string }>('PUT', `/orders/${order.order_id}/parcel`, { box_code: box, weight_g: 800 });
			const label = await shop.seller.bytes(`/orders/${order.order_id}/label.pdf`);
			if (Buffer.from(label.subarray(0, 5)).toString() !== '%PDF-') throw new Error('the label is not a PDF');
			const clerk = clerks.get(shop.postcode)!;
			await clerk.call('POST', `/offices/${shop.postcode}/acceptances`, { number: parcel.number, weight_g: 810 });
			return parcel.number;
		},
		(number) => number,
	);
}

async function deliver(stage: Stage, buyer: Client, orderId: string): Promise<void> {
	const order = await buyer.call<{ parcels: { number: string }[] }>('GET', `/orders/${orderId}`);
	const number = order.parcels[0]?.number;
	const response = await fetch(`${stage.simUrl}/thailand-post/command/deliver`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ barcode: number }),
	});
	if (!response.ok) throw new Error(`the post could not deliver ${number}: ${response.status} ${await response.text()}`);
	await until(
		async () => (await buyer.call<{ state: string }>('GET', `/orders/${orderId}`)).state === 'delivered',
		20_000,
		'the delivery was not heard of',
	);
	await buyer.call('POST', `/orders/${orderId}/receipt`);
}

async function wildBuyers(stage: Stage, shops: readonly Shop[]): Promise<void> {
	const [sweets, coffee, scarf] = shops as [Shop, Shop, Shop];
	const cancelling = await join(stage, 'มะลิ', '0802220002');
	const cancelled = await buy(cancelling, [[scarf, 2]]);
	await pay(stage, cancelled);
	await becomes(cancelling, cancelled, 'placed');
	const { items } = await cancelling.call<{ items: { order_id: string }[] }>('GET', '/orders');
	await cancelling.call('POST', `/orders/${items[0]!.order_id}/cancellation`, { why: 'เปลี่ยนใจ' });

	const late = await join(stage, 'เพชร', '0802220003');
	const latePlaced = await buy(late, [[coffee, 1]]);
	await becomes(late, latePlaced, 'lapsed');
	await pay(stage, latePlaced);
	await becomes(late, latePlaced, 'placed');

	const short = await join(stage, 'ส้ม', '0802220004');
	const shortPlaced = await buy(short, [[sweets, 1]]);
	await pay(stage, shortPlaced, shortPlaced.totalSatang - 100);

	const double = await join(stage, 'ดาว', '0802220005');
	const doublePlaced = await buy(double, [[sweets, 2]]);
	await pay(stage, doublePlaced);
	await becomes(double, doublePlaced, 'placed');
	await pay(stage, doublePlaced);
	const back = cancelled.totalSatang + (shortPlaced.totalSatang - 100) + doublePlaced.totalSatang;
	await until(
		async () => {
			const books = (await (await fetch(`${stage.simUrl}/books`)).json()) as { gateway: { refunded_satang: number } };
			return books.gateway.refunded_satang === back;
		},
		30_000,
		`${back} satang should have gone back to buyers`,
	);
}

async function released(shops: readonly Shop[]): Promise<number[]> {
	const sums: number[] = [];
	for (const shop of shops) {
		let payable = 0;
		await until(
			async () => {
				payable = (await shop.seller.call<{ payable_satang: number }>('GET', `/shops/${shop.shopId}/statement`)).payable_satang;
				return payable > 0;
			},
			20_000,
			'nothing became payable',
		);
		sums.push(payable);
	}
	return sums;
}

async function payOut(stage: Stage, staff: { maker: Client; checker: Client }): Promise<number> {
	const batch = await staff.maker.call<{ batch_id: string; fingerprint: string; total_satang: number }>(
		'POST',
		'/payout-batches',
		{},
		{ 'idempotency-key': randomUUID() },
	);
	const own = await staff.maker.ask(
		'POST',
		`/payout-batches/${batch.batch_id}/approval`,
		{ fingerprint: batch.fingerprint },
		{ 'idempotency-key': randomUUID() },
	);
	if (own.status < 400) throw new Error('one person could make and approve a payout');
	await staff.checker.call(
		'POST',
		`/payout-batches/${batch.batch_id}/approval`,
		{ fingerprint: batch.fingerprint },
		{ 'idempotency-key': randomUUID() },
	);
	let sent: string[] = [];
	await until(
		async () => {
			const books = (await (await fetch(`${stage.simUrl}/books`)).json()) as { gateway: { transfers: { id: string }[] } };
			sent = books.gateway.transfers.map((transfer) => transfer.id);
			return sent.length >= 3;
		},
		20_000,
		'the bank did not get three transfers',
	);
	for (const id of sent) {
		const marked = await fetch(`${stage.simUrl}/omise/transfers/${id}/mark_as_paid`, {
			method: 'POST',
			headers: { authorization: `Basic ${Buffer.from(`${stage.gatewayKey}:`).toString('base64')}` },
		});
		if (!marked.ok) throw new Error(`the bank could not pay ${id}: ${marked.status}`);
	}
	await until(
		async () => (await staff.maker.call<{ state: string }>('GET', `/payout-batches/${batch.batch_id}`)).state === 'settled',
		60_000,
		'the payout batch did not settle',
	);
	return batch.total_satang;
}

async function statements(shops: readonly Shop[], paid: number): Promise<void> {
	let total = 0;
	for (const shop of shops) {
		const statement = await shop.seller.call<{
			lines: { change_satang: number; balance_satang: number; kind: string }[];
			opening_satang: number;
			closing_satang: number;
			paid_out_satang: number;
		}>('GET', `/shops/${shop.shopId}/statement`);
		let balance = statement.opening_satang;
		for (const line of statement.lines) {
			balance += line.change_satang;
			if (balance !== line.balance_satang) throw new Error('a statement line does not follow from the one before');
		}
		if (balance !== statement.closing_satang) throw new Error('a statement does not end where its lines end');
		total += statement.paid_out_satang;
	}
	if (total !== paid) throw new Error(`statements say ${total} was paid out, the batch says ${paid}`);
}

async function trusted(operator: Client): Promise<number> {
	let broken = '';
	await until(
		async () => {
			const view = await operator.call<{
				invariants: { id: string; ok: boolean; detail: string | null }[];
				debit_satang: number;
				credit_satang: number;
				stuck: unknown[];
			}>('GET', '/trust');
			broken = view.invariants
				.filter((one) => !one.ok)
				.map((one) => `${one.id} ${one.detail ?? ''}`)
				.join('; ');
			if (view.debit_satang !== view.credit_satang) broken += ' the trial balance does not balance';
			if (view.stuck.length > 0) broken += ' something is stuck';
			return broken === '';
		},
		10_000,
		'not trusted',
	).catch(() => {
		throw new Error(broken);
	});
	const view = await operator.call<{ invariants: unknown[] }>('GET', '/trust');
	return view.invariants.length;
}

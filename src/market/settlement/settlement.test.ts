// Against the outside world (startSim) and a real database, through tests/db.ts.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor';
import { bangkokDay, DAY } from '#kernel/time';
import { accountLines, balance, checkBooks, PLATFORM_BOOK, trialBalance } from '#market/ledger';
import { enrol } from '#market/people';
import { requestRefund } from '#market/payments';
import { changePayoutAccount, seedShop } from '#market/shops';
import { toMorning } from '#tests/clock';
import { person, setup } from '#tests/market';
import { moneyStage, view, type MoneyStage, type Opened } from '#tests/money';
import { satang } from '#kernel/money';
import {
	allocateOrder,
	approveBatch,
	draftBatch,
	fingerprintOf,
	listBatches,
	noteDelivery,
	onTransferFailed,
	onTransferSettled,
	priceParts,
	releaseOrder,
	reverseOrder,
	sellerMoney,
	statement,
	viewBatch,
	voidBatch,
} from './index.ts';

let stage: MoneyStage;
beforeAll(async () => {
	stage = await moneyStage(({ on }) => {
		on('orders.paid', 'settlement.allocate', allocateOrder as never);
		on('orders.delivered', 'settlement.note_delivery', noteDelivery as never);
		on('orders.completed', 'settlement.release', releaseOrder as never);
		on('orders.cancelled', 'settlement.reverse', reverseOrder as never);
		on('payments.transfer_settled', 'settlement.transfer_settled', onTransferSettled as never);
		on('payments.transfer_failed', 'settlement.transfer_failed', onTransferFailed as never);
	});
});
afterAll(() => stage.close());

const finance = (name: string): Actor => ({
	kind: 'person',
	personId: randomUUID(),
	name,
	duties: [{ role: 'finance', shopId: null, provinceCode: null, officeCode: null }],
});
const [maker, checker] = [finance('การเงินหนึ่ง'), finance('การเงินสอง')];

let phones = 0;
interface Shop {
	readonly shopId: string;
	readonly seller: Actor;
}
async function openShop(nameTh: string): Promise<Shop> {
	const phone = `08${String(20_000_000 + phones++)}`;
	const ownerId = await stage.market.command(setup, (ctx) => enrol(ctx, { phone, name: nameTh }));
	const wish = { villageTh: 'บ้านไร่', villageEn: null, storyTh: 'ทำกันมาสามรุ่น', storyEn: null, since: null, members: null, saying: null };
	const { shopId } = await stage.market.command(setup, (ctx) =>
		seedShop(ctx, {
			slug: `shop-${phones}`,
			ownerId,
			nameTh,
			nameEn: null,
			kind: 'community_enterprise',
			subdistrictCode: '570101',
			postcode: '57000',
			...wish,
			payout: { kind: 'bank', bankCode: '034', number: `020123${String(phones).padStart(4, '0')}`, name: nameTh },
		}),
	);
	return { shopId, seller: person(ownerId, { role: 'seller', shopId }) };
}

interface Sale {
	readonly shopId: string;
	readonly orderId: string;
	readonly checkoutId: string;
	readonly paymentId: string;
	readonly buyerId: string;
	readonly code: string;
	readonly goodsSatang: number;
	readonly postageSatang: number;
	readonly totalSatang: number;
}
let codes = 0;
/** One checkout from several shops, paid and allocated. */
async function sell(parts: readonly (readonly [shop: Shop, goods: number, postage: number])[]): Promise<{ opened: Opened; sales: Sale[] }> {
	const total = parts.reduce((sum, [, goods, postage]) => sum + goods + postage, 0);
	const opened = await stage.open(total);
	stage.sim.pay(opened.chargeId);
	await stage.carry();
	const sales = parts.map(([shop, goodsSatang, postageSatang]) => ({
		shopId: shop.shopId,
		orderId: randomUUID(),
		checkoutId: opened.checkoutId,
		paymentId: opened.paymentId,
		buyerId: randomUUID(),
		code: `TLD-${++codes}`,
		goodsSatang,
		postageSatang,
		totalSatang: goodsSatang + postageSatang,
	}));
	for (const sale of sales) await stage.publish('orders.paid', { ...sale });
	await stage.carry();
	return { opened, sales };
}
const say = async (name: string, sale: Sale): Promise<void> => {
	await stage.publish(name, { ...sale, wasPaid: true });
	await stage.carry();
};
const shopBalance = (shop: Shop, account: string): Promise<number> => stage.market.query(setup, (ctx) => balance(ctx, shop.shopId, account));
const booksHold = async (): Promise<void> => {
	expect((await stage.market.query(setup, (ctx) => checkBooks(ctx))).filter((check) => !check.ok)).toEqual([]);
	const waiting = await stage.market.ground.db
		.selectFrom('platform.delivery')
		.select(['handler', 'last_error'])
		.where('state', '<>', 'done')
		.execute();
	expect(waiting).toEqual([]);
};
const later = (days: number): void => stage.market.clock.advance(days * DAY);
const atBank = (payoutId: string) => stage.sim.books().gateway.transfers.find((transfer) => transfer.metadata['payout_id'] === payoutId);

describe('three shops, one payment', () => {
	test('are divided as in the example, to the satang', async () => {
		const [coffee, weaving, sweets] = [await openShop('กาแฟบ้านไร่'), await openShop('ผ้าทอล้านนา'), await openShop('ครัวป้าน้อย')];
		const { opened, sales } = await sell([
			[coffee, 120_000, 6_000],
			[weaving, 45_000, 4_500],
			[sweets, 8_950, 4_500],
		]);
		expect(opened.amount).toBe(188_950);
		const parts = [];
		for (const [index, shop] of [coffee, weaving, sweets].entries()) {
			const lines = await stage.market.query(setup, (ctx) => accountLines(ctx, shop.shopId, ['shop_held', 'commission', 'delivery_payable']));
			expect(
				lines.every((line) => line.reference === sales[index]!.orderId && line.paymentId === opened.paymentId && line.movement === 'order_allocated'),
			).toBe(true);
			parts.push(Object.fromEntries(lines.map((line) => [line.account.split(':')[0], line.creditSatang])));
		}
		expect(parts).toEqual([
			{ shop_held: 114_000, commission: 6_000, delivery_payable: 6_000 },
			{ shop_held: 42_750, commission: 2_250, delivery_payable: 4_500 },
			{ shop_held: 8_502, commission: 448, delivery_payable: 4_500 },
		]);
		const held = await stage.market.query(setup, (ctx) => accountLines(ctx, PLATFORM_BOOK, `held:${opened.checkoutId}`));
		expect(held.map((line) => [line.movement, line.debitSatang, line.creditSatang]).sort()).toEqual([
			['order_allocated', 126_000, 0],
			['order_allocated', 13_450, 0],
			['order_allocated', 49_500, 0],
			['payment_captured', 0, 188_950],
		]);
		expect(await stage.market.query(setup, (ctx) => balance(ctx, PLATFORM_BOOK, `held:${opened.checkoutId}`))).toBe(0);
		await booksHold();
	});
	test('hear the same news twice and nothing changes', async () => {
		const shop = await openShop('ร้านซ้ำ');
		const {
			sales: [sale],
		} = await sell([[shop, 10_000, 3_000]]);
		await say('orders.paid', sale!);
		for (const news of ['orders.completed', 'orders.completed', 'orders.paid']) await say(news, sale!);
		expect([await shopBalance(shop, 'shop_held'), await shopBalance(shop, 'shop_payable'), await shopBalance(shop, 'commission')]).toEqual([
			0, 9_500, 500,
		]);
		await booksHold();
	});
	test('news that overtakes is tried again', async () => {
		const shop = await openShop('ร้านสลับ');
		const opened = await stage.open(13_000);
		stage.sim.pay(opened.chargeId);
		await stage.carry();
		const sale = {
			shopId: shop.shopId,
			orderId: randomUUID(),
			checkoutId: opened.checkoutId,
			paymentId: opened.paymentId,
			buyerId: randomUUID(),
			code: 'TLD-X',
			goodsSatang: 10_000,
			postageSatang: 3_000,
			totalSatang: 13_000,
		};
		await stage.publish('orders.completed', sale);
		await stage.publish('orders.delivered', sale);
		await stage.publish('orders.paid', sale);
		for (let round = 0; round < 3; round++) await stage.carry();
		expect(await shopBalance(shop, 'shop_payable')).toBe(9_500);
		await booksHold();
	});
});

describe('a cancelled order', () => {
	test('is taken together again and goes back in full, the others stay', async () => {
		const [one, other] = [await openShop('ร้านหนึ่ง'), await openShop('ร้านสอง')];
		const { opened, sales } = await sell([
			[one, 20_010, 4_000],
			[other, 30_000, 5_000],
		]);
		await say('orders.cancelled', sales[0]!);
		await say('orders.cancelled', sales[0]!);
		expect([await shopBalance(one, 'shop_held'), await shopBalance(one, 'commission'), await shopBalance(one, 'delivery_payable')]).toEqual([
			0, 0, 0,
		]);
		expect(await shopBalance(other, 'shop_held')).toBe(28_500);
		expect(await view(stage, opened)).toMatchObject({ state: 'part_refunded', refundedSatang: 24_010 });
		expect((await stage.news('payments.refunded')).at(-1)).toMatchObject({ orderId: sales[0]!.orderId, amountSatang: 24_010 });
		await say('orders.cancelled', sales[1]!);
		expect((await view(stage, opened)).state).toBe('refunded');
		await booksHold();
	});
	test('that was never paid moves nothing', async () => {
		const shop = await openShop('ร้านไม่จ่าย');
		await stage.publish('orders.cancelled', { shopId: shop.shopId, orderId: randomUUID(), wasPaid: false });
		await stage.carry();
		await booksHold();
	});
	test('of one payment, all at once, gives each back once', async () => {
		const shops = await Promise.all(Array.from({ length: 5 }, (_, index) => openShop(`ร้านพร้อมกัน ${index}`)));
		const { opened, sales } = await sell(shops.map((shop, index) => [shop, 10_000 + index, 100] as const));
		for (const sale of sales) await stage.publish('orders.cancelled', { ...sale, wasPaid: true });
		await stage.carry();
		expect(await view(stage, opened)).toMatchObject({ state: 'refunded', refundedSatang: opened.amount });
		await booksHold();
	});
	test('leaves nothing that could be refunded once more', async () => {
		const shop = await openShop('ร้านคืนแล้ว');
		const { opened, sales } = await sell([[shop, 10_000, 0]]);
		await say('orders.cancelled', sales[0]!);
		const wish = {
			paymentId: opened.paymentId,
			orderId: null,
			amountSatang: satang(1),
			cause: 'checkout.too_late',
			from: `held:${opened.checkoutId}`,
			key: 'again',
		};
		await expect(stage.market.command(setup, (ctx) => requestRefund(ctx, wish))).rejects.toMatchObject({ code: 'payments.refund_too_much' });
	});
});

describe('a batch of payouts', () => {
	const ready = async (shop: Shop, ...goods: number[]): Promise<Sale[]> => {
		const all: Sale[] = [];
		for (const amount of goods) {
			const { sales } = await sell([[shop, amount, 3_000]]);
			await say('orders.completed', sales[0]!);
			all.push(...sales);
		}
		return all;
	};
	const draft = (by: Actor = maker) => stage.market.command(by, (ctx) => draftBatch(ctx));
	const approve = (batch: { batchId: string; fingerprint: string }, by: Actor = checker) =>
		stage.market.command(by, (ctx) => approveBatch(ctx, batch));
	const look = (batchId: string, by: Actor = maker) => stage.market.query(by, (ctx) => viewBatch(ctx, batchId));
	/** Everything free elsewhere goes first, so that a test sees its own. */
	const clear = async (): Promise<void> => {
		later(4);
		const batch = await draft().catch(() => null);
		if (!batch) return;
		await approve(batch);
		await stage.carry();
		for (const payout of batch.payouts) if (payout.heldBack === null) await stage.mark(atBank(payout.payoutId)!.id, 'paid');
		await stage.carry();
	};

	test('goes from one person to another to the bank', async () => {
		await clear();
		const [coffee, sweets] = [await openShop('กาแฟ'), await openShop('ขนม')];
		const [sold] = await ready(coffee, 120_000, 50_000);
		await ready(sweets, 8_950);
		await expect(draft()).rejects.toMatchObject({ code: 'settlement.all_held_back', facts: { shops: 2 } });
		later(4);
		const batch = await draft();
		expect(batch).toMatchObject({
			state: 'draft',
			madeBy: 'การเงินหนึ่ง',
			approvedBy: null,
			totalSatang: 161_500 + 8_502,
			may: { approve: false, void: true },
		});
		expect(batch.payouts.map((payout) => [payout.amountSatang, payout.orders, payout.state, payout.heldBack]).sort()).toEqual([
			[161_500, 2, 'draft', null],
			[8_502, 1, 'draft', null],
		]);
		expect((await look(batch.batchId, checker)).may).toEqual({ approve: true, void: true });
		expect(batch.fingerprint).toMatch(/^[0-9a-f]{64}$/);
		await expect(draft(checker)).rejects.toMatchObject({ code: 'settlement.nothing_to_pay' });
		await expect(approve(batch, maker)).rejects.toMatchObject({ code: 'settlement.same_person' });
		await expect(approve({ ...batch, fingerprint: batch.fingerprint.replace(/^./, (first) => (first === '0' ? '1' : '0')) })).rejects.toMatchObject({
			code: 'settlement.changed',
		});
		await expect(approve(batch, coffee.seller)).rejects.toMatchObject({ code: 'settlement.not_finance' });
		await expect(approve({ ...batch, batchId: randomUUID() })).rejects.toMatchObject({ code: 'settlement.no_batch' });

		expect((await approve(batch)).state).toBe('sending');
		await expect(approve(batch)).rejects.toMatchObject({ code: 'settlement.not_draft' });
		await expect(stage.market.command(maker, (ctx) => voidBatch(ctx, batch))).rejects.toMatchObject({ code: 'settlement.not_draft' });
		await stage.carry();
		expect(await shopBalance(coffee, 'payout_transit')).toBe(161_500);
		for (const payout of batch.payouts) await stage.mark(atBank(payout.payoutId)!.id, 'sent');
		await stage.carry();
		expect((await look(batch.batchId)).state).toBe('sent');
		await stage.mark(atBank(batch.payouts[0]!.payoutId)!.id, 'paid');
		await stage.carry();
		expect((await look(batch.batchId)).payouts.map((payout) => payout.state).sort()).toEqual(['sent', 'settled']);
		await stage.mark(atBank(batch.payouts[1]!.payoutId)!.id, 'paid');
		await stage.carry();
		expect(await look(batch.batchId, checker)).toMatchObject({ state: 'settled', approvedBy: 'การเงินสอง', may: { approve: false, void: false } });
		// News of an order that is long paid out comes once more.
		for (const news of ['orders.completed', 'orders.paid', 'orders.delivered']) await say(news, sold!);
		expect((await stage.market.query(coffee.seller, (ctx) => sellerMoney(ctx, coffee.shopId))).paidOutSatang).toBe(161_500);
		expect([await shopBalance(coffee, 'shop_payable'), await shopBalance(coffee, 'payout_transit')]).toEqual([0, 0]);
		expect((await stage.market.query(maker, (ctx) => listBatches(ctx)))[0]?.batchId).toBe(batch.batchId);
		await booksHold();
	});
	test('approved by eight at once is sent once', async () => {
		const shop = await openShop('ร้านแปดคน');
		await ready(shop, 40_000);
		await clear();
		await ready(shop, 41_000);
		const batch = await draft();
		const answers = await Promise.allSettled([
			...Array.from({ length: 8 }, (_, index) => approve(batch, finance(`คนที่ ${index}`))),
			stage.market.command(maker, (ctx) => voidBatch(ctx, batch)),
		]);
		expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
		await stage.carry();
		const { state, payouts } = await look(batch.batchId);
		if (state === 'sending') {
			expect(stage.sim.books().gateway.transfers.filter((transfer) => transfer.metadata['payout_id'] === payouts[0]!.payoutId)).toHaveLength(1);
			await stage.mark(atBank(payouts[0]!.payoutId)!.id, 'paid');
			await stage.carry();
		} else expect([state, await shopBalance(shop, 'shop_payable')]).toEqual(['void', 38_950]);
		await booksHold();
	});
	test('drafted by five at once takes each order once', async () => {
		await clear();
		const shop = await openShop('ร้านห้าคน');
		await ready(shop, 42_000, 43_000);
		later(4);
		const answers = await Promise.allSettled(Array.from({ length: 5 }, (_, index) => draft(finance(`ร่าง ${index}`))));
		const made = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
		expect(made).toHaveLength(1);
		expect(made[0]!.totalSatang).toBe(39_900 + 40_850);
		await stage.market.command(maker, (ctx) => voidBatch(ctx, made[0]!));
		expect(await look(made[0]!.batchId)).toMatchObject({ state: 'void' });
		expect((await draft()).totalSatang).toBe(39_900 + 40_850);
	});
	test('waits with too little and with an account changed a short while ago', async () => {
		await clear();
		const [poor, moved, fine] = [await openShop('ร้านน้อย'), await openShop('ร้านย้าย'), await openShop('ร้านดี')];
		await ready(poor, 3_157);
		await ready(moved, 50_000);
		await ready(fine, 3_158);
		later(4);
		await stage.market.command(moved.seller, (ctx) =>
			changePayoutAccount(ctx, { shopId: moved.shopId, payout: { kind: 'bank', bankCode: '004', number: '5556667778', name: 'ร้านย้าย' } }),
		);
		const batch = await draft();
		const reasons = new Map(batch.payouts.map((payout) => [payout.shop.shopId, [payout.heldBack, payout.amountSatang]]));
		expect([reasons.get(poor.shopId), reasons.get(moved.shopId), reasons.get(fine.shopId)]).toEqual([
			['settlement.too_little', 2_999],
			['settlement.account_too_new', 47_500],
			[null, 3_000],
		]);
		expect([batch.totalSatang, batch.payouts.find((payout) => payout.shop.shopId === moved.shopId)?.state]).toEqual([3_000, 'void']);
		expect(await shopBalance(moved, 'shop_payable')).toBe(47_500);
		await stage.market.command(fine.seller, (ctx) =>
			changePayoutAccount(ctx, { shopId: fine.shopId, payout: { kind: 'bank', bankCode: '014', number: '9998887776', name: 'คนอื่น' } }),
		);
		await expect(approve(batch)).rejects.toMatchObject({ code: 'settlement.account_changed' });
		expect(await shopBalance(fine, 'shop_payable')).toBe(3_000);
		await stage.market.command(checker, (ctx) => voidBatch(ctx, batch));
	});
	test('that the bank sends back makes the money free for another', async () => {
		await clear();
		const shop = await openShop('ร้านโอนกลับ');
		await ready(shop, 60_000);
		later(4);
		const first = await draft();
		await approve(first);
		await stage.carry();
		const [payout] = first.payouts.filter((one) => one.shop.shopId === shop.shopId);
		await stage.mark(atBank(payout!.payoutId)!.id, 'failed');
		for (const other of first.payouts) if (other !== payout && other.heldBack === null) await stage.mark(atBank(other.payoutId)!.id, 'paid');
		await stage.carry();
		expect([(await look(first.batchId)).state, await shopBalance(shop, 'shop_payable')]).toEqual(['failed', 57_000]);

		const second = await draft();
		const again = second.payouts.find((one) => one.shop.shopId === shop.shopId)!;
		expect(again.payoutId).not.toBe(payout!.payoutId);
		await approve(second);
		await stage.carry();
		await stage.mark(atBank(again.payoutId)!.id, 'paid');
		await stage.carry();
		expect((await look(second.batchId)).state).toBe('settled');
		later(2);
		await stage.mark(atBank(again.payoutId)!.id, 'failed');
		await stage.carry();
		expect([
			(await look(second.batchId)).payouts.find((one) => one.payoutId === again.payoutId)?.state,
			await shopBalance(shop, 'shop_payable'),
		]).toEqual(['returned', 57_000]);
		for (const payoutId of [payout!.payoutId, again.payoutId]) {
			for (const news of ['settled', 'failed', 'failed']) await stage.publish(`payments.transfer_${news}`, { payoutId, shopId: shop.shopId });
		}
		await stage.carry();
		const told = await stage.market.query(shop.seller, (ctx) => statement(ctx, { shopId: shop.shopId }));
		expect(told.lines.map((line) => [line.kind, line.changeSatang, line.balanceSatang])).toEqual([
			['allocated', 57_000, 57_000],
			['released', 0, 57_000],
			['paid_out', -57_000, 0],
			['payout_returned', 57_000, 57_000],
		]);
		expect(told).toMatchObject({ closingSatang: 57_000, payableSatang: 57_000, paidOutSatang: 0, inTransitSatang: 0 });
		await booksHold();
	});
	test('is nobody’s business but the finance team’s', async () => {
		const shop = await openShop('ร้านอยากดู');
		for (const stranger of [shop.seller, person(randomUUID()), { kind: 'anonymous' } as const]) {
			await expect(draft(stranger)).rejects.toMatchObject({ code: 'settlement.not_finance' });
			await expect(stage.market.query(stranger, (ctx) => listBatches(ctx))).rejects.toMatchObject({ code: 'settlement.not_finance' });
			await expect(look(randomUUID(), stranger)).rejects.toMatchObject({ code: 'settlement.not_finance' });
		}
		await expect(look(randomUUID())).rejects.toMatchObject({ code: 'settlement.no_batch' });
		await expect(stage.market.command(setup, (ctx) => draftBatch(ctx))).rejects.toMatchObject({ code: 'settlement.not_finance' });
	});
});

describe('a statement', () => {
	test('adds up line by line, by month too, and says when money is free', async () => {
		const shop = await openShop('ร้านใบแจ้งยอด');
		const first = (
			await sell([
				[shop, 10_000, 2_000],
				[await openShop('ร้านข้างๆ'), 5_000, 1_000],
			])
		).sales[0]!;
		const second = (await sell([[shop, 8_950, 2_000]])).sales[0]!;
		const third = (await sell([[shop, 700, 2_000]])).sales[0]!;
		await say('orders.delivered', first);
		const freeOn = bangkokDay(new Date(stage.market.clock.now().getTime() + 7 * DAY));
		expect(await stage.market.query(shop.seller, (ctx) => sellerMoney(ctx, shop.shopId))).toEqual({
			heldSatang: 9_500 + 8_502 + 665,
			payableSatang: 0,
			paidOutSatang: 0,
			nextReleaseOn: freeOn,
		});
		await say('orders.completed', first);
		await say('orders.cancelled', second);
		const told = await stage.market.query(shop.seller, (ctx) => statement(ctx, { shopId: shop.shopId }));
		expect(
			told.lines.map((line) => [line.kind, line.orderCode, line.goodsSatang, line.commissionSatang, line.changeSatang, line.balanceSatang]),
		).toEqual([
			['allocated', first.code, 10_000, 500, 9_500, 9_500],
			['allocated', second.code, 8_950, 448, 8_502, 18_002],
			['allocated', third.code, 700, 35, 665, 18_667],
			['released', first.code, 0, 0, 0, 18_667],
			['reversed', second.code, -8_950, -448, -8_502, 10_165],
		]);
		expect(told).toMatchObject({
			openingSatang: 0,
			closingSatang: 10_165,
			heldSatang: 665,
			payableSatang: 9_500,
			inTransitSatang: 0,
			paidOutSatang: 0,
		});

		later(40);
		await say('orders.completed', third);
		const month = (days: number): string => bangkokDay(new Date(stage.market.clock.now().getTime() - days * DAY)).slice(0, 7);
		const now = await stage.market.query(shop.seller, (ctx) => statement(ctx, { shopId: shop.shopId, month: month(0) }));
		expect(now.lines.at(-1)).toMatchObject({ kind: 'released', balanceSatang: 10_165 });
		expect([now.openingSatang, now.closingSatang]).toEqual([10_165, 10_165]);
		await expect(stage.market.query(shop.seller, (ctx) => statement(ctx, { shopId: shop.shopId, month: '2026-13' }))).rejects.toMatchObject({
			code: 'settlement.no_month',
		});
		for (const stranger of [person(randomUUID()), (await openShop('ร้านอื่น')).seller]) {
			await expect(stage.market.query(stranger, (ctx) => statement(ctx, { shopId: shop.shopId }))).rejects.toMatchObject({
				code: 'settlement.not_yours',
				kind: 'not_found',
			});
			await expect(stage.market.query(stranger, (ctx) => sellerMoney(ctx, shop.shopId))).rejects.toMatchObject({ code: 'settlement.not_yours' });
		}
		expect((await stage.market.query(checker, (ctx) => statement(ctx, { shopId: shop.shopId }))).closingSatang).toBe(10_165);
	});
});

test('a price is its parts, and a new rate counts from its day', async () => {
	const parts = (price: number) => stage.market.query(setup, (ctx) => priceParts(ctx, satang(price)));
	expect(await parts(8_950)).toEqual({ makerSatang: 8_502, feeSatang: 448, feeBps: 500 });
	expect(await parts(40_000)).toEqual({ makerSatang: 38_000, feeSatang: 2_000, feeBps: 500 });
	const shop = await openShop('ร้านอัตราใหม่');
	toMorning(stage.market.clock);
	const tomorrow = bangkokDay(new Date(stage.market.clock.now().getTime() + DAY));
	await stage.market.ground.db.insertInto('settlement.rate').values({ from_day: tomorrow, commission_bps: 250, source: 'test' }).execute();
	await sell([[shop, 10_000, 0]]);
	expect(await shopBalance(shop, 'commission')).toBe(500);
	later(2);
	await sell([[shop, 10_000, 0]]);
	expect(await shopBalance(shop, 'commission')).toBe(750);
	expect((await parts(10_000)).feeBps).toBe(250);
	await booksHold();
});

test('a fingerprint names exactly these payouts, in any order', () => {
	const [a, b] = [
		{ payoutId: 'a', accountId: 'x', amountSatang: 100 },
		{ payoutId: 'b', accountId: 'y', amountSatang: 200 },
	];
	const whole = fingerprintOf([a, b]);
	expect(fingerprintOf([b, a])).toBe(whole);
	for (const other of [[a], [a, { ...b, amountSatang: 201 }], [a, { ...b, accountId: 'x' }], [a, { ...b, payoutId: 'c' }], [a, b, b]])
		expect(fingerprintOf(other)).not.toBe(whole);
});

test('the trial balance holds at the end of it all', async () => {
	const trial = await stage.market.query(setup, (ctx) => trialBalance(ctx));
	const total = (side: 'debitSatang' | 'creditSatang'): number => trial.reduce((sum, row) => sum + row[side], 0);
	expect(total('debitSatang')).toBe(total('creditSatang'));
	const { gateway } = stage.sim.books();
	const cash = trial.find((row) => row.account === 'gateway_cash')!;
	expect(cash.debitSatang - cash.creditSatang).toBe(gateway.received_satang - gateway.refunded_satang - gateway.transferred_out_satang);
});

// Histories of money on a real database, through tests/db.ts: whatever happens, in whatever order and however often, the books hold.
import { randomUUID } from 'node:crypto';
import fc, { type AsyncCommand } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor';
import { satang } from '#kernel/money';
import { isRefusal } from '#kernel/refusal';
import { DAY, later, MINUTE } from '#kernel/time';
import { balance, checkBooks, PLATFORM_BOOK } from '#market/ledger';
import { enrol } from '#market/people';
import { expireDuePayments, lookUpPayments, lookUpTransfers, openPayment, recordNotice, requestRefund, settleNow } from '#market/payments';
import { seedShop } from '#market/shops';
import { publish } from '#platform/events';
import { runBeats } from '#jobs/wiring';
import type { Worker } from '#jobs/worker';
import { openBank, TRANSFER_FEE, type Bank } from '#tests/bank';
import { openTestMarket, person, setup, type TestMarket } from '#tests/market';
import { stageWorker } from '#tests/money';
import {
	allocateOrder,
	approveBatch,
	draftBatch,
	onTransferFailed,
	onTransferSettled,
	releaseOrder,
	reverseOrder,
	statement,
	voidBatch,
} from './index.ts';

let market: TestMarket;
let worker: Worker;
let bank: Bank;
const shops: string[] = [];
const finance = (): Actor => person(randomUUID(), { role: 'finance' });

interface Order {
	readonly news: Record<string, string | number | boolean>;
	state: 'unpaid' | 'placed' | 'completed' | 'cancelled';
}
interface Checkout {
	readonly checkoutId: string;
	readonly payer: Actor;
	readonly paymentId: string;
	readonly total: number;
	readonly orders: Order[];
	/** the goods are gone when the money comes late */
	readonly gone: boolean;
}
/** What a history is about; rooms above are played by hand. */
interface World {
	readonly checkouts: Checkout[];
	readonly batches: { batchId: string; fingerprint: string; maker: Actor }[];
}
const everyCheckout = new Map<string, Checkout>();
const settledAt = new Map<string, number>();

beforeAll(async () => {
	market = await openTestMarket(8);
	bank = openBank(() => market.clock.now());
	const place = async (checkoutId: string, late: boolean, ctx: Parameters<typeof publish>[0], paymentId: string): Promise<void> => {
		const checkout = everyCheckout.get(checkoutId)!;
		if (late && checkout.gone) {
			await requestRefund(ctx, {
				paymentId,
				orderId: null,
				amountSatang: satang(checkout.total),
				cause: 'checkout.too_late',
				from: `held:${checkoutId}`,
				key: `late:${paymentId}`,
			});
			return;
		}
		for (const order of checkout.orders) await publish(ctx, 'orders.paid', order.news);
		for (const order of checkout.orders) if (order.state === 'unpaid') order.state = 'placed';
	};
	worker = await stageWorker(market, { gateway: bank.gateway }, ({ on }) => {
		on('payments.captured', 'checkout.complete', ((ctx: never, news: { checkoutId: string; paymentId: string }) =>
			place(news.checkoutId, false, ctx, news.paymentId)) as never);
		on('payments.captured_late', 'checkout.late', ((ctx: never, news: { checkoutId: string; paymentId: string }) =>
			place(news.checkoutId, true, ctx, news.paymentId)) as never);
		on('orders.paid', 'settlement.allocate', allocateOrder as never);
		on('orders.completed', 'settlement.release', releaseOrder as never);
		on('orders.cancelled', 'settlement.reverse', reverseOrder as never);
		on('payments.transfer_settled', 'settlement.transfer_settled', onTransferSettled as never);
		on('payments.transfer_failed', 'settlement.transfer_failed', onTransferFailed as never);
	});
	for (let index = 0; index < 3; index++) shops.push(await openShop(index));
	market.clock.advance(4 * DAY);
});
afterAll(async () => {
	await worker.stop();
	await market.close();
});

async function openShop(index: number): Promise<string> {
	const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone: `083000000${index}`, name: `ร้าน ${index}` }));
	const rest = {
		nameEn: null,
		kind: 'household' as const,
		subdistrictCode: '570101',
		postcode: '57000',
		villageTh: 'บ้านไร่',
		villageEn: null,
		storyTh: 'ทำเอง',
		storyEn: null,
		since: null,
		members: null,
		saying: null,
	};
	const payout = { kind: 'bank' as const, bankCode: '034', number: `020123456${index}`, name: 'ร้าน' };
	return (await market.command(setup, (ctx) => seedShop(ctx, { slug: `prop-${index}`, ownerId, nameTh: `ร้าน ${index}`, ...rest, payout }))).shopId;
}

const isTrouble = (thrown: unknown): boolean => thrown instanceof Error && thrown.message.startsWith('away');
/** What people see when the gateway is away or the rules say no: nothing happened. */
const orNo = async (work: Promise<unknown>): Promise<void> => {
	await work.catch((thrown: unknown) => {
		if (!isRefusal(thrown) && !isTrouble(thrown)) throw thrown;
	});
};
const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(1, from.length)];
const ordersOf = (world: World, state: Order['state']): Order[] =>
	world.checkouts.flatMap((checkout) => checkout.orders.filter((order) => order.state === state));
const chargesOf = (checkout: Checkout): string[] =>
	[...bank.charges.values()].filter((one) => one.facts.paymentId === checkout.paymentId).map((one) => one.facts.chargeId);

async function open(world: World, parts: readonly (readonly [number, number])[], gone: boolean): Promise<void> {
	const [checkoutId, payerId] = [randomUUID(), randomUUID()];
	const payer = person(payerId);
	const total = parts.reduce((sum, [goods, postage]) => sum + goods + postage, 0);
	const { paymentId } = await market.command(payer, (ctx) =>
		openPayment(ctx, { reference: checkoutId, checkoutId, payerId, amountSatang: satang(total), until: later(ctx.now, 15 * MINUTE) }),
	);
	const orders = parts.map(([goodsSatang, postageSatang], index): Order => {
		const news = {
			shopId: shops[index]!,
			orderId: randomUUID(),
			checkoutId,
			paymentId,
			buyerId: payerId,
			code: 'TLD-P',
			goodsSatang,
			postageSatang,
			totalSatang: goodsSatang + postageSatang,
			wasPaid: true,
		};
		return { news, state: 'unpaid' };
	});
	const checkout = { checkoutId, payer, paymentId, total, orders, gone };
	everyCheckout.set(checkoutId, checkout);
	world.checkouts.push(checkout);
	await worker.drain();
}

async function tell(chargeId: string, event: string): Promise<void> {
	const rawBody = Buffer.from(JSON.stringify({ id: event, key: 'charge.complete', data: { id: chargeId } }));
	await market.command(setup, (ctx) => recordNotice(ctx, { provider: 'omise', signed: true, rawBody }));
}

async function lookUp(): Promise<void> {
	market.clock.advance(31_000);
	for (const [name, beats] of [
		['payments.look_up', lookUpPayments],
		['payments.look_up_transfers', lookUpTransfers],
	] as const) {
		await orNo(runBeats(market.ground, { kind: 'system', name }, beats as never, bank.gateway, name));
	}
}

type Act = (world: World) => Promise<void>;
const index = fc.nat(9);
/** Everything that can happen to money. */
const acts: Record<string, fc.Arbitrary<Act>> = {
	open: fc
		.tuple(
			fc.array(fc.tuple(fc.integer({ min: 2_000, max: 90_000 }), fc.integer({ min: 0, max: 9_000 })), { minLength: 1, maxLength: 3 }),
			fc.boolean(),
		)
		.map(
			([parts, gone]) =>
				(world) =>
					open(world, parts, gone),
		),
	pay: fc.tuple(index, fc.constantFrom(0, 0, 0, 0, 0, -1, 1, -500, 700), fc.boolean()).map(([at, off, told]) => async (world) => {
		const checkout = pick(world.checkouts, at);
		const [charge] = checkout ? chargesOf(checkout) : [];
		if (!checkout || !charge) return;
		const credited = bank.pay(charge, checkout.total + off);
		if (told) await tell(credited, `evnt_${credited}`);
	}),
	tell: fc.tuple(index, index, fc.boolean()).map(([at, which, copy]) => async (world) => {
		const checkout = pick(world.checkouts, at);
		const charge = checkout && pick(chargesOf(checkout), which);
		if (charge) await tell(charge, copy ? `evnt_${charge}` : `evnt_${randomUUID()}`);
	}),
	browse: index.map((at) => async (world) => {
		const checkout = pick(world.checkouts, at);
		market.clock.advance(2_500);
		if (checkout)
			await orNo(Promise.all([1, 2].map(() => settleNow((work) => market.command(checkout.payer, work), bank.gateway, checkout.paymentId))));
	}),
	expire: fc.constant(async () => {
		market.clock.advance(16 * MINUTE);
		await market.command(setup, (ctx) => expireDuePayments(ctx, { atMost: 100 }));
	}),
	carry: fc.constant(() => worker.drain()),
	complete: index.map((at) => async (world) => {
		await worker.drain();
		const order = pick(ordersOf(world, 'placed'), at);
		if (order) order.state = 'completed';
		if (order) await market.command(setup, (ctx) => publish(ctx, 'orders.completed', order.news));
	}),
	cancel: index.map((at) => async (world) => {
		const order = pick(ordersOf(world, 'placed'), at);
		if (order) order.state = 'cancelled';
		if (order) await market.command(setup, (ctx) => publish(ctx, 'orders.cancelled', order.news));
	}),
	repeat: fc.tuple(index, fc.constantFrom('orders.paid', 'same')).map(([at, name]) => async (world) => {
		const order = pick(
			world.checkouts.flatMap((checkout) => checkout.orders.filter((one) => one.state !== 'unpaid')),
			at,
		);
		const again = order && (name === 'same' && order.state !== 'placed' ? `orders.${order.state}` : 'orders.paid');
		if (order && again) await market.command(setup, (ctx) => publish(ctx, again, order.news));
	}),
	draft: fc.constant(async (world) => {
		const maker = finance();
		await orNo(
			market
				.command(maker, (ctx) => draftBatch(ctx))
				.then((batch) => world.batches.push({ batchId: batch.batchId, fingerprint: batch.fingerprint, maker })),
		);
	}),
	approve: fc.tuple(index, fc.boolean()).map(([at, twice]) => async (world) => {
		const batch = pick(world.batches, at);
		if (batch) await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => orNo(market.command(finance(), (ctx) => approveBatch(ctx, batch)))));
		if (batch) await orNo(market.command(batch.maker, (ctx) => approveBatch(ctx, batch)));
	}),
	drop: index.map((at) => async (world) => {
		const batch = pick(world.batches, at);
		if (batch) await orNo(market.command(finance(), (ctx) => voidBatch(ctx, batch)));
	}),
	bank: fc.tuple(index, fc.constantFrom('sent', 'settled', 'settled', 'failed'), fc.boolean()).map(([at, how, told]) => async () => {
		const transfer = pick([...bank.transfers.values()].filter((one) => one.state !== 'failed').reverse(), at);
		const now = market.clock.now().getTime();
		// A bank that returns money does it within days.
		if (!transfer || (transfer.state === 'settled' && (how !== 'failed' || now - (settledAt.get(transfer.id) ?? 0) > 2 * DAY))) return;
		transfer.state = how as 'sent';
		if (how === 'settled') settledAt.set(transfer.id, now);
		const rawBody = Buffer.from(
			JSON.stringify({
				id: `evnt_${randomUUID()}`,
				key: 'transfer.update',
				data: { id: `trsf_${transfer.id}`, metadata: { payout_id: transfer.id } },
			}),
		);
		if (told) await market.command(setup, (ctx) => recordNotice(ctx, { provider: 'omise', signed: true, rawBody }));
	}),
	look: fc.constant(() => lookUp()),
	lose: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })).map(([after, before]) => async () => {
		Object.assign(bank.lose, { after, before });
	}),
};

const booksHold = async (): Promise<void> => {
	const wrong = (await market.query(setup, (ctx) => checkBooks(ctx))).filter((check) => !check.ok);
	expect(wrong).toEqual([]);
};

/** What leads on is tried more often than what gets in the way. */
const weights: Partial<Record<string, number>> = { open: 2, pay: 4, carry: 2, complete: 4, draft: 2, approve: 3, bank: 4 };
const commands = Object.entries(acts)
	.flatMap(([name, act]) => Array.from({ length: weights[name] ?? 1 }, () => [name, act] as const))
	.map(([name, act]) =>
		act.map((run): AsyncCommand<World, object> => ({
			check: () => true,
			run: async (world) => {
				await run(world);
				await booksHold();
			},
			toString: () => name,
		})),
	);

/** Everything that is under way ends; then the bank's own books and ours must say the same. */
async function comeToRest(world: World): Promise<void> {
	Object.assign(bank.lose, { after: 0, before: 0 });
	// Money nobody told us of is found within two hours, money that a bank returned within a day.
	await lookUp();
	market.clock.advance(DAY);
	for (let round = 0; round < 12; round++) {
		await worker.drain();
		await lookUp();
		await worker.drain();
		const waiting = await market.ground.db.selectFrom('platform.delivery').select(['handler', 'last_error']).where('state', '=', 'ready').execute();
		if (waiting.length === 0) break;
		market.clock.advance(10 * MINUTE);
	}
	const stuck = await market.ground.db.selectFrom('platform.delivery').select(['handler', 'last_error']).where('state', '<>', 'done').execute();
	expect(stuck).toEqual([]);
	await booksHold();
	const cash = await market.query(setup, (ctx) => balance(ctx, PLATFORM_BOOK, 'gateway_cash'));
	expect(0 - cash).toBe(bank.left());
	for (const charge of bank.charges.values()) expect([...charge.refunds.keys()].filter((id) => id.endsWith('again'))).toEqual([]);
	for (const checkout of world.checkouts) await endOf(checkout);
	for (const shopId of shops) {
		const told = await market.query(setup, (ctx) => statement(ctx, { shopId }));
		expect(told.closingSatang).toBe(told.heldSatang + told.payableSatang + told.inTransitSatang);
		expect(told.openingSatang + told.lines.reduce((sum, line) => sum + line.changeSatang, 0)).toBe(told.closingSatang);
	}
	const fees = await market.query(setup, (ctx) => balance(ctx, PLATFORM_BOOK, 'gateway_fees'));
	const withheld = await market.query(setup, (ctx) => balance(ctx, PLATFORM_BOOK, 'gateway_withheld'));
	expect(0 - fees - withheld).toBe([...bank.transfers.values()].filter((one) => one.state === 'settled').length * TRANSFER_FEE);
}

/** Of one payment: everything that is not kept for goods has gone back. */
async function endOf(checkout: Checkout): Promise<void> {
	const charges = [...bank.charges.values()].filter((one) => one.facts.paymentId === checkout.paymentId);
	const came = charges.reduce((sum, one) => sum + one.received, 0);
	const back = charges.reduce((sum, one) => sum + [...one.refunds.values()].reduce((a, b) => a + b, 0), 0);
	const row = await market.ground.db
		.selectFrom('payments.payment')
		.selectAll()
		.where('payment_id', '=', checkout.paymentId)
		.executeTakeFirstOrThrow();
	const receipts = await market.ground.db
		.selectFrom('payments.receipt')
		.select('received_satang')
		.where('payment_id', '=', checkout.paymentId)
		.execute();
	expect(receipts.reduce((sum, one) => sum + one.received_satang, 0)).toBe(came);
	const kept = checkout.orders
		.filter((order) => order.state === 'placed' || order.state === 'completed')
		.reduce((sum, order) => sum + Number(order.news['totalSatang']), 0);
	expect({ back, refunding: row.refunding_satang, returning: row.returning_satang }).toEqual({ back: came - kept, refunding: 0, returning: 0 });
}

test('any history keeps the books balanced, every payment whole, and agrees with the bank', { timeout: 60_000 }, async () => {
	let count = 0;
	await fc.assert(
		fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), async (history) => {
			const world: World = { checkouts: [], batches: [] };
			await fc.asyncModelRun(() => ({ model: world, real: {} }), history);
			await comeToRest(world);
			count++;
		}),
		// One database for all histories: after a failure the next would fail for the same reason.
		{ numRuns: 25, interruptAfterTimeLimit: 14_000, markInterruptAsFailure: false, endOnFailure: true },
	);
	expect(count).toBeGreaterThan(0);
});

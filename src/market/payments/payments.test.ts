// Against the outside world (startSim) and a real database, through tests/db.ts.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { satang } from '#kernel/money';
import { later } from '#kernel/time';
import { balance, checkBooks, PLATFORM_BOOK } from '#market/ledger';
import { throughBeats } from '#platform/outside';
import { setup, person } from '#tests/market';
import { moneyStage, view, type MoneyStage, type Opened } from '#tests/money';
import { bookCharge } from './capture.ts';
import {
	expireDuePayments,
	openPayment,
	paymentOf,
	qrPicture,
	recordNotice,
	requestRefund,
	sendRefund,
	settleNow,
	startChargeNow,
	type Gateway,
} from './index.ts';

let stage: MoneyStage;
beforeAll(async () => {
	stage = await moneyStage();
});
afterAll(() => stage.close());

const heldOf = (opened: Opened): Promise<number> => stage.market.query(setup, (ctx) => balance(ctx, PLATFORM_BOOK, `held:${opened.checkoutId}`));
const newsOf = async (name: string, opened: Opened): Promise<number> =>
	(await stage.news(name)).filter((news) => news['paymentId'] === opened.paymentId).length;
const settle = (opened: Opened): Promise<boolean> =>
	settleNow((work) => stage.market.command(opened.payer, work), stage.outside.gateway, opened.paymentId);
const start = (opened: Opened): Promise<boolean> =>
	startChargeNow((work) => stage.market.command(opened.payer, work), stage.outside.gateway, opened.paymentId);
const booksAgree = async (): Promise<void> => {
	const checks = await stage.market.query(setup, (ctx) => checkBooks(ctx));
	expect(checks.filter((check) => !check.ok)).toEqual([]);
	const { gateway } = stage.sim.books();
	const cash = await stage.market.query(setup, (ctx) => balance(ctx, PLATFORM_BOOK, 'gateway_cash'));
	expect(-cash).toBe(gateway.received_satang - gateway.refunded_satang - gateway.transferred_out_satang);
	const withheld = await stage.market.query(setup, (ctx) => balance(ctx, PLATFORM_BOOK, 'gateway_withheld'));
	expect(withheld).toBe(gateway.fees_satang);
};
const withGateway = async (more: Partial<Gateway>, work: () => Promise<void>): Promise<void> => {
	stage.outside.gateway = { ...stage.gateway, ...more };
	await work().finally(() => {
		stage.outside.gateway = stage.gateway;
	});
};

describe('a QR', () => {
	test('is there after a moment, for its payer only', async () => {
		const opened = await stage.open(188_950);
		const seen = await view(stage, opened);
		expect(seen).toMatchObject({
			state: 'open',
			amountSatang: 188_950,
			refundedSatang: 0,
			returningSatang: 0,
			qrImage: null,
			checkoutId: opened.checkoutId,
		});
		expect(seen.qrText).toContain('5303764');
		for (const other of [person(randomUUID()), { kind: 'anonymous' } as const]) {
			await expect(stage.market.query(other, (ctx) => paymentOf(ctx, opened.checkoutId))).rejects.toMatchObject({ code: 'payments.not_found' });
			await expect(view(stage, { ...opened, payer: other })).rejects.toMatchObject({ code: 'payments.not_found' });
			await expect(settle({ ...opened, payer: other })).rejects.toMatchObject({ code: 'payments.not_found' });
		}
		expect((await stage.market.query(opened.payer, (ctx) => paymentOf(ctx, opened.checkoutId))).paymentId).toBe(opened.paymentId);
		await expect(stage.market.query(opened.payer, (ctx) => qrPicture(ctx, opened.paymentId))).rejects.toMatchObject({ code: 'payments.not_found' });
	});
	test('is one, though the page and the worker ask at once', async () => {
		const payerId = randomUUID();
		const checkoutId = randomUUID();
		const payer = person(payerId);
		const { paymentId } = await stage.market.command(payer, (ctx) =>
			openPayment(ctx, { reference: 'R', checkoutId, payerId, amountSatang: satang(7_000), until: later(ctx.now, 900_000) }),
		);
		const page = () => startChargeNow((work) => stage.market.command(payer, work), stage.gateway, paymentId);
		const asked = await Promise.all([page(), page(), stage.carry(), page()]);
		expect(asked.filter((answer) => answer === true).length).toBeLessThanOrEqual(1);
		expect(stage.sim.books().gateway.charges.filter((charge) => charge.metadata['payment_id'] === paymentId)).toHaveLength(1);
		expect((await view(stage, { payer, paymentId })).qrText).not.toBeNull();
	});
	test('whose answer got lost is found again: still one charge', async () => {
		stage.sim.mischief({ kind: 'timeout_after', channel: 'omise.charges', ms: 20 });
		const opened = await stage.open(9_000);
		expect(opened.chargeId).not.toBe('');
		expect(stage.sim.books().gateway.charges.filter((charge) => charge.metadata['payment_id'] === opened.paymentId)).toHaveLength(1);
	});
	test('that asks for another amount is not shown', async () => {
		const other = (await view(stage, await stage.open(5_000))).qrText;
		await withGateway(
			{
				openCharge: async (wish) => ({ ...(await stage.gateway.openCharge(wish)), qrText: other }),
				readQr: () => Promise.resolve({ qrText: other, qrImage: null }),
			},
			async () => {
				const opened = await stage.open(5_001);
				expect(await view(stage, opened)).toMatchObject({ qrText: null, qrImage: null });
				stage.market.clock.advance(20_000);
				await expect(start(opened)).rejects.toMatchObject({ code: 'payments.qr_mismatch' });
			},
		);
		await stage.market.ground.db.updateTable('platform.delivery').set({ state: 'done' }).where('state', '<>', 'done').execute();
	});
	test('without text comes as a picture that we serve', async () => {
		const picture = { type: 'image/svg+xml' as const, bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') };
		await withGateway({ openCharge: async (wish) => ({ ...(await stage.gateway.openCharge(wish)), qrText: null, qrImage: picture }) }, async () => {
			const opened = await stage.open(6_000);
			expect(await view(stage, opened)).toMatchObject({ qrText: null, qrImage: `/pay/${opened.paymentId}/qr` });
			expect(await stage.market.query(opened.payer, (ctx) => qrPicture(ctx, opened.paymentId))).toEqual(picture);
		});
	});
	test('is not opened for what PromptPay does not take', async () => {
		const wish = (amount: number) =>
			stage.market.command(setup, (ctx) =>
				openPayment(ctx, {
					reference: 'R',
					checkoutId: randomUUID(),
					payerId: randomUUID(),
					amountSatang: satang(amount),
					until: later(ctx.now, 900_000),
				}),
			);
		await expect(wish(1_999)).rejects.toMatchObject({ code: 'payments.too_little', facts: { least: '20' } });
		await expect(wish(15_000_001)).rejects.toMatchObject({ code: 'payments.too_much', facts: { most: '150,000' } });
	});
	test('nobody got is got by the next look-up', async () => {
		await withGateway({ openCharge: () => Promise.reject(new Error('away')), findCharge: () => Promise.reject(new Error('away')) }, async () => {
			await stage.open(8_000).catch(() => undefined);
		});
		await stage.market.ground.db.updateTable('platform.delivery').set({ state: 'done' }).where('state', '<>', 'done').execute();
		stage.market.clock.advance(60_000);
		await stage.lookUpPayments();
		const left = await stage.market.ground.db
			.selectFrom('payments.payment')
			.select('payment_id')
			.where('state', '=', 'open')
			.where('charge_id', 'is', null)
			.where('amount_satang', '=', satang(8_000))
			.execute();
		expect(left).toEqual([]);
	});
});

describe('money', () => {
	test('that is exact is captured once', async () => {
		const opened = await stage.open(188_950);
		stage.sim.pay(opened.chargeId);
		await stage.carry();
		expect(await view(stage, opened)).toMatchObject({ state: 'captured', returningSatang: 0 });
		expect(await heldOf(opened)).toBe(188_950);
		expect((await stage.news('payments.captured')).at(-1)).toEqual({
			paymentId: opened.paymentId,
			checkoutId: opened.checkoutId,
			amountSatang: 188_950,
		});
		await booksAgree();
	});
	test('told by the call-back, its copies and eight browsers at once is captured once', async () => {
		const opened = await stage.open(40_000);
		stage.sim.mischief([{ kind: 'duplicate', times: 4 }]);
		stage.sim.pay(opened.chargeId);
		const facts = await stage.gateway.readCharge(opened.chargeId);
		stage.market.clock.advance(3_000);
		// Browsers that have all been waiting: each with a lease of its own time.
		await Promise.all([
			stage.carry(),
			...Array.from({ length: 8 }, () => settle(opened)),
			...Array.from({ length: 8 }, () => stage.market.command(opened.payer, (ctx) => bookCharge(ctx, facts))),
		]);
		await stage.carry();
		expect(await newsOf('payments.captured', opened)).toBe(1);
		expect(await heldOf(opened)).toBe(40_000);
		await booksAgree();
	});
	test('whose call-back is lost is found by the browser, or by the sweep', async () => {
		const [byHand, bySweep] = [await stage.open(30_000), await stage.open(31_000)];
		stage.sim.mischief({ kind: 'drop', channel: 'webhook', next: 2 });
		stage.sim.pay(byHand.chargeId);
		stage.sim.pay(bySweep.chargeId);
		await stage.carry();
		expect((await view(stage, byHand)).state).toBe('open');
		stage.market.clock.advance(3_000);
		expect(await settle(byHand)).toBe(true);
		expect((await view(stage, byHand)).state).toBe('captured');
		expect(await settle(byHand)).toBe(false);
		await stage.lookUpPayments();
		await stage.lookUpPayments();
		expect((await view(stage, bySweep)).state).toBe('captured');
		await booksAgree();
	});
	test('that comes late is captured and says so', async () => {
		const opened = await stage.open(20_000);
		stage.market.clock.advance(901_000);
		await stage.market.command(setup, (ctx) => expireDuePayments(ctx, { atMost: 200 }));
		await stage.market.command(setup, (ctx) => expireDuePayments(ctx, { atMost: 200 }));
		await stage.carry();
		expect((await view(stage, opened)).state).toBe('expired');
		expect(await newsOf('payments.expired', opened)).toBe(1);
		expect(stage.sim.books().gateway.charges.find((charge) => charge.id === opened.chargeId)?.status).toBe('expired');
		stage.sim.pay(opened.chargeId);
		await stage.carry();
		expect((await view(stage, opened)).state).toBe('captured');
		expect([await newsOf('payments.captured', opened), await newsOf('payments.captured_late', opened)]).toEqual([0, 1]);
		await booksAgree();
	});
	test('that came in the last moment is found when the charge is ended', async () => {
		const opened = await stage.open(21_000);
		stage.sim.mischief({ kind: 'drop', channel: 'webhook', next: 1 });
		stage.sim.pay(opened.chargeId);
		stage.market.clock.advance(901_000);
		await stage.market.command(setup, (ctx) => expireDuePayments(ctx, { atMost: 200 }));
		await stage.carry();
		expect(await newsOf('payments.captured_late', opened)).toBe(1);
	});
	test('that is short goes back in full, and a second, full payment counts', async () => {
		const opened = await stage.open(50_000);
		stage.sim.pay(opened.chargeId, 49_900);
		await stage.carry();
		expect(await view(stage, opened)).toMatchObject({ state: 'open', returningSatang: 0, refundedSatang: 0 });
		expect((await view(stage, opened)).returns).toMatchObject([{ amountSatang: 49_900, cause: 'payments.short', state: 'returned', orderId: null }]);
		expect([await heldOf(opened), await newsOf('payments.unapplied', opened), await newsOf('payments.refunded', opened)]).toEqual([0, 1, 1]);
		stage.sim.pay(opened.chargeId, 50_000);
		await stage.carry();
		expect([(await view(stage, opened)).state, await heldOf(opened)]).toEqual(['captured', 50_000]);
		await booksAgree();
	});
	test('that is too much is captured, the rest goes back', async () => {
		const opened = await stage.open(50_000);
		stage.sim.pay(opened.chargeId, 50_001);
		await stage.carry();
		expect([(await view(stage, opened)).state, await heldOf(opened)]).toEqual(['captured', 50_000]);
		expect((await view(stage, opened)).returns).toMatchObject([{ amountSatang: 1, cause: 'payments.over', state: 'returned' }]);
		expect((await stage.news('payments.refunded')).at(-1)).toMatchObject({ paymentId: opened.paymentId, orderId: null, amountSatang: 1 });
		await booksAgree();
	});
	test('that comes twice is captured once and goes back once, by the charge it came with', async () => {
		const opened = await stage.open(60_000);
		stage.sim.pay(opened.chargeId);
		const again = stage.sim.pay(opened.chargeId);
		await stage.carry();
		expect(await heldOf(opened)).toBe(60_000);
		// Whichever of the two is told first counts.
		const { captured_charge_id: counts } = await stage.market.ground.db
			.selectFrom('payments.payment')
			.select('captured_charge_id')
			.where('payment_id', '=', opened.paymentId)
			.executeTakeFirstOrThrow();
		const other = counts === opened.chargeId ? again.credited : opened.chargeId;
		const back = stage.sim.books().gateway.refunds.filter((refund) => [opened.chargeId, again.credited].includes(refund.charge));
		expect(back.map((refund) => [refund.charge, refund.amount_satang])).toEqual([[other, 60_000]]);
		const { returns } = await view(stage, opened);
		expect(returns).toMatchObject([{ amountSatang: 60_000, cause: 'payments.double', state: 'returned', orderId: null }]);
		expect(returns[0]!.returnedAt).not.toBeNull();
		expect(await newsOf('payments.captured', opened)).toBe(1);
		await booksAgree();
	});
});

describe('a call-back', () => {
	const kept = async (): Promise<number> => (await stage.market.ground.db.selectFrom('payments.notice').select('event_id').execute()).length;
	test.each(['signature', 'stale'])('forged (%s) is refused and leaves nothing', async (how) => {
		const opened = await stage.open(70_000);
		const before = await kept();
		const answer = await fetch(`${stage.sim.url}/mischief`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ kind: 'forge', how, charge: opened.chargeId }),
		});
		expect(await answer.json()).toMatchObject({ answered: 401 });
		await stage.carry();
		expect([await kept(), (await view(stage, opened)).state]).toEqual([before, 'open']);
	});
	test('signed right that lies books nothing: the charge is read at the gateway', async () => {
		const opened = await stage.open(70_000);
		await fetch(`${stage.sim.url}/mischief`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ kind: 'forge', how: 'unpaid', charge: opened.chargeId }),
		});
		await stage.carry();
		expect((await view(stage, opened)).state).toBe('open');
	});
	test('is kept once; what cannot be read or is not signed is refused', async () => {
		const rawBody = Buffer.from(JSON.stringify({ object: 'event', id: 'evnt_test_once', key: 'customer.create', data: { id: 'cust_1' } }));
		const tell = (signed: boolean, body: Buffer) =>
			stage.market.command(setup, (ctx) => recordNotice(ctx, { provider: 'omise', signed, rawBody: body }));
		expect((await tell(true, rawBody)).fresh).toBe(true);
		expect(await tell(true, rawBody)).toEqual({ noticeId: null, fresh: false });
		await expect(tell(false, rawBody)).rejects.toMatchObject({ code: 'payments.forged', kind: 'unauthenticated' });
		for (const bad of ['', '{', '[]', '{"id":""}', '{"id":"x"}', 'x'.repeat(300_000)])
			await expect(tell(true, Buffer.from(bad)), bad.slice(0, 20)).rejects.toMatchObject({ code: 'payments.notice_unreadable' });
		await stage.carry();
	});
	test('about a charge that does not fit its payment waits for a person', async () => {
		const opened = await stage.open(80_000);
		stage.sim.pay(opened.chargeId);
		await withGateway(
			{ readCharge: async (id) => ({ ...(await stage.gateway.readCharge(id)), amountSatang: satang(80_100), receivedSatang: satang(80_100) }) },
			() => stage.carry(),
		);
		expect([(await view(stage, opened)).state, await heldOf(opened)]).toEqual(['open', 0]);
		const waiting = await stage.market.ground.db.selectFrom('platform.delivery').select('last_error').where('state', '<>', 'done').execute();
		expect(waiting.map((row) => row.last_error).join()).toContain('does not fit its payment');
		stage.market.clock.advance(3_600_000);
		await stage.carry();
		expect(await heldOf(opened)).toBe(80_000);
	});
});

describe('a refund', () => {
	const captured = async (amount: number): Promise<Opened> => {
		const opened = await stage.open(amount);
		stage.sim.pay(opened.chargeId);
		await stage.carry();
		return opened;
	};
	const refund = (opened: Opened, amount: number, key: string = randomUUID()) =>
		stage.market.command(setup, (ctx) =>
			requestRefund(ctx, {
				paymentId: opened.paymentId,
				orderId: null,
				amountSatang: satang(amount),
				cause: 'settlement.order_cancelled',
				from: `held:${opened.checkoutId}`,
				key,
			}),
		);
	const sent = (opened: Opened): number[] =>
		stage.sim
			.books()
			.gateway.refunds.filter((one) => one.charge === opened.chargeId)
			.map((one) => one.amount_satang);

	test('in parts, each once, until nothing is left', async () => {
		const opened = await captured(10_000);
		const first = await refund(opened, 4_000, 'part one');
		expect(await refund(opened, 4_000, 'part one')).toEqual(first);
		const underWay = await view(stage, opened);
		expect(underWay.returningSatang).toBe(4_000);
		expect(underWay.returns).toMatchObject([
			{ amountSatang: 4_000, cause: 'settlement.order_cancelled', state: 'on_its_way', at: expect.any(Date), returnedAt: null },
		]);
		await stage.carry();
		expect(await view(stage, opened)).toMatchObject({ state: 'part_refunded', refundedSatang: 4_000, returningSatang: 0 });
		await expect(refund(opened, 6_001)).rejects.toMatchObject({ code: 'payments.refund_too_much' });
		await refund(opened, 6_000);
		await expect(refund(opened, 1)).rejects.toMatchObject({ code: 'payments.refund_too_much' });
		await stage.carry();
		expect(await view(stage, opened)).toMatchObject({ state: 'refunded', refundedSatang: 10_000 });
		expect(sent(opened)).toEqual([4_000, 6_000]);
		expect((await stage.news('payments.refunded')).filter((news) => news['paymentId'] === opened.paymentId)).toHaveLength(2);
		await booksAgree();
	});
	test('asked for by twelve at once is never more than came', async () => {
		const opened = await captured(10_000);
		const answers = await Promise.allSettled(Array.from({ length: 12 }, () => refund(opened, 3_000)));
		expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(3);
		await stage.carry();
		expect(sent(opened)).toEqual([3_000, 3_000, 3_000]);
		await booksAgree();
	});
	test('of what was not captured is refused', async () => {
		const opened = await stage.open(10_000);
		await expect(refund(opened, 100)).rejects.toMatchObject({ code: 'payments.refund_too_much' });
	});
	test('whose answer got lost is looked up, not sent twice', async () => {
		const opened = await captured(12_000);
		stage.sim.mischief({ kind: 'timeout_after', channel: 'omise.refunds', next: 1, ms: 20 });
		await refund(opened, 12_000);
		await stage.carry();
		expect([sent(opened), (await view(stage, opened)).state]).toEqual([[12_000], 'refunded']);
	});
	test('whose answer and look-ups got lost waits, and is still sent once', async () => {
		const opened = await captured(13_000);
		let away = 3;
		const lost = (): Promise<never> => Promise.reject(new Error('away'));
		await withGateway(
			{
				refund: async (wish) => (await stage.gateway.refund(wish), { status: 'unknown', providerId: null, failure: 'lost' }),
				findRefund: (chargeId, refundId) => (away-- > 0 ? lost() : stage.gateway.findRefund(chargeId, refundId)),
			},
			async () => {
				// A part: the gateway would take it twice.
				await refund(opened, 5_000);
				await stage.carry();
			},
		);
		expect([sent(opened), (await view(stage, opened)).state]).toEqual([[5_000], 'part_refunded']);
		await booksAgree();
	});
	test('that the gateway’s list does not show yet is not sent again at once', async () => {
		const opened = await captured(13_500);
		let behind = true;
		const gateway: Gateway = {
			...stage.gateway,
			refund: async (wish) => (await stage.gateway.refund(wish), { status: 'unknown', providerId: null, failure: 'lost' }),
			findRefund: (chargeId, refundId) => (behind ? Promise.resolve(null) : stage.gateway.findRefund(chargeId, refundId)),
		};
		const { refundId } = await refund(opened, 5_000);
		const news = { refundId, paymentId: opened.paymentId };
		const attempt = () => throughBeats((work) => stage.market.command(setup, work), sendRefund, gateway, news, refundId);
		await expect(attempt()).rejects.toThrow('is unknown');
		stage.market.clock.advance(1_000);
		await expect(attempt()).rejects.toThrow('too early');
		behind = false;
		stage.market.clock.advance(10_000);
		expect(await attempt()).toBe(true);
		expect(sent(opened)).toEqual([5_000]);
		expect(await attempt()).toBe(false);
		await stage.carry();
		await booksAgree();
	});
	test('that never reached the gateway is sent again, later', async () => {
		const opened = await captured(14_000);
		stage.sim.mischief({ kind: 'error_before', channel: 'omise.refunds', next: 1 });
		await refund(opened, 14_000);
		await stage.carry();
		expect([sent(opened), (await view(stage, opened)).state]).toEqual([[14_000], 'refunded']);
	});
	test('that the gateway takes its time with is settled when it is closed', async () => {
		const opened = await captured(15_000);
		await withGateway({ refund: async (wish) => ({ ...(await stage.gateway.refund(wish)), status: 'pending' }) }, async () => {
			await refund(opened, 15_000);
			await stage.carry();
		});
		expect(await view(stage, opened)).toMatchObject({ state: 'captured', returningSatang: 15_000 });
		await stage.lookUpPayments();
		expect((await view(stage, opened)).state).toBe('refunded');
		await booksAgree();
	});
	test('that is refused waits for a person, its money in transit', async () => {
		const opened = await captured(16_000);
		await withGateway(
			{ refund: () => Promise.resolve({ status: 'refused', providerId: null, failure: 'failed_refund: not refundable' }) },
			async () => {
				await refund(opened, 16_000);
				await stage.carry();
			},
		);
		expect(await view(stage, opened)).toMatchObject({ state: 'captured', returningSatang: 16_000 });
		const [waiting] = await stage.market.ground.db
			.selectFrom('platform.delivery')
			.select('last_error')
			.where('state', '<>', 'done')
			.where('handler', '=', 'payments.send_refund')
			.execute();
		expect(waiting?.last_error).toContain('failed_refund: not refundable');
	});
});

// On a real database, through tests/db.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { satang } from '#kernel/money';
import type { Ctx } from '#platform/ctx';
import { openTestMarket, setup, type TestMarket } from '#tests/market';
import { accountLines, balance, checkBooks, PLATFORM_BOOK, post, trialBalance } from './index.ts';
import { accountKinds, allowedPairs } from './movements.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket(12);
});
afterAll(() => market.close());

const run = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => market.command(setup, work);
const ask = <T>(work: Parameters<typeof market.query<T>>[1]): Promise<T> => market.query(setup, work);

/** Money for a checkout, as payments book it. */
const capture = (paymentId: string, checkoutId: string, amount: number) =>
	run((ctx) =>
		post(ctx, {
			movement: 'payment_captured',
			reference: paymentId,
			transfers: [{ book: PLATFORM_BOOK, debit: 'gateway_cash', credit: `held:${checkoutId}`, amount: satang(amount), paymentId }],
		}),
	);
const takeBack = (paymentId: string, checkoutId: string, amount: number, refundId: string = randomUUID()) =>
	run((ctx) =>
		post(ctx, {
			movement: 'refund_requested',
			reference: refundId,
			transfers: [{ book: PLATFORM_BOOK, debit: `held:${checkoutId}`, credit: `refund_transit:${refundId}`, amount: satang(amount), paymentId }],
		}),
	);

describe('an entry', () => {
	test('is booked once for a movement and a reference', async () => {
		const [paymentId, checkoutId] = [randomUUID(), randomUUID()];
		expect(await capture(paymentId, checkoutId, 5_000)).toEqual({ posted: true });
		expect(await capture(paymentId, checkoutId, 5_000)).toEqual({ posted: false });
		expect(await ask((ctx) => balance(ctx, PLATFORM_BOOK, `held:${checkoutId}`))).toBe(5_000);
	});
	test('asked for by ten at once is booked once', async () => {
		const [paymentId, checkoutId] = [randomUUID(), randomUUID()];
		const answers = await Promise.all(Array.from({ length: 10 }, () => capture(paymentId, checkoutId, 700)));
		expect(answers.filter((answer) => answer.posted)).toHaveLength(1);
		expect(await ask((ctx) => balance(ctx, PLATFORM_BOOK, `held:${checkoutId}`))).toBe(700);
	});
	test('of the example of three shops holds to the satang', async () => {
		const [paymentId, checkoutId, shopId, orderId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
		await capture(paymentId, checkoutId, 188_950);
		await run((ctx) =>
			post(ctx, {
				movement: 'order_allocated',
				reference: orderId,
				transfers: [
					{ book: PLATFORM_BOOK, debit: `held:${checkoutId}`, credit: 'clearing', amount: satang(13_450), paymentId },
					{ book: shopId, debit: 'clearing', credit: `shop_held:${orderId}`, amount: satang(8_502), paymentId },
					{ book: shopId, debit: 'clearing', credit: 'commission', amount: satang(448), paymentId },
					{ book: shopId, debit: 'clearing', credit: 'delivery_payable', amount: satang(4_500), paymentId },
				],
			}),
		);
		const lines = await ask((ctx) => accountLines(ctx, shopId, ['shop_held', 'commission']));
		expect(lines.map((line) => [line.account, line.debitSatang, line.creditSatang]).sort()).toEqual([
			['commission', 0, 448],
			[`shop_held:${orderId}`, 0, 8_502],
		]);
		expect(await ask((ctx) => balance(ctx, PLATFORM_BOOK, `held:${checkoutId}`))).toBe(175_500);
		expect(await ask((ctx) => balance(ctx, shopId, ['shop_held', 'commission', 'delivery_payable']))).toBe(13_450);
		expect(await ask((ctx) => balance(ctx, shopId, ['shop_held'], { before: new Date(0) }))).toBe(0);
	});
	test('that is not declared, has no amount, or does not close between books is a bug', async () => {
		const checkoutId = randomUUID();
		const wrong = [
			{ debit: `held:${checkoutId}`, credit: 'gateway_cash', amount: 100 },
			{ debit: 'gateway_cash', credit: 'held', amount: -1 },
			{ debit: 'gateway_cash', credit: `held:${checkoutId}`, amount: 0.5 },
			{ debit: 'cash', credit: `held:${checkoutId}`, amount: 100 },
		];
		for (const transfer of wrong) {
			const entry = {
				movement: 'payment_captured',
				reference: randomUUID(),
				transfers: [{ book: PLATFORM_BOOK, ...transfer, amount: transfer.amount as never }],
			} as const;
			await expect(
				run((ctx) => post(ctx, entry)),
				JSON.stringify(transfer),
			).rejects.toThrow('impossible');
		}
		await expect(
			run((ctx) =>
				post(ctx, {
					movement: 'order_allocated',
					reference: randomUUID(),
					transfers: [{ book: PLATFORM_BOOK, debit: `held:${checkoutId}`, credit: 'clearing', amount: satang(1), paymentId: randomUUID() }],
				}),
			),
		).rejects.toThrow('between two books');
		await expect(run((ctx) => post(ctx, { movement: 'payment_captured', reference: randomUUID(), transfers: [] }))).rejects.toThrow(
			'without a transfer',
		);
	});
});

describe('an account that holds somebody’s money', () => {
	test('never goes below zero, and a no undoes the whole entry', async () => {
		const [paymentId, checkoutId] = [randomUUID(), randomUUID()];
		await capture(paymentId, checkoutId, 1_000);
		await takeBack(paymentId, checkoutId, 400);
		await expect(takeBack(paymentId, checkoutId, 601)).rejects.toMatchObject({ code: 'ledger.not_enough', kind: 'conflict' });
		await expect(takeBack(paymentId, randomUUID(), 1)).rejects.toMatchObject({ code: 'ledger.not_enough' });
		await takeBack(paymentId, checkoutId, 600);
		expect(await ask((ctx) => balance(ctx, PLATFORM_BOOK, `held:${checkoutId}`))).toBe(0);
	});
	test('is not overdrawn by twelve at once', async () => {
		const [paymentId, checkoutId] = [randomUUID(), randomUUID()];
		await capture(paymentId, checkoutId, 1_000);
		const answers = await Promise.allSettled(Array.from({ length: 12 }, () => takeBack(paymentId, checkoutId, 150)));
		expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(6);
		expect(await ask((ctx) => balance(ctx, PLATFORM_BOOK, `held:${checkoutId}`))).toBe(100);
	});
});

describe('the books', () => {
	test('balance, row by row and in the trial', async () => {
		const trial = await ask((ctx) => trialBalance(ctx));
		expect(trial.reduce((total, row) => total + row.debitSatang, 0)).toBe(trial.reduce((total, row) => total + row.creditSatang, 0));
		expect(trial.find((row) => row.account === 'gateway_cash')).toMatchObject({ creditSatang: 0 });
		const checks = await ask((ctx) => checkBooks(ctx));
		expect(checks.map((check) => check.id)).toEqual(['I1', 'I2', 'I3', 'balances', 'I14', 'I15']);
		expect(checks.filter((check) => !check.ok)).toEqual([]);
		expect(checks.every((check) => check.checked > 0)).toBe(true);
	});
	test('every kind of account is reached by some movement', () => expect(new Set(allowedPairs().flat()).size).toBe(Object.keys(accountKinds).length));
	// Someone with, or a bug of tomorrow.
	const columns = '(book, transfer_id, entry_id, movement, reference, payment_id, debit_account, credit_account, amount_satang, at)';
	const damages: [what: string, told: string, statement: string][] = [
		['a transfer deleted', 'I2', `delete from ledger.transfer where movement = 'order_allocated' and credit_account = 'commission'`],
		['a transfer deleted', 'I1', `delete from ledger.transfer where movement = 'order_allocated' and debit_kind = 'held'`],
		[
			'an amount changed',
			'balances',
			`update ledger.transfer set amount_satang = amount_satang + 1 where transfer_id = (select min(transfer_id::text)::uuid from ledger.transfer where credit_kind = 'held')`,
		],
		[
			'a balance changed',
			'balances',
			`update ledger.balance set balance_satang = balance_satang + 1 where account = (select min(account) from ledger.balance)`,
		],
		['a balance deleted', 'balances', `delete from ledger.balance where balance_satang > 0`],
		['money moved to another payment', 'I2', `update ledger.transfer set payment_id = gen_random_uuid() where movement = 'refund_requested'`],
		[
			'more taken than there was',
			'I3',
			`insert into ledger.transfer ${columns} select book, gen_random_uuid(), entry_id, movement, reference, payment_id, debit_account, credit_account, amount_satang * 100, at from ledger.transfer where movement = 'refund_requested'`,
		],
		[
			'more sent out than came',
			'I14',
			`insert into ledger.transfer ${columns} select book, gen_random_uuid(), entry_id, 'refund_settled', reference, payment_id, credit_account, 'gateway_cash', amount_satang * 1000, at from ledger.transfer where movement = 'refund_requested'`,
		],
		[
			'a part allocated twice',
			'I15',
			`insert into ledger.transfer ${columns} select book, gen_random_uuid(), entry_id, movement, reference, payment_id, debit_account, credit_account, amount_satang, at from ledger.transfer where credit_account = 'commission'`,
		],
		['an entry without transfers', 'I1', `insert into ledger.entry select 'x', 'payment_captured', gen_random_uuid(), now(), 'x'`],
	];
	test.each(damages)('%s is told by %s', async (_what, told, statement) => {
		const undone = new Error('undone');
		let wrong: string[] = [];
		await run(async (ctx) => {
			await sql.raw(statement).execute(ctx.db);
			wrong = (await checkBooks(ctx)).filter((check) => !check.ok).map((check) => check.id);
			throw undone;
		}).catch((thrown: unknown) => {
			if (thrown !== undone) throw thrown;
		});
		expect(wrong).toContain(told);
	});
	test('a row that is out of balance or below zero cannot be written at all', async () => {
		const bad = [
			`insert into ledger.transfer ${columns} select book, gen_random_uuid(), entry_id, movement, reference, payment_id, debit_account, debit_account, 1, at from ledger.transfer limit 1`,
			`insert into ledger.transfer ${columns} select book, gen_random_uuid(), entry_id, movement, reference, payment_id, debit_account, credit_account, 0, at from ledger.transfer limit 1`,
			`update ledger.balance set balance_satang = -1`,
		];
		for (const statement of bad)
			await expect(
				run((ctx) => sql.raw(statement).execute(ctx.db)),
				statement,
			).rejects.toMatchObject({ code: '23514' });
	});
});

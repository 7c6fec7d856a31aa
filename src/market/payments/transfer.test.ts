// Against the outside world (startSim) and a real database, through tests/db.ts.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { satang } from '#kernel/money';
import { balance, checkBooks, PLATFORM_BOOK } from '#market/ledger';
import { setup } from '#tests/market';
import { moneyStage, type MoneyStage } from '#tests/money';
import { sendTransfer, transferStates, type Gateway, type TransferAnswer } from './index.ts';

let stage: MoneyStage;
beforeAll(async () => {
	stage = await moneyStage();
});
beforeEach(() => {
	stage.outside.gateway = stage.gateway;
});
afterAll(() => stage.close());

const FEE = 3_210;
const payee = { kind: 'bank' as const, bankCode: '034', number: '0201234567', name: 'นางทองสุข ใจดี' };
async function send(
	amount: number,
	wish: { payoutId?: string; accountId?: string; payee?: Parameters<typeof sendTransfer>[1]['payee'] } = {},
): Promise<string> {
	const payoutId = wish.payoutId ?? randomUUID();
	await stage.market.command(setup, (ctx) =>
		sendTransfer(ctx, {
			payoutId,
			shopId: randomUUID(),
			accountId: wish.accountId ?? randomUUID(),
			amountSatang: satang(amount),
			payee: wish.payee ?? payee,
		}),
	);
	return payoutId;
}
const stateOf = async (payoutId: string): Promise<string | undefined> =>
	(await stage.market.query(setup, (ctx) => transferStates(ctx, [payoutId]))).get(payoutId)?.state;
const atBank = (payoutId: string) => stage.sim.books().gateway.transfers.filter((transfer) => transfer.metadata['payout_id'] === payoutId);
const newsOf = async (name: string, payoutId: string): Promise<number> =>
	(await stage.news(`payments.${name}`)).filter((news) => news['payoutId'] === payoutId).length;
const fees = (): Promise<number> => stage.market.query(setup, (ctx) => balance(ctx, PLATFORM_BOOK, 'gateway_fees'));
const misbehave = (more: Partial<Gateway>): void => {
	stage.outside.gateway = { ...stage.gateway, ...more };
};
const lookAgain = async (): Promise<void> => {
	stage.market.clock.advance(31_000);
	await stage.lookUpTransfers();
	await stage.carry();
};
const unknown: TransferAnswer = { status: 'unknown', providerId: null, amountSatang: null, feeSatang: null, netSatang: null, failure: 'lost' };

describe('a transfer', () => {
	test('gives the payee the whole amount; the fee is ours', async () => {
		const before = await fees();
		const payoutId = await send(114_000);
		await send(114_000, { payoutId });
		await stage.carry();
		expect(atBank(payoutId)).toMatchObject([{ amount_satang: 114_000 + FEE, fee_satang: FEE, account_number: '0201234567' }]);
		expect(await stateOf(payoutId)).toBe('sending');
		const id = atBank(payoutId)[0]!.id;
		await stage.mark(id, 'sent');
		await stage.carry();
		expect(await stateOf(payoutId)).toBe('sent');
		await stage.mark(id, 'paid');
		await stage.carry();
		await lookAgain();
		expect([await stateOf(payoutId), await newsOf('transfer_settled', payoutId), await newsOf('transfer_failed', payoutId)]).toEqual([
			'settled',
			1,
			0,
		]);
		expect((await fees()) - before).toBe(-FEE);
		expect((await stage.market.query(setup, (ctx) => checkBooks(ctx))).filter((check) => !check.ok && check.id !== 'I14')).toEqual([]);
	});
	test('that the bank gives back has failed; one it gives back later is returned, with its fee', async () => {
		const before = await fees();
		const [early, late] = [await send(50_000), await send(60_000)];
		await stage.carry();
		await stage.mark(atBank(early)[0]!.id, 'failed');
		await stage.mark(atBank(late)[0]!.id, 'paid');
		await stage.carry();
		expect((await fees()) - before).toBe(-FEE);
		await stage.mark(atBank(late)[0]!.id, 'failed');
		await stage.carry();
		expect([await stateOf(early), await stateOf(late)]).toEqual(['failed', 'returned']);
		expect([await newsOf('transfer_failed', early), await newsOf('transfer_failed', late), await newsOf('transfer_settled', late)]).toEqual([
			1, 1, 1,
		]);
		expect(await fees()).toBe(before);
	});
	test('whose answer got lost is found, not made twice', async () => {
		stage.sim.mischief({ kind: 'unknown', ms: 20 });
		const payoutId = await send(70_000);
		await stage.carry();
		expect([atBank(payoutId).length, await stateOf(payoutId)]).toEqual([1, 'sending']);
	});
	test('nobody can say anything about is unknown until somebody can; under one id', async () => {
		const keys: string[] = [];
		misbehave({
			transfer: async (wish) => (keys.push(wish.transferId), await stage.gateway.transfer(wish), unknown),
			findTransfer: () => Promise.reject(new Error('away')),
		});
		const payoutId = await send(80_000);
		await stage.carry();
		expect(await stateOf(payoutId)).toBe('unknown');
		await lookAgain();
		expect(await stateOf(payoutId)).toBe('unknown');
		misbehave({ transfer: (wish) => (keys.push(wish.transferId), stage.gateway.transfer(wish)) });
		await lookAgain();
		expect([await stateOf(payoutId), atBank(payoutId).length, new Set(keys)]).toEqual(['sending', 1, new Set([payoutId])]);
		expect(await newsOf('transfer_failed', payoutId)).toBe(0);
	});
	test('that never reached the gateway is sent by the next look-up, under the same id', async () => {
		stage.sim.mischief({ kind: 'error_before', channel: 'omise.transfers', next: 1 });
		const payoutId = await send(81_000);
		await stage.carry();
		expect([await stateOf(payoutId), atBank(payoutId).length]).toEqual(['unknown', 0]);
		await lookAgain();
		expect([await stateOf(payoutId), atBank(payoutId).length]).toEqual(['sending', 1]);
	});
	test('to a payee still being checked waits', async () => {
		let checked = false;
		misbehave({
			transfer: (wish) =>
				checked ? stage.gateway.transfer(wish) : Promise.resolve({ ...unknown, status: 'waiting', failure: 'recipient is not active yet' }),
		});
		const payoutId = await send(82_000);
		await stage.carry();
		await lookAgain();
		expect([await stateOf(payoutId), atBank(payoutId).length]).toEqual(['sending', 0]);
		checked = true;
		await lookAgain();
		expect([await stateOf(payoutId), atBank(payoutId).length]).toEqual(['sending', 1]);
	});
	test('to an account that no bank has fails', async () => {
		const payoutId = await send(83_000, { payee: { ...payee, bankCode: '999' } });
		await stage.carry();
		expect([await stateOf(payoutId), await newsOf('transfer_failed', payoutId), atBank(payoutId)]).toEqual(['failed', 1, []]);
		const row = await stage.market.ground.db
			.selectFrom('payments.transfer')
			.select(['failure', 'sealed_payee'])
			.where('payout_id', '=', payoutId)
			.executeTakeFirstOrThrow();
		expect(row.failure).toContain('invalid_bank_account');
		expect(row.sealed_payee).not.toContain('0201234567');
	});
	test('to the same account makes one payee at the gateway', async () => {
		const accountId = randomUUID();
		const first = await send(84_000, { accountId });
		await stage.carry();
		const second = await send(85_000, { accountId });
		await stage.carry();
		expect(atBank(first)[0]!.recipient).toBe(atBank(second)[0]!.recipient);
	});
	test('whose call-backs come in any order and more than once ends the same', async () => {
		const payoutId = await send(86_000);
		await stage.carry();
		stage.sim.mischief([
			{ kind: 'reorder', k: 2, next: 2 },
			{ kind: 'duplicate', times: 2, next: 2 },
		]);
		const { id } = atBank(payoutId)[0]!;
		await stage.mark(id, 'sent');
		await stage.mark(id, 'paid');
		await stage.carry();
		expect([await stateOf(payoutId), await newsOf('transfer_settled', payoutId)]).toEqual(['settled', 1]);
	});
	test('whose call-backs are all lost is found settled by the look-up', async () => {
		const payoutId = await send(87_000);
		await stage.carry();
		stage.sim.mischief({ kind: 'drop', channel: 'webhook', next: 2 });
		await stage.mark(atBank(payoutId)[0]!.id, 'paid');
		await stage.carry();
		expect(await stateOf(payoutId)).toBe('sending');
		await lookAgain();
		expect(await stateOf(payoutId)).toBe('settled');
	});
});

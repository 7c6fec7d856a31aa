import { sql } from 'kysely';
import { actorName } from '#kernel/actor';
import type { Satang } from '#kernel/money';
import { assert, refuse } from '#kernel/refusal';
import type { Ctx } from '#platform/ctx';
import { isGuarded, mayMove, type Movement } from './movements.ts';

/** The book of the market itself; a shop's book has the shop's id. */
export const PLATFORM_BOOK = '00000000-0000-0000-0000-000000000000';

export interface TransferWish {
	/** the shop's id or PLATFORM_BOOK */
	readonly book: string;
	readonly debit: string;
	readonly credit: string;
	readonly amount: Satang;
	/** the payment the money came with; absent for costs of our own */
	readonly paymentId?: string | null;
}

/**
 * Books one declared movement of one thing. Booked before, it changes nothing.
 * @returns whether it was booked now
 * @refuses ledger.not_enough when an account that holds somebody's money would go below zero
 */
export async function post(
	ctx: Ctx,
	entry: { movement: Movement; reference: string; transfers: readonly TransferWish[] },
): Promise<{ posted: boolean }> {
	const { movement, reference } = entry;
	const transfers = entry.transfers.filter((transfer) => transfer.amount !== 0);
	assertSound(movement, transfers);
	const entryId = ctx.newId();
	const fresh = await ctx.db
		.insertInto('ledger.entry')
		.values({ reference, movement, entry_id: entryId, at: ctx.now, by_whom: actorName(ctx.actor) })
		.onConflict((conflict) => conflict.columns(['reference', 'movement']).doNothing())
		.returning('entry_id')
		.executeTakeFirst();
	if (!fresh) return { posted: false };
	const rows = transfers.map((transfer) => ({
		book: transfer.book,
		transfer_id: ctx.newId(),
		entry_id: entryId,
		movement,
		reference,
		payment_id: transfer.paymentId ?? null,
		debit_account: transfer.debit,
		credit_account: transfer.credit,
		amount_satang: transfer.amount,
		at: ctx.now,
	}));
	await ctx.db.insertInto('ledger.transfer').values(rows).execute();
	for (const [book, changes] of changesOf(transfers)) await moveBalances(ctx, book, changes);
	return { posted: true };
}

function assertSound(movement: Movement, transfers: readonly TransferWish[]): void {
	assert(transfers.length > 0, `${movement} without a transfer`);
	let clearing = 0;
	for (const { debit, credit, amount, paymentId } of transfers) {
		assert(Number.isSafeInteger(amount) && amount > 0, `${movement} of ${amount} satang`);
		assert(mayMove(movement, debit, credit), `${movement} may not move from ${debit} to ${credit}`);
		assert(paymentId || (!isGuarded(debit) && !isGuarded(credit)), `${movement} of somebody's money without its payment`);
		clearing += (credit === 'clearing' ? amount : 0) - (debit === 'clearing' ? amount : 0);
	}
	assert(clearing === 0, `${movement} leaves ${clearing} between two books`);
}

/** What each guarded account gains or loses, books in the order of their ids: everyone locks in the same order. */
function changesOf(transfers: readonly TransferWish[]): [book: string, changes: Map<string, number>][] {
	const books = new Map<string, Map<string, number>>();
	for (const { book, debit, credit, amount } of transfers) {
		const changes = books.get(book) ?? new Map<string, number>();
		books.set(book, changes);
		for (const [account, change] of [
			[debit, -amount],
			[credit, amount],
		] as const) {
			if (isGuarded(account)) changes.set(account, (changes.get(account) ?? 0) + change);
		}
	}
	return [...books].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function moveBalances(ctx: Ctx, book: string, changes: ReadonlyMap<string, number>): Promise<void> {
	const sorted = [...changes].filter(([, change]) => change !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
	const lower = sorted.filter(([, change]) => change < 0);
	const raise = sorted.filter(([, change]) => change > 0);
	if (lower.length > 0) {
		const { numAffectedRows } = await sql`
			update ledger.balance b set balance_satang = b.balance_satang - v.amount
			from unnest(${lower.map(([account]) => account)}::text[], ${lower.map(([, change]) => -change)}::bigint[]) v (account, amount)
			where b.book = ${book} and b.account = v.account and b.balance_satang >= v.amount`.execute(ctx.db);
		if (numAffectedRows !== BigInt(lower.length)) refuse('ledger.not_enough', 'conflict');
	}
	if (raise.length > 0) {
		await ctx.db
			.insertInto('ledger.balance')
			.values(raise.map(([account, change]) => ({ book, account, balance_satang: change as Satang })))
			.onConflict((conflict) =>
				conflict.columns(['book', 'account']).doUpdateSet({ balance_satang: sql`balance.balance_satang + excluded.balance_satang` }),
			)
			.execute();
	}
}

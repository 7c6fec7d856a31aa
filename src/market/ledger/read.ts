import { sql } from 'kysely';
import { satang, type Satang } from '#kernel/money';
import type { ReadCtx } from '#platform/ctx';

/**
 * Credits minus debits of an account (`held:<id>`), of all accounts of a kind in a book (`shop_held`), or of several together.
 * @param span before: as it was then
 */
export async function balance(ctx: ReadCtx, book: string, account: string | readonly string[], span: { before?: Date } = {}): Promise<Satang> {
	const accounts = typeof account === 'string' ? [account] : [...account];
	const { rows } = await sql<{ balance: number }>`
		select coalesce(sum(case when credit_account = any(${accounts}::text[]) or credit_kind = any(${accounts}::text[]) then amount_satang else 0 end)
			- sum(case when debit_account = any(${accounts}::text[]) or debit_kind = any(${accounts}::text[]) then amount_satang else 0 end), 0)::bigint as balance
		from ledger.transfer where book = ${book} and (${ofAccount(accounts)}) and (${span.before ?? null}::timestamptz is null or at < ${span.before ?? null})`.execute(
		ctx.db,
	);
	return satang(rows[0]?.balance ?? 0);
}

/** One transfer as one account sees it. */
export interface AccountLine {
	readonly at: Date;
	readonly movement: string;
	readonly reference: string;
	readonly account: string;
	readonly paymentId: string | null;
	readonly debitSatang: Satang;
	readonly creditSatang: Satang;
}

/**
 * The lines of an account, of all accounts of a kind, or of several kinds of one book, oldest first; a transfer between two of them is
 * two lines.
 * @param span from (inclusive) and to (exclusive)
 */
export async function accountLines(
	ctx: ReadCtx,
	book: string,
	account: string | readonly string[],
	span: { from?: Date; to?: Date } = {},
): Promise<AccountLine[]> {
	const accounts = typeof account === 'string' ? [account] : [...account];
	const { rows } = await sql<AccountLine>`
		select at, movement, reference, side.account, payment_id as "paymentId", side.debit as "debitSatang", side.credit as "creditSatang"
		from ledger.transfer t
		cross join lateral (values (t.debit_account, t.debit_kind, t.amount_satang::bigint, 0::bigint), (t.credit_account, t.credit_kind, 0::bigint, t.amount_satang::bigint))
			side (account, kind, debit, credit)
		where t.book = ${book} and (${ofAccount(accounts)}) and (side.account = any(${accounts}::text[]) or side.kind = any(${accounts}::text[]))
			and (${span.from ?? null}::timestamptz is null or t.at >= ${span.from ?? null})
			and (${span.to ?? null}::timestamptz is null or t.at < ${span.to ?? null})
		order by t.at, t.transfer_id, side.debit`.execute(ctx.db);
	return rows;
}

const ofAccount = (accounts: readonly string[]) =>
	sql`debit_account = any(${accounts}::text[]) or credit_account = any(${accounts}::text[]) or debit_kind = any(${accounts}::text[]) or credit_kind = any(${accounts}::text[])`;

export interface TrialRow {
	readonly account: string;
	readonly debitSatang: number;
	readonly creditSatang: number;
}

/** All books together, one row a kind of account: everything that was ever debited and credited. */
export async function trialBalance(ctx: ReadCtx): Promise<TrialRow[]> {
	const { rows } = await sql<TrialRow>`
		select account, sum(debit)::bigint as "debitSatang", sum(credit)::bigint as "creditSatang" from (
			select debit_kind as account, sum(amount_satang) as debit, 0 as credit from ledger.transfer group by 1
			union all select credit_kind, 0, sum(amount_satang) from ledger.transfer group by 1) sides
		group by account order by account`.execute(ctx.db);
	return rows;
}

import { sql, type RawBuilder } from 'kysely';
import type { ReadCtx } from '#platform/ctx';
import { guardedKinds } from './movements.ts';

export interface BookCheck {
	/** of the list of invariants; 'balances': running balances equal the sums of their lines */
	readonly id: 'I1' | 'I2' | 'I3' | 'I14' | 'I15' | 'balances';
	readonly ok: boolean;
	/** rows looked at */
	readonly checked: number;
	/** null when all is well; else how many are wrong and one of them */
	readonly detail: string | null;
}

interface Count {
	readonly checked: number;
	readonly wrong: number;
	readonly example: string | null;
}

/** Every transfer seen from both its sides. */
const sides = sql`(select book, movement, reference, entry_id, payment_id, debit_account as account, debit_kind as kind, -amount_satang::bigint as change from ledger.transfer
	union all select book, movement, reference, entry_id, payment_id, credit_account, credit_kind, amount_satang::bigint from ledger.transfer)`;

const count = (from: RawBuilder<unknown>): RawBuilder<Count> =>
	sql<Count>`select count(*) as checked, count(*) filter (where wrong) as wrong, min(id) filter (where wrong) as example from (${from}) c`;

/** What must hold, each as one statement over whole tables. */
const checks: Readonly<Record<BookCheck['id'], RawBuilder<Count>>> = {
	// Between two books every entry passes the clearing accounts and leaves nothing there; an entry without a transfer is none.
	I1: count(sql`select e.movement || ' ' || e.reference as id, t.entry_id is null or t.clearing <> 0 as wrong
		from ledger.entry e left join (select entry_id, sum(case when kind = 'clearing' then change else 0 end) as clearing from ${sides} s group by 1) t using (entry_id)`),
	// received = held + held for shops + payable + in transit + paid out + commission + delivery + refunds in transit + refunded + unapplied
	I2: count(sql`select payment_id::text as id, received <> held + shop_held + shop_payable + payout_transit + paid_out + commission + delivery + refund_transit + refunded + unapplied
			or least(received, held, shop_held, shop_payable, payout_transit, paid_out, commission, delivery, refund_transit, refunded, unapplied) < 0 as wrong
		from (select payment_id,
			-sum(change) filter (where kind = 'gateway_cash' and movement in ('payment_captured', 'payment_unapplied')) as received,
			coalesce(sum(change) filter (where kind = 'held'), 0) as held,
			coalesce(sum(change) filter (where kind = 'shop_held'), 0) as shop_held,
			coalesce(sum(change) filter (where kind = 'shop_payable'), 0) as shop_payable,
			coalesce(sum(change) filter (where kind = 'payout_transit'), 0) as payout_transit,
			coalesce(sum(change) filter (where kind = 'gateway_cash' and movement in ('payout_settled', 'payout_returned')), 0) as paid_out,
			coalesce(sum(change) filter (where kind = 'commission'), 0) as commission,
			coalesce(sum(change) filter (where kind = 'delivery_payable'), 0) as delivery,
			coalesce(sum(change) filter (where kind = 'refund_transit'), 0) as refund_transit,
			coalesce(sum(change) filter (where kind = 'gateway_cash' and movement = 'refund_settled'), 0) as refunded,
			coalesce(sum(change) filter (where kind = 'unapplied'), 0) as unapplied
			from ${sides} s where payment_id is not null group by 1) p`),
	I3: count(
		sql`select book || ' ' || account as id, sum(change) < 0 as wrong from ${sides} s where kind = any(${guardedKinds}::text[]) group by book, account`,
	),
	balances:
		count(sql`select coalesce(s.book, b.book) || ' ' || coalesce(s.account, b.account) as id, coalesce(s.sum, 0) <> coalesce(b.balance_satang, 0) as wrong
		from (select book, account, sum(change) as sum from ${sides} s where kind = any(${guardedKinds}::text[]) group by 1, 2) s
		full join ledger.balance b on b.book = s.book and b.account = s.account`),
	// What came in covers what went out; what we have is what we owe, what we earned and what it cost.
	I14: sql<Count>`select count(*) as checked, count(*) filter (where wrong) as wrong, min(id) filter (where wrong) as example from (
		select t.payment_id::text as id, sum(change) > 0 as wrong from ${sides} t where kind = 'gateway_cash' group by t.payment_id having t.payment_id is not null
		union all select 'all', coalesce(sum(change) filter (where kind = 'gateway_cash'), 0) > 0 or coalesce(sum(change), 0) <> 0 from ${sides} a) c`,
	// An allocation's parts are the whole; a reversal takes back each part, a release all of the shop's.
	I15: count(sql`select reference as id, coalesce(held_out, 0) <> coalesce(shop_in, 0) + coalesce(fee_in, 0) + coalesce(post_in, 0)
			or (reversed and (shop_back, fee_back, post_back, held_back) is distinct from (shop_in, fee_in, post_in, held_out))
			or (released and shop_freed is distinct from shop_in) or (released and reversed) as wrong
		from (select reference,
			-sum(change) filter (where movement = 'order_allocated' and kind = 'held') as held_out,
			sum(change) filter (where movement = 'order_allocated' and kind = 'shop_held') as shop_in,
			sum(change) filter (where movement = 'order_allocated' and kind = 'commission') as fee_in,
			sum(change) filter (where movement = 'order_allocated' and kind = 'delivery_payable') as post_in,
			-sum(change) filter (where movement = 'order_reversed' and kind = 'shop_held') as shop_back,
			-sum(change) filter (where movement = 'order_reversed' and kind = 'commission') as fee_back,
			-sum(change) filter (where movement = 'order_reversed' and kind = 'delivery_payable') as post_back,
			sum(change) filter (where movement = 'order_reversed' and kind = 'held') as held_back,
			-sum(change) filter (where movement = 'order_released' and kind = 'shop_held') as shop_freed,
			bool_or(movement = 'order_reversed') as reversed, bool_or(movement = 'order_released') as released
			from ${sides} s where movement in ('order_allocated', 'order_reversed', 'order_released') group by 1) o`),
};

/** Recomputes from the transfers what must always hold. Reads everything: for the trust page, tests and the night. */
export async function checkBooks(ctx: ReadCtx): Promise<BookCheck[]> {
	const results: BookCheck[] = [];
	for (const id of ['I1', 'I2', 'I3', 'balances', 'I14', 'I15'] as const) {
		const { rows } = await checks[id].execute(ctx.db);
		const { checked, wrong, example } = rows[0] ?? { checked: 0, wrong: 0, example: null };
		results.push({ id, ok: Number(wrong) === 0, checked: Number(checked), detail: Number(wrong) === 0 ? null : `${wrong}: ${example ?? ''}` });
	}
	return results;
}

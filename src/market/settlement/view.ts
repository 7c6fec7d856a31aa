import { sql } from 'kysely';
import { satang, type Satang } from '#kernel/money';
import { assert, refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { bangkokDay } from '#kernel/time';
import type { PayoutBatchView, StatementLine, StatementView } from '#kernel/views';
import { accountLines, balance, type AccountLine } from '#market/ledger';
import { transferStates } from '#market/payments';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { mayApprove, maySeeBatches, maySeeMoney, mayVoid } from './policy.ts';

/** The newest batches. @refuses settlement.not_finance */
export async function listBatches(ctx: ReadCtx): Promise<PayoutBatchView[]> {
	if (!maySeeBatches(ctx.actor)) refuse('settlement.not_finance', 'forbidden');
	const batches = await ctx.db
		.selectFrom('settlement.batch')
		.selectAll()
		.orderBy('made_at', 'desc')
		.orderBy('batch_id', 'desc')
		.limit(limits.batches)
		.execute();
	return shapeBatches(ctx, batches);
}

/** @refuses settlement.not_finance, settlement.no_batch */
export async function viewBatch(ctx: ReadCtx, batchId: string): Promise<PayoutBatchView> {
	if (!maySeeBatches(ctx.actor)) refuse('settlement.not_finance', 'forbidden');
	const batch = await findBatch(ctx, batchId);
	const [view] = batch ? await shapeBatches(ctx, [batch]) : [];
	return view ?? refuse('settlement.no_batch', 'not_found');
}

const findBatch = (ctx: ReadCtx, batchId: string) =>
	ctx.db.selectFrom('settlement.batch').selectAll().where('batch_id', '=', batchId).executeTakeFirst();
type BatchRow = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

async function shapeBatches(ctx: ReadCtx, batches: readonly BatchRow[]): Promise<PayoutBatchView[]> {
	if (batches.length === 0) return [];
	const payouts = await ctx.db
		.selectFrom('settlement.payout')
		.selectAll()
		.where(
			'batch_id',
			'in',
			batches.map((batch) => batch.batch_id),
		)
		.orderBy('shop_id')
		.execute();
	const shops = await shopCards(ctx, [...new Set(payouts.map((payout) => payout.shop_id))]);
	const atBank = await transferStates(
		ctx,
		payouts.filter((payout) => payout.state === 'sending').map((payout) => payout.payout_id),
	);
	return batches.map((batch) => {
		const rows = payouts
			.filter((payout) => payout.batch_id === batch.batch_id)
			.map((payout) => {
				const shop = shops.get(payout.shop_id);
				assert(shop, `payout ${payout.payout_id} is of a shop that is not there`);
				const state = (
					payout.state === 'sending' ? underWay(atBank.get(payout.payout_id)?.state) : payout.state
				) as PayoutBatchView['payouts'][number]['state'];
				return {
					payoutId: payout.payout_id,
					shop,
					account: payout.account,
					amountSatang: payout.amount_satang,
					orders: payout.orders,
					state,
					heldBack: payout.held_back,
				};
			});
		return {
			batchId: batch.batch_id,
			code: batch.code,
			state: batchState(batch.state, rows),
			madeBy: batch.made_by_name,
			approvedBy: batch.approved_by_name,
			madeAt: batch.made_at,
			totalSatang: batch.total_satang,
			fingerprint: batch.fingerprint,
			payouts: rows,
			may: { approve: mayApprove(ctx.actor, batch), void: mayVoid(ctx.actor, batch) },
		};
	});
}

/** Until the news of the end is carried up, a payout under way is shown as its transfer stands, but never as over. */
const underWay = (state: string | undefined): string => (state === 'sent' || state === 'unknown' ? state : 'sending');

function batchState(state: string, payouts: readonly { state: string; heldBack: string | null }[]): PayoutBatchView['state'] {
	const paid = payouts.filter((payout) => payout.heldBack === null);
	if (state === 'sending' && paid.every((payout) => payout.state === 'sent' || payout.state === 'settled')) return 'sent';
	return state as PayoutBatchView['state'];
}

/** What a seller has at a glance. @refuses settlement.not_yours */
export async function sellerMoney(
	ctx: ReadCtx,
	shopId: string,
): Promise<{ heldSatang: Satang; payableSatang: Satang; paidOutSatang: Satang; nextReleaseOn: string | null }> {
	if (!maySeeMoney(ctx.actor, shopId, ctx.now)) mustSellFor(ctx, shopId, 'money', 'settlement.not_yours');
	const { rows } = await sql<{ held: number; payable: number; paid: number; next: Date | null }>`
		select coalesce(sum(maker_satang) filter (where e.state = 'held'), 0)::bigint as held,
			coalesce(sum(maker_satang) filter (where e.state = 'payable' or p.state = 'draft'), 0)::bigint as payable,
			coalesce(sum(maker_satang) filter (where e.state = 'paid'), 0)::bigint as paid,
			min(e.release_at) filter (where e.state = 'held') as next
		from settlement.earning e left join settlement.payout p on p.shop_id = e.shop_id and p.payout_id = e.payout_id
		where e.shop_id = ${shopId}`.execute(ctx.db);
	const row = rows[0] ?? { held: 0, payable: 0, paid: 0, next: null };
	const next = row.next && row.next < ctx.now ? ctx.now : row.next;
	return {
		heldSatang: satang(row.held),
		payableSatang: satang(row.payable),
		paidOutSatang: satang(row.paid),
		nextReleaseOn: next ? bangkokDay(next) : null,
	};
}

/** What the shop is owed is in these: held until the buyer has the goods, free, and on its way to the bank. */
const OWED = ['shop_held', 'shop_payable', 'payout_transit'] as const;

const lineKinds: Readonly<Record<string, StatementLine['kind']>> = {
	order_allocated: 'allocated',
	order_released: 'released',
	order_reversed: 'reversed',
	payout_settled: 'paid_out',
	payout_returned: 'payout_returned',
};

/**
 * What happened to a shop's money, line by line: opening + changes = closing = held + payable + in transit.
 * @param wish.month 'YYYY-MM' in Bangkok; without it everything, at most the newest 2,000 lines
 * @refuses settlement.not_yours, settlement.no_month
 */
export async function statement(ctx: ReadCtx, wish: { shopId: string; month?: string | undefined }): Promise<StatementView> {
	const { shopId } = wish;
	if (!maySeeMoney(ctx.actor, shopId, ctx.now)) mustSellFor(ctx, shopId, 'money', 'settlement.not_yours');
	const span: { from?: Date; to?: Date } = wish.month === undefined ? {} : monthSpan(wish.month);
	const shop = (await shopCards(ctx, [shopId])).get(shopId) ?? refuse('settlement.not_yours', 'not_found');
	const entries = byEntry(await accountLines(ctx, shopId, OWED, span));
	const kept = entries.slice(-limits.statementLines);
	const dropped = entries.slice(0, -limits.statementLines).reduce((total, entry) => total + entry.change, 0);
	const openingSatang = (span.from ? await balance(ctx, shopId, OWED, { before: span.from }) : 0) + dropped;
	const earnings = await earningsOf(
		ctx,
		shopId,
		kept.map((entry) => entry.reference),
	);
	let running = openingSatang;
	const lines = kept.map((entry): StatementLine => {
		running += entry.change;
		const earning = earnings.get(entry.reference);
		const sign = entry.kind === 'allocated' ? 1 : entry.kind === 'reversed' ? -1 : 0;
		return {
			at: entry.at,
			kind: entry.kind,
			orderCode: earning?.code ?? null,
			goodsSatang: sign * (earning?.goods_satang ?? 0) + 0,
			commissionSatang: sign * (earning?.commission_satang ?? 0) + 0,
			changeSatang: entry.change,
			balanceSatang: running,
		};
	});
	const [held, payable, transit, money] = [
		await balance(ctx, shopId, 'shop_held'),
		await balance(ctx, shopId, 'shop_payable'),
		await balance(ctx, shopId, 'payout_transit'),
		await sellerMoney(ctx, shopId),
	];
	return {
		shop,
		lines,
		openingSatang,
		closingSatang: running,
		heldSatang: held,
		payableSatang: payable,
		inTransitSatang: transit,
		paidOutSatang: money.paidOutSatang,
	};
}

interface Entry {
	readonly at: Date;
	readonly reference: string;
	readonly kind: StatementLine['kind'];
	change: number;
}

/** One line a movement; those that only move money between two pockets of the shop and end nothing are left out. */
function byEntry(lines: readonly AccountLine[]): Entry[] {
	const entries = new Map<string, Entry>();
	for (const line of lines) {
		const kind = lineKinds[line.movement];
		if (!kind) continue;
		const key = `${line.movement} ${line.reference}`;
		const entry = entries.get(key) ?? { at: line.at, reference: line.reference, kind, change: 0 };
		entries.set(key, entry);
		entry.change += line.creditSatang - line.debitSatang;
	}
	return [...entries.values()];
}

async function earningsOf(ctx: ReadCtx, shopId: string, orderIds: readonly string[]) {
	const wanted = [...new Set(orderIds)];
	const rows =
		wanted.length === 0
			? []
			: await ctx.db
					.selectFrom('settlement.earning')
					.select(['order_id', 'code', 'goods_satang', 'commission_satang'])
					.where('shop_id', '=', shopId)
					.where('order_id', 'in', wanted)
					.execute();
	return new Map(rows.map((row) => [row.order_id, row]));
}

function monthSpan(month: string): { from: Date; to: Date } {
	const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
	if (!match) return refuse('settlement.no_month', 'invalid');
	const [year, number] = [Number(match[1]), Number(match[2])];
	const start = (y: number, m: number): Date => new Date(`${y}-${String(m).padStart(2, '0')}-01T00:00:00+07:00`);
	return { from: start(year, number), to: number === 12 ? start(year + 1, 1) : start(year, number + 1) };
}

import { sql } from 'kysely';
import { shortCode } from '#kernel/ids';
import { bahtText, satang, sum, type Satang } from '#kernel/money';
import { isRefusal, refuse } from '#kernel/refusal';
import type { PayoutBatchView } from '#kernel/views';
import { post } from '#market/ledger';
import { sendTransfer } from '#market/payments';
import { payoutAccountOf, type PayoutAccount } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { fingerprintOf } from './fingerprint.ts';
import { limits } from './limits.ts';
import { linesOf } from './payout.ts';
import { isFinance, mayApprove } from './policy.ts';
import { viewBatch } from './view.ts';

interface Candidate {
	readonly shopId: string;
	readonly payoutId: string;
	readonly account: PayoutAccount | null;
	readonly amountSatang: Satang;
	/** why it is not paid this time: a message code */
	readonly heldBack: string | null;
}

/**
 * Gathers what shops have free into one payout a shop, for a second person to approve. What is too little, or goes to an account changed
 * a short while ago, is shown and waits.
 * @refuses settlement.not_finance, settlement.nothing_to_pay, settlement.all_held_back
 */
export async function draftBatch(ctx: Ctx): Promise<PayoutBatchView> {
	const { actor } = ctx;
	if (!isFinance(actor)) return refuse('settlement.not_finance', 'forbidden');
	const candidates = await findCandidates(ctx);
	if (candidates.length === 0) refuse('settlement.nothing_to_pay', 'conflict');
	const chosen = candidates.filter((candidate) => candidate.heldBack === null);
	const claimed = await claimEarnings(ctx, chosen);
	if (claimed.length === 0) refuse('settlement.all_held_back', 'conflict', { shops: candidates.length });
	const batchId = ctx.newId();
	const payouts = chosen.flatMap((candidate) => {
		const lines = claimed.filter((line) => line.payout_id === candidate.payoutId);
		return lines.length === 0 ? [] : [{ ...candidate, lines, amountSatang: sum(lines.map((line) => line.amount_satang)) }];
	});
	await ctx.db
		.insertInto('settlement.batch')
		.values({
			batch_id: batchId,
			code: `PAY-${shortCode(ctx.random.bytes(5))}`,
			state: 'draft',
			made_by: actor.personId,
			made_by_name: actor.name,
			made_at: ctx.now,
			total_satang: sum(payouts.map((payout) => payout.amountSatang)),
			fingerprint: fingerprintOf(
				payouts.map((payout) => ({ payoutId: payout.payoutId, accountId: payout.account!.accountId, amountSatang: payout.amountSatang })),
			),
		})
		.execute();
	const heldBack = candidates.filter((candidate) => candidate.heldBack !== null).map((candidate) => ({ ...candidate, lines: [] as typeof claimed }));
	await writePayouts(ctx, batchId, [...payouts, ...heldBack]);
	return viewBatch(ctx, batchId);
}

/** Shops with free money, with the account it would go to and what speaks against it. */
async function findCandidates(ctx: Ctx): Promise<Candidate[]> {
	const { rows } = await sql<{ shop_id: string; amount: number }>`select shop_id, sum(maker_satang)::bigint as amount from settlement.earning
		where state = 'payable' and maker_satang > 0 group by shop_id order by shop_id limit ${limits.shopsInBatch}`.execute(ctx.db);
	const candidates: Candidate[] = [];
	for (const row of rows) {
		const account = await accountOf(ctx, row.shop_id);
		candidates.push({
			shopId: row.shop_id,
			payoutId: ctx.newId(),
			account,
			amountSatang: satang(row.amount),
			heldBack: reasonAgainst(ctx, account, row.amount),
		});
	}
	return candidates;
}

async function accountOf(ctx: ReadCtx, shopId: string): Promise<PayoutAccount | null> {
	try {
		return await payoutAccountOf(ctx, shopId);
	} catch (thrown) {
		if (isRefusal(thrown)) return null;
		throw thrown;
	}
}

function reasonAgainst(ctx: ReadCtx, account: PayoutAccount | null, amount: number): string | null {
	if (account === null) return 'settlement.no_account';
	if (account.changedAt.getTime() > ctx.now.getTime() - ctx.settings.bankChangeMs) return 'settlement.account_too_new';
	return amount < limits.leastPayoutSatang ? 'settlement.too_little' : null;
}

interface ClaimedLine {
	readonly shop_id: string;
	readonly order_id: string;
	readonly payment_id: string;
	readonly payout_id: string;
	readonly amount_satang: Satang;
}

/** All free earnings of the shops, each into its shop's payout: what another batch has taken meanwhile is left to it. */
async function claimEarnings(ctx: Ctx, chosen: readonly Candidate[]): Promise<ClaimedLine[]> {
	if (chosen.length === 0) return [];
	const { rows } = await sql<ClaimedLine>`update settlement.earning e set state = 'in_payout', payout_id = v.payout_id
		from unnest(${chosen.map((one) => one.shopId)}::uuid[], ${chosen.map((one) => one.payoutId)}::uuid[]) v (shop_id, payout_id)
		where e.shop_id = v.shop_id and e.state = 'payable' and e.maker_satang > 0
		returning e.shop_id, e.order_id, e.payment_id, e.payout_id, e.maker_satang as amount_satang`.execute(ctx.db);
	return rows;
}

async function writePayouts(ctx: Ctx, batchId: string, payouts: readonly (Candidate & { lines: readonly ClaimedLine[] })[]): Promise<void> {
	await ctx.db
		.insertInto('settlement.payout')
		.values(
			payouts.map((payout) => ({
				shop_id: payout.shopId,
				payout_id: payout.payoutId,
				batch_id: batchId,
				account_id: payout.account?.accountId ?? '00000000-0000-0000-0000-000000000000',
				account: payout.account?.masked ?? '–',
				amount_satang: payout.amountSatang,
				orders: payout.lines.length,
				state: payout.heldBack === null ? 'draft' : 'void',
				held_back: payout.heldBack,
				at: ctx.now,
			})),
		)
		.execute();
	await ctx.db
		.insertInto('settlement.payout_place')
		.values(payouts.map((payout) => ({ payout_id: payout.payoutId, shop_id: payout.shopId, batch_id: batchId })))
		.execute();
	const lines = payouts.flatMap((payout) => payout.lines);
	const AT_ONCE = 5000;
	for (let from = 0; from < lines.length; from += AT_ONCE) {
		await ctx.db
			.insertInto('settlement.payout_line')
			.values(lines.slice(from, from + AT_ONCE).map((line) => ({ ...line, live: true })))
			.execute();
	}
}

async function lockBatch(ctx: Ctx, batchId: string) {
	const batch = await ctx.db.selectFrom('settlement.batch').selectAll().where('batch_id', '=', batchId).forUpdate().executeTakeFirst();
	return batch ?? refuse('settlement.no_batch', 'not_found');
}

const payoutsOf = (ctx: ReadCtx, batchId: string) =>
	ctx.db.selectFrom('settlement.payout').selectAll().where('batch_id', '=', batchId).where('state', '=', 'draft').orderBy('shop_id').execute();
type PayoutRow = Awaited<ReturnType<typeof payoutsOf>>[number];

/**
 * A second person says yes to exactly what they saw; the transfers go to the gateway.
 * @param wish.fingerprint of the batch as it was shown
 * @refuses settlement.not_finance, settlement.no_batch, settlement.same_person, settlement.not_draft, settlement.changed, settlement.account_changed
 */
export async function approveBatch(ctx: Ctx, wish: { batchId: string; fingerprint: string }): Promise<PayoutBatchView> {
	const { actor } = ctx;
	if (!isFinance(actor)) return refuse('settlement.not_finance', 'forbidden');
	const batch = await lockBatch(ctx, wish.batchId);
	if (batch.made_by === actor.personId) refuse('settlement.same_person', 'forbidden');
	if (!mayApprove(actor, batch)) refuse('settlement.not_draft', 'conflict');
	const payouts = await payoutsOf(ctx, wish.batchId);
	const found = fingerprintOf(payouts.map((row) => ({ payoutId: row.payout_id, accountId: row.account_id, amountSatang: row.amount_satang })));
	if (wish.fingerprint !== batch.fingerprint || found !== batch.fingerprint) refuse('settlement.changed', 'conflict');
	await ctx.db
		.updateTable('settlement.batch')
		.set({ state: 'sending', approved_by: actor.personId, approved_by_name: actor.name, approved_at: ctx.now })
		.where('batch_id', '=', wish.batchId)
		.where('state', '=', 'draft')
		.execute();
	for (const payout of payouts) await send(ctx, payout);
	return viewBatch(ctx, wish.batchId);
}

/** One shop's money leaves: booked into transit, one transfer an order, and handed to payments. */
async function send(ctx: Ctx, payout: PayoutRow): Promise<void> {
	const { shop_id: shopId, payout_id: payoutId, account_id: accountId } = payout;
	const account = await accountOf(ctx, shopId);
	if (!account || account.accountId !== accountId)
		return refuse('settlement.account_changed', 'conflict', { account: payout.account, baht: bahtText(payout.amount_satang) });
	const lines = await linesOf(ctx, shopId, payoutId);
	await post(ctx, {
		movement: 'payout_sent',
		reference: payoutId,
		transfers: lines.map((line) => ({
			book: shopId,
			debit: 'shop_payable',
			credit: `payout_transit:${payoutId}`,
			amount: line.amount_satang,
			paymentId: line.payment_id,
		})),
	});
	await ctx.db
		.updateTable('settlement.payout')
		.set({ state: 'sending' })
		.where('shop_id', '=', shopId)
		.where('payout_id', '=', payoutId)
		.where('state', '=', 'draft')
		.execute();
	const { kind, bankCode, number, name } = account;
	await sendTransfer(ctx, { payoutId, shopId, accountId, amountSatang: payout.amount_satang, payee: { kind, bankCode, number, name } });
}

/** A draft is dropped; what it had gathered is free again. @refuses settlement.not_finance, settlement.no_batch, settlement.not_draft */
export async function voidBatch(ctx: Ctx, wish: { batchId: string }): Promise<void> {
	if (!isFinance(ctx.actor)) refuse('settlement.not_finance', 'forbidden');
	const batch = await lockBatch(ctx, wish.batchId);
	if (batch.state !== 'draft') refuse('settlement.not_draft', 'conflict');
	for (const { shop_id: shopId, payout_id: payoutId } of await payoutsOf(ctx, wish.batchId)) {
		await ctx.db.updateTable('settlement.payout').set({ state: 'void' }).where('shop_id', '=', shopId).where('payout_id', '=', payoutId).execute();
		await ctx.db.updateTable('settlement.payout_line').set({ live: false }).where('shop_id', '=', shopId).where('payout_id', '=', payoutId).execute();
		await ctx.db
			.updateTable('settlement.earning')
			.set({ state: 'payable', payout_id: null })
			.where('shop_id', '=', shopId)
			.where('payout_id', '=', payoutId)
			.execute();
	}
	await ctx.db.updateTable('settlement.batch').set({ state: 'void' }).where('batch_id', '=', wish.batchId).execute();
}

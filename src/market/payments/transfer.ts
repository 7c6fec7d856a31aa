import { satang, type Satang } from '#kernel/money';
import { assert } from '#kernel/refusal';
import { bangkokDay, later } from '#kernel/time';
import { PLATFORM_BOOK, post } from '#market/ledger';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { OutsideHandler } from '#platform/outside';
import type { Gateway, Payee, TransferAnswer } from './gateway.ts';
import { limits } from './limits.ts';

export type TransferState = 'sending' | 'sent' | 'settled' | 'failed' | 'unknown' | 'returned';

/**
 * Sends a payout to a bank account: one transfer a payout, however often it is asked for. The payee gets the whole amount; the gateway's
 * fee is our cost and goes on top. The books of the payout are its caller's. Publishes payments.transfer_requested.
 */
export async function sendTransfer(
	ctx: Ctx,
	wish: { payoutId: string; shopId: string; accountId: string; amountSatang: Satang; payee: Omit<Payee, 'accountId'> },
): Promise<{ transferId: string }> {
	const { payoutId } = wish;
	const fresh = await ctx.db
		.insertInto('payments.transfer')
		.values({
			payout_id: payoutId,
			shop_id: wish.shopId,
			account_id: wish.accountId,
			amount_satang: wish.amountSatang,
			sent_satang: satang(wish.amountSatang + (await feeToday(ctx))),
			sealed_payee: ctx.seal.close(JSON.stringify(wish.payee), place(payoutId)),
			state: 'sending',
			next_look_at: later(ctx.now, limits.transferLookMs),
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.column('payout_id').doNothing())
		.returning('payout_id')
		.executeTakeFirst();
	if (fresh) await publish(ctx, 'payments.transfer_requested', { transferId: payoutId });
	return { transferId: payoutId };
}

const place = (payoutId: string): string => `payments.transfer.sealed_payee:${payoutId}`;

async function feeToday(ctx: ReadCtx): Promise<number> {
	const row = await ctx.db
		.selectFrom('payments.transfer_fee')
		.select('fee_satang')
		.where('from_day', '<=', bangkokDay(ctx.now))
		.orderBy('from_day', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.fee_satang ?? 0;
}

interface TransferWork {
	readonly payoutId: string;
	readonly amountSatang: Satang;
	readonly payee: Payee;
	readonly recipientId: string | null;
	readonly providerId: string | null;
	/** it was tried before: a transfer may exist whose answer was lost */
	readonly triedBefore: boolean;
	/** when it was first tried */
	readonly since: Date;
}
interface TransferReport {
	readonly payoutId: string;
	readonly accountId: string;
	readonly recipientId: string | null;
	readonly transfer: TransferAnswer;
}

const nothingKnown = { providerId: null, amountSatang: null, feeSatang: null, netSatang: null };

/** Sends what was asked for; without an answer it is unknown, and lookUpTransfers goes on with the same id. */
export const sendTransferOutside: OutsideHandler<TransferWork, TransferReport, Gateway, { transferId: string }> = {
	async claim(ctx, { transferId }) {
		const row = await lock(ctx, transferId);
		return row && (row.state === 'sending' || row.state === 'unknown') ? workOf(ctx, row) : null;
	},
	call: (work, gateway) => carry(work, gateway),
	record: (ctx, _work, report) => recordReport(ctx, report),
};

/**
 * Looks up every transfer under way and sends again, under the same id, what never left; asks for a week about those that are settled,
 * since banks return money they had taken. A job of the timetable.
 */
export const lookUpTransfers: OutsideHandler<readonly TransferWork[], readonly TransferReport[], Gateway, void> = {
	async claim(ctx) {
		const rows = await ctx.db
			.selectFrom('payments.transfer')
			.selectAll()
			.where('next_look_at', '<=', ctx.now)
			.orderBy('next_look_at')
			.limit(limits.round)
			.forUpdate()
			.skipLocked()
			.execute();
		const works: TransferWork[] = [];
		for (const row of rows) works.push(await workOf(ctx, row));
		return works.length > 0 ? works : null;
	},
	async call(works, gateway) {
		const reports: TransferReport[] = [];
		for (const work of works) {
			const report = await carry(work, gateway).catch((): TransferReport => ({
				...blank(work),
				transfer: { status: 'unknown', failure: 'the gateway could not be asked', ...nothingKnown },
			}));
			reports.push(report);
		}
		return reports;
	},
	async record(ctx, _works, reports) {
		for (const report of [...reports].sort((a, b) => (a.payoutId < b.payoutId ? -1 : 1))) await recordReport(ctx, report);
	},
};

const lock = (ctx: Ctx, payoutId: string) =>
	ctx.db.selectFrom('payments.transfer').selectAll().where('payout_id', '=', payoutId).forUpdate().executeTakeFirst();
type TransferRow = NonNullable<Awaited<ReturnType<typeof lock>>>;

async function workOf(ctx: Ctx, row: TransferRow): Promise<TransferWork> {
	const known = await ctx.db.selectFrom('payments.recipient').select('recipient_id').where('account_id', '=', row.account_id).executeTakeFirst();
	await ctx.db
		.updateTable('payments.transfer')
		.set({ tried_at: row.tried_at ?? ctx.now, next_look_at: nextLook(ctx.now, row.state, row.settled_at) })
		.where('payout_id', '=', row.payout_id)
		.execute();
	return {
		payoutId: row.payout_id,
		amountSatang: row.sent_satang,
		payee: { accountId: row.account_id, ...(JSON.parse(ctx.seal.open(row.sealed_payee, place(row.payout_id))) as Omit<Payee, 'accountId'>) },
		recipientId: known?.recipient_id ?? null,
		providerId: row.provider_id,
		triedBefore: row.tried_at !== null,
		since: row.tried_at ?? ctx.now,
	};
}

function nextLook(now: Date, state: string, settledAt: Date | null): Date | null {
	if (state === 'failed' || state === 'returned') return null;
	if (state !== 'settled' || settledAt === null) return later(now, limits.transferLookMs);
	const next = later(now, limits.returnLookMs);
	return next <= later(settledAt, limits.returnedWithinMs) ? next : null;
}

const blank = (work: TransferWork) => ({ payoutId: work.payoutId, accountId: work.payee.accountId, recipientId: work.recipientId });

async function carry(work: TransferWork, gateway: Gateway): Promise<TransferReport> {
	const { payoutId: transferId, providerId, since } = work;
	if (work.triedBefore) {
		const found = await gateway.findTransfer(transferId, { providerId, since });
		if (found) return { ...blank(work), transfer: found };
		if (providerId !== null)
			return { ...blank(work), transfer: { status: 'unknown', failure: 'the gateway does not know its own transfer', ...nothingKnown, providerId } };
	}
	const recipient = work.recipientId
		? ({ status: 'known', recipientId: work.recipientId, failure: null } as const)
		: await gateway.ensureRecipient({ ...work.payee, mayExist: work.triedBefore });
	if (recipient.status !== 'known' || recipient.recipientId === null) {
		const status = recipient.status === 'refused' ? 'refused' : 'unknown';
		return { ...blank(work), transfer: { status, failure: recipient.failure, ...nothingKnown } };
	}
	const { recipientId } = recipient;
	const answer = await gateway.transfer({ transferId, recipientId, amountSatang: work.amountSatang });
	const found = answer.status === 'unknown' ? await gateway.findTransfer(transferId, { providerId: null, since }).catch(() => null) : null;
	return { ...blank(work), recipientId, transfer: found ?? answer };
}

async function recordReport(ctx: Ctx, report: TransferReport): Promise<void> {
	if (report.recipientId !== null) {
		await ctx.db
			.insertInto('payments.recipient')
			.values({ account_id: report.accountId, recipient_id: report.recipientId, at: ctx.now })
			.onConflict((conflict) => conflict.column('account_id').doNothing())
			.execute();
	}
	await recordTransfer(ctx, report.payoutId, report.transfer);
}

/** From what the gateway says to where a transfer stands; null when nothing moves. States never go back. */
function nextState(state: TransferState, status: TransferAnswer['status']): TransferState | null {
	const isOver = state === 'failed' || state === 'returned';
	if (isOver) return null;
	if (state === 'settled') return status === 'failed' ? 'returned' : null;
	switch (status) {
		case 'settled':
			return 'settled';
		case 'failed':
			return 'failed';
		// Surely without effect; an earlier try without an answer has been looked up before this one was made.
		case 'refused':
			return state === 'sent' ? null : 'failed';
		case 'sent':
			return 'sent';
		case 'sending':
		case 'waiting':
			return state === 'unknown' ? 'sending' : null;
		case 'unknown':
			return state === 'sending' ? 'unknown' : null;
	}
}

/**
 * Writes down what the gateway says of a transfer, each step once; the gateway's fee is booked when the bank has the money.
 * Publishes payments.transfer_sent, payments.transfer_settled, payments.transfer_failed (also when the bank returns it later).
 */
export async function recordTransfer(ctx: Ctx, payoutId: string, answer: TransferAnswer): Promise<void> {
	const row = await lock(ctx, payoutId);
	if (!row) return;
	assert(answer.amountSatang === null || answer.amountSatang === row.sent_satang, `transfer ${payoutId} left with another amount`);
	const was = row.state as TransferState;
	const state = nextState(was, answer.status);
	await ctx.db
		.updateTable('payments.transfer')
		.set({
			state: state ?? was,
			provider_id: row.provider_id ?? answer.providerId,
			fee_satang: answer.feeSatang ?? row.fee_satang,
			net_satang: answer.netSatang ?? row.net_satang,
			failure: answer.failure ?? row.failure,
			settled_at: state === 'settled' ? ctx.now : row.settled_at,
			...(state === null || state === was ? {} : { next_look_at: nextLook(ctx.now, state, state === 'settled' ? ctx.now : row.settled_at) }),
		})
		.where('payout_id', '=', payoutId)
		.execute();
	if (state === null || state === was) return;
	const news = { payoutId, shopId: row.shop_id };
	if (state === 'sent') await publish(ctx, 'payments.transfer_sent', news);
	if (state === 'settled') {
		await bookFee(ctx, row, 'transfer_fee');
		await publish(ctx, 'payments.transfer_settled', news);
	}
	if (state === 'returned') await bookFee(ctx, row, 'transfer_fee_returned');
	if (state === 'failed' || state === 'returned') await publish(ctx, 'payments.transfer_failed', news);
}

async function bookFee(ctx: Ctx, row: TransferRow, movement: 'transfer_fee' | 'transfer_fee_returned'): Promise<void> {
	const amount = satang(row.sent_satang - row.amount_satang);
	if (amount === 0) return;
	const [debit, credit] = movement === 'transfer_fee' ? (['gateway_fees', 'gateway_cash'] as const) : (['gateway_cash', 'gateway_fees'] as const);
	await post(ctx, { movement, reference: row.payout_id, transfers: [{ book: PLATFORM_BOOK, debit, credit, amount }] });
}

/** How the transfers of payouts stand at the bank. */
export async function transferStates(
	ctx: ReadCtx,
	payoutIds: readonly string[],
): Promise<Map<string, { state: TransferState; failure: string | null }>> {
	if (payoutIds.length === 0) return new Map();
	const rows = await ctx.db
		.selectFrom('payments.transfer')
		.select(['payout_id', 'state', 'failure'])
		.where('payout_id', 'in', [...payoutIds])
		.execute();
	return new Map(rows.map((row) => [row.payout_id, { state: row.state as TransferState, failure: row.failure }]));
}

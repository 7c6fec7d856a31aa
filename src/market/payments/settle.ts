import { isUuid } from '#kernel/ids';
import { assert, refuse } from '#kernel/refusal';
import { later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { throughBeats, type OutsideHandler, type Run } from '#platform/outside';
import { bookCharge } from './capture.ts';
import { claimCharge, openOrFind, recordCharge, type ChargeWork } from './charge.ts';
import type { ChargeFacts, Gateway, OpenedCharge, RefundAnswer, TransferAnswer } from './gateway.ts';
import { limits } from './limits.ts';
import { readNotice } from './notice.ts';
import { lockPayment } from './payment.ts';
import { maySee } from './policy.ts';
import { recordRefund } from './refund.ts';
import { recordTransfer } from './transfer.ts';

type SettleWork =
	| { readonly kind: 'charge'; readonly chargeId: string }
	| { readonly kind: 'transfer'; readonly payoutId: string; readonly providerId: string | null; readonly since: Date };
type SettleAnswer = { readonly charge: ChargeFacts } | { readonly payoutId: string; readonly transfer: TransferAnswer | null };

/** What a call-back says is only a hint: the thing itself is read at the gateway, and what it says there is booked. */
export const settlePayment: OutsideHandler<SettleWork, SettleAnswer, Gateway, { noticeId: string }> = {
	async claim(ctx, { noticeId }) {
		const notice = await readNotice(ctx, noticeId);
		// That a charge was made we know: we made it.
		if (notice?.kind === 'charge.create') return null;
		if (notice?.kind.startsWith('charge.') && notice.objectId) return { kind: 'charge', chargeId: notice.objectId };
		if (!notice?.kind.startsWith('transfer.') || !notice.payoutId || !isUuid(notice.payoutId)) return null;
		const transfer = await ctx.db
			.selectFrom('payments.transfer')
			.select(['payout_id', 'provider_id', 'at'])
			.where('payout_id', '=', notice.payoutId)
			.executeTakeFirst();
		return transfer ? { kind: 'transfer', payoutId: transfer.payout_id, providerId: transfer.provider_id, since: transfer.at } : null;
	},
	async call(work, gateway) {
		if (work.kind === 'charge') return { charge: await gateway.readCharge(work.chargeId) };
		return { payoutId: work.payoutId, transfer: await gateway.findTransfer(work.payoutId, work) };
	},
	async record(ctx, _work, answer) {
		if ('charge' in answer) assert((await bookCharge(ctx, answer.charge)) !== 'foreign', `charge ${answer.charge.chargeId} does not fit its payment`);
		else if (answer.transfer) await recordTransfer(ctx, answer.payoutId, answer.transfer);
	},
};

interface LookWork {
	readonly paymentId: string;
	readonly chargeId: string | null;
	readonly since: Date;
}

const look: OutsideHandler<LookWork, ChargeFacts | null, Gateway, { paymentId: string }> = {
	async claim(ctx, { paymentId }) {
		const payment = await lockPayment(ctx, paymentId);
		if (!maySee(ctx.actor, payment)) return refuse('payments.not_found', 'not_found');
		if (payment.captured_satang > 0 || payment.leased_until > ctx.now || payment.charge_tried_at === null) return null;
		await ctx.db
			.updateTable('payments.payment')
			.set({ leased_until: later(ctx.now, limits.lookAgainMs), leased_by: null })
			.where('payment_id', '=', paymentId)
			.execute();
		return { paymentId, chargeId: payment.charge_id, since: payment.charge_tried_at };
	},
	call: ({ paymentId, chargeId, since }, gateway) => (chargeId === null ? gateway.findCharge(paymentId, since) : gateway.readCharge(chargeId)),
	async record(ctx, _work, facts) {
		if (facts) assert((await bookCharge(ctx, facts)) !== 'foreign', `charge ${facts.chargeId} does not fit its payment`);
	},
};

/**
 * For the browser that comes back and the button "check": asks the gateway at most every other second and books what is there.
 * The call-back may do the same at the same moment: the second changes nothing.
 * @param run runs one command as the payer
 * @refuses payments.not_found
 */
export const settleNow = (run: Run, gateway: Gateway, paymentId: string): Promise<boolean> =>
	throughBeats(run, look, gateway, { paymentId }, `settle:${paymentId}`);

interface SweepWork {
	readonly since: Date | null;
	readonly unstarted: readonly ChargeWork[];
	readonly refunds: readonly { readonly paymentId: string; readonly refundId: string; readonly chargeId: string }[];
}
interface SweepAnswer {
	readonly charges: readonly ChargeFacts[];
	readonly opened: readonly { readonly paymentId: string; readonly charge: OpenedCharge }[];
	readonly refunds: readonly { readonly paymentId: string; readonly refundId: string; readonly answer: RefundAnswer }[];
	readonly failures: readonly unknown[];
}

/**
 * The net under everything: QRs that nobody got, money whose call-back was lost, refunds the gateway takes its time with.
 * A job of the timetable.
 */
export const lookUpPayments: OutsideHandler<SweepWork, SweepAnswer, Gateway, void> = {
	async claim(ctx) {
		const unstarted = await claimUnstarted(ctx);
		const waiting = await ctx.db
			.selectFrom('payments.payment')
			.select('payment_id')
			.where('opened_at', '>=', later(ctx.now, -limits.sweepMs))
			.where('charge_tried_at', 'is not', null)
			.limit(1)
			.execute();
		const refunds = await ctx.db
			.selectFrom('payments.refund')
			.select(['payment_id', 'refund_id', 'charge_id'])
			.where('state', '=', 'sent')
			.orderBy('tried_at')
			.limit(limits.round)
			.execute();
		if (unstarted.length + waiting.length + refunds.length === 0) return null;
		return {
			since: waiting.length > 0 ? later(ctx.now, -limits.sweepMs) : null,
			unstarted,
			refunds: refunds.map((row) => ({ paymentId: row.payment_id, refundId: row.refund_id, chargeId: row.charge_id })),
		};
	},
	async call(work, gateway) {
		const failures: unknown[] = [];
		// One that fails does not keep the others from being seen to.
		const each = async <T, R>(items: readonly T[], ask: (item: T) => Promise<R | null>): Promise<R[]> => {
			const answers: R[] = [];
			for (const item of items) {
				const answer = await ask(item).catch((thrown: unknown) => (failures.push(thrown), null));
				if (answer !== null) answers.push(answer);
			}
			return answers;
		};
		const charges = work.since ? await each([work.since], (since) => gateway.recentCharges(since, limits.sweepCharges)) : [];
		return {
			charges: charges.flat(),
			opened: await each(work.unstarted, async (one) => ({ paymentId: one.paymentId, charge: await openOrFind(one, gateway) })),
			refunds: await each(work.refunds, async (one) => {
				const answer = await gateway.findRefund(one.chargeId, one.refundId);
				return answer && { ...one, answer };
			}),
			failures,
		};
	},
	async record(ctx, _work, answer) {
		for (const { paymentId, charge } of answer.opened) await recordCharge(ctx, paymentId, charge);
		for (const facts of await unbooked(ctx, answer.charges)) await bookCharge(ctx, facts);
		for (const { answer: refund, ...ref } of answer.refunds) await recordRefund(ctx, ref, refund);
		// What went well is kept; the rest is seen to in the next round.
		const [failure] = answer.failures;
		if (failure !== undefined && answer.opened.length + answer.charges.length + answer.refunds.length === 0) throw failure;
	},
};

async function claimUnstarted(ctx: Ctx): Promise<ChargeWork[]> {
	const rows = await ctx.db
		.selectFrom('payments.payment')
		.selectAll()
		.where('state', '=', 'open')
		.where('charge_id', 'is', null)
		.where('leased_until', '<=', later(ctx.now, -limits.unknownMs))
		.orderBy('leased_until')
		.limit(limits.round)
		.forUpdate()
		.skipLocked()
		.execute();
	const claimed: ChargeWork[] = [];
	for (const row of rows) {
		const work = await claimCharge(ctx, row);
		if (work) claimed.push(work);
	}
	return claimed;
}

/** Paid charges of payments that are ours and have no receipt, in the order in which everyone locks payments. */
async function unbooked(ctx: Ctx, charges: readonly ChargeFacts[]): Promise<ChargeFacts[]> {
	const paid = charges.filter((charge) => charge.status === 'successful' && charge.paymentId !== null && isUuid(charge.paymentId));
	if (paid.length === 0) return [];
	const [ours, booked] = [
		await ctx.db
			.selectFrom('payments.payment')
			.select('payment_id')
			.where(
				'payment_id',
				'in',
				paid.map((charge) => charge.paymentId!),
			)
			.execute(),
		await ctx.db
			.selectFrom('payments.receipt')
			.select('charge_id')
			.where(
				'charge_id',
				'in',
				paid.map((charge) => charge.chargeId),
			)
			.execute(),
	];
	const known = new Set(ours.map((row) => row.payment_id));
	const done = new Set(booked.map((row) => row.charge_id));
	return paid
		.filter((charge) => known.has(charge.paymentId!) && !done.has(charge.chargeId))
		.sort((a, b) => (a.paymentId! + a.createdAt.toISOString() < b.paymentId! + b.createdAt.toISOString() ? -1 : 1));
}

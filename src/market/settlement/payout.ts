import { PLATFORM_BOOK, post } from '#market/ledger';
import type { Ctx, ReadCtx } from '#platform/ctx';

interface TransferNews {
	readonly payoutId: string;
	readonly shopId: string;
}

/** Which orders a payout pays, in one order for everyone. */
export const linesOf = (ctx: ReadCtx, shopId: string, payoutId: string) =>
	ctx.db
		.selectFrom('settlement.payout_line')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('payout_id', '=', payoutId)
		.orderBy('order_id')
		.execute();

const lockPayout = (ctx: Ctx, news: TransferNews) =>
	ctx.db
		.selectFrom('settlement.payout')
		.selectAll()
		.where('shop_id', '=', news.shopId)
		.where('payout_id', '=', news.payoutId)
		.forUpdate()
		.executeTakeFirst();

const setPayout = (ctx: Ctx, news: TransferNews, state: 'settled' | 'failed' | 'returned') =>
	ctx.db
		.updateTable('settlement.payout')
		.set({ state, settled_at: ctx.now })
		.where('shop_id', '=', news.shopId)
		.where('payout_id', '=', news.payoutId)
		.execute();

/** The bank has the money: the orders are paid. Once a payout. */
export async function onTransferSettled(ctx: Ctx, news: TransferNews): Promise<void> {
	const payout = await lockPayout(ctx, news);
	if (payout?.state !== 'sending') return;
	const { shopId, payoutId } = news;
	const lines = await linesOf(ctx, shopId, payoutId);
	await post(ctx, {
		movement: 'payout_settled',
		reference: payoutId,
		transfers: lines.flatMap(({ amount_satang: amount, payment_id: paymentId }) => [
			{ book: shopId, debit: `payout_transit:${payoutId}`, credit: 'clearing', amount, paymentId },
			{ book: PLATFORM_BOOK, debit: 'clearing', credit: 'gateway_cash', amount, paymentId },
		]),
	});
	await setPayout(ctx, news, 'settled');
	await ctx.db.updateTable('settlement.earning').set({ state: 'paid' }).where('shop_id', '=', shopId).where('payout_id', '=', payoutId).execute();
	await closeBatch(ctx, payout.batch_id);
}

/** The bank gave it back, before or after it had taken it: the shop's money is free again and waits for a new payout. Once a payout. */
export async function onTransferFailed(ctx: Ctx, news: TransferNews): Promise<void> {
	const payout = await lockPayout(ctx, news);
	if (payout?.state !== 'sending' && payout?.state !== 'settled') return;
	const { shopId, payoutId } = news;
	const lines = await linesOf(ctx, shopId, payoutId);
	if (payout.state === 'sending') {
		await post(ctx, {
			movement: 'payout_failed',
			reference: payoutId,
			transfers: lines.map((line) => ({
				book: shopId,
				debit: `payout_transit:${payoutId}`,
				credit: 'shop_payable',
				amount: line.amount_satang,
				paymentId: line.payment_id,
			})),
		});
	} else {
		await post(ctx, {
			movement: 'payout_returned',
			reference: payoutId,
			transfers: lines.flatMap(({ amount_satang: amount, payment_id: paymentId }) => [
				{ book: PLATFORM_BOOK, debit: 'gateway_cash', credit: 'clearing', amount, paymentId },
				{ book: shopId, debit: 'clearing', credit: 'shop_payable', amount, paymentId },
			]),
		});
	}
	await setPayout(ctx, news, payout.state === 'sending' ? 'failed' : 'returned');
	await ctx.db.updateTable('settlement.payout_line').set({ live: false }).where('shop_id', '=', shopId).where('payout_id', '=', payoutId).execute();
	await ctx.db
		.updateTable('settlement.earning')
		.set({ state: 'payable', payout_id: null })
		.where('shop_id', '=', shopId)
		.where('payout_id', '=', payoutId)
		.execute();
	await closeBatch(ctx, payout.batch_id);
}

/** A batch is over when none of its payouts is under way. Its row is locked before they are counted: of two last ones the second sees the first. */
async function closeBatch(ctx: Ctx, batchId: string): Promise<void> {
	await ctx.db.selectFrom('settlement.batch').select('batch_id').where('batch_id', '=', batchId).forUpdate().execute();
	const payouts = await ctx.db.selectFrom('settlement.payout').select('state').where('batch_id', '=', batchId).where('state', '<>', 'void').execute();
	const states = new Set(payouts.map((payout) => payout.state));
	if (states.has('sending')) return;
	const state = states.has('failed') || states.has('returned') ? 'failed' : 'settled';
	await ctx.db.updateTable('settlement.batch').set({ state }).where('batch_id', '=', batchId).execute();
}

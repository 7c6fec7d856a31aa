import { satang, share, type Satang } from '#kernel/money';
import { assert } from '#kernel/refusal';
import { later } from '#kernel/time';
import { PLATFORM_BOOK, post, type TransferWish } from '#market/ledger';
import type { CancelledNews, OrderNews } from '#market/orders';
import { lockPayment, requestRefund } from '#market/payments';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { commissionToday } from './rate.ts';

type Named = Pick<OrderNews, 'shopId' | 'orderId'>;
type Paid = Named & Pick<OrderNews, 'checkoutId' | 'paymentId' | 'goodsSatang' | 'postageSatang' | 'code'>;

interface Parts {
	readonly shopId: string;
	readonly orderId: string;
	readonly checkoutId: string;
	readonly paymentId: string;
	readonly makerSatang: Satang;
	readonly commissionSatang: Satang;
	readonly postageSatang: Satang;
}

/** What an allocation is in debits and credits; `back` turns it round. */
export function allocation(parts: Parts, back = false): TransferWish[] {
	const { shopId, paymentId } = parts;
	const total = satang(parts.makerSatang + parts.commissionSatang + parts.postageSatang);
	const one = (book: string, from: string, to: string, amount: Satang): TransferWish =>
		back ? { book, debit: to, credit: from, amount, paymentId } : { book, debit: from, credit: to, amount, paymentId };
	return [
		one(PLATFORM_BOOK, `held:${parts.checkoutId}`, 'clearing', total),
		one(shopId, 'clearing', `shop_held:${parts.orderId}`, parts.makerSatang),
		one(shopId, 'clearing', 'commission', parts.commissionSatang),
		one(shopId, 'clearing', 'delivery_payable', parts.postageSatang),
	].filter((transfer) => transfer.amount > 0);
}

/** Divides a paid order's money: the shop's part (held until the buyer has the goods), our commission, the carrier's postage. Once an order. */
export async function allocateOrder(ctx: Ctx, news: Paid): Promise<void> {
	const { shopId, orderId, checkoutId, paymentId } = news;
	const goods = satang(news.goodsSatang);
	const bps = await commissionToday(ctx);
	const commission = share(goods, bps);
	const parts = {
		shopId,
		orderId,
		checkoutId,
		paymentId,
		makerSatang: satang(goods - commission),
		commissionSatang: commission,
		postageSatang: satang(news.postageSatang),
	};
	const fresh = await ctx.db
		.insertInto('settlement.earning')
		.values({
			shop_id: shopId,
			order_id: orderId,
			checkout_id: checkoutId,
			payment_id: paymentId,
			code: news.code,
			goods_satang: goods,
			postage_satang: parts.postageSatang,
			commission_bps: bps,
			commission_satang: commission,
			maker_satang: parts.makerSatang,
			state: 'held',
			allocated_at: ctx.now,
		})
		.onConflict((conflict) => conflict.columns(['shop_id', 'order_id']).doNothing())
		.returning('order_id')
		.executeTakeFirst();
	if (fresh) await post(ctx, { movement: 'order_allocated', reference: orderId, transfers: allocation(parts) });
}

const findEarning = (ctx: ReadCtx, { shopId, orderId }: Named) =>
	ctx.db.selectFrom('settlement.earning').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId).executeTakeFirst();

/** News may overtake each other: what is not allocated yet is tried again. */
async function mustFind(ctx: ReadCtx, news: Named) {
	const earning = await findEarning(ctx, news);
	if (!earning) throw new Error(`order ${news.orderId} is not allocated yet`);
	return earning;
}

/** The parcel arrived: the day is known on which the money is free if nobody says anything. */
export async function noteDelivery(ctx: Ctx, news: Named): Promise<void> {
	await mustFind(ctx, news);
	await ctx.db
		.updateTable('settlement.earning')
		.set({ release_at: later(ctx.now, ctx.settings.releaseMs) })
		.where('shop_id', '=', news.shopId)
		.where('order_id', '=', news.orderId)
		.where('release_at', 'is', null)
		.execute();
}

/** The buyer has the goods: the shop's part is free to be paid out. Once an order. */
export async function releaseOrder(ctx: Ctx, news: Named): Promise<void> {
	const earning = await mustFind(ctx, news);
	const moved = await move(ctx, news, 'payable', { released_at: ctx.now });
	if (!moved) {
		assert(earning.state !== 'reversed', `order ${news.orderId} is completed and cancelled`);
		return;
	}
	if (earning.maker_satang === 0) return;
	await post(ctx, {
		movement: 'order_released',
		reference: news.orderId,
		transfers: [
			{ book: news.shopId, debit: `shop_held:${news.orderId}`, credit: 'shop_payable', amount: earning.maker_satang, paymentId: earning.payment_id },
		],
	});
}

/** The order was called off before it was handed over: its money is taken together again and goes back to the buyer in full. Once an order. */
export async function reverseOrder(ctx: Ctx, news: Named & Pick<CancelledNews, 'wasPaid'>): Promise<void> {
	if (!news.wasPaid) return;
	const earning = await mustFind(ctx, news);
	// The payment first: everyone who moves its money takes it before anything else.
	await lockPayment(ctx, earning.payment_id);
	const moved = await move(ctx, news, 'reversed', {});
	if (!moved) {
		const now = await mustFind(ctx, news);
		assert(now.state === 'reversed', `order ${news.orderId} is cancelled, its money is ${now.state}`);
		return;
	}
	const { checkout_id: checkoutId, payment_id: paymentId } = earning;
	const { borne_satang: borne } = await mustFind(ctx, news);
	if (borne > 0) await post(ctx, { movement: 'postage_unborne', reference: news.orderId, transfers: bearing(news.shopId, borne, true) });
	const amounts = { makerSatang: earning.maker_satang, commissionSatang: earning.commission_satang, postageSatang: earning.postage_satang };
	await post(ctx, {
		movement: 'order_reversed',
		reference: news.orderId,
		transfers: allocation({ shopId: news.shopId, orderId: news.orderId, checkoutId, paymentId, ...amounts }, true),
	});
	await requestRefund(ctx, {
		paymentId,
		orderId: news.orderId,
		amountSatang: satang(earning.goods_satang + earning.postage_satang),
		cause: 'settlement.order_cancelled',
		from: `held:${checkoutId}`,
		key: `order:${news.orderId}`,
	});
}

/** Postage for an addition that goes by itself after all: the difference is ours. `back` turns it round. */
function bearing(shopId: string, amount: Satang, back = false): TransferWish[] {
	const one = (book: string, from: string, to: string): TransferWish =>
		back ? { book, debit: to, credit: from, amount } : { book, debit: from, credit: to, amount };
	return [one(PLATFORM_BOOK, 'postage_borne', 'clearing'), one(shopId, 'clearing', 'delivery_payable')];
}

/** The market pays the post what the buyer of an addition was not asked for. Once an order, and not for one that was called off. */
export async function bearPostage(ctx: Ctx, news: Named & { readonly paidSatang: number; readonly aloneSatang: number }): Promise<void> {
	const earning = await mustFind(ctx, news);
	const amount = satang(news.aloneSatang - news.paidSatang);
	if (amount === 0) return;
	const { numUpdatedRows } = await ctx.db
		.updateTable('settlement.earning')
		.set({ borne_satang: amount })
		.where('shop_id', '=', news.shopId)
		.where('order_id', '=', news.orderId)
		.where('state', '<>', 'reversed')
		.where('borne_satang', '=', satang(0))
		.executeTakeFirst();
	if (numUpdatedRows === 1n) await post(ctx, { movement: 'postage_borne', reference: earning.order_id, transfers: bearing(news.shopId, amount) });
}

/** From held to where it goes; one row or none. */
async function move(ctx: Ctx, { shopId, orderId }: Named, state: 'payable' | 'reversed', more: { released_at?: Date }): Promise<boolean> {
	const { numUpdatedRows } = await ctx.db
		.updateTable('settlement.earning')
		.set({ state, ...more })
		.where('shop_id', '=', shopId)
		.where('order_id', '=', orderId)
		.where('state', '=', 'held')
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

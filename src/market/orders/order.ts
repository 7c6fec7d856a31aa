import { actorName } from '#kernel/actor';
import { shortCode } from '#kernel/ids';
import { satang, sum, type Satang } from '#kernel/money';
import { assert, refuse } from '#kernel/refusal';
import { statesBefore } from '#kernel/steps';
import { later } from '#kernel/time';
import type { OrderState, TransportClass, Words } from '#kernel/views';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import type { CancelledNews, OrderNews } from './events.ts';
import { mayCancel, mayConfirm } from './policy.ts';
import { orderSteps } from './steps.ts';

export interface DraftLine {
	readonly productId: string;
	readonly quantity: number;
	readonly name: Words;
	readonly unit: Words;
	readonly picture: string | null;
	readonly priceSatang: Satang;
	readonly lineSatang: Satang;
	readonly weightG: number;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly transportClass: TransportClass;
}

/** One shop's part of a checkout, before it is an order. */
export interface OrderDraft {
	readonly shopId: string;
	readonly lines: readonly DraftLine[];
	readonly postageSatang: Satang;
	readonly service: string;
	readonly serviceName: Words;
	readonly arriveFrom: string;
	readonly arriveBy: string;
	/** where this part goes, when not to the checkout's address */
	readonly to?: DeliveryAddress | null;
	/** a card for whoever gets it */
	readonly gift?: string | null;
	/** how the buyer came: 'portal' unless by a shared link */
	readonly channel?: string;
	readonly linkCode?: string | null;
	/** an addition: goes with this order of the same buyer and shop; what postage by itself would have been */
	readonly together?: { readonly orderId: string; readonly aloneSatang: Satang } | null;
}

export interface DeliveryAddress {
	readonly name: string;
	readonly phone: string;
	readonly line: string;
	readonly subdistrictCode: string;
	readonly postcode: string;
}

/** Writes one order for each draft, waiting for payment; prices and the address are copied into them. */
export async function openOrders(
	ctx: Ctx,
	wish: { checkoutId: string; paymentId: string; buyerId: string; address: DeliveryAddress; drafts: readonly OrderDraft[] },
): Promise<{ orderId: string; shopId: string }[]> {
	const opened = wish.drafts.map((draft) => ({ draft, orderId: ctx.newId(), code: `TLD-${shortCode(ctx.random.bytes(7))}` }));
	const claimed = await ctx.db
		.insertInto('orders.order_code')
		.values(opened.map(({ orderId, code }) => ({ code, order_id: orderId })))
		.onConflict((conflict) => conflict.doNothing())
		.returning('code')
		.execute();
	// One in 34 thousand million: the buyer presses again.
	if (claimed.length < opened.length) refuse('orders.try_again', 'conflict');
	await ctx.db
		.insertInto('orders.order')
		.values(opened.map(({ draft, orderId, code }) => orderRow(ctx, wish, draft, orderId, code)))
		.execute();
	await ctx.db
		.insertInto('orders.order_line')
		.values(opened.flatMap(({ draft, orderId }) => lineRows(ctx, draft, orderId)))
		.execute();
	await ctx.db
		.insertInto('orders.history')
		.values(opened.map(({ draft, orderId }) => historyRow(ctx, draft.shopId, orderId, 'awaiting_payment', null)))
		.execute();
	await ctx.db
		.insertInto('orders.buyer_order')
		.values(
			opened.map(({ draft, orderId }) => ({
				buyer_id: wish.buyerId,
				order_id: orderId,
				shop_id: draft.shopId,
				checkout_id: wish.checkoutId,
				placed_at: ctx.now,
			})),
		)
		.execute();
	await ctx.db
		.insertInto('orders.order_place')
		.values(opened.map(({ draft, orderId }) => ({ order_id: orderId, shop_id: draft.shopId, checkout_id: wish.checkoutId })))
		.execute();
	return opened.map(({ draft, orderId }) => ({ orderId, shopId: draft.shopId }));
}

function orderRow(
	ctx: Ctx,
	wish: { checkoutId: string; paymentId: string; buyerId: string; address: DeliveryAddress },
	draft: OrderDraft,
	orderId: string,
	code: string,
) {
	const goods = sum(draft.lines.map((line) => line.lineSatang));
	const to = draft.to ?? wish.address;
	const { name, phone, line } = to;
	return {
		shop_id: draft.shopId,
		order_id: orderId,
		checkout_id: wish.checkoutId,
		payment_id: wish.paymentId,
		buyer_id: wish.buyerId,
		code,
		state: 'awaiting_payment',
		goods_satang: goods,
		postage_satang: draft.postageSatang,
		total_satang: sum([goods, draft.postageSatang]),
		service: draft.service,
		service_th: draft.serviceName.th,
		service_en: draft.serviceName.en ?? draft.serviceName.th,
		arrive_from: draft.arriveFrom,
		arrive_by: draft.arriveBy,
		sealed_address: ctx.seal.close(JSON.stringify({ name, phone, line }), `orders.order.sealed_address:${orderId}`),
		subdistrict_code: to.subdistrictCode,
		postcode: to.postcode,
		sealed_gift: draft.gift ? ctx.seal.close(draft.gift, `orders.order.sealed_gift:${orderId}`) : null,
		channel: draft.channel ?? 'portal',
		link_code: draft.linkCode ?? null,
		with_order_id: draft.together?.orderId ?? null,
		alone_satang: draft.together?.aloneSatang ?? null,
		pieces: draft.lines.reduce((total, item) => total + item.quantity, 0),
		placed_at: ctx.now,
	};
}

const lineRows = (ctx: Ctx, draft: OrderDraft, orderId: string) =>
	draft.lines.map((line, position) => ({
		shop_id: draft.shopId,
		order_id: orderId,
		line_id: ctx.newId(),
		product_id: line.productId,
		position,
		name_th: line.name.th,
		name_en: line.name.en,
		unit_th: line.unit.th,
		unit_en: line.unit.en,
		picture: line.picture,
		price_satang: line.priceSatang,
		quantity: line.quantity,
		line_satang: line.lineSatang,
		weight_g: line.weightG,
		length_mm: line.lengthMm,
		width_mm: line.widthMm,
		height_mm: line.heightMm,
		transport_class: line.transportClass,
	}));

const historyRow = (ctx: Ctx, shopId: string, orderId: string, state: OrderState, why: string | null) => ({
	shop_id: shopId,
	order_id: orderId,
	history_id: ctx.newId(),
	state,
	at: ctx.now,
	by_whom: actorName(ctx.actor),
	why,
});

/** An order's own facts by its id. @refuses orders.not_found */
export async function findOrder(ctx: ReadCtx, orderId: string) {
	const place = await ctx.db.selectFrom('orders.order_place').select('shop_id').where('order_id', '=', orderId).executeTakeFirst();
	if (!place) return refuse('orders.not_found', 'not_found');
	const order = await ctx.db
		.selectFrom('orders.order')
		.selectAll()
		.where('shop_id', '=', place.shop_id)
		.where('order_id', '=', orderId)
		.executeTakeFirst();
	return order ?? refuse('orders.not_found', 'not_found');
}
export type OrderRow = Awaited<ReturnType<typeof findOrder>>;

export const facts = (row: OrderRow) => ({ shopId: row.shop_id, buyerId: row.buyer_id, state: row.state as OrderState });

export const newsOf = (row: OrderRow): OrderNews => ({
	shopId: row.shop_id,
	orderId: row.order_id,
	checkoutId: row.checkout_id,
	paymentId: row.payment_id,
	buyerId: row.buyer_id,
	code: row.code,
	goodsSatang: row.goods_satang,
	postageSatang: row.postage_satang,
	totalSatang: row.total_satang,
	channel: row.channel,
	linkCode: row.link_code,
});

/**
 * Moves an order if it stands where it may be moved from.
 * @param more.from only from these, where not from every state that may come before
 * @returns whether it moved: late and repeated news answers false
 */
export async function move(
	ctx: Ctx,
	row: OrderRow,
	to: OrderState,
	why: string | null,
	{ from, ...more }: { delivered_at?: Date; release_at?: Date; from?: readonly OrderState[] } = {},
): Promise<boolean> {
	const moved = await ctx.db
		.updateTable('orders.order')
		.set({ state: to, ...more })
		.where('shop_id', '=', row.shop_id)
		.where('order_id', '=', row.order_id)
		.where('state', 'in', from ? [...from] : statesBefore(orderSteps, to))
		.executeTakeFirst();
	if (moved.numUpdatedRows !== 1n) return false;
	await ctx.db
		.updateTable('orders.buyer_order')
		.set({ state: to })
		.where('buyer_id', '=', row.buyer_id)
		.where('order_id', '=', row.order_id)
		.execute();
	await ctx.db
		.insertInto('orders.history')
		.values(historyRow(ctx, row.shop_id, row.order_id, to, why))
		.execute();
	return true;
}

/** The orders of one checkout, in the order of their shops. */
export async function ordersOfCheckout(ctx: ReadCtx, checkoutId: string): Promise<OrderRow[]> {
	const places = await ctx.db
		.selectFrom('orders.order_place')
		.select(['order_id', 'shop_id'])
		.where('checkout_id', '=', checkoutId)
		.orderBy('shop_id')
		.execute();
	const rows: OrderRow[] = [];
	for (const place of places) {
		const row = await ctx.db
			.selectFrom('orders.order')
			.selectAll()
			.where('shop_id', '=', place.shop_id)
			.where('order_id', '=', place.order_id)
			.executeTakeFirst();
		assert(row, 'an order place without its order');
		rows.push(row);
	}
	return rows;
}

/** The money is there: the checkout's orders are placed. Publishes orders.paid once an order. */
export async function markPaid(ctx: Ctx, checkoutId: string): Promise<void> {
	for (const row of await ordersOfCheckout(ctx, checkoutId)) {
		if (await move(ctx, row, 'placed', null, { from: ['awaiting_payment', 'lapsed'] })) await publish(ctx, 'orders.paid', { ...newsOf(row) });
	}
}

/** Nobody paid in time, or the buyer would rather not. */
export async function lapseOrders(ctx: Ctx, checkoutId: string, why = 'orders.not_paid_in_time'): Promise<void> {
	for (const row of await ordersOfCheckout(ctx, checkoutId)) await move(ctx, row, 'lapsed', why);
}

/** The box is packed and has its label. */
export async function markReady(ctx: Ctx, orderId: string): Promise<void> {
	const row = await findOrder(ctx, orderId);
	await move(ctx, row, 'ready', null);
}

/** The post has it. */
export async function markHandedOver(ctx: Ctx, orderId: string): Promise<void> {
	const row = await findOrder(ctx, orderId);
	if (await move(ctx, row, 'handed_over', null)) await publish(ctx, 'orders.handed_over', { ...newsOf(row) });
}

/** It arrived: from now the buyer has time to say so before the money is free. */
export async function markDelivered(ctx: Ctx, orderId: string, at: Date): Promise<void> {
	await markHandedOver(ctx, orderId);
	const row = await findOrder(ctx, orderId);
	const releaseAt = later(ctx.now, ctx.settings.releaseMs);
	if (await move(ctx, row, 'delivered', null, { delivered_at: at, release_at: releaseAt }))
		await publish(ctx, 'orders.delivered', { ...newsOf(row) });
}

export async function markReturned(ctx: Ctx, orderId: string): Promise<void> {
	const row = await findOrder(ctx, orderId);
	if (await move(ctx, row, 'returned', null)) await publish(ctx, 'orders.returned', { ...newsOf(row) });
}

/** The buyer has the goods and is content: the money is free. @refuses orders.not_found, orders.cannot_confirm */
export async function confirmReceipt(ctx: Ctx, wish: { orderId: string }): Promise<void> {
	const row = await findOrder(ctx, wish.orderId);
	if (ctx.actor.kind !== 'person' || ctx.actor.personId !== row.buyer_id) refuse('orders.not_found', 'not_found');
	if (row.state === 'completed') return;
	if (!mayConfirm(ctx.actor, facts(row))) refuse('orders.cannot_confirm', 'conflict');
	await complete(ctx, row, null);
}

async function complete(ctx: Ctx, row: OrderRow, why: string | null): Promise<void> {
	if (await move(ctx, row, 'completed', why)) await publish(ctx, 'orders.completed', { ...newsOf(row) });
}

/** Frees the money of delivered orders whose time has come. @returns how many */
export async function completeDueOrders(ctx: Ctx, { atMost }: { atMost: number }): Promise<number> {
	const due = await ctx.db
		.selectFrom('orders.order')
		.selectAll()
		.where('state', '=', 'delivered')
		.where('release_at', '<=', ctx.now)
		.orderBy('release_at')
		.limit(atMost)
		.forUpdate()
		.skipLocked()
		.execute();
	for (const row of due) await complete(ctx, row, 'orders.hold_time_ended');
	return due.length;
}

/**
 * Calls an order off before it is handed over; the money goes back in full and the goods return to the shelf.
 * @refuses orders.not_found, orders.cannot_cancel
 */
export async function cancelOrder(ctx: Ctx, wish: { orderId: string; why: string | null }): Promise<void> {
	const row = await findOrder(ctx, wish.orderId);
	const order = facts(row);
	const known =
		ctx.actor.kind === 'system' ||
		(ctx.actor.kind === 'person' &&
			(ctx.actor.personId === order.buyerId || ctx.actor.duties.some((duty) => duty.shopId === order.shopId || duty.role === 'support')));
	if (!known) refuse('orders.not_found', 'not_found');
	if (row.state === 'cancelled') return;
	if (!mayCancel(ctx.actor, order)) refuse('orders.cannot_cancel', 'conflict');
	const why = wish.why?.slice(0, limits.why) ?? null;
	if (!(await move(ctx, row, 'cancelled', why))) refuse('orders.cannot_cancel', 'conflict');
	const news: CancelledNews = { ...newsOf(row), wasPaid: true };
	await publish(ctx, 'orders.cancelled', { ...news });
}

/** Money went back to the buyer: the order remembers how much. */
export async function markRefunded(ctx: Ctx, orderId: string, amount: Satang): Promise<void> {
	const row = await findOrder(ctx, orderId);
	await ctx.db
		.updateTable('orders.order')
		.set({ refunded_satang: satang(row.refunded_satang + amount) })
		.where('shop_id', '=', row.shop_id)
		.where('order_id', '=', orderId)
		.execute();
}

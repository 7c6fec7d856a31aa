import { assert } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import type { AddressView, TransportClass } from '#kernel/views';
import { satang, sum, type Satang } from '#kernel/money';
import { addressFor, findOrder, lockOrder, orderLines, packOnceMore, putInBox, type OrderRow } from '#market/orders';
import { placeOf } from '#market/places';
import { shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { packedG, quoteDelivery, type Freight } from './quote.ts';

export type Lines = Awaited<ReturnType<typeof orderLines>>;

const classOrder = ['frozen', 'chilled', 'live_plant', 'liquid', 'fragile', 'ambient'];

/** The parcel that an order's goods are in. */
export async function parcelOfOrder(ctx: ReadCtx, shopId: string, orderId: string) {
	const place = await ctx.db
		.selectFrom('logistics.parcel_order')
		.select('parcel_id')
		.where('shop_id', '=', shopId)
		.where('order_id', '=', orderId)
		.where('left_at', 'is', null)
		.executeTakeFirst();
	if (!place) return undefined;
	return ctx.db.selectFrom('logistics.parcel').selectAll().where('shop_id', '=', shopId).where('parcel_id', '=', place.parcel_id).executeTakeFirst();
}
export type ParcelRow = NonNullable<Awaited<ReturnType<typeof parcelOfOrder>>>;

/** The same, locked: packing, joining and leaving wait for each other here. Always the parcel first, then its orders. */
export async function lockParcelOf(ctx: Ctx, shopId: string, orderId: string): Promise<ParcelRow | undefined> {
	const parcel = await parcelOfOrder(ctx, shopId, orderId);
	return (
		parcel &&
		ctx.db
			.selectFrom('logistics.parcel')
			.selectAll()
			.where('shop_id', '=', shopId)
			.where('parcel_id', '=', parcel.parcel_id)
			.forUpdate()
			.executeTakeFirstOrThrow()
	);
}

/** The orders whose goods are in a parcel, oldest first. */
export const aboard = (ctx: ReadCtx, shopId: string, parcelId: string) =>
	ctx.db
		.selectFrom('logistics.parcel_order')
		.select(['order_id', 'order_code'])
		.where('shop_id', '=', shopId)
		.where('parcel_id', '=', parcelId)
		.where('left_at', 'is', null)
		.orderBy('order_id')
		.execute();

/** Everything that is in a parcel. */
export async function linesAboard(ctx: ReadCtx, shopId: string, parcelId: string): Promise<Lines> {
	const lines: Lines = [];
	for (const one of await aboard(ctx, shopId, parcelId)) lines.push(...(await orderLines(ctx, shopId, one.order_id)));
	return lines;
}

export const freightOf = (lines: Lines): Freight[] =>
	lines.map((line) => ({
		quantity: line.quantity,
		weightG: line.weight_g,
		lengthMm: line.length_mm,
		widthMm: line.width_mm,
		heightMm: line.height_mm,
		transportClass: line.transport_class as TransportClass,
		maxDays: null,
	}));

/** What goods make of a parcel: its class, weight and the words on its label. */
export const filling = (lines: Lines) => ({
	transport_class: classOrder.find((kind) => lines.some((line) => line.transport_class === kind)) ?? 'ambient',
	declared_g: lines.reduce((total, line) => total + line.weight_g * line.quantity, 0),
	contents: lines
		.map((line) => `${line.name_th} ${line.quantity} ${line.unit_th}`)
		.join(', ')
		.slice(0, limits.contents),
	quoted_g: packedG(freightOf(lines)),
});

/** Notes an order as lying in a parcel. */
export const note = (ctx: Ctx, order: OrderRow, parcelId: string) =>
	ctx.db
		.insertInto('logistics.parcel_order')
		.values({ shop_id: order.shop_id, order_id: order.order_id, parcel_id: parcelId, order_code: order.code })
		.execute();

/**
 * Puts a paid addition into the box that it was ordered for, when that is not packed, its first order stands, and one service carries both.
 * @param box locked
 * @returns whether it is in
 */
export async function joinBox(ctx: Ctx, box: ParcelRow, order: OrderRow): Promise<boolean> {
	if (box.state !== 'planned' || box.service !== order.service || box.destination_postcode !== order.postcode) return false;
	if ((await findOrder(ctx, box.order_id)).state !== 'placed') return false;
	const lines = [...(await linesAboard(ctx, box.shop_id, box.parcel_id)), ...(await orderLines(ctx, order.shop_id, order.order_id))];
	const from = (await shopCards(ctx, [box.shop_id])).get(box.shop_id);
	assert(from, 'a parcel of a shop that is not there');
	const to = await placeOf(ctx, order.subdistrict_code, order.postcode);
	const { options } = await quoteDelivery(ctx, { from, to, freight: freightOf(lines) });
	// Each addition was quoted by itself: together they may be too heavy.
	if (!options.some((option) => option.service === box.service)) return false;
	await note(ctx, order, box.parcel_id);
	await putInBox(ctx, { shopId: order.shop_id, orderId: order.order_id, of: box.order_id });
	await fillAnew(ctx, box);
	return true;
}

async function fillAnew(ctx: Ctx, box: Pick<ParcelRow, 'shop_id' | 'parcel_id'>): Promise<void> {
	const postage: Satang[] = [];
	for (const one of await aboard(ctx, box.shop_id, box.parcel_id)) postage.push((await findOrder(ctx, one.order_id)).postage_satang);
	await ctx.db
		.updateTable('logistics.parcel')
		.set({ ...filling(await linesAboard(ctx, box.shop_id, box.parcel_id)), quoted_satang: sum(postage) })
		.where('shop_id', '=', box.shop_id)
		.where('parcel_id', '=', box.parcel_id)
		.execute();
}

/**
 * One of several orders in a box was called off: the others stay, in a box that begins with the oldest of them. A packed box is packed once more.
 * @param box locked
 */
export async function leaveBox(ctx: Ctx, box: ParcelRow, orderId: string, rest: readonly { order_id: string; order_code: string }[]): Promise<void> {
	await ctx.db
		.updateTable('logistics.parcel_order')
		.set({ left_at: ctx.now })
		.where('shop_id', '=', box.shop_id)
		.where('order_id', '=', orderId)
		.execute();
	const first = rest.find((one) => one.order_id === box.order_id) ?? rest[0];
	assert(first, 'a box that nothing is left in');
	await ctx.db
		.updateTable('logistics.parcel')
		.set({ order_id: first.order_id, order_code: first.order_code, state: 'planned' })
		.where('shop_id', '=', box.shop_id)
		.where('parcel_id', '=', box.parcel_id)
		.execute();
	await fillAnew(ctx, box);
	for (const { order_id } of rest) {
		await putInBox(ctx, { shopId: box.shop_id, orderId: order_id, of: order_id === first.order_id ? null : first.order_id });
		await packOnceMore(ctx, order_id);
	}
	if (first.order_id !== box.order_id) await tellAlone(ctx, await findOrder(ctx, first.order_id));
}

/** An addition that goes by itself after all costs its buyer nothing more: who pays the post is settled above. */
export async function tellAlone(ctx: Ctx, order: OrderRow): Promise<void> {
	if (order.alone_satang === null) return;
	await publish(ctx, 'logistics.parcel_alone', {
		shopId: order.shop_id,
		orderId: order.order_id,
		buyerId: order.buyer_id,
		code: order.code,
		paidSatang: order.postage_satang,
		aloneSatang: order.alone_satang,
	});
}

/** The orders of a parcel, each locked, with where they stand. */
export async function lockAboard(ctx: Ctx, box: Pick<ParcelRow, 'shop_id' | 'parcel_id'>): Promise<OrderRow[]> {
	const rows: OrderRow[] = [];
	for (const one of await aboard(ctx, box.shop_id, box.parcel_id)) rows.push(await lockOrder(ctx, one.order_id));
	return rows;
}

/** A box of a buyer that the shop has not packed yet. */
export interface OpenBox {
	readonly shopId: string;
	/** the order that it goes by */
	readonly orderId: string;
	readonly code: string;
	readonly service: string;
	/** the Bangkok day on which the post office expects it */
	readonly packOn: string;
	readonly freight: readonly Freight[];
	/** postage that its orders paid together */
	readonly paidSatang: Satang;
	readonly to: AddressView;
	readonly arriveFrom: string;
	readonly arriveBy: string;
}

/** The buyer's boxes at these shops that something may still be added to, the newest first. */
export async function openBoxes(ctx: ReadCtx, shopIds: readonly string[]): Promise<OpenBox[]> {
	if (ctx.actor.kind !== 'person' || shopIds.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('logistics.parcel')
		.selectAll()
		.where('shop_id', 'in', [...shopIds])
		.where('buyer_id', '=', ctx.actor.personId)
		.where('state', '=', 'planned')
		.orderBy('parcel_id', 'desc')
		.limit(limits.openBoxes)
		.execute();
	const boxes: OpenBox[] = [];
	for (const row of rows) {
		const order = await findOrder(ctx, row.order_id);
		if (order.state !== 'placed') continue;
		boxes.push({
			shopId: row.shop_id,
			orderId: row.order_id,
			code: row.order_code,
			service: row.service,
			packOn: row.expected_on < bangkokDay(ctx.now) ? bangkokDay(ctx.now) : row.expected_on,
			freight: freightOf(await linesAboard(ctx, row.shop_id, row.parcel_id)),
			paidSatang: satang(row.quoted_satang ?? 0),
			to: await addressFor(ctx, row.order_id, row.origin_office),
			arriveFrom: order.arrive_from,
			arriveBy: order.arrive_by,
		});
	}
	return boxes;
}

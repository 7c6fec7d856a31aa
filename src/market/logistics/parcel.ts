import { actorName, clerksAt } from '#kernel/actor';
import { assert, refuse } from '#kernel/refusal';
import { readS10, s10Number } from '#kernel/s10';
import { mustSellThis } from '#kernel/selling';
import { bangkokDay } from '#kernel/time';
import type { PostageView } from '#kernel/views';
import { recordHelp } from '#market/delegations';
import { mayPack, lockOrder, markHandedOver, markReady, orderLines, facts, findOrder, type OrderNews, type OrderRow } from '#market/orders';
import { officeOf } from '#market/places';
import { shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { dispatchOn } from './dispatch.ts';
import { limits } from './limits.ts';
import { cutOffOn } from './quote.ts';
import { aboard, filling, joinBox, leaveBox, lockAboard, lockParcelOf, note, tellAlone, type ParcelRow } from './together.ts';
import { postageByWeight, postageOf } from './weighed.ts';

const COLD = new Set(['chilled', 'frozen']);

/**
 * A paid order makes one parcel at the post office that serves the shop; an addition goes into the box it was ordered for, when that is not packed
 * meanwhile. Hearing of it again changes nothing.
 */
export async function openParcel(ctx: Ctx, news: OrderNews): Promise<void> {
	const { with_order_id: first } = await findOrder(ctx, news.orderId);
	const box = first ? await lockParcelOf(ctx, news.shopId, first) : undefined;
	const order = await lockOrder(ctx, news.orderId);
	// Called off before this was heard.
	if (order.state === 'cancelled' || (await isNoted(ctx, order))) return;
	if (box && (await joinBox(ctx, box, order))) return;
	await openOwn(ctx, news, order);
	await tellAlone(ctx, order);
}

const isNoted = async (ctx: ReadCtx, order: OrderRow): Promise<boolean> =>
	(await ctx.db
		.selectFrom('logistics.parcel_order')
		.select('order_id')
		.where('shop_id', '=', order.shop_id)
		.where('order_id', '=', order.order_id)
		.executeTakeFirst()) !== undefined;

async function openOwn(ctx: Ctx, news: OrderNews, order: OrderRow): Promise<void> {
	const [lines, shops] = await Promise.all([orderLines(ctx, news.shopId, news.orderId), shopCards(ctx, [news.shopId])]);
	const shop = shops.get(news.shopId);
	assert(shop, 'a paid order of a shop that is not there');
	const office = await officeOf(ctx, shop.postcode);
	const parcelId = ctx.newId();
	const expectedOn = await expectedDay(ctx, order.service);
	await ctx.db
		.insertInto('logistics.parcel')
		.values({
			shop_id: news.shopId,
			parcel_id: parcelId,
			order_id: news.orderId,
			order_code: news.code,
			buyer_id: news.buyerId,
			state: 'planned',
			service: order.service,
			origin_office: office.code,
			destination_postcode: order.postcode,
			...filling(lines),
			expected_on: expectedOn,
			quoted_satang: order.postage_satang,
		})
		.execute();
	await note(ctx, order, parcelId);
	await ctx.db
		.insertInto('logistics.office_parcel')
		.values({ office: office.code, parcel_id: parcelId, shop_id: news.shopId, expected_on: expectedOn })
		.execute();
	await publish(ctx, 'logistics.parcel_opened', {
		...news,
		parcelId,
		officeCode: office.code,
		cold: lines.some((line) => COLD.has(line.transport_class)),
	});
}

/** The day on which the post office may expect what was paid now: the same as was told before the order. */
async function expectedDay(ctx: ReadCtx, service: string): Promise<string> {
	const row = await ctx.db
		.selectFrom('logistics.service')
		.select(['accepts_on', cutOffOn(bangkokDay(ctx.now)).as('cut_off')])
		.where('code', '=', service)
		.executeTakeFirst();
	assert(row, 'an order by a service that is not there');
	return bangkokDay(dispatchOn(row.cut_off, row.accepts_on, ctx.now));
}

/** A cancelled order's parcel is not expected any more; when others are in it too, it is theirs now. */
export async function cancelParcel(ctx: Ctx, news: { shopId: string; orderId: string }): Promise<void> {
	const box = await lockParcelOf(ctx, news.shopId, news.orderId);
	if (!box || (box.state !== 'planned' && box.state !== 'labelled')) return;
	const rest = (await aboard(ctx, box.shop_id, box.parcel_id)).filter((one) => one.order_id !== news.orderId);
	if (rest.length > 0) return leaveBox(ctx, box, news.orderId, rest);
	await ctx.db
		.updateTable('logistics.parcel')
		.set({ state: 'cancelled' })
		.where('shop_id', '=', box.shop_id)
		.where('parcel_id', '=', box.parcel_id)
		.execute();
	await ctx.db
		.updateTable('logistics.office_parcel')
		.set({ open: false })
		.where('office', '=', box.origin_office)
		.where('parcel_id', '=', box.parcel_id)
		.execute();
	if (box.number) await ctx.db.updateTable('logistics.parcel_number').set({ closed: true }).where('number', '=', box.number).execute();
}

/**
 * The seller has packed: the box and its weight are written down and it gets its number; every order in it is ready. Packing again corrects box
 * and weight and keeps the number.
 * @param wish weight in grams, the box with everything in it
 * @param wish.orders those that were put in, as they were seen: what came or left meanwhile is never packed unseen; this one alone when left out
 * @refuses orders.not_found, logistics.not_packable, logistics.box_changed, logistics.unknown_box, logistics.no_numbers
 */
export async function packParcel(
	ctx: Ctx,
	wish: { orderId: string; boxCode: string; weightG: number; orders?: readonly string[] | undefined },
): Promise<{ parcelId: string; number: string }> {
	const order = await findOrder(ctx, wish.orderId);
	mustSellThis(ctx, order.shop_id, 'packing', 'orders.not_found');
	if (!mayPack(ctx.actor, facts(order), ctx.now)) refuse('logistics.not_packable', 'conflict');
	const box = await ctx.db.selectFrom('logistics.box').select('code').where('code', '=', wish.boxCode).executeTakeFirst();
	if (!box) refuse('logistics.unknown_box', 'invalid', {}, { boxCode: 'logistics.unknown_box' });
	const parcel = await lockParcelOf(ctx, order.shop_id, wish.orderId);
	if (!parcel || (parcel.state !== 'planned' && parcel.state !== 'labelled')) return refuse('logistics.not_packable', 'conflict');
	const inIt = (await aboard(ctx, parcel.shop_id, parcel.parcel_id)).map((one) => one.order_id);
	const seen = new Set(wish.orders ?? [wish.orderId]);
	if (inIt.length !== seen.size || !inIt.every((orderId) => seen.has(orderId))) refuse('logistics.box_changed', 'conflict', { n: inIt.length });
	const number = parcel.number ?? (await takeNumber(ctx, parcel));
	await ctx.db
		.updateTable('logistics.parcel')
		.set({ state: 'labelled', number, box: wish.boxCode, declared_g: wish.weightG })
		.where('shop_id', '=', parcel.shop_id)
		.where('parcel_id', '=', parcel.parcel_id)
		.execute();
	for (const orderId of inIt) await markReady(ctx, orderId);
	if (!parcel.number) {
		await publish(ctx, 'logistics.parcel_labelled', { shopId: parcel.shop_id, parcelId: parcel.parcel_id, orderId: parcel.order_id, number });
	}
	await recordHelp(ctx, {
		shopId: order.shop_id,
		act: 'packing',
		subject: { kind: 'order', id: wish.orderId, name: order.code },
		before: { box: parcel.box, weight_g: parcel.declared_g },
		after: { box: wish.boxCode, weight_g: wish.weightG },
	});
	return { parcelId: parcel.parcel_id, number };
}

/** The next number of the parcel's service, claimed for it. @refuses logistics.no_numbers */
async function takeNumber(ctx: Ctx, parcel: { shop_id: string; parcel_id: string; service: string }): Promise<string> {
	const service = await ctx.db.selectFrom('logistics.service').select('number_type').where('code', '=', parcel.service).executeTakeFirstOrThrow();
	const taken = await ctx.db
		.updateTable('logistics.number_range')
		.set((eb) => ({ next_serial: eb('next_serial', '+', 1) }))
		.where('range_id', '=', (eb) =>
			eb
				.selectFrom('logistics.number_range')
				.select('range_id')
				.where('number_type', '=', service.number_type)
				.whereRef('next_serial', '<=', 'last_serial')
				.orderBy('at')
				.limit(1)
				.forUpdate(),
		)
		.returning(['indicator', 'next_serial'])
		.executeTakeFirst();
	if (!taken) return refuse('logistics.no_numbers', 'unavailable');
	const number = s10Number(taken.indicator, taken.next_serial - 1);
	// The claim table refuses a number that was ever used: an error here means the carrier gave one range twice.
	await ctx.db.insertInto('logistics.parcel_number').values({ number, shop_id: parcel.shop_id, parcel_id: parcel.parcel_id }).execute();
	return number;
}

/** Finds a parcel by what was scanned or typed: its number, or the order's code. @refuses logistics.number_wrong, logistics.not_found */
export async function findScanned(ctx: ReadCtx, officeCode: string, text: string): Promise<ParcelRow> {
	const number = readS10(text);
	const code = text.trim().toUpperCase();
	if (!number && !code.startsWith('TLD-')) refuse('logistics.number_wrong', 'invalid', {}, { number: 'logistics.number_wrong' });
	const open = number
		? await ctx.db.selectFrom('logistics.parcel_number').select(['shop_id', 'parcel_id']).where('number', '=', number).executeTakeFirst()
		: await openByCode(ctx, officeCode, code);
	const row =
		open &&
		(await ctx.db
			.selectFrom('logistics.parcel')
			.selectAll()
			.where('shop_id', '=', open.shop_id)
			.where('parcel_id', '=', open.parcel_id)
			.executeTakeFirst());
	// A parcel of another office is not found, as if it did not exist.
	if (!row || row.origin_office !== officeCode) return refuse('logistics.not_found', 'not_found');
	return row;
}

async function openByCode(ctx: ReadCtx, officeCode: string, code: string) {
	const rows = await ctx.db
		.selectFrom('logistics.office_parcel')
		.select(['shop_id', 'parcel_id'])
		.where('office', '=', officeCode)
		.where('open', '=', true)
		.limit(limits.board)
		.execute();
	if (rows.length === 0) return undefined;
	return ctx.db
		.selectFrom('logistics.parcel_order')
		.select(['shop_id', 'parcel_id'])
		.where(
			'shop_id',
			'in',
			rows.map((row) => row.shop_id),
		)
		.where('order_code', '=', code)
		.where('left_at', 'is', null)
		.executeTakeFirst();
}

/** Ten per cent or 50 g pass without a word. */
export const differs = (declaredG: number, weighedG: number): boolean => Math.abs(weighedG - declaredG) > Math.max(50, declaredG / 10);

/**
 * The counter takes a parcel in: weighed, written down, the order is handed over. Doing it twice changes nothing.
 * @refuses logistics.not_your_office, logistics.number_wrong, logistics.not_found, logistics.not_labelled, logistics.cancelled, logistics.pack_again
 */
export async function acceptParcel(
	ctx: Ctx,
	wish: { officeCode: string; number: string; weightG: number },
): Promise<{ parcelId: string; differs: boolean; postage: PostageView }> {
	if (ctx.actor.kind !== 'system' && !clerksAt(ctx.actor, wish.officeCode)) refuse('logistics.not_your_office', 'forbidden');
	const found = await findScanned(ctx, wish.officeCode, wish.number);
	const parcel = await ctx.db
		.selectFrom('logistics.parcel')
		.selectAll()
		.where('shop_id', '=', found.shop_id)
		.where('parcel_id', '=', found.parcel_id)
		.forUpdate()
		.executeTakeFirstOrThrow();
	if (parcel.state === 'planned') refuse('logistics.not_labelled', 'conflict', { code: parcel.order_code });
	if (parcel.state === 'cancelled') refuse('logistics.cancelled', 'conflict', { code: parcel.order_code });
	const orders = await lockAboard(ctx, parcel);
	if (orders.every((order) => order.state === 'cancelled')) refuse('logistics.cancelled', 'conflict', { code: parcel.order_code });
	// The shop has not heard yet that something in the box was called off.
	if (orders.some((order) => order.state === 'cancelled')) refuse('logistics.pack_again', 'conflict', { code: parcel.order_code });
	const answer = { parcelId: parcel.parcel_id, differs: differs(parcel.declared_g, wish.weightG) };
	if (parcel.accepted_g !== null) return { ...answer, postage: postageOf(parcel) };
	const weighed = await postageByWeight(ctx, parcel, wish.weightG);
	await ctx.db
		.updateTable('logistics.parcel')
		.set({
			accepted_g: wish.weightG,
			weighed_satang: weighed,
			accepted_at: ctx.now,
			state: parcel.state === 'labelled' ? 'accepted' : parcel.state,
			last_event_at: ctx.now,
		})
		.where('shop_id', '=', parcel.shop_id)
		.where('parcel_id', '=', parcel.parcel_id)
		.execute();
	await ctx.db
		.insertInto('logistics.tracking_event')
		.values({
			shop_id: parcel.shop_id,
			parcel_id: parcel.parcel_id,
			code: '103',
			at: ctx.now,
			postcode: wish.officeCode,
			text_th: '',
			location: null,
			source: `counter:${actorName(ctx.actor)}`,
			received_at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	for (const order of orders) await markHandedOver(ctx, order.order_id);
	await publish(ctx, 'logistics.parcel_accepted', {
		shopId: parcel.shop_id,
		parcelId: parcel.parcel_id,
		orderId: parcel.order_id,
		buyerId: parcel.buyer_id,
		code: parcel.order_code,
	});
	return { ...answer, postage: postageOf({ ...parcel, accepted_g: wish.weightG, weighed_satang: weighed }) };
}

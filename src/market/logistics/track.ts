import { markDelivered, markHandedOver, markReturned } from '#market/orders';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { meaningOf, stateFrom } from './codes.ts';
import { limits } from './limits.ts';
import type { Post, Scan } from './post.ts';
import { aboard } from './together.ts';

/**
 * Writes down what the carrier told, whatever its order and however often; then the parcel's state is computed from all its scans.
 * Scans of numbers that are not ours are passed over.
 * @returns how many were new
 */
export async function recordScans(ctx: Ctx, scans: readonly Scan[], source: string): Promise<number> {
	let fresh = 0;
	const numbers = [...new Set(scans.map((scan) => scan.number))].sort();
	for (const number of numbers) {
		const place = await ctx.db.selectFrom('logistics.parcel_number').select(['shop_id', 'parcel_id']).where('number', '=', number).executeTakeFirst();
		if (!place) continue;
		const parcel = await ctx.db
			.selectFrom('logistics.parcel')
			.selectAll()
			.where('shop_id', '=', place.shop_id)
			.where('parcel_id', '=', place.parcel_id)
			.forUpdate()
			.executeTakeFirst();
		if (!parcel) continue;
		const rows = await ctx.db
			.insertInto('logistics.tracking_event')
			.values(
				scans
					.filter((scan) => scan.number === number)
					.map((scan) => ({
						shop_id: place.shop_id,
						parcel_id: place.parcel_id,
						code: scan.code,
						at: scan.at,
						postcode: scan.postcode,
						text_th: scan.text,
						location: scan.location,
						source,
						received_at: ctx.now,
					})),
			)
			.onConflict((conflict) => conflict.doNothing())
			.returning('code')
			.execute();
		fresh += rows.length;
		if (rows.length > 0) await settleState(ctx, parcel, number);
	}
	return fresh;
}

/** Nothing more is asked about these. */
const ENDED: ReadonlySet<string> = new Set(['delivered', 'returning', 'cancelled']);
/** The post does not have the parcel, or something else is wrong with it. */
const NOT_MOVING: ReadonlySet<string> = new Set(['labelled', 'exception', 'cancelled']);

async function settleState(
	ctx: Ctx,
	parcel: { shop_id: string; parcel_id: string; order_id: string; origin_office: string; state: string; buyer_id: string; order_code: string },
	number: string,
): Promise<void> {
	const all = await ctx.db
		.selectFrom('logistics.tracking_event')
		.select(['code', 'at'])
		.where('shop_id', '=', parcel.shop_id)
		.where('parcel_id', '=', parcel.parcel_id)
		.execute();
	const state = stateFrom(all);
	if (!state || state === parcel.state || parcel.state === 'cancelled') return;
	// Opened once more after it had its number: only packing closes it.
	if (state === 'labelled' && parcel.state === 'planned') return;
	const last = all.reduce((newest, scan) => (scan.at > newest ? scan.at : newest), all[0]!.at);
	const closed = ENDED.has(state);
	await ctx.db
		.updateTable('logistics.parcel')
		.set({ state, last_event_at: last })
		.where('shop_id', '=', parcel.shop_id)
		.where('parcel_id', '=', parcel.parcel_id)
		.execute();
	if (state !== 'labelled')
		await ctx.db
			.updateTable('logistics.office_parcel')
			.set({ open: false })
			.where('office', '=', parcel.origin_office)
			.where('parcel_id', '=', parcel.parcel_id)
			.execute();
	if (closed) await ctx.db.updateTable('logistics.parcel_number').set({ closed: true }).where('number', '=', number).execute();
	const deliveredAt = all.find((scan) => scan.code === '501')?.at ?? last;
	for (const { order_id } of await aboard(ctx, parcel.shop_id, parcel.parcel_id)) {
		if (state === 'delivered') await markDelivered(ctx, order_id, deliveredAt);
		else if (state === 'returning') await handBack(ctx, order_id);
		else if (!NOT_MOVING.has(state)) await markHandedOver(ctx, order_id);
	}
	await publish(ctx, 'logistics.parcel_moved', {
		shopId: parcel.shop_id,
		parcelId: parcel.parcel_id,
		orderId: parcel.order_id,
		buyerId: parcel.buyer_id,
		code: parcel.order_code,
		state,
	});
}

async function handBack(ctx: Ctx, orderId: string): Promise<void> {
	await markHandedOver(ctx, orderId);
	await markReturned(ctx, orderId);
}

/** Polling, for when call-backs are lost: the open numbers asked about longest ago. Three beats, as all outside work. */
export const pollTracking = {
	async claim(ctx: Ctx): Promise<string[] | null> {
		const rows = await ctx.db
			.selectFrom('logistics.parcel_number')
			.select('number')
			.where('closed', '=', false)
			.orderBy('looked_up_at', (order) => order.asc().nullsFirst())
			.limit(limits.trackAtOnce)
			.forUpdate()
			.skipLocked()
			.execute();
		const numbers = rows.map((row) => row.number);
		if (numbers.length === 0) return null;
		await ctx.db.updateTable('logistics.parcel_number').set({ looked_up_at: ctx.now }).where('number', 'in', numbers).execute();
		return numbers;
	},
	call: (numbers: string[], post: Post): Promise<Scan[]> => post.track(numbers),
	async record(ctx: Ctx, _numbers: string[], scans: Scan[]): Promise<void> {
		await recordScans(ctx, scans, 'poll');
	},
};

/** Asks the carrier to call us back about a freshly labelled parcel. */
export const subscribeParcel = {
	claim: (_ctx: Ctx, news: { number: string }): Promise<string[] | null> => Promise.resolve([news.number]),
	call: (numbers: string[], post: Post): Promise<void> => post.subscribe(numbers),
	record: (): Promise<void> => Promise.resolve(),
};

/** Keeps enough numbers of each kind at hand. */
export const drawNumbers = {
	async claim(ctx: Ctx): Promise<{ numberType: number }[] | null> {
		const low = await ctx.db
			.selectFrom('logistics.service')
			.select('number_type')
			.where((eb) =>
				eb(
					eb
						.selectFrom('logistics.number_range')
						.select((inner) => inner.fn.coalesce(inner.fn.sum<number>(inner('last_serial', '-', inner.ref('next_serial'))), inner.lit(0)).as('left'))
						.whereRef('logistics.number_range.number_type', '=', 'logistics.service.number_type'),
					'<',
					limits.numbersLeft,
				),
			)
			.groupBy('number_type')
			.execute();
		return low.length > 0 ? low.map((row) => ({ numberType: row.number_type })) : null;
	},
	async call(low: { numberType: number }[], post: Post) {
		const drawn = [];
		for (const { numberType } of low) drawn.push({ numberType, range: await post.drawNumbers(numberType, limits.numbersADraw) });
		return drawn;
	},
	async record(
		ctx: Ctx,
		_low: { numberType: number }[],
		drawn: { numberType: number; range: { indicator: string; first: number; last: number } }[],
	): Promise<void> {
		for (const { numberType, range } of drawn) {
			await ctx.db
				.insertInto('logistics.number_range')
				.values({
					range_id: ctx.newId(),
					number_type: numberType,
					indicator: range.indicator,
					next_serial: range.first,
					last_serial: range.last,
					at: ctx.now,
				})
				.execute();
		}
	},
};

/** The timeline of a parcel, newest first, one sentence a scan; the counter's own entry gives way to the carrier's. */
export async function timelineOf(ctx: ReadCtx, shopId: string, parcelId: string) {
	const rows = await ctx.db
		.selectFrom('logistics.tracking_event')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('parcel_id', '=', parcelId)
		.orderBy('at', 'desc')
		.orderBy('code', 'desc')
		.limit(limits.timeline)
		.execute();
	const carrierHas = new Set(rows.filter((row) => !row.source.startsWith('counter:')).map((row) => row.code));
	return rows
		.filter((row) => !row.source.startsWith('counter:') || !carrierHas.has(row.code))
		.map((row) => ({ code: row.code, ...meaningOf(row.code, row.text_th), at: row.at, place: row.location ?? (row.postcode || null) }));
}

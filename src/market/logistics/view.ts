import { clerksAt, maySellFor } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustSellThis } from '#kernel/selling';
import { bangkokDay, bangkokMidnight } from '#kernel/time';
import type { BoxView, DeliveryEstimate, OfficeParcel, ParcelState, ParcelView, PlaceView, TransportClass } from '#kernel/views';
import { findOrder, orderLines, viewOrder } from '#market/orders';
import { officeOf, provinceOfPostcode } from '#market/places';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { viewBoxes } from './box.ts';
import { limits } from './limits.ts';
import { findScanned } from './parcel.ts';
import { quoteDelivery, type Freight } from './quote.ts';
import { aboard, linesAboard, parcelOfOrder, type ParcelRow } from './together.ts';
import { timelineOf } from './track.ts';
import { postageOf } from './weighed.ts';

/** The parcels of an order, for whoever may see the order. @refuses orders.not_found */
export async function parcelsOf(ctx: ReadCtx, orderId: string): Promise<ParcelView[]> {
	await viewOrder(ctx, orderId);
	const order = await findOrder(ctx, orderId);
	const row = await parcelOfOrder(ctx, order.shop_id, orderId);
	return row ? [await viewParcel(ctx, row)] : [];
}

export async function viewParcel(ctx: ReadCtx, row: ParcelRow): Promise<ParcelView> {
	const [origin, timeline, orders] = await Promise.all([
		officeOf(ctx, row.origin_office),
		timelineOf(ctx, row.shop_id, row.parcel_id),
		aboard(ctx, row.shop_id, row.parcel_id),
	]);
	return {
		parcelId: row.parcel_id,
		orderId: row.order_id,
		orderCode: row.order_code,
		orders: orders.map((one) => ({ orderId: one.order_id, code: one.order_code })),
		number: row.number,
		state: row.state as ParcelState,
		box: row.box,
		declaredG: row.declared_g,
		acceptedG: row.accepted_g,
		postage: seesPostage(ctx, row) ? postageOf(row) : null,
		origin,
		timeline,
	};
}

/** What the post found out about the weight is between the shop and the post office; the buyer paid what was quoted. */
const seesPostage = ({ actor, now }: ReadCtx, row: ParcelRow): boolean =>
	maySellFor(actor, row.shop_id, 'packing', now) || clerksAt(actor, row.origin_office);

/** When a product would arrive at a place and for how much, or the code of why not. */
export async function estimate(
	ctx: ReadCtx,
	wish: { freight: Freight; from: { postcode: string; provinceCode: string }; to: PlaceView; readyAt?: Date },
): Promise<DeliveryEstimate | { readonly refusal: string }> {
	const { options, refusal } = await quoteDelivery(ctx, { ...wish, freight: [wish.freight] });
	const [best] = options;
	if (!best) return { refusal: refusal ?? 'logistics.unreachable' };
	return { service: best.name, feeSatang: best.feeSatang, dispatchDay: best.dispatchDay, arriveFrom: best.arriveFrom, arriveBy: best.arriveBy };
}

/** The boxes for an order's goods. @refuses orders.not_found */
export async function boxesFor(ctx: ReadCtx, orderId: string): Promise<BoxView[]> {
	const order = await findOrder(ctx, orderId);
	mustSellThis(ctx, order.shop_id, 'packing', 'orders.not_found');
	const parcel = await parcelOfOrder(ctx, order.shop_id, orderId);
	const lines = parcel ? await linesAboard(ctx, order.shop_id, parcel.parcel_id) : await orderLines(ctx, order.shop_id, orderId);
	return viewBoxes(
		ctx,
		lines.map((line) => ({ quantity: line.quantity, lengthMm: line.length_mm, widthMm: line.width_mm, heightMm: line.height_mm })),
	);
}

/** The office's day: what is still expected, what was accepted today; cold first, then what waits longest. @refuses logistics.not_your_office */
export async function officeBoard(ctx: ReadCtx, officeCode: string): Promise<{ expected: OfficeParcel[]; accepted: OfficeParcel[] }> {
	if (!clerksAt(ctx.actor, officeCode)) refuse('logistics.not_your_office', 'forbidden');
	const refs = await ctx.db
		.selectFrom('logistics.office_parcel')
		.select(['shop_id', 'parcel_id'])
		.where('office', '=', officeCode)
		.where('open', '=', true)
		.orderBy('expected_on')
		.limit(limits.board)
		.execute();
	if (refs.length === 0) return { expected: [], accepted: [] };
	const rows = await ctx.db
		.selectFrom('logistics.parcel')
		.selectAll()
		.where('shop_id', 'in', [...new Set(refs.map((ref) => ref.shop_id))])
		.where(
			'parcel_id',
			'in',
			refs.map((ref) => ref.parcel_id),
		)
		.execute();
	const views = await viewOfficeParcels(ctx, rows);
	const cold = (view: OfficeParcel): number => (view.transportClass === 'chilled' || view.transportClass === 'frozen' ? 0 : 1);
	views.sort((a, b) => cold(a) - cold(b) || a.expectedOn.localeCompare(b.expectedOn) || a.orderCode.localeCompare(b.orderCode));
	return { expected: views.filter((view) => view.acceptedG === null), accepted: views.filter((view) => view.acceptedG !== null) };
}

async function viewOfficeParcels(ctx: ReadCtx, rows: readonly ParcelRow[]): Promise<OfficeParcel[]> {
	const [shops, services, provinces] = await Promise.all([
		shopCards(ctx, [...new Set(rows.map((row) => row.shop_id))]),
		ctx.db.selectFrom('logistics.service').select(['code', 'name_th', 'name_en']).execute(),
		Promise.all(rows.map((row) => provinceOfPostcode(ctx, row.destination_postcode))),
	]);
	const today = bangkokDay(ctx.now);
	return rows.map((row, index) => {
		const service = services.find((one) => one.code === row.service);
		return {
			parcelId: row.parcel_id,
			number: row.number,
			state: row.state as ParcelState,
			orderCode: row.order_code,
			shop: { shopId: row.shop_id, name: shops.get(row.shop_id)?.name ?? { th: '', en: null } },
			service: { th: service?.name_th ?? row.service, en: service?.name_en ?? null },
			transportClass: row.transport_class as TransportClass,
			declaredG: row.declared_g,
			acceptedG: row.accepted_g,
			postage: postageOf(row),
			destination: { postcode: row.destination_postcode, province: provinces[index] ?? { th: '', en: null } },
			expectedOn: row.expected_on,
			late: row.expected_on < today && row.accepted_g === null,
		};
	});
}

/** One parcel as the counter sees it after a scan. @refuses logistics.not_your_office, logistics.number_wrong, logistics.not_found */
export async function scanParcel(
	ctx: ReadCtx,
	officeCode: string,
	text: string,
): Promise<OfficeParcel & { readonly contents: string; readonly box: string | null }> {
	if (!clerksAt(ctx.actor, officeCode)) refuse('logistics.not_your_office', 'forbidden');
	const row = await findScanned(ctx, officeCode, text);
	const [view] = await viewOfficeParcels(ctx, [row]);
	return { ...view!, contents: row.contents, box: row.box };
}

/** A shop's parcels that go over the counter of this office now, and those it took in today, wherever they are by now: the manifest. @refuses logistics.not_your_office */
export async function manifest(ctx: ReadCtx, officeCode: string, shopId: string): Promise<OfficeParcel[]> {
	if (!clerksAt(ctx.actor, officeCode) && !maySellFor(ctx.actor, shopId, 'packing', ctx.now)) refuse('logistics.not_your_office', 'forbidden');
	const rows = await ctx.db
		.selectFrom('logistics.parcel')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('origin_office', '=', officeCode)
		.where((eb) => eb.or([eb('state', 'in', ['planned', 'labelled', 'accepted']), eb('accepted_at', '>=', bangkokMidnight(ctx.now))]))
		.orderBy('expected_on')
		.limit(limits.board)
		.execute();
	return viewOfficeParcels(ctx, rows);
}

import type { Selectable } from 'kysely';
import { assert } from '#kernel/refusal';
import type { Satang } from '#kernel/money';
import type { PostageView } from '#kernel/views';
import { findOrder } from '#market/orders';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import { postageFor, readTariffs } from './quote.ts';
import { freightOf, linesAboard } from './together.ts';

type Row = Selectable<Tables['logistics.parcel']>;

/** What the tariff of today asks for a parcel of this weight, by the same reckoning as the quote; null when its service does not carry so much. */
export async function postageByWeight(
	ctx: ReadCtx,
	parcel: Pick<Row, 'shop_id' | 'parcel_id' | 'order_id' | 'service'>,
	weightG: number,
): Promise<Satang | null> {
	const [tariffs, order, lines, shops] = await Promise.all([
		readTariffs(ctx),
		findOrder(ctx, parcel.order_id),
		linesAboard(ctx, parcel.shop_id, parcel.parcel_id),
		shopCards(ctx, [parcel.shop_id]),
	]);
	const from = shops.get(parcel.shop_id);
	assert(from, 'a parcel of a shop that is not there');
	const to = { postcode: order.postcode, subdistrictCode: order.subdistrict_code, provinceCode: order.subdistrict_code.slice(0, 2) };
	return postageFor(tariffs, parcel.service, { from, to, freight: freightOf(lines) }, weightG);
}

/** What was quoted and what the counter found, side by side. */
export function postageOf(row: Pick<Row, 'quoted_g' | 'quoted_satang' | 'accepted_g' | 'weighed_satang'>): PostageView {
	return {
		quotedG: row.quoted_g,
		quotedSatang: row.quoted_satang,
		weighedG: row.accepted_g,
		weighedSatang: row.weighed_satang,
		differenceSatang: row.weighed_satang === null || row.quoted_satang === null ? null : row.weighed_satang - row.quoted_satang,
	};
}

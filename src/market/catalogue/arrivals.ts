// How many days goods take to one place: a small table that whoever knows the post gives along, looked up by where goods come from and how they travel.
import { sql, type RawBuilder } from 'kysely';
import type { TransportClass } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { PROVINCES, transportClasses } from './model/traits.ts';

/** One digit for each pair of province and transport class; 0 when nothing goes there. */
export interface Arrivals {
	/** days from today until it is there for certain */
	readonly days: string;
	/** days of these on the way: what keeps for less cannot go */
	readonly travel: string;
}

/** Goods that keep for ever; and those that are not sent at once, being made or grown first. */
export const KEEPS = 99;
export const NOT_AT_ONCE = 0;

const MOST = 9;
const digit = (days: number): string => String(Math.min(MOST, Math.max(1, days)));

/** The table of one place. @param of null when nothing carries goods of that kind from there */
export function arrivalsTo(
	provinceCodes: readonly string[],
	of: (provinceCode: string, way: TransportClass) => { readonly days: number; readonly travel: number } | null,
): Arrivals {
	const codes = new Map(provinceCodes.map((code) => [Number(code), code]));
	let [days, travel] = ['', ''];
	for (const way of transportClasses)
		for (let province = 0; province < PROVINCES; province++) {
			const code = codes.get(province);
			const found = code === undefined ? null : of(code, way);
			// What is so long on its way is not promised for a day.
			const promised = found !== null && found.days <= MOST ? found : null;
			days += promised ? digit(promised.days) : '0';
			travel += promised ? digit(promised.travel) : '0';
		}
	return { days, travel };
}

/** How many days goods take that keep for so long; null when they cannot go or are not sent at once. */
export function daysOf({ days, travel }: Arrivals, goods: { provinceCode: string; way: TransportClass; keepsDays: number }): number | null {
	const at = transportClasses.indexOf(goods.way) * PROVINCES + Number(goods.provinceCode);
	return Number(travel[at] ?? 0) <= goods.keepsDays ? Number(days[at] ?? 0) || null : null;
}

/** What a row of goods tells of how they travel. */
interface Travelling {
	readonly product_id: string;
	readonly province_code: string;
	readonly transport_class: string;
	readonly keeps_days: number;
}

/** Days by product, of what can be there at all. */
export const daysByProduct = (table: Arrivals, rows: readonly Travelling[]): Record<string, number> =>
	Object.fromEntries(
		rows.flatMap((row) => {
			const days = daysOf(table, { provinceCode: row.province_code, way: row.transport_class as TransportClass, keepsDays: row.keeps_days });
			return days === null ? [] : [[row.product_id, days]];
		}),
	);

/** The same for goods on sale by their ids. */
export async function arrivalDays(ctx: ReadCtx, table: Arrivals, productIds: readonly string[]): Promise<Record<string, number>> {
	const rows = await ctx.db
		.selectFrom('catalogue.listing')
		.select(['product_id', 'province_code', 'transport_class', 'keeps_days'])
		.where('product_id', '=', sql<string>`any(${[...productIds]}::uuid[])`)
		.execute();
	return daysByProduct(table, rows);
}

/** The same for a row of entries: days, 0 when it cannot go or is not sent at once. */
export function daysColumn({ days, travel }: Arrivals): RawBuilder<unknown> {
	const at = sql`(array_position(${[...transportClasses]}::text[], transport_class) - 1) * ${sql.lit(PROVINCES)} + province_code::int + 1`;
	const read = (table: string): RawBuilder<unknown> => sql`coalesce(nullif(substr(${table}::text, ${at}, 1), ''), '0')::int`;
	return sql`case when ${read(travel)} <= keeps_days then ${read(days)} else 0 end`;
}

const bytes = (table: string): Uint8Array => Uint8Array.from({ length: PROVINCES * 8 }, (_, at) => Number(table[at] ?? 0));

/** The same for the read model: days of a product by its traits and how long it keeps. */
export function daysIn(arrivals: Arrivals): (traits: number, keeps: number) => number {
	const [days, travel] = [bytes(arrivals.days), bytes(arrivals.travel)];
	return (traits, keeps) => {
		const at = (((traits >>> 25) & 7) << 7) | ((traits >>> 8) & 127);
		return travel[at]! <= keeps ? days[at]! : 0;
	};
}

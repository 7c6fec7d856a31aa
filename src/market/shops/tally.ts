import { sql } from 'kysely';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { addUp } from '#platform/many';

/** Digits of a province's, a district's and a sub-district's code. */
const LEVELS = [2, 4, 6] as const;

/** How many open shops each province has: code → number. */
export async function shopCounts(ctx: ReadCtx): Promise<Map<string, number>> {
	const { rows } = await sql<Counted>`select area_code, shops from shops.tally where length(area_code) = 2`.execute(ctx.db);
	return mapOf(rows);
}

/** How many open shops each area right below has; none is left out. @param code a province's two digits or a district's four */
export async function shopsPerArea(ctx: ReadCtx, code: string): Promise<Map<string, number>> {
	const { rows } = await sql<Counted>`
		select area_code, shops from shops.tally
		where area_code between ${`${code}00`} and ${`${code}99`} and length(area_code) = ${sql.lit(code.length + 2)} and shops > 0`.execute(ctx.db);
	return mapOf(rows);
}

/** Sub-districts and districts of the whole country in which a shop is open, by code. */
export async function areasWithShops(ctx: ReadCtx): Promise<string[]> {
	const { rows } = await sql<Counted>`
		select area_code, shops from shops.tally where length(area_code) > 2 and shops > 0 order by area_code`.execute(ctx.db);
	return rows.map((row) => row.area_code);
}

/** Shops opened, or with a number below zero closed, each in its sub-district. */
export async function countOpen(ctx: Ctx, subdistrictCodes: readonly string[], by: 1 | -1): Promise<void> {
	const changes = new Map<string, number>();
	for (const code of subdistrictCodes)
		for (const digits of LEVELS) changes.set(code.slice(0, digits), (changes.get(code.slice(0, digits)) ?? 0) + by);
	await addUp(ctx.db, { table: 'shops.tally', key: 'area_code', number: 'shops' }, changes);
}

interface Counted {
	readonly area_code: string;
	readonly shops: number;
}
const mapOf = (rows: readonly Counted[]): Map<string, number> => new Map(rows.map((row) => [row.area_code, row.shops]));

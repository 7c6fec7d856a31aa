import { sql } from 'kysely';
import type { Ctx, ReadCtx } from '#platform/ctx';

/** How many open shops each province has: code → number. */
export async function shopCounts(ctx: ReadCtx): Promise<Map<string, number>> {
	const rows = await ctx.db.selectFrom('shops.tally').selectAll().execute();
	return new Map(rows.map((row) => [row.province_code, row.shops]));
}

/** Shops opened, or with a number below zero closed, each in its province. */
export async function countOpen(ctx: Ctx, provinceCodes: readonly string[], by: 1 | -1): Promise<void> {
	// In one order, so that two who count at once never wait for each other in a circle.
	for (const code of [...new Set(provinceCodes)].sort()) {
		const change = by * provinceCodes.filter((one) => one === code).length;
		// A check looks at the row to insert first, so a number that goes down is never inserted.
		await sql`insert into shops.tally (province_code, shops) values (${code}, 0) on conflict do nothing`.execute(ctx.db);
		await sql`update shops.tally set shops = shops + ${change} where province_code = ${code}`.execute(ctx.db);
	}
}

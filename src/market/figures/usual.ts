import { sql } from 'kysely';
import { bangkokWeek, weeksBefore } from '#kernel/time';
import { shopCards } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { limits } from './limits.ts';

export interface Numbers {
	readonly seen: number;
	readonly basket: number;
	readonly sold: number;
	readonly returned: number;
}
const measures = ['seen', 'basket', 'sold', 'returned'] as const;

/**
 * Makes the usual figures of weeks that are over, each once: what is made stands, so two readings never differ by one shop or one sale.
 * @returns how many weeks were made
 */
export async function makeUsual(ctx: Ctx, { atMost }: { atMost: number }): Promise<number> {
	const thisWeek = bangkokWeek(ctx.now);
	const over = Array.from({ length: limits.weeks }, (_, index) => weeksBefore(thisWeek, index + 1));
	const made = new Set(
		(
			await ctx.db
				.selectFrom('figures.made')
				.select(sql<string>`week::text`.as('week'))
				.where('week', 'in', over)
				.execute()
		).map((row) => row.week),
	);
	const open = over.filter((week) => !made.has(week)).slice(0, atMost);
	for (const week of open) await makeWeek(ctx, week);
	return open.length;
}

async function makeWeek(ctx: Ctx, week: string): Promise<void> {
	const first = await ctx.db
		.insertInto('figures.made')
		.values({ week, at: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.returning('week')
		.executeTakeFirst();
	if (!first) return;
	const { rows } = await sql<Numbers & { shop_id: string }>`
		select shop_id, coalesce(sum(seen) filter (where week = ${week}), 0)::int as seen, coalesce(sum(basket) filter (where week = ${week}), 0)::int as basket,
			coalesce(sum(sold) filter (where week = ${week}), 0)::int as sold, coalesce(sum(returned) filter (where week = ${week}), 0)::int as returned
		from figures.product_week where week > ${weeksBefore(week, limits.liveWeeks)} and week <= ${week} group by shop_id`.execute(ctx.db);
	const shops = await shopCards(
		ctx,
		rows.map((row) => row.shop_id),
	);
	const cells = Map.groupBy(rows, (row) => {
		const shop = shops.get(row.shop_id);
		return shop ? `${shop.provinceCode} ${shop.kind}` : '';
	});
	const values = [...cells].flatMap(([cell, members]) => {
		const [provinceCode, kind] = cell.split(' ');
		if (!provinceCode || !kind || members.length < limits.shops) return [];
		const usual = Object.fromEntries(measures.map((measure) => [measure, roughly(median(members.map((one) => one[measure])))]));
		return [{ province_code: provinceCode, kind, week, shops: members.length, ...(usual as Record<(typeof measures)[number], number>) }];
	});
	if (values.length > 0) await ctx.db.insertInto('figures.usual').values(values).execute();
}

/** The middle one of at least one number; of an even count the mean of both. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The middle of an odd count is one shop's own number: it is told roughly. Up to 10 by ones, then by fives, tens, fifties … */
export function roughly(number: number): number {
	if (number <= 10) return Math.round(number);
	const step = number <= 100 ? 5 : 5 * 10 ** (Math.floor(Math.log10(number)) - 1);
	return Math.round(number / step) * step;
}

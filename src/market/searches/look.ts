import { sql } from 'kysely';
import { bangkokDay, bangkokMidnight, DAY, HOUR, later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { countFresh } from './fresh.ts';
import { limits } from './limits.ts';
import { searchShape } from './shapes.ts';
import { titleOf } from './view.ts';

/**
 * Looks what is new for those who are due, a few people at once, and tells each of them once a day: of all searches together. Only by day.
 * @returns how many were due, and how many of them were told
 */
export async function lookForPeople(ctx: Ctx, { atMost }: { atMost: number }): Promise<{ due: number; told: number }> {
	await throwAway(ctx, atMost);
	const hour = (ctx.now.getTime() - bangkokMidnight(ctx.now).getTime()) / HOUR;
	if (hour < limits.fromHour || hour >= limits.toHour) return { due: 0, told: 0 };
	const { rows } = await sql<{ person_id: string; told_on: string | null }>`
		select person_id, told_on::text as told_on from searches.seeker where due_at <= ${ctx.now} order by due_at limit ${atMost} for update skip locked`.execute(
		ctx.db,
	);
	let told = 0;
	for (const { person_id, told_on } of rows) {
		const found = told_on === bangkokDay(ctx.now) ? false : await lookFor(ctx, person_id);
		const due = found || told_on === bangkokDay(ctx.now) ? tomorrow(ctx.now) : later(ctx.now, limits.betweenMs);
		await ctx.db
			.updateTable('searches.seeker')
			.set({ due_at: due, ...(found ? { told_on: bangkokDay(ctx.now) } : {}) })
			.where('person_id', '=', person_id)
			.execute();
		if (found) told++;
	}
	return { due: rows.length, told };
}

const tomorrow = (now: Date): Date => later(bangkokMidnight(now), DAY + limits.fromHour * HOUR);

/** All searches of one person, each from where it was told or looked at last. @returns whether there was anything to tell */
async function lookFor(ctx: Ctx, personId: string): Promise<boolean> {
	const until = later(ctx.now, -limits.lateMs);
	const searches = await ctx.db
		.selectFrom('searches.search')
		.select(['search_id', 'wish', 'looked_at', 'told_until'])
		.where('person_id', '=', personId)
		.where('removed_at', 'is', null)
		.orderBy('kept_at', 'desc')
		.orderBy('search_id', 'desc')
		.limit(limits.searches)
		.execute();
	if (searches.length === 0) return false;
	const found: { th: string; en: string; n: number }[] = [];
	for (const row of searches) {
		const wish = searchShape.parse(row.wish);
		const since = row.told_until > row.looked_at ? row.told_until : row.looked_at;
		const n = await countFresh(ctx, wish, since, until);
		if (n > 0) {
			const { th, en } = await titleOf(ctx, wish);
			found.push({ th, en: en ?? th, n });
		}
	}
	const own = ctx.db.updateTable('searches.search').set({ told_until: until }).where('person_id', '=', personId);
	await own.where('told_until', '<', until).where('removed_at', 'is', null).execute();
	if (found.length === 0) return false;
	const named = found.slice(0, limits.named);
	await publish(ctx, 'searches.found', {
		personId,
		day: bangkokDay(ctx.now),
		searches: found.length,
		goods: found.reduce((sum, one) => sum + one.n, 0),
		listTh: listed(
			named.map(({ th, n }) => `${th} (${n})`),
			found.length,
		),
		listEn: listed(
			named.map(({ en, n }) => `${en} (${n})`),
			found.length,
		),
	});
	return true;
}

const listed = (named: readonly string[], all: number): string => named.join(', ') + (all > named.length ? ' …' : '');

/** What was taken away long enough ago. */
async function throwAway(ctx: Ctx, atMost: number): Promise<void> {
	await sql`delete from searches.search where (person_id, search_id) in (
		select person_id, search_id from searches.search where removed_at < ${later(ctx.now, -limits.removedMs)} order by removed_at limit ${atMost})`.execute(
		ctx.db,
	);
}

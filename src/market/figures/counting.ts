import { sql } from 'kysely';
import { bangkokWeek } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { limits } from './limits.ts';

export type Counted = 'seen' | 'basket';
interface Count {
	readonly shopId: string;
	readonly productId: string;
	readonly week: string;
	seen: number;
	basket: number;
}
export type Counts = readonly Readonly<Count>[];

const HERE = Symbol.for('talad.figures');
/** One for the process: pages are bundled apart from the API, and both count here. */
const memory = (): Map<string, Count> => {
	const whole = globalThis as { [HERE]?: Map<string, Count> };
	return (whole[HERE] ??= new Map());
};

/** One more view, or one more put into a basket. Only memory is touched; written by `writeCounts` later. */
export function note(what: Counted, of: { shopId: string; productId: string; at: Date }): void {
	add({ shopId: of.shopId, productId: of.productId, week: bangkokWeek(of.at), seen: what === 'seen' ? 1 : 0, basket: what === 'basket' ? 1 : 0 });
}

function add(count: Readonly<Count>): void {
	const counts = memory();
	const key = `${count.productId} ${count.week}`;
	const there = counts.get(key);
	if (there) {
		there.seen += count.seen;
		there.basket += count.basket;
	} else if (counts.size < limits.kept) counts.set(key, { ...count });
}

/** Takes everything counted so far out of memory. */
export function takeCounts(): Counts {
	const counts = memory();
	const taken = [...counts.values()];
	counts.clear();
	return taken;
}

/** What could not be written goes back and is written with the next. */
export const giveBack = (counts: Counts): void => counts.forEach(add);

/** Writes what was counted, in one statement for many goods. */
export async function writeCounts(ctx: Ctx, counts: Counts): Promise<void> {
	// In one order of rows, so that two processes wait for each other instead of for ever.
	const rows = [...counts].sort((a, b) => (a.productId < b.productId ? -1 : a.productId > b.productId ? 1 : a.week < b.week ? -1 : 1));
	for (let from = 0; from < rows.length; from += limits.rows) {
		const some = rows.slice(from, from + limits.rows);
		await sql`insert into figures.product_week as w (shop_id, product_id, week, seen, basket)
			select c.shop_id, c.product_id, c.week, c.seen, c.basket
			from unnest(${some.map((row) => row.shopId)}::uuid[], ${some.map((row) => row.productId)}::uuid[], ${some.map((row) => row.week)}::date[],
				${some.map((row) => row.seen)}::int[], ${some.map((row) => row.basket)}::int[]) as c (shop_id, product_id, week, seen, basket)
			on conflict (shop_id, product_id, week) do update set seen = w.seen + excluded.seen, basket = w.basket + excluded.basket`.execute(ctx.db);
	}
}

const BOT = /bot|crawl|spider|slurp|preview|externalhit|scan|monitor|headless|lighthouse|curl|wget|python|java\/|go-http|axios|node|http/i;

/** Whether somebody looks: no program that reads by itself (no name at all is one), and no page fetched ahead. @param header reads one by name */
export const isVisit = (header: (name: string) => string | null | undefined): boolean =>
	!isBot(header('user-agent')) && !/prefetch|prerender/.test(header('sec-purpose') ?? header('purpose') ?? '');

/** Whether a browser's name is that of a program which reads by itself. */
export const isBot = (agent: string | null | undefined): boolean => !agent || BOT.test(agent);

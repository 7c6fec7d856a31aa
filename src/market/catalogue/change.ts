import { sql } from 'kysely';
import { HOUR, later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';

/** The channel the read models listen on: a commit that changed an entry wakes them at once. */
export const GOODS_CHANNEL = 'talad_goods';

/** How long a change is kept: a read model that slept longer reads everything anew. */
export const KEEP_CHANGES = 6 * HOUR;

/** Tells the read models which entries this transaction wrote or took away. @param numbersOnly sold, price or stock alone */
export async function tellFinders(ctx: Ctx, productIds: readonly string[], numbersOnly: boolean): Promise<void> {
	if (productIds.length === 0) return;
	await sql`with told as (
		insert into catalogue.change (product_id, numbers_only, at) select id, ${numbersOnly}, ${ctx.now} from unnest(${[...productIds]}::uuid[]) id on conflict do nothing
	) select pg_notify(${GOODS_CHANNEL}, '')`.execute(ctx.db);
}

/** Old changes go. A job of the timetable. */
export async function forgetChanges(ctx: Ctx): Promise<void> {
	await ctx.db.deleteFrom('catalogue.change').where('at', '<', later(ctx.now, -KEEP_CHANGES)).execute();
}

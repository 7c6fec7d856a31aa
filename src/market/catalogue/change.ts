import { sql } from 'kysely';
import { HOUR, later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';

/** The channel the read models listen on: a commit that changed an entry wakes them at once. */
export const GOODS_CHANNEL = 'talad_goods';

/** How long a change is kept, and the mark of a read model: it is gone well before any change that came after it. */
const KEEP_CHANGES = 48 * HOUR;
const KEEP_MARKS = 24 * HOUR;

/** Tells the read models which entries this transaction wrote or took away. @param numbersOnly sold, price or stock alone */
export async function tellFinders(ctx: Ctx, productIds: readonly string[], numbersOnly: boolean): Promise<void> {
	if (productIds.length === 0) return;
	await sql`with told as (
		insert into catalogue.change (product_id, numbers_only, at) select id, ${numbersOnly}, ${ctx.now} from unnest(${[...productIds]}::uuid[]) id on conflict do nothing
	) select pg_notify(${GOODS_CHANNEL}, '')`.execute(ctx.db);
}

/** Old changes go, and the marks of read models that did not see them. A job of the timetable. */
export async function forgetChanges(ctx: Ctx): Promise<void> {
	await ctx.db.deleteFrom('catalogue.model_mark').where('at', '<', later(ctx.now, -KEEP_MARKS)).execute();
	await ctx.db.deleteFrom('catalogue.change').where('at', '<', later(ctx.now, -KEEP_CHANGES)).execute();
}

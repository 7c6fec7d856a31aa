import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';

/** The channel the worker listens on: a commit that carries news wakes it at once. */
export const NEWS_CHANNEL = 'talad_news';

/**
 * Announces what happened, in the transaction that made it happen: no commit, no news.
 * @param name `room.past_tense`
 * @param payload ids and the few facts everyone needs; never a secret in the clear
 */
export async function publish(ctx: Ctx, name: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
	await sql`with news as (
		insert into platform.event (event_id, name, payload, at) values (${ctx.newId()}, ${name}, ${JSON.stringify(payload)}, ${ctx.now})
	) select pg_notify(${NEWS_CHANNEL}, '')`.execute(ctx.db);
}

/** The same news about many things at once, one event each, in one statement. */
export async function publishMany(ctx: Ctx, name: string, payloads: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
	if (payloads.length === 0) return;
	const ids = payloads.map(() => ctx.newId());
	await sql`with news as (
		insert into platform.event (event_id, name, payload, at)
		select id, ${name}, payload, ${ctx.now} from unnest(${ids}::uuid[], ${payloads.map((payload) => JSON.stringify(payload))}::jsonb[]) as t (id, payload)
	) select pg_notify(${NEWS_CHANNEL}, '')`.execute(ctx.db);
}

/** Wakes the worker at commit, without news: something waits that was put on its way again. */
export async function wakeWorker(ctx: Ctx): Promise<void> {
	await sql`select pg_notify(${NEWS_CHANNEL}, '')`.execute(ctx.db);
}

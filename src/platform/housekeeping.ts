import { DAY, later } from '#kernel/time';
import type { Ctx } from './ctx.ts';

const KEEP_NEWS = 30 * DAY;
const KEEP_KEYS = 30 * DAY;
const AT_ONCE = 5000;

/** Carried news and answered keys older than a month go; what is stuck stays until a person has seen to it. */
export async function forgetOldNews(ctx: Ctx): Promise<void> {
	const before = later(ctx.now, -KEEP_NEWS);
	const old = await ctx.db
		.selectFrom('platform.event as event')
		.select('event.event_id')
		.where('event.at', '<', before)
		.where('event.fanned_out', '=', true)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('platform.delivery as delivery')
						.select('delivery.handler')
						.whereRef('delivery.event_id', '=', 'event.event_id')
						.where('delivery.state', '<>', 'done'),
				),
			),
		)
		.limit(AT_ONCE)
		.execute();
	const ids = old.map((row) => row.event_id);
	if (ids.length > 0) {
		await ctx.db.deleteFrom('platform.delivery').where('event_id', 'in', ids).execute();
		await ctx.db.deleteFrom('platform.event').where('event_id', 'in', ids).execute();
	}
	await ctx.db.deleteFrom('platform.idempotency').where('at', '<', later(ctx.now, -KEEP_KEYS)).execute();
}

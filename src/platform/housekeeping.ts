import { DAY, later } from '#kernel/time';
import type { Ctx } from './ctx.ts';

const KEEP_NEWS = 30 * DAY;
/** News that carry a sealed number or code: nobody needs them once they are carried. */
const KEEP_CODES = 2 * DAY;
const CODES = ['people.code_requested', 'notices.mail_code_requested'];
const KEEP_KEYS = 30 * DAY;
const AT_ONCE = 5000;

/** Carried news and answered keys older than a month go, news of codes after two days; what is stuck stays until a person has seen to it. */
export async function forgetOldNews(ctx: Ctx): Promise<void> {
	const before = later(ctx.now, -KEEP_NEWS);
	const old = await ctx.db
		.selectFrom('platform.event as event')
		.select('event.event_id')
		.where((eb) => eb.or([eb('event.at', '<', before), eb.and([eb('event.name', 'in', CODES), eb('event.at', '<', later(ctx.now, -KEEP_CODES))])]))
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

/** Somebody asked to be forgotten: the answers kept for repeated requests tell names and addresses. */
export async function forgetAnswers(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
	await ctx.db.deleteFrom('platform.idempotency').where('actor', '=', personId).execute();
}

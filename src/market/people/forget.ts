import type { Ctx } from '#platform/ctx';
import { later } from '#kernel/time';
import { limits } from './limits.ts';

/**
 * Deletes what signing in left behind: codes and counts that limit nothing any more, sessions that are over. A job of the timetable.
 * @param options.atMost of each, in one round
 * @returns how many went
 */
export async function forgetOldSignIns(ctx: Ctx, { atMost }: { atMost: number }): Promise<{ codes: number; addresses: number; sessions: number }> {
	const before = later(ctx.now, -limits.oldCodesMs);
	// Asked again outside the list: a code that was renewed meanwhile stays.
	const codes = await ctx.db
		.deleteFrom('people.sign_in_code')
		.where('phone_print', 'in', (eb) =>
			eb
				.selectFrom('people.sign_in_code')
				.select('phone_print')
				.where('sent_at', '<', before)
				.where('expires_at', '<', ctx.now)
				.orderBy('sent_at')
				.limit(atMost),
		)
		.where('sent_at', '<', before)
		.where('expires_at', '<', ctx.now)
		.executeTakeFirst();
	const addresses = await ctx.db
		.deleteFrom('people.address_hour')
		.where('address_print', 'in', (eb) =>
			eb.selectFrom('people.address_hour').select('address_print').where('hour', '<', before).orderBy('hour').limit(atMost),
		)
		.where('hour', '<', before)
		.executeTakeFirst();
	const sessions = await ctx.db
		.deleteFrom('people.session')
		.where('token_hash', 'in', (eb) =>
			eb.selectFrom('people.session').select('token_hash').where('expires_at', '<=', ctx.now).orderBy('expires_at').limit(atMost),
		)
		.executeTakeFirst();
	await ctx.db.deleteFrom('people.challenge').where('expires_at', '<=', ctx.now).execute();
	return { codes: Number(codes.numDeletedRows), addresses: Number(addresses.numDeletedRows), sessions: Number(sessions.numDeletedRows) };
}

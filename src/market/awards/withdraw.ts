import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { mayAward } from './policy.ts';
import { remember } from './programme.ts';
import { showAwards } from './publish.ts';

/**
 * An award does not hold any more: it goes from every list, card, search and feed at once; the record and the reason stay for everybody to read.
 * A second time changes nothing.
 * @refuses awards.not_operator, awards.not_found, awards.reason_missing
 */
export async function withdrawAward(ctx: Ctx, wish: { awardId: string; reason: string }): Promise<void> {
	if (!mayAward(ctx.actor)) refuse('awards.not_operator', 'forbidden');
	const reason = wish.reason.trim().slice(0, limits.withdrawal);
	if (reason === '') refuse('awards.reason_missing', 'invalid', {}, { reason: 'awards.reason_missing' });
	const award = await ctx.db
		.selectFrom('awards.award as a')
		.innerJoin('awards.programme as p', 'p.programme_id', 'a.programme_id')
		.select(['a.award_id', 'a.programme_id', 'a.subject', 'a.subject_id', 'a.shop_id', 'a.code', 'p.slug'])
		.where('a.award_id', '=', wish.awardId)
		.executeTakeFirst();
	if (!award) return refuse('awards.not_found', 'not_found');
	const written = await ctx.db
		.insertInto('awards.withdrawal')
		.values({ award_id: wish.awardId, reason, at: ctx.now, by_whom: actorName(ctx.actor) })
		.onConflict((conflict) => conflict.doNothing())
		.returning('award_id')
		.executeTakeFirst();
	if (!written) return;
	await remember(ctx, { programmeId: award.programme_id, awardId: wish.awardId, act: 'withdrawn', why: reason });
	await showAwards(ctx, [award], award.slug);
	await publish(ctx, 'awards.withdrawn', { awardId: wish.awardId, shopId: award.shop_id, code: award.code, reason });
}

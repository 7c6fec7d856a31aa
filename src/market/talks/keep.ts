import { sql } from 'kysely';
import { actorName, sellsFor } from '#kernel/actor';
import { looksAfter } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { bangkokDay, bangkokMidnight, HOUR, later } from '#kernel/time';
import type { TalkSide } from '#kernel/views-talk';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { whyShape } from './shapes.ts';
import { lockTalk, lockTalkOf, type TalkRow } from './write.ts';

/** One side of a talk: a buyer names the shop, the shop names the talk. */
export type Seat = { readonly shopId: string; readonly talkId?: string | undefined };

/** @refuses talks.sign_in, talks.not_found, shops.help_not_this */
async function seated(ctx: Ctx, seat: Seat): Promise<{ talk: TalkRow; side: TalkSide }> {
	if (seat.talkId !== undefined) {
		mustSellFor(ctx, seat.shopId, 'talk', 'talks.not_found');
		return { talk: await lockTalk(ctx, { shopId: seat.shopId, talkId: seat.talkId }), side: 'shop' };
	}
	const buyerId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('talks.sign_in', 'unauthenticated');
	return { talk: (await lockTalkOf(ctx, seat.shopId, buyerId)) ?? refuse('talks.not_found', 'not_found'), side: 'buyer' };
}

/** This side has read everything. @refuses talks.sign_in, talks.not_found, shops.help_not_this */
export async function readTalk(ctx: Ctx, seat: Seat): Promise<void> {
	const { talk, side } = await seated(ctx, seat);
	if ((side === 'shop' ? talk.shop_unread : talk.buyer_unread) === 0) return;
	await change(ctx, talk, side === 'shop' ? { shop_unread: 0 } : { buyer_unread: 0 });
	if (side === 'buyer' && talk.buyer_id)
		await ctx.db.updateTable('talks.of_buyer').set({ unread: 0 }).where('buyer_id', '=', talk.buyer_id).where('shop_id', '=', talk.shop_id).execute();
}

const change = (ctx: Ctx, talk: TalkRow, set: { shop_unread?: 0; buyer_unread?: 0; blocked_by?: TalkSide | null }): Promise<unknown> =>
	ctx.db.updateTable('talks.talk').set(set).where('shop_id', '=', talk.shop_id).where('talk_id', '=', talk.talk_id).execute();

/**
 * One side ends the talk: nobody writes any more until the same side opens it again.
 * @refuses talks.sign_in, talks.not_found, talks.blocked_by_other, shops.help_not_this
 */
export async function blockTalk(ctx: Ctx, wish: Seat & { blocked: boolean }): Promise<void> {
	const { talk, side } = await seated(ctx, wish);
	if (talk.blocked_by && talk.blocked_by !== side) refuse('talks.blocked_by_other', 'conflict');
	await change(ctx, talk, { blocked_by: wish.blocked ? side : null });
}

/** One side reports a message of the other. @refuses talks.sign_in, talks.not_found, talks.wrong */
export async function reportMessage(ctx: Ctx, wish: Seat & { messageId: string; why: string }): Promise<void> {
	const { talk, side } = await seated(ctx, wish);
	const message = await ctx.db
		.selectFrom('talks.message')
		.select(['by_side'])
		.where('shop_id', '=', talk.shop_id)
		.where('talk_id', '=', talk.talk_id)
		.where('message_id', '=', wish.messageId)
		.executeTakeFirst();
	if (!message || message.by_side === side) return refuse('talks.not_found', 'not_found');
	const parsed = whyShape.safeParse(wish.why);
	const made = await ctx.db
		.insertInto('talks.report')
		.values({
			shop_id: talk.shop_id,
			report_id: ctx.newId(),
			talk_id: talk.talk_id,
			message_id: wish.messageId,
			province_code: talk.province_code,
			reporter_id: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
			why: parsed.success ? parsed.data : refuse('talks.wrong', 'invalid', {}, { why: 'talks.wrong' }),
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('report_id')
		.executeTakeFirst();
	if (made) await publish(ctx, 'talks.reported', { reportId: made.report_id, provinceCode: talk.province_code });
}

/** A moderator closes a report: the message stays, or is taken away with its pictures. @refuses talks.not_found */
export async function closeReport(ctx: Ctx, wish: { shopId: string; reportId: string; remove: boolean }): Promise<void> {
	const report = await ctx.db
		.selectFrom('talks.report')
		.selectAll()
		.where('shop_id', '=', wish.shopId)
		.where('report_id', '=', wish.reportId)
		.forUpdate()
		.executeTakeFirst();
	const allowed = report !== undefined && looksAfter(ctx.actor, report.province_code) && !sellsFor(ctx.actor, wish.shopId);
	if (!report || !allowed) return refuse('talks.not_found', 'not_found');
	if (report.closed_at) return;
	await ctx.db
		.updateTable('talks.report')
		.set({ closed_at: ctx.now, closed_by: actorName(ctx.actor) })
		.where('shop_id', '=', wish.shopId)
		.where('report_id', '=', wish.reportId)
		.execute();
	if (wish.remove)
		await ctx.db
			.updateTable('talks.message')
			.set({ removed: true, body: '', pictures: '[]' })
			.where('shop_id', '=', wish.shopId)
			.where('talk_id', '=', report.talk_id)
			.where('message_id', '=', report.message_id)
			.execute();
}

/** From five in the afternoon, Bangkok: whoever has something unread is told once that day. @returns how many talks it was about */
export async function tellWaiting(ctx: Ctx, { atMost }: { atMost: number }): Promise<number> {
	if (ctx.now.getTime() - bangkokMidnight(ctx.now).getTime() < limits.digestHour * HOUR) return 0;
	const today = bangkokDay(ctx.now);
	const before = later(ctx.now, -limits.digestAfterMs);
	const due = async (side: TalkSide): Promise<{ shop_id: string; buyer_id: string | null }[]> => {
		const told = sql.ref(`${side}_told_on`);
		const { rows } = await sql<{ shop_id: string; buyer_id: string | null }>`
			update talks.talk t set ${told} = ${today}::date from (
				select shop_id, talk_id from talks.talk
				where ${sql.ref(`${side}_unread`)} > 0 and last_at < ${before} and coalesce(${told}, '-infinity') < ${today}::date
				order by last_at limit ${atMost} for update skip locked) d
			where t.shop_id = d.shop_id and t.talk_id = d.talk_id returning t.shop_id, t.buyer_id`.execute(ctx.db);
		return rows;
	};
	const shops = await due('shop');
	for (const [shopId, rows] of Map.groupBy(shops, (row) => row.shop_id))
		await publish(ctx, 'talks.shop_waits', { shopId, day: today, talks: rows.length });
	const buyers = (await due('buyer')).filter((row) => row.buyer_id !== null);
	for (const [buyerId, rows] of Map.groupBy(buyers, (row) => row.buyer_id!))
		await publish(ctx, 'talks.buyer_waits', { buyerId, day: today, talks: rows.length });
	return shops.length + buyers.length;
}

/** A buyer asked to be forgotten: the own words go, what shops wrote stays without a name. System only. @returns how many talks */
export async function forgetTalker(ctx: Ctx, personId: string): Promise<number> {
	if (ctx.actor.kind !== 'system') refuse('talks.not_found', 'not_found');
	const own = await ctx.db.deleteFrom('talks.of_buyer').where('buyer_id', '=', personId).returning(['shop_id', 'talk_id']).execute();
	for (const one of own) {
		await ctx.db
			.updateTable('talks.message')
			.set({ removed: true, body: '', pictures: '[]', author_id: null })
			.where('shop_id', '=', one.shop_id)
			.where('talk_id', '=', one.talk_id)
			.where('by_side', '=', 'buyer')
			.execute();
		await ctx.db
			.updateTable('talks.talk')
			.set({ buyer_id: null, last_text: '', buyer_unread: 0 })
			.where('shop_id', '=', one.shop_id)
			.where('talk_id', '=', one.talk_id)
			.execute();
	}
	return own.length;
}

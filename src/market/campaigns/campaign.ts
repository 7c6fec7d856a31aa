import type { Selectable } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { CampaignCard, CampaignView } from '#kernel/views-campaigns';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publishMany } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import { couponsOf } from './coupon.ts';
import { limits } from './limits.ts';
import { mayOpen } from './policy.ts';
import { shopsOfCampaign } from './prices.ts';
import type { CampaignWish } from './shapes.ts';

type Row = Selectable<Tables['campaigns.campaign']>;

const cardOf = (row: Row, now: Date): CampaignCard => ({
	campaignId: row.campaign_id,
	slug: row.slug,
	kind: row.kind as CampaignCard['kind'],
	name: { th: row.name_th, en: row.name_en },
	text: { th: row.text_th, en: row.text_en },
	picture: row.picture as CampaignCard['picture'],
	from: row.from_at,
	until: row.until_at,
	state: row.until_at <= now ? 'ended' : row.from_at > now ? 'coming' : 'running',
	shown: row.shown,
});

const lock = (ctx: Ctx, campaignId: string) =>
	ctx.db.selectFrom('campaigns.campaign').selectAll().where('campaign_id', '=', campaignId).forUpdate().executeTakeFirst();

/**
 * Opens a campaign or changes it; the id is made by whoever asks. Once shops have joined its hours stay.
 * @refuses campaigns.not_operator, campaigns.hours_wrong, campaigns.hours_stay, campaigns.slug_taken
 */
export async function saveCampaign(ctx: Ctx, wish: CampaignWish & { campaignId: string }): Promise<void> {
	if (!mayOpen(ctx.actor)) refuse('campaigns.not_operator', 'forbidden');
	const before = await lock(ctx, wish.campaignId);
	if (wish.untilAt <= wish.fromAt || (!before && wish.untilAt <= ctx.now))
		refuse('campaigns.hours_wrong', 'invalid', {}, { untilAt: 'campaigns.hours_wrong' });
	const moved = before && (before.from_at.getTime() !== wish.fromAt.getTime() || before.until_at.getTime() !== wish.untilAt.getTime());
	if (moved && (await hasJoined(ctx, wish.campaignId))) refuse('campaigns.hours_stay', 'conflict', {}, { fromAt: 'campaigns.hours_stay' });
	const namesake = await ctx.db
		.selectFrom('campaigns.campaign')
		.select('campaign_id')
		.where('slug', '=', wish.slug)
		.where('campaign_id', '<>', wish.campaignId)
		.executeTakeFirst();
	if (namesake) refuse('campaigns.slug_taken', 'conflict', {}, { slug: 'campaigns.slug_taken' });
	const values = {
		slug: wish.slug,
		kind: wish.kind,
		name_th: wish.nameTh,
		name_en: wish.nameEn || null,
		text_th: wish.textTh,
		text_en: wish.textEn || null,
		picture: wish.picture,
		collections: [...new Set(wish.collections)],
		from_at: wish.fromAt,
		until_at: wish.untilAt,
		author: actorName(ctx.actor),
		changed_at: ctx.now,
	};
	await ctx.db
		.insertInto('campaigns.campaign')
		.values({ campaign_id: wish.campaignId, ...values })
		.onConflict((conflict) => conflict.column('campaign_id').doUpdateSet(values))
		.execute();
}

const hasJoined = async (ctx: ReadCtx, campaignId: string): Promise<boolean> =>
	(await ctx.db.selectFrom('campaigns.entry').select('shop_id').where('campaign_id', '=', campaignId).limit(1).executeTakeFirst()) !== undefined;

/** Shows a campaign to everybody, or hides it; hidden, its prices do not hold. @refuses campaigns.not_operator, campaigns.not_found */
export async function showCampaign(ctx: Ctx, wish: { campaignId: string; shown: boolean }): Promise<void> {
	if (!mayOpen(ctx.actor)) refuse('campaigns.not_operator', 'forbidden');
	if (!(await lock(ctx, wish.campaignId))) refuse('campaigns.not_found', 'not_found');
	await ctx.db.updateTable('campaigns.campaign').set({ shown: wish.shown, changed_at: ctx.now }).where('campaign_id', '=', wish.campaignId).execute();
	await publishMany(
		ctx,
		'campaigns.changed',
		(await shopsOfCampaign(ctx, wish.campaignId)).map((shopId) => ({ shopId })),
	);
}

/** Campaigns that run or come, the first to end first; for operators also those that are hidden and, with `all`, those that are over. */
export async function listCampaigns(ctx: ReadCtx, wish: { all?: boolean } = {}): Promise<CampaignCard[]> {
	const whole = Boolean(wish.all) && mayOpen(ctx.actor);
	let query = ctx.db.selectFrom('campaigns.campaign').selectAll();
	query = whole ? query.orderBy('until_at', 'desc') : query.where('shown', '=', true).where('until_at', '>', ctx.now).orderBy('until_at');
	const rows = await query
		.orderBy('campaign_id')
		.limit(whole ? limits.page : limits.live)
		.execute();
	return rows.map((row) => cardOf(row, ctx.now));
}

/** @param by its slug or its id @refuses campaigns.not_found */
export async function viewCampaign(ctx: ReadCtx, by: { slug: string } | { campaignId: string }): Promise<CampaignView> {
	const query = ctx.db.selectFrom('campaigns.campaign').selectAll();
	const row = await ('slug' in by ? query.where('slug', '=', by.slug) : query.where('campaign_id', '=', by.campaignId)).executeTakeFirst();
	const edit = mayOpen(ctx.actor);
	if (!row || (!row.shown && !edit)) return refuse('campaigns.not_found', 'not_found');
	return { ...cardOf(row, ctx.now), collections: row.collections, coupons: await couponsOf(ctx, [row.campaign_id]), may: { edit } };
}

/** A campaign that shops may join now: shown and not over. @refuses campaigns.not_found, campaigns.over */
export async function openCampaign(ctx: ReadCtx, campaignId: string): Promise<Row> {
	const row = await ctx.db.selectFrom('campaigns.campaign').selectAll().where('campaign_id', '=', campaignId).executeTakeFirst();
	if (!row?.shown) return refuse('campaigns.not_found', 'not_found');
	if (row.until_at <= ctx.now) refuse('campaigns.over', 'conflict');
	return row;
}

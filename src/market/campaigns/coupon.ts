import type { Selectable } from 'kysely';
import { actorName } from '#kernel/actor';
import { satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { MarketCoupon } from '#kernel/views-campaigns';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import { limits } from './limits.ts';
import { mayOpen } from './policy.ts';
import type { CouponWish } from './shapes.ts';

type Row = Selectable<Tables['campaigns.coupon']>;

const viewOf = (row: Row, mine: number | null): MarketCoupon => ({
	couponId: row.coupon_id,
	campaignId: row.campaign_id,
	name: { th: row.name_th, en: row.name_en },
	percent: row.percent,
	leastSatang: satang(row.least_satang),
	left: row.budget - row.used,
	budget: row.budget,
	used: row.used,
	perPerson: row.per_person,
	mine,
});

/** Puts a coupon into a campaign; the same id again changes nothing. @refuses campaigns.not_operator, campaigns.not_found, campaigns.too_many */
export async function addCoupon(ctx: Ctx, wish: CouponWish & { campaignId: string; couponId: string }): Promise<void> {
	if (!mayOpen(ctx.actor)) refuse('campaigns.not_operator', 'forbidden');
	const campaign = await ctx.db
		.selectFrom('campaigns.campaign')
		.select('campaign_id')
		.where('campaign_id', '=', wish.campaignId)
		.forUpdate()
		.executeTakeFirst();
	if (!campaign) refuse('campaigns.not_found', 'not_found');
	const there = await ctx.db.selectFrom('campaigns.coupon').select('coupon_id').where('campaign_id', '=', wish.campaignId).execute();
	if (there.some((one) => one.coupon_id === wish.couponId)) return;
	if (there.length >= limits.coupons) refuse('campaigns.too_many', 'conflict', { most: limits.coupons });
	const made = await ctx.db
		.insertInto('campaigns.coupon')
		.values({
			coupon_id: wish.couponId,
			campaign_id: wish.campaignId,
			name_th: wish.nameTh,
			name_en: wish.nameEn || null,
			percent: wish.percent,
			least_satang: satang(wish.leastSatang),
			budget: wish.budget,
			per_person: wish.perPerson,
			author: actorName(ctx.actor),
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('coupon_id')
		.executeTakeFirst();
	if (!made) refuse('campaigns.not_found', 'not_found');
}

/** Coupons of these campaigns, with what the caller has of them. */
export async function couponsOf(ctx: ReadCtx, campaignIds: readonly string[]): Promise<MarketCoupon[]> {
	if (campaignIds.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('campaigns.coupon')
		.selectAll()
		.where('campaign_id', 'in', campaignIds)
		.orderBy('at')
		.orderBy('coupon_id')
		.execute();
	const mine = await collectedOf(
		ctx,
		rows.map((row) => row.coupon_id),
	);
	return rows.map((row) => viewOf(row, mine.get(row.coupon_id) ?? null));
}

/** How often the caller may still use each of these. */
async function collectedOf(ctx: ReadCtx, couponIds: readonly string[]): Promise<Map<string, number>> {
	if (ctx.actor.kind !== 'person' || couponIds.length === 0) return new Map();
	const rows = await ctx.db
		.selectFrom('campaigns.collected')
		.select(['coupon_id', 'used', 'most'])
		.where('person_id', '=', ctx.actor.personId)
		.where('coupon_id', 'in', couponIds)
		.execute();
	return new Map(rows.map((row) => [row.coupon_id, row.most - row.used]));
}

/** The caller takes a coupon along; again, nothing changes. @refuses campaigns.sign_in, campaigns.not_found, campaigns.over */
export async function collectCoupon(ctx: Ctx, couponId: string): Promise<void> {
	const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('campaigns.sign_in', 'unauthenticated');
	const row = await ctx.db
		.selectFrom('campaigns.coupon as c')
		.innerJoin('campaigns.campaign as of', 'of.campaign_id', 'c.campaign_id')
		.select(['c.per_person', 'c.used', 'c.budget', 'of.until_at'])
		.where('c.coupon_id', '=', couponId)
		.where('of.shown', '=', true)
		.executeTakeFirst();
	if (!row) return refuse('campaigns.not_found', 'not_found');
	if (row.until_at <= ctx.now || row.used >= row.budget) refuse('campaigns.over', 'conflict');
	await ctx.db
		.insertInto('campaigns.collected')
		.values({ person_id: personId, coupon_id: couponId, most: row.per_person, at: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

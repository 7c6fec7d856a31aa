// What campaigns take off, and what a checkout takes of it. Only the promotions room asks.
import { sql } from 'kysely';
import { satang, type Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';

/** One thing that may make a piece cheaper for the caller now. */
export type CampaignOffer =
	| {
			readonly kind: 'entry';
			readonly campaignId: string;
			readonly shopId: string;
			readonly productId: string;
			readonly percent: number;
			readonly most: number;
	  }
	| {
			readonly kind: 'coupon';
			readonly campaignId: string;
			readonly shopId: string;
			readonly couponId: string;
			readonly percent: number;
			readonly leastSatang: Satang;
	  };

interface EntryRow {
	readonly campaign_id: string;
	readonly shop_id: string;
	readonly product_id: string;
	readonly percent: number;
	readonly most: string | number;
}
interface CouponRow {
	readonly campaign_id: string;
	readonly shop_id: string;
	readonly coupon_id: string;
	readonly percent: number;
	readonly least_satang: number;
}

/** Entries of these goods that run, with how many pieces the caller may have; and coupons that the caller collected, in shops that take them. */
export async function campaignOffers(
	ctx: ReadCtx,
	goods: readonly { readonly shopId: string; readonly productId: string }[],
): Promise<CampaignOffer[]> {
	if (goods.length === 0) return [];
	const shopIds = [...new Set(goods.map((one) => one.shopId))];
	const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
	const { rows: entries } = await sql<EntryRow>`
		select e.campaign_id, e.shop_id, e.product_id, e.percent,
			least(coalesce(e.pieces - e.taken, 1000000), coalesce(e.per_person - coalesce(mine.pieces, 0), 1000000)) as most
		from campaigns.entry e join campaigns.campaign c using (campaign_id)
			left join campaigns.of_person mine on mine.shop_id = e.shop_id and mine.campaign_id = e.campaign_id and mine.product_id = e.product_id and mine.person_id = ${personId}
		where e.shop_id = any(${shopIds}::uuid[]) and e.product_id = any(${goods.map((one) => one.productId)}::uuid[]) and c.shown
			and e.from_at <= ${ctx.now} and e.until_at > ${ctx.now}`.execute(ctx.db);
	const offers: CampaignOffer[] = entries.map((row) => ({
		kind: 'entry',
		campaignId: row.campaign_id,
		shopId: row.shop_id,
		productId: row.product_id,
		percent: row.percent,
		most: Number(row.most),
	}));
	if (personId === null) return offers;
	const { rows: coupons } = await sql<CouponRow>`
		select k.campaign_id, j.shop_id, k.coupon_id, k.percent, k.least_satang
		from campaigns.collected m join campaigns.coupon k using (coupon_id) join campaigns.campaign c using (campaign_id) join campaigns.joined j using (campaign_id)
		where m.person_id = ${personId} and m.used < m.most and k.used < k.budget and c.shown and c.from_at <= ${ctx.now} and c.until_at > ${ctx.now}
			and j.shop_id = any(${shopIds}::uuid[]) and j.coupons`.execute(ctx.db);
	return [
		...offers,
		...coupons.map((row) => ({
			kind: 'coupon' as const,
			campaignId: row.campaign_id,
			shopId: row.shop_id,
			couponId: row.coupon_id,
			percent: row.percent,
			leastSatang: satang(row.least_satang),
		})),
	];
}

/** What one checkout takes of an entry or a coupon. */
export interface Taking {
	readonly kind: 'entry' | 'coupon';
	readonly shopId: string;
	readonly campaignId: string;
	/** the product of an entry, or the coupon */
	readonly thingId: string;
	/** of an entry; a coupon is used once in a shop's part of a checkout */
	readonly pieces: number;
}

/**
 * Takes what made the prices, all of it or nothing, in the transaction that places the checkout; in one order of rows.
 * @refuses campaigns.gone, campaigns.person_limit, campaigns.coupon_gone
 */
export async function takeOffers(ctx: Ctx, wish: { checkoutId: string; buyerId: string; takings: readonly Taking[] }): Promise<void> {
	const key = (one: Taking): string => `${one.kind} ${one.campaignId} ${one.shopId} ${one.thingId}`;
	for (const one of [...wish.takings].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
		if (one.kind === 'entry') await takeEntry(ctx, one, wish.buyerId);
		else await takeCoupon(ctx, one, wish.buyerId);
		await ctx.db
			.insertInto('campaigns.taking')
			.values({
				shop_id: one.shopId,
				checkout_id: wish.checkoutId,
				kind: one.kind,
				campaign_id: one.campaignId,
				thing_id: one.thingId,
				person_id: wish.buyerId,
				pieces: one.pieces,
				at: ctx.now,
			})
			.execute();
	}
}

/** The person's own row first: the entry's is what many want at once. */
async function takeEntry(ctx: Ctx, one: Taking, personId: string): Promise<void> {
	const mine = await sql<{ pieces: number }>`
		insert into campaigns.of_person as p (shop_id, campaign_id, product_id, person_id, pieces, most)
		select e.shop_id, e.campaign_id, e.product_id, ${personId}, ${one.pieces}, coalesce(e.per_person, 1000000) from campaigns.entry e
			where e.shop_id = ${one.shopId} and e.campaign_id = ${one.campaignId} and e.product_id = ${one.thingId} and ${one.pieces} <= coalesce(e.per_person, 1000000)
		on conflict (shop_id, campaign_id, product_id, person_id) do update set pieces = p.pieces + excluded.pieces, most = excluded.most
			where p.pieces + excluded.pieces <= excluded.most
		returning p.pieces`.execute(ctx.db);
	if (mine.rows.length === 0) refuse('campaigns.person_limit', 'conflict');
	const { rows } = await sql<{ left: number | null }>`
		update campaigns.entry set taken = taken + ${one.pieces}
		where shop_id = ${one.shopId} and campaign_id = ${one.campaignId} and product_id = ${one.thingId} and (pieces is null or taken + ${one.pieces} <= pieces)
			and until_at > ${ctx.now} returning pieces - taken as left`.execute(ctx.db);
	if (!rows[0]) refuse('campaigns.gone', 'conflict');
	if (rows[0]?.left === 0) await publish(ctx, 'campaigns.changed', { shopId: one.shopId });
}

async function takeCoupon(ctx: Ctx, one: Taking, personId: string): Promise<void> {
	const { rows } = await sql<{ coupon_id: string }>`
		with mine as (
			update campaigns.collected set used = used + 1 where person_id = ${personId} and coupon_id = ${one.thingId} and used < most returning coupon_id
		) update campaigns.coupon k set used = k.used + 1 from mine where k.coupon_id = mine.coupon_id and k.used < k.budget returning k.coupon_id`.execute(
		ctx.db,
	);
	if (rows.length === 0) refuse('campaigns.coupon_gone', 'conflict');
}

/** A checkout that came to nothing gives back what it took; one shop's part when only that was called off. A second time changes nothing. */
export async function giveBackOffers(ctx: Ctx, wish: { checkoutId: string; shopId?: string }): Promise<void> {
	const { rows } = await sql<{ shop_id: string }>`
		with back as (
			delete from campaigns.taking where checkout_id = ${wish.checkoutId} and (${wish.shopId ?? null}::uuid is null or shop_id = ${wish.shopId ?? null})
			returning *
		), persons as (
			update campaigns.of_person p set pieces = p.pieces - b.pieces from back b
			where b.kind = 'entry' and p.shop_id = b.shop_id and p.campaign_id = b.campaign_id and p.product_id = b.thing_id and p.person_id = b.person_id
		), entries as (
			update campaigns.entry e set taken = e.taken - b.pieces from back b
			where b.kind = 'entry' and e.shop_id = b.shop_id and e.campaign_id = b.campaign_id and e.product_id = b.thing_id
			returning e.shop_id, e.pieces is not null and e.taken + b.pieces >= e.pieces as again
		), counted as (
			select thing_id, person_id, count(*)::int as times from back where kind = 'coupon' group by thing_id, person_id
		), mine as (
			update campaigns.collected m set used = m.used - c.times from counted c where m.person_id = c.person_id and m.coupon_id = c.thing_id
		), coupons as (
			update campaigns.coupon k set used = k.used - c.times from counted c where k.coupon_id = c.thing_id
		) select distinct shop_id from entries where again`.execute(ctx.db);
	for (const { shop_id } of rows) await publish(ctx, 'campaigns.changed', { shopId: shop_id });
}

/** What stands on the cards of a shop now because of campaigns: per cent by product; null when it has nothing in any. */
export async function standingEntries(ctx: Ctx, shopId: string): Promise<Map<string, number> | null> {
	const { rows } = await sql<{ product_id: string; percent: number; runs: boolean }>`
		select e.product_id, e.percent, (c.shown and e.from_at <= ${ctx.now} and e.until_at > ${ctx.now} and (e.pieces is null or e.taken < e.pieces)) as runs
		from campaigns.entry e join campaigns.campaign c using (campaign_id)
		where e.shop_id = ${shopId} and (e.stands or e.until_at > ${ctx.now}) for update of e`.execute(ctx.db);
	if (rows.length === 0) return null;
	const percents = new Map<string, number>();
	for (const row of rows) if (row.runs) percents.set(row.product_id, Math.max(percents.get(row.product_id) ?? 0, row.percent));
	await sql`update campaigns.entry e set stands = (e.from_at <= ${ctx.now} and e.until_at > ${ctx.now}) where e.shop_id = ${shopId}
		and e.stands <> (e.from_at <= ${ctx.now} and e.until_at > ${ctx.now})`.execute(ctx.db);
	return percents;
}

/** Shops in whose goods the hour of a campaign has come or gone. */
export async function shopsToTurn(ctx: Ctx, atMost: number): Promise<string[]> {
	const { rows } = await sql<{ shop_id: string }>`
		(select shop_id from campaigns.entry where not stands and from_at <= ${ctx.now} and until_at > ${ctx.now} limit ${atMost})
		union (select shop_id from campaigns.entry where stands and until_at <= ${ctx.now} limit ${atMost})`.execute(ctx.db);
	return rows.map((row) => row.shop_id);
}

/** Shops of a campaign that was shown or hidden. */
export async function shopsOfCampaign(ctx: ReadCtx, campaignId: string): Promise<string[]> {
	const rows = await ctx.db.selectFrom('campaigns.entry').select('shop_id').distinct().where('campaign_id', '=', campaignId).execute();
	return rows.map((row) => row.shop_id).sort();
}

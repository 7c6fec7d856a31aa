import { sql, type Selectable } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { CampaignEntry, EntryInCampaign, EntryWithGoods } from '#kernel/views-campaigns';
import { productsForBasket, windows } from '#market/catalogue';
import { recordHelp } from '#market/delegations';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import { openCampaign } from './campaign.ts';
import { limits } from './limits.ts';
import type { EntryWish } from './shapes.ts';

export const entryOf = (row: Selectable<Tables['campaigns.entry']>): CampaignEntry => ({
	campaignId: row.campaign_id,
	shopId: row.shop_id,
	productId: row.product_id,
	percent: row.percent,
	pieces: row.pieces,
	perPerson: row.per_person,
	taken: row.taken,
	left: row.pieces === null ? null : row.pieces - row.taken,
});

/** A shop takes part, and says whether the campaign's coupons are good with it. @refuses campaigns.not_found, campaigns.over */
export async function joinCampaign(ctx: Ctx, wish: { shopId: string; campaignId: string; coupons: boolean }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'price', 'campaigns.not_found');
	await openCampaign(ctx, wish.campaignId);
	const values = { coupons: wish.coupons, author: actorName(ctx.actor), at: ctx.now };
	await ctx.db
		.insertInto('campaigns.joined')
		.values({ shop_id: wish.shopId, campaign_id: wish.campaignId, ...values })
		.onConflict((conflict) => conflict.columns(['shop_id', 'campaign_id']).doUpdateSet(values))
		.execute();
}

/**
 * One of the shop's goods goes into a campaign at a lower price, or is said anew. Fewer pieces than were taken cannot be said.
 * @refuses campaigns.not_found, campaigns.over, campaigns.too_many, campaigns.fewer_than_taken, catalogue.not_found
 */
export async function enterGoods(ctx: Ctx, wish: EntryWish & { shopId: string; campaignId: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'price', 'campaigns.not_found');
	const campaign = await openCampaign(ctx, wish.campaignId);
	const product = (await productsForBasket(ctx, [wish.productId])).get(wish.productId);
	if (!product?.forSale || product.shopId !== wish.shopId) return refuse('catalogue.not_found', 'not_found');
	const of = { shop_id: wish.shopId, campaign_id: wish.campaignId };
	await ctx.db
		.insertInto('campaigns.joined')
		.values({ ...of, coupons: false, author: actorName(ctx.actor), at: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const there = await ctx.db
		.selectFrom('campaigns.entry')
		.select(['product_id', 'taken', 'percent'])
		.where('shop_id', '=', wish.shopId)
		.where('campaign_id', '=', wish.campaignId)
		.forUpdate()
		.execute();
	const before = there.find((one) => one.product_id === wish.productId);
	if (!before && there.length >= limits.entries) refuse('campaigns.too_many', 'conflict', { most: limits.entries });
	if (before && wish.pieces !== null && wish.pieces < before.taken)
		refuse('campaigns.fewer_than_taken', 'conflict', { taken: before.taken }, { pieces: 'campaigns.fewer_than_taken' });
	const values = {
		percent: wish.percent,
		pieces: wish.pieces,
		per_person: wish.perPerson,
		from_at: campaign.from_at,
		until_at: campaign.until_at,
		// Turned again with the next look: see turnEntries.
		stands: false,
		author: actorName(ctx.actor),
		at: ctx.now,
	};
	await ctx.db
		.insertInto('campaigns.entry')
		.values({ ...of, product_id: wish.productId, ...values })
		.onConflict((conflict) => conflict.columns(['shop_id', 'campaign_id', 'product_id']).doUpdateSet(values))
		.execute();
	await publish(ctx, 'campaigns.changed', { shopId: wish.shopId });
	await recordHelp(ctx, {
		shopId: wish.shopId,
		act: 'price',
		subject: { kind: 'promotion', id: wish.campaignId, name: product.name.th },
		before: { promotion: before ? `${before.percent} %` : null },
		after: { promotion: `${wish.percent} %` },
	});
}

/** Takes goods out; orders that were placed keep their price. @refuses campaigns.not_found */
export async function withdrawGoods(ctx: Ctx, wish: { shopId: string; campaignId: string; productId: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'price', 'campaigns.not_found');
	const gone = await ctx.db
		.updateTable('campaigns.entry')
		.set({ until_at: sql<Date>`greatest(from_at + interval '1 millisecond', ${ctx.now})`, pieces: sql<number | null>`greatest(1, taken)` })
		.where('shop_id', '=', wish.shopId)
		.where('campaign_id', '=', wish.campaignId)
		.where('product_id', '=', wish.productId)
		.where('until_at', '>', ctx.now)
		.executeTakeFirst();
	if (gone.numUpdatedRows === 0n) return;
	await publish(ctx, 'campaigns.changed', { shopId: wish.shopId });
}

/** What a shop put into campaigns that run or come. @refuses campaigns.not_found */
export async function shopEntries(ctx: ReadCtx, shopId: string): Promise<{ entries: CampaignEntry[]; coupons: Map<string, boolean> }> {
	mustSellFor(ctx, shopId, 'see', 'campaigns.not_found');
	const rows = await ctx.db
		.selectFrom('campaigns.entry')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('until_at', '>', ctx.now)
		.orderBy('at')
		.execute();
	const joined = await ctx.db.selectFrom('campaigns.joined').select(['campaign_id', 'coupons']).where('shop_id', '=', shopId).execute();
	return { entries: rows.map(entryOf), coupons: new Map(joined.map((row) => [row.campaign_id, row.coupons])) };
}

/** Goods of a campaign that are not withdrawn, in the order in which they came, page by page. @param after the last shown */
export async function campaignEntries(
	ctx: ReadCtx,
	wish: { campaignId: string; after?: string | null },
): Promise<{ items: EntryWithGoods[]; next: string | null }> {
	const [at, product] = wish.after?.split('_') ?? [];
	let query = ctx.db.selectFrom('campaigns.entry').selectAll().where('campaign_id', '=', wish.campaignId).where('until_at', '>', ctx.now);
	if (at && product && /^\d{1,15}$/.test(at) && /^[0-9a-f-]{36}$/.test(product))
		query = query.where(sql<boolean>`(at, product_id) > (${new Date(Number(at))}::timestamptz, ${product}::uuid)`);
	const rows = await query
		.orderBy('at')
		.orderBy('product_id')
		.limit(limits.page + 1)
		.execute();
	const last = rows.length > limits.page ? rows[limits.page - 1] : undefined;
	const shown = rows.slice(0, limits.page);
	const cards = await windows.goodsCards(
		ctx,
		shown.map((row) => row.product_id),
	);
	return {
		items: shown.map((row) => ({ entry: entryOf(row), product: cards.get(row.product_id) ?? null })),
		next: last ? `${last.at.getTime()}_${last.product_id}` : null,
	};
}

/** The campaign in which one of the goods stands now, the most taken off first; null when in none. */
export async function campaignOf(ctx: ReadCtx, goods: { shopId: string; productId: string }): Promise<EntryInCampaign | null> {
	const row = await ctx.db
		.selectFrom('campaigns.entry as e')
		.innerJoin('campaigns.campaign as c', 'c.campaign_id', 'e.campaign_id')
		.selectAll('e')
		.select(['c.slug', 'c.name_th', 'c.name_en'])
		.where('e.shop_id', '=', goods.shopId)
		.where('e.product_id', '=', goods.productId)
		.where('c.shown', '=', true)
		.where('e.from_at', '<=', ctx.now)
		.where('e.until_at', '>', ctx.now)
		.orderBy('e.percent', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? { slug: row.slug, name: { th: row.name_th, en: row.name_en }, until: row.until_at, entry: entryOf(row) } : null;
}

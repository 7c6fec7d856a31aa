import { sql } from 'kysely';
import { satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { mustWorkFor } from '#kernel/selling';
import { bangkokDay, DAY, later } from '#kernel/time';
import type { CardView, ChannelFigures } from '#kernel/views-buying';
import { pricedGoods } from '#market/promotions';
import { shopCards } from '#market/shops';
import { available } from '#market/stock';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { linkOf, makeLink, type Link } from './link.ts';
import { channels, type Channel } from './shapes.ts';

/**
 * What stands behind a link now: today's price beside that of the card, what is left, and whose it is. Goods that are no longer sold are told of.
 * @refuses channels.not_found
 */
export async function viewCard(ctx: ReadCtx, code: string): Promise<CardView> {
	const link = await linkOf(ctx, code);
	const shop = (await shopCards(ctx, [link.shopId])).get(link.shopId);
	if (shop?.state !== 'approved') return refuse('channels.not_found', 'not_found');
	if (!link.productId) return { code, channel: link.channel, shop, goods: null };
	const [goods, left] = await Promise.all([pricedGoods(ctx, [{ productId: link.productId, quantity: 1 }]), available(ctx, [link.productId])]);
	const one = goods.get(link.productId) ?? refuse('channels.not_found', 'not_found');
	const pieces = left.get(link.productId) ?? 0;
	return {
		code,
		channel: link.channel,
		shop,
		goods: {
			productId: link.productId,
			name: one.name,
			unit: one.unit,
			picture: one.picture,
			cardSatang: link.priceSatang ?? one.now.priceSatang,
			nowSatang: one.now.priceSatang,
			usualSatang: one.now.usualSatang,
			madeAt: link.madeAt,
			left: pieces,
			problem: !one.forSale ? 'catalogue.not_for_sale' : one.awayUntil ? 'shops.away' : pieces < 1 ? 'stock.short' : null,
		},
	};
}

/** A link for each channel of one product, or of the whole shop: made where there is none at today's price. @refuses as makeLink */
export async function shareSheet(ctx: Ctx, wish: { shopId: string; productId: string | null }): Promise<Record<Channel, Link>> {
	const links: Partial<Record<Channel, Link>> = {};
	for (const channel of channels) links[channel] = await makeLink(ctx, { ...wish, channel });
	return links as Record<Channel, Link>;
}

/** What came of the shop's links in the last days, by channel; of one product when asked. @refuses channels.not_found */
export async function linkFigures(ctx: ReadCtx, wish: { shopId: string; productId?: string | null; days: number }): Promise<ChannelFigures[]> {
	mustWorkFor(ctx, wish.shopId, 'channels.not_found');
	const since = bangkokDay(later(ctx.now, -wish.days * DAY));
	const rows = await ctx.db
		.selectFrom('channels.day as day')
		.innerJoin('channels.link as link', (join) => join.onRef('link.shop_id', '=', 'day.shop_id').onRef('link.code', '=', 'day.code'))
		.select(({ fn }) => [
			'link.channel',
			fn.sum<string>('day.opened').as('opened'),
			fn.sum<string>('day.orders').as('orders'),
			fn.sum<string>('day.cancelled').as('cancelled'),
			fn.sum<string>('day.goods_satang').as('goods'),
		])
		.where('day.shop_id', '=', wish.shopId)
		.where('day.day', '>=', since)
		.$if(Boolean(wish.productId), (query) => query.where('link.product_id', '=', wish.productId!))
		.groupBy('link.channel')
		.orderBy(sql`sum(day.orders)`, 'desc')
		.execute();
	return rows.map((row) => ({
		channel: row.channel,
		opened: Number(row.opened),
		orders: Number(row.orders),
		cancelled: Number(row.cancelled),
		goodsSatang: satang(Number(row.goods)),
	}));
}

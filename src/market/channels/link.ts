import { actorName } from '#kernel/actor';
import { shortCode } from '#kernel/ids';
import { satang, type Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { mustWorkFor } from '#kernel/selling';
import { pricedGoods } from '#market/promotions';
import { shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { Channel } from './shapes.ts';

export interface Link {
	readonly code: string;
	readonly shopId: string;
	readonly productId: string | null;
	readonly channel: Channel;
	/** as it stood on the card; null for a whole shop */
	readonly priceSatang: Satang | null;
	readonly madeAt: Date;
}

const CODE_BYTES = 7;
const CODE = /^[0-9A-Z]{6,16}$/;

/**
 * A link of a shop for one channel. While the price stands it is the same link however often it is asked for.
 * @refuses channels.not_found, catalogue.not_found, shops.not_found and those of whoever helps
 */
export async function makeLink(ctx: Ctx, wish: { shopId: string; productId: string | null; channel: Channel }): Promise<Link> {
	mustWorkFor(ctx, wish.shopId, 'channels.not_found');
	if ((await shopCards(ctx, [wish.shopId])).get(wish.shopId)?.state !== 'approved') refuse('shops.not_found', 'not_found');
	const price = wish.productId ? await priceOf(ctx, wish.shopId, wish.productId) : null;
	const last = await ctx.db
		.selectFrom('channels.link')
		.selectAll()
		.where('shop_id', '=', wish.shopId)
		.where('channel', '=', wish.channel)
		.where('product_id', wish.productId ? '=' : 'is', wish.productId)
		.orderBy('made_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (last && last.price_satang === price) return whole(last);
	const code = shortCode(ctx.random.bytes(CODE_BYTES));
	const row = {
		shop_id: wish.shopId,
		code,
		product_id: wish.productId,
		channel: wish.channel,
		price_satang: price,
		made_by: actorName(ctx.actor),
		made_at: ctx.now,
	};
	await ctx.db.insertInto('channels.link_place').values({ code, shop_id: wish.shopId }).execute();
	await ctx.db.insertInto('channels.link').values(row).execute();
	return whole(row);
}

async function priceOf(ctx: ReadCtx, shopId: string, productId: string): Promise<Satang> {
	const goods = (await pricedGoods(ctx, [{ productId, quantity: 1 }])).get(productId);
	return goods?.shopId === shopId && goods.forSale ? goods.now.priceSatang : refuse('catalogue.not_found', 'not_found');
}

const whole = (row: {
	code: string;
	shop_id: string;
	product_id: string | null;
	channel: string;
	price_satang: number | null;
	made_at: Date;
}): Link => ({
	code: row.code,
	shopId: row.shop_id,
	productId: row.product_id,
	channel: row.channel as Channel,
	priceSatang: row.price_satang === null ? null : satang(row.price_satang),
	madeAt: row.made_at,
});

/** A link by its code, as it was made. @refuses channels.not_found */
export async function linkOf(ctx: ReadCtx, code: string): Promise<Link> {
	const place = CODE.test(code)
		? await ctx.db.selectFrom('channels.link_place').select('shop_id').where('code', '=', code).executeTakeFirst()
		: undefined;
	const row =
		place && (await ctx.db.selectFrom('channels.link').selectAll().where('shop_id', '=', place.shop_id).where('code', '=', code).executeTakeFirst());
	return row ? whole(row) : refuse('channels.not_found', 'not_found');
}

/** How goods came into a basket. */
export interface Via {
	/** whose link it is; null: of no shop in particular */
	readonly shopId: string | null;
	readonly channel: string;
	readonly linkCode: string | null;
}

/** What product feeds write into their links instead of a code. */
export const feedVia = { google: 'feedgoogle', meta: 'feedmeta' } as const;

/** The ways behind some codes; codes that nobody has are left out. */
export async function viaOf(ctx: ReadCtx, codes: readonly string[]): Promise<Map<string, Via>> {
	const found = new Map<string, Via>();
	for (const code of Object.values(feedVia)) if (codes.includes(code)) found.set(code, { shopId: null, channel: 'feed', linkCode: null });
	const wanted = [...new Set(codes)].filter((code) => CODE.test(code));
	if (wanted.length === 0) return found;
	const places = await ctx.db.selectFrom('channels.link_place').select(['code', 'shop_id']).where('code', 'in', wanted).execute();
	if (places.length === 0) return found;
	const rows = await ctx.db
		.selectFrom('channels.link')
		.select(['code', 'shop_id', 'channel'])
		.where('shop_id', 'in', [...new Set(places.map((place) => place.shop_id))])
		.where('code', 'in', wanted)
		.execute();
	for (const row of rows) found.set(row.code, { shopId: row.shop_id, channel: row.channel, linkCode: row.code });
	return found;
}

import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { sellsFor, system } from '#kernel/actor';
import { maskContacts } from '#kernel/contacts';
import { firstName } from '#kernel/first-name';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { later } from '#kernel/time';
import type { TalkSide } from '#kernel/views-talk';
import { shopOfProducts } from '#market/catalogue';
import { recordHelp } from '#market/delegations';
import { findOrder } from '#market/orders';
import { namesOf } from '#market/people';
import { shopCards } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import { limits } from './limits.ts';
import { messageShape, type MessageWish } from './shapes.ts';

export type TalkRow = Selectable<Tables['talks.talk']>;

/**
 * A buyer writes to a shop; the first message opens the talk. The id is made by the caller: sent twice, written once.
 * @refuses talks.sign_in, talks.not_found, talks.own_shop, talks.closed, talks.blocked, talks.too_fast, talks.too_many, talks.empty, talks.wrong
 */
export async function writeToShop(ctx: Ctx, wish: { shopId: string; messageId: string } & MessageWish): Promise<{ talkId: string }> {
	const buyerId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('talks.sign_in', 'unauthenticated');
	if (sellsFor(ctx.actor, wish.shopId)) refuse('talks.own_shop', 'invalid');
	const talk = (await lockTalkOf(ctx, wish.shopId, buyerId)) ?? (await openTalk(ctx, wish.shopId, buyerId));
	await write(ctx, talk, 'buyer', wish);
	return { talkId: talk.talk_id };
}

/**
 * The shop writes to a buyer who wrote first. What a helper writes is written down.
 * @refuses talks.not_found, talks.blocked, talks.too_fast, talks.empty, talks.wrong, shops.help_not_this, shops.help_over
 */
export async function writeToBuyer(ctx: Ctx, wish: { shopId: string; talkId: string; messageId: string } & MessageWish): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'talk', 'talks.not_found');
	const talk = await lockTalk(ctx, wish);
	if (!talk.buyer_id) return refuse('talks.closed', 'conflict');
	const text = await write(ctx, talk, 'shop', wish);
	if (text === null) return;
	const names = await namesOf({ ...ctx, actor: system('talks') }, [talk.buyer_id]);
	const name = firstName(names.get(talk.buyer_id)) ?? '';
	await recordHelp(ctx, { shopId: wish.shopId, act: 'talk', subject: { kind: 'talk', id: talk.talk_id, name }, before: null, after: { text } });
}

async function openTalk(ctx: Ctx, shopId: string, buyerId: string): Promise<TalkRow> {
	const shop = (await shopCards(ctx, [shopId])).get(shopId);
	if (shop?.state !== 'approved') return refuse('talks.not_found', 'not_found');
	const recent = await ctx.db
		.selectFrom('talks.of_buyer')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('buyer_id', '=', buyerId)
		.where('opened_at', '>', later(ctx.now, -limits.dayMs))
		.executeTakeFirst();
	if (Number(recent?.count ?? 0) >= limits.newADay) refuse('talks.too_many', 'too_many', { most: limits.newADay });
	const talkId = ctx.newId();
	const times = { opened_at: ctx.now, last_at: ctx.now };
	// Two first messages at once: the unique pair lets one in, and the other command runs again and finds it.
	await ctx.db
		.insertInto('talks.talk')
		.values({ shop_id: shopId, talk_id: talkId, buyer_id: buyerId, province_code: shop.provinceCode, last_by: 'buyer', last_text: '', ...times })
		.execute();
	await ctx.db
		.insertInto('talks.of_buyer')
		.values({ buyer_id: buyerId, shop_id: shopId, talk_id: talkId, ...times })
		.execute();
	return (await lockTalkOf(ctx, shopId, buyerId))!;
}

/** @returns the masked text, or null when this message stands there already */
async function write(ctx: Ctx, talk: TalkRow, side: TalkSide, wish: { messageId: string } & MessageWish): Promise<string | null> {
	const { messageId, text, pictures, productId, orderId } = wish;
	const parsed = messageShape.safeParse({ text, pictures, ...(productId ? { productId } : {}), ...(orderId ? { orderId } : {}) });
	const said = parsed.success ? parsed.data : refuse('talks.wrong', 'invalid', {}, { text: 'talks.wrong' });
	if (said.text === '' && said.pictures.length === 0) refuse('talks.empty', 'invalid', {}, { text: 'talks.empty' });
	if (said.productId && said.orderId) refuse('talks.wrong', 'invalid');
	const ids = { shop_id: talk.shop_id, talk_id: talk.talk_id };
	const there = await ctx.db
		.selectFrom('talks.message')
		.select('message_id')
		.where('shop_id', '=', ids.shop_id)
		.where('talk_id', '=', ids.talk_id)
		.where('message_id', '=', messageId)
		.executeTakeFirst();
	if (there) return null;
	if (talk.blocked_by) refuse('talks.blocked', 'forbidden');
	await notTooFast(ctx, talk, side);
	await mustBelong(ctx, talk, said);
	const { text: body, masked } = maskContacts(said.text);
	await ctx.db
		.insertInto('talks.message')
		.values({
			...ids,
			message_id: messageId,
			by_side: side,
			author_id: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
			body,
			masked,
			pictures: JSON.stringify([...new Set(said.pictures)]),
			product_id: said.productId ?? null,
			order_id: said.orderId ?? null,
			at: ctx.now,
		})
		.execute();
	await moveTalk(ctx, talk, side, body);
	await publish(ctx, 'talks.written', { shopId: talk.shop_id, talkId: talk.talk_id, buyerId: talk.buyer_id ?? '', bySide: side });
	return body;
}

async function moveTalk(ctx: Ctx, talk: TalkRow, side: TalkSide, body: string): Promise<void> {
	const toBuyer = side === 'shop' ? 1 : 0;
	await ctx.db
		.updateTable('talks.talk')
		.set({
			last_at: ctx.now,
			last_by: side,
			last_text: [...body].slice(0, limits.last).join(''),
			shop_unread: sql`shop_unread + ${1 - toBuyer}`,
			buyer_unread: sql`buyer_unread + ${toBuyer}`,
		})
		.where('shop_id', '=', talk.shop_id)
		.where('talk_id', '=', talk.talk_id)
		.execute();
	if (talk.buyer_id)
		await ctx.db
			.updateTable('talks.of_buyer')
			.set({ last_at: ctx.now, unread: sql`unread + ${toBuyer}` })
			.where('buyer_id', '=', talk.buyer_id)
			.where('shop_id', '=', talk.shop_id)
			.execute();
}

async function notTooFast(ctx: Ctx, talk: TalkRow, side: TalkSide): Promise<void> {
	const recent = await ctx.db
		.selectFrom('talks.message')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('shop_id', '=', talk.shop_id)
		.where('talk_id', '=', talk.talk_id)
		.where('at', '>', later(ctx.now, -limits.minuteMs))
		.where('by_side', '=', side)
		.executeTakeFirst();
	if (Number(recent?.count ?? 0) >= limits.aMinute) refuse('talks.too_fast', 'too_many');
}

/** What a message is about is of this shop, and an order also of this buyer. */
async function mustBelong(ctx: Ctx, talk: TalkRow, said: { productId?: string | undefined; orderId?: string | undefined }): Promise<void> {
	if (said.productId && (await shopOfProducts(ctx, [said.productId])).get(said.productId) !== talk.shop_id) refuse('talks.wrong', 'invalid');
	if (!said.orderId) return;
	const order = await findOrder(ctx, said.orderId).catch(() => null);
	if (order?.shop_id !== talk.shop_id || order.buyer_id !== talk.buyer_id) refuse('talks.wrong', 'invalid');
}

export const lockTalkOf = (ctx: Ctx, shopId: string, buyerId: string): Promise<TalkRow | undefined> =>
	ctx.db.selectFrom('talks.talk').selectAll().where('shop_id', '=', shopId).where('buyer_id', '=', buyerId).forUpdate().executeTakeFirst();

/** @refuses talks.not_found */
export async function lockTalk(ctx: Ctx, ids: { shopId: string; talkId: string }): Promise<TalkRow> {
	const row = await ctx.db
		.selectFrom('talks.talk')
		.selectAll()
		.where('shop_id', '=', ids.shopId)
		.where('talk_id', '=', ids.talkId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('talks.not_found', 'not_found');
}

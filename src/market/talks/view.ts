import { sql } from 'kysely';
import { system } from '#kernel/actor';
import { moderatedProvinces } from '#kernel/areas';
import { readTimePlace, writeTimePlace } from '#kernel/cursor';
import { firstName } from '#kernel/first-name';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { Page, Words } from '#kernel/views';
import type { ReportedMessage, TalkCard, TalkMessage, TalkSide, TalkSubject, TalkView } from '#kernel/views-talk';
import { productsForBasket } from '#market/catalogue';
import { findOrder } from '#market/orders';
import { namesOf } from '#market/people';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import type { Seat } from './keep.ts';
import { limits } from './limits.ts';
import type { TalkRow } from './write.ts';

/** A buyer's own talks, the newest first. */
export async function myTalks(ctx: ReadCtx, wish: { cursor?: string | null | undefined } = {}): Promise<Page<TalkCard>> {
	if (ctx.actor.kind !== 'person') return { items: [], next: null };
	let list = ctx.db.selectFrom('talks.of_buyer').selectAll().where('buyer_id', '=', ctx.actor.personId);
	const after = readTimePlace(wish.cursor);
	if (after) list = list.where(sql<boolean>`(last_at, shop_id) < (${after.at}, ${after.id})`);
	const places = await list
		.orderBy('last_at', 'desc')
		.orderBy('shop_id', 'desc')
		.limit(limits.page + 1)
		.execute();
	const shown = places.slice(0, limits.page);
	if (shown.length === 0) return { items: [], next: null };
	const shopIds = shown.map((place) => place.shop_id);
	const rows = await ctx.db.selectFrom('talks.talk').selectAll().where('shop_id', 'in', shopIds).where('buyer_id', '=', ctx.actor.personId).execute();
	const shops = await shopCards(ctx, shopIds);
	const last = places.length > limits.page ? shown.at(-1) : undefined;
	return {
		items: shown.flatMap((place) => {
			const row = rows.find((one) => one.talk_id === place.talk_id);
			return row ? [card(row, shops.get(row.shop_id)?.name ?? null, 'buyer')] : [];
		}),
		next: last ? writeTimePlace(last.last_at, last.shop_id) : null,
	};
}

/** A shop's talks, the newest first. @refuses talks.not_found, shops.help_not_this */
export async function shopTalks(ctx: ReadCtx, wish: { shopId: string; cursor?: string | null | undefined }): Promise<Page<TalkCard>> {
	mustSellFor(ctx, wish.shopId, 'talk', 'talks.not_found');
	let list = ctx.db.selectFrom('talks.talk').selectAll().where('shop_id', '=', wish.shopId);
	const after = readTimePlace(wish.cursor);
	if (after) list = list.where(sql<boolean>`(last_at, talk_id) < (${after.at}, ${after.id})`);
	const rows = await list
		.orderBy('last_at', 'desc')
		.orderBy('talk_id', 'desc')
		.limit(limits.page + 1)
		.execute();
	const names = await buyerNames(ctx, rows);
	const last = rows.length > limits.page ? rows[limits.page - 1] : undefined;
	return {
		items: rows.slice(0, limits.page).map((row) => card(row, names.get(row.buyer_id ?? '') ?? null, 'shop')),
		next: last ? writeTimePlace(last.last_at, last.talk_id) : null,
	};
}

async function buyerNames(ctx: ReadCtx, rows: readonly TalkRow[]): Promise<Map<string, Words>> {
	const names = await namesOf(
		{ ...ctx, actor: system('talks') },
		rows.flatMap((row) => row.buyer_id ?? []),
	);
	return new Map([...names].map(([id, name]) => [id, { th: firstName(name) ?? '', en: null }]));
}

const card = (row: TalkRow, name: Words | null, side: TalkSide): TalkCard => ({
	shopId: row.shop_id,
	talkId: row.talk_id,
	with: name,
	lastText: row.last_text,
	lastAt: row.last_at,
	lastBy: row.last_by as TalkSide,
	unread: side === 'shop' ? row.shop_unread : row.buyer_unread,
	blocked: row.blocked_by !== null,
});

/** How many talks of a shop hold something unread. */
export async function talksToAnswer(ctx: ReadCtx, shopId: string): Promise<number> {
	mustSellFor(ctx, shopId, 'talk', 'talks.not_found');
	const row = await ctx.db
		.selectFrom('talks.talk')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('shop_id', '=', shopId)
		.where('shop_unread', '>', 0)
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}

/** How many messages wait for somebody as a buyer. */
export async function unreadTalks(ctx: ReadCtx): Promise<number> {
	if (ctx.actor.kind !== 'person') return 0;
	const row = await ctx.db
		.selectFrom('talks.of_buyer')
		.select((eb) => eb.fn.sum<number>('unread').as('count'))
		.where('buyer_id', '=', ctx.actor.personId)
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}

/**
 * A talk as one side sees it. A buyer who has not written yet gets an empty one.
 * @param wish.cursor the `earlier` of what was shown before
 * @refuses talks.sign_in, talks.not_found, shops.help_not_this
 */
export async function viewTalk(ctx: ReadCtx, wish: Seat & { cursor?: string | null | undefined }): Promise<TalkView> {
	const side: TalkSide = wish.talkId === undefined ? 'buyer' : 'shop';
	const row = await seen(ctx, wish, side);
	const shop = (await shopCards(ctx, [wish.shopId])).get(wish.shopId) ?? refuse('talks.not_found', 'not_found');
	if (!row) {
		if (shop.state !== 'approved') refuse('talks.not_found', 'not_found');
		const may = { write: true, block: false, unblock: false };
		return { shopId: wish.shopId, talkId: null, with: shop.name, messages: [], earlier: null, unread: 0, blockedBy: null, may };
	}
	const page = await messagesOf(ctx, row, wish.cursor);
	return {
		shopId: row.shop_id,
		talkId: row.talk_id,
		with: side === 'buyer' ? shop.name : ((await buyerNames(ctx, [row])).get(row.buyer_id ?? '') ?? null),
		...page,
		unread: side === 'shop' ? row.shop_unread : row.buyer_unread,
		blockedBy: row.blocked_by as TalkSide | null,
		may: { write: row.blocked_by === null && row.buyer_id !== null, block: row.blocked_by === null, unblock: row.blocked_by === side },
	};
}

async function seen(ctx: ReadCtx, seat: Seat, side: TalkSide): Promise<TalkRow | undefined> {
	const list = ctx.db.selectFrom('talks.talk').selectAll().where('shop_id', '=', seat.shopId);
	if (side === 'shop') {
		mustSellFor(ctx, seat.shopId, 'talk', 'talks.not_found');
		return (await list.where('talk_id', '=', seat.talkId!).executeTakeFirst()) ?? refuse('talks.not_found', 'not_found');
	}
	const buyerId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('talks.sign_in', 'unauthenticated');
	return list.where('buyer_id', '=', buyerId).executeTakeFirst();
}

async function messagesOf(ctx: ReadCtx, talk: TalkRow, cursor: string | null | undefined): Promise<Pick<TalkView, 'messages' | 'earlier'>> {
	let list = ctx.db.selectFrom('talks.message').selectAll().where('shop_id', '=', talk.shop_id).where('talk_id', '=', talk.talk_id);
	const before = readTimePlace(cursor);
	if (before) list = list.where(sql<boolean>`(at, message_id) < (${before.at}, ${before.id})`);
	const rows = await list
		.orderBy('at', 'desc')
		.orderBy('message_id', 'desc')
		.limit(limits.page + 1)
		.execute();
	const shown = rows.slice(0, limits.page).reverse();
	const goods = await productsForBasket(
		ctx,
		shown.flatMap((row) => row.product_id ?? []),
	);
	const orders = new Map<string, string>();
	for (const orderId of new Set(shown.flatMap((row) => row.order_id ?? []))) orders.set(orderId, (await findOrder(ctx, orderId)).code);
	const about = (row: (typeof rows)[number]): TalkSubject | null =>
		row.product_id
			? { kind: 'product', id: row.product_id, name: goods.get(row.product_id)?.name ?? { th: '', en: null } }
			: row.order_id
				? { kind: 'order', id: row.order_id, name: { th: orders.get(row.order_id) ?? '', en: null } }
				: null;
	const messages = shown.map((row): TalkMessage => ({
		messageId: row.message_id,
		by: row.by_side as TalkSide,
		text: row.body,
		masked: row.masked,
		removed: row.removed,
		pictures: row.pictures as string[],
		about: about(row),
		at: row.at,
	}));
	const first = shown[0];
	return { messages, earlier: rows.length > limits.page && first ? writeTimePlace(first.at, first.message_id) : null };
}

/** The newest of a talk and how much of it this side has not read: asked often, so it is one row. @refuses talks.sign_in, talks.not_found */
export async function talkState(ctx: ReadCtx, seat: Seat): Promise<{ lastAt: Date | null; unread: number }> {
	const side: TalkSide = seat.talkId === undefined ? 'buyer' : 'shop';
	const row = await seen(ctx, seat, side);
	return { lastAt: row?.last_at ?? null, unread: row ? (side === 'shop' ? row.shop_unread : row.buyer_unread) : 0 };
}

/** Messages that one side reported, for moderators: each alone, without its talk. @refuses talks.not_found */
export async function reportedMessages(ctx: ReadCtx): Promise<ReportedMessage[]> {
	const provinces = moderatedProvinces(ctx.actor);
	if (provinces?.length === 0) return refuse('talks.not_found', 'not_found');
	let list = ctx.db
		.selectFrom('talks.report as r')
		.innerJoin('talks.message as m', (join) =>
			join.onRef('m.shop_id', '=', 'r.shop_id').onRef('m.talk_id', '=', 'r.talk_id').onRef('m.message_id', '=', 'r.message_id'),
		)
		.select(['r.shop_id', 'r.report_id', 'r.why', 'r.at', 'm.by_side', 'm.body', 'm.pictures'])
		.where('r.closed_at', 'is', null);
	if (provinces) list = list.where('r.province_code', 'in', provinces);
	const rows = await list.orderBy('r.at').orderBy('r.report_id').limit(limits.page).execute();
	return rows.map((row) => ({
		shopId: row.shop_id,
		reportId: row.report_id,
		why: row.why,
		at: row.at,
		by: row.by_side as TalkSide,
		text: row.body,
		pictures: row.pictures as string[],
	}));
}

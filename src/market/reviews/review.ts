import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { actorName } from '#kernel/actor';
import { maskContacts } from '#kernel/contacts';
import { refuse } from '#kernel/refusal';
import { findOrder, orderLines } from '#market/orders';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import { limits } from './limits.ts';
import { reviewShape, type ReviewWish } from './shapes.ts';

export type ReviewRow = Selectable<Tables['reviews.review']>;
export type What = 'written' | 'changed' | 'answered' | 'hidden' | 'shown' | 'forgotten';

/** The goods have come: what was returned or called off is not judged. */
const DELIVERED = new Set(['delivered', 'completed']);

/**
 * A buyer says how the goods of one order line were; said again, it changes what stands there.
 * @refuses reviews.sign_in, reviews.not_found, reviews.not_delivered, reviews.too_late, reviews.hidden, reviews.wrong
 */
export async function writeReview(ctx: Ctx, wish: { orderId: string; lineId: string } & ReviewWish): Promise<{ shopId: string; reviewId: string }> {
	const { orderId, lineId, ...given } = wish;
	const line = await boughtLine(ctx, orderId, lineId);
	const parsed = reviewShape.safeParse(given);
	const said = parsed.success ? parsed.data : refuse('reviews.wrong', 'invalid');
	const before = await ofLine(ctx, line.shopId, orderId, lineId);
	if (before) return change(ctx, before, said);
	const reviewId = ctx.newId();
	// Two at once: the unique line lets one in, and the other command runs again and changes it.
	await ctx.db
		.insertInto('reviews.review')
		.values({
			shop_id: line.shopId,
			review_id: reviewId,
			product_id: line.productId,
			order_id: orderId,
			line_id: lineId,
			buyer_id: line.buyerId,
			...columns(said),
			written_at: ctx.now,
			changed_at: ctx.now,
		})
		.execute();
	await ctx.db.insertInto('reviews.of_buyer').values({ buyer_id: line.buyerId, review_id: reviewId, shop_id: line.shopId }).execute();
	await remember(ctx, line.shopId, reviewId, 'written');
	await count(ctx, line.shopId, line.productId, 1, said.stars);
	await publish(ctx, 'reviews.written', { shopId: line.shopId, reviewId, productId: line.productId, productName: line.name, stars: said.stars });
	return { shopId: line.shopId, reviewId };
}

async function change(ctx: Ctx, before: ReviewRow, said: ReviewWish): Promise<{ shopId: string; reviewId: string }> {
	const ids = { shopId: before.shop_id, reviewId: before.review_id };
	if (before.state === 'hidden') refuse('reviews.hidden', 'conflict');
	const next = columns(said);
	if (before.stars === next.stars && before.body === next.body && JSON.stringify(before.pictures) === next.pictures) return ids;
	if (!stillOpen(before, ctx.now)) refuse('reviews.too_late', 'conflict', { days: limits.changeMs / 86_400_000 });
	await ctx.db
		.updateTable('reviews.review')
		.set({ ...next, changed_at: ctx.now })
		.where('shop_id', '=', ids.shopId)
		.where('review_id', '=', ids.reviewId)
		.execute();
	await remember(ctx, ids.shopId, ids.reviewId, 'changed');
	if (before.stars !== next.stars) await count(ctx, ids.shopId, before.product_id, 0, next.stars - before.stars);
	return ids;
}

export const stillOpen = (row: Pick<ReviewRow, 'written_at'>, now: Date): boolean => now.getTime() - row.written_at.getTime() < limits.changeMs;

const columns = (said: ReviewWish) => ({
	stars: said.stars,
	body: maskContacts(said.text).text,
	pictures: JSON.stringify([...new Set(said.pictures)]),
});

/** Somebody else's order, or a line that is not in it, is not found. */
async function boughtLine(ctx: ReadCtx, orderId: string, lineId: string) {
	const buyerId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('reviews.sign_in', 'unauthenticated');
	const order = await findOrder(ctx, orderId).catch(() => null);
	if (!order || order.buyer_id !== buyerId) return refuse('reviews.not_found', 'not_found');
	const line = (await orderLines(ctx, order.shop_id, orderId)).find((one) => one.line_id === lineId);
	if (!line) return refuse('reviews.not_found', 'not_found');
	if (!DELIVERED.has(order.state)) refuse('reviews.not_delivered', 'conflict');
	return { shopId: order.shop_id, productId: line.product_id, name: line.name_th, buyerId };
}

const ofLine = (ctx: Ctx, shopId: string, orderId: string, lineId: string): Promise<ReviewRow | undefined> =>
	ctx.db
		.selectFrom('reviews.review')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('order_id', '=', orderId)
		.where('line_id', '=', lineId)
		.forUpdate()
		.executeTakeFirst();

/** @refuses reviews.not_found */
export async function lockReview(ctx: Ctx, ids: { shopId: string; reviewId: string }): Promise<ReviewRow> {
	const row = await ctx.db
		.selectFrom('reviews.review')
		.selectAll()
		.where('shop_id', '=', ids.shopId)
		.where('review_id', '=', ids.reviewId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('reviews.not_found', 'not_found');
}

/** Moves the tally of a product and tells the catalogue. */
export async function count(ctx: Ctx, shopId: string, productId: string, reviews: number, stars: number): Promise<void> {
	// Only a review more may be the first of a product: the row a change would begin with cannot be.
	await (
		reviews > 0
			? sql`insert into reviews.tally as t (shop_id, product_id, reviews, stars) values (${shopId}, ${productId}, ${reviews}, ${stars})
			on conflict (shop_id, product_id) do update set reviews = t.reviews + excluded.reviews, stars = t.stars + excluded.stars`
			: sql`update reviews.tally set reviews = reviews + ${reviews}, stars = stars + ${stars} where shop_id = ${shopId} and product_id = ${productId}`
	).execute(ctx.db);
	await publish(ctx, 'reviews.changed', { shopId, productId });
}

export const remember = (ctx: Ctx, shopId: string, reviewId: string, what: What, why: string | null = null): Promise<unknown> =>
	ctx.db
		.insertInto('reviews.history')
		.values({ shop_id: shopId, history_id: ctx.newId(), review_id: reviewId, what, at: ctx.now, by_whom: actorName(ctx.actor), why })
		.execute();

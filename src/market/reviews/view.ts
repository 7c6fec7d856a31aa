import { sql } from 'kysely';
import { system } from '#kernel/actor';
import { moderatedProvinces } from '#kernel/areas';
import { readTimePlace, writeTimePlace } from '#kernel/cursor';
import { firstName } from '#kernel/first-name';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { Page } from '#kernel/views';
import type { DeskReview, GoodsReview, LineReview, ReportedReview } from '#kernel/views-talk';
import { productsForBasket, shopOfProducts } from '#market/catalogue';
import { findOrder, orderLines } from '#market/orders';
import { namesOf } from '#market/people';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { stillOpen, type ReviewRow } from './review.ts';

export type ReviewSort = 'new' | 'best';

/** What buyers say of a product, for everybody: the newest, or those with most stars, first. @param wish.cursor the `next` of the page before */
export async function productReviews(
	ctx: ReadCtx,
	wish: { productId: string; sort?: ReviewSort | undefined; cursor?: string | null | undefined; limit?: number | undefined },
): Promise<Page<GoodsReview>> {
	const shopId = (await shopOfProducts(ctx, [wish.productId])).get(wish.productId);
	if (!shopId) return { items: [], next: null };
	const limit = Math.min(Math.max(1, wish.limit ?? limits.page), limits.desk);
	const best = wish.sort === 'best';
	let list = ctx.db
		.selectFrom('reviews.review')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('product_id', '=', wish.productId)
		.where('state', '=', 'shown');
	const [stars, place] = best ? splitStars(wish.cursor) : [null, wish.cursor];
	const after = readTimePlace(place);
	if (after && stars !== null) list = list.where(sql<boolean>`(stars, written_at, review_id) < (${stars}, ${after.at}, ${after.id})`);
	else if (after && !best) list = list.where(sql<boolean>`(written_at, review_id) < (${after.at}, ${after.id})`);
	if (best) list = list.orderBy('stars', 'desc');
	const rows = await list
		.orderBy('written_at', 'desc')
		.orderBy('review_id', 'desc')
		.limit(limit + 1)
		.execute();
	const last = rows.length > limit ? rows[limit - 1] : undefined;
	const next = last ? `${best ? `${last.stars}.` : ''}${writeTimePlace(last.written_at, last.review_id)}` : null;
	return { items: await shown(ctx, rows.slice(0, limit)), next };
}

function splitStars(cursor: string | null | undefined): [number | null, string | null] {
	const match = /^([1-5])\.(.+)$/.exec(cursor ?? '');
	return match ? [Number(match[1]), match[2]!] : [null, null];
}

/** All reviews of a shop's goods, the newest first; `waiting`: only those without an answer. @refuses reviews.not_found, shops.help_not_this */
export async function shopReviews(
	ctx: ReadCtx,
	wish: { shopId: string; waiting?: boolean | undefined; cursor?: string | null | undefined },
): Promise<Page<DeskReview>> {
	mustSellFor(ctx, wish.shopId, 'talk', 'reviews.not_found');
	let list = ctx.db.selectFrom('reviews.review').selectAll().where('shop_id', '=', wish.shopId);
	if (wish.waiting) list = list.where('answer', 'is', null).where('state', '=', 'shown');
	const after = readTimePlace(wish.cursor);
	if (after) list = list.where(sql<boolean>`(written_at, review_id) < (${after.at}, ${after.id})`);
	const rows = await list
		.orderBy('written_at', 'desc')
		.orderBy('review_id', 'desc')
		.limit(limits.desk + 1)
		.execute();
	const last = rows.length > limits.desk ? rows[limits.desk - 1] : undefined;
	return { items: await atDesk(ctx, rows.slice(0, limits.desk)), next: last ? writeTimePlace(last.written_at, last.review_id) : null };
}

/** How many reviews of a shop wait for an answer. */
export async function reviewsToAnswer(ctx: ReadCtx, shopId: string): Promise<number> {
	mustSellFor(ctx, shopId, 'talk', 'reviews.not_found');
	const row = await ctx.db
		.selectFrom('reviews.review')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('shop_id', '=', shopId)
		.where('answer', 'is', null)
		.where('state', '=', 'shown')
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}

/** What the buyer of an order said, and may say, of each of its lines. @refuses reviews.not_found */
export async function reviewsOfOrder(ctx: ReadCtx, orderId: string): Promise<LineReview[]> {
	if (!isUuid(orderId) || ctx.actor.kind !== 'person') return refuse('reviews.not_found', 'not_found');
	const order = await findOrder(ctx, orderId).catch(() => null);
	if (order?.buyer_id !== ctx.actor.personId) return refuse('reviews.not_found', 'not_found');
	const [lines, rows] = await Promise.all([
		orderLines(ctx, order.shop_id, orderId),
		ctx.db.selectFrom('reviews.review').selectAll().where('shop_id', '=', order.shop_id).where('order_id', '=', orderId).execute(),
	]);
	const came = order.state === 'delivered' || order.state === 'completed';
	const said = new Map((await shown(ctx, rows, true)).map((review) => [review.reviewId, review]));
	return lines.map((line) => {
		const row = rows.find((one) => one.line_id === line.line_id);
		return {
			lineId: line.line_id,
			review: (row && said.get(row.review_id)) ?? null,
			may: came && (!row || (row.state === 'shown' && stillOpen(row, ctx.now))),
		};
	});
}

/** Reviews that somebody reported, for moderators, the longest waiting first. @refuses reviews.not_found */
export async function reportedReviews(ctx: ReadCtx): Promise<ReportedReview[]> {
	const provinces = moderatedProvinces(ctx.actor);
	if (provinces?.length === 0) return refuse('reviews.not_found', 'not_found');
	let list = ctx.db.selectFrom('reviews.report').selectAll().where('closed_at', 'is', null);
	if (provinces) list = list.where('province_code', 'in', provinces);
	const reports = await list.orderBy('at').orderBy('report_id').limit(limits.desk).execute();
	if (reports.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('reviews.review')
		.selectAll()
		.where('shop_id', 'in', [...new Set(reports.map((one) => one.shop_id))])
		.where(
			'review_id',
			'in',
			reports.map((one) => one.review_id),
		)
		.execute();
	const reviews = new Map((await atDesk(ctx, rows)).map((review) => [review.reviewId, review]));
	return reports.flatMap((one) => {
		const review = reviews.get(one.review_id);
		return review ? [{ reportId: one.report_id, why: one.why, at: one.at, review }] : [];
	});
}

async function atDesk(ctx: ReadCtx, rows: readonly ReviewRow[]): Promise<DeskReview[]> {
	const goods = await productsForBasket(ctx, [...new Set(rows.map((row) => row.product_id))]);
	return (await shown(ctx, rows, true)).map((review) => {
		const product = goods.get(review.productId);
		return { ...review, product: { name: product?.name ?? { th: '', en: null }, picture: product?.picture ?? null } };
	});
}

/** @param inside for its writer, the shop and moderators: why it is hidden */
async function shown(ctx: ReadCtx, rows: readonly ReviewRow[], inside = false): Promise<GoodsReview[]> {
	const names = await namesOf(
		{ ...ctx, actor: system('reviews') },
		rows.flatMap((row) => row.buyer_id ?? []),
	);
	return rows.map((row) => ({
		shopId: row.shop_id,
		reviewId: row.review_id,
		productId: row.product_id,
		stars: row.stars,
		text: row.body,
		pictures: row.pictures as string[],
		name: row.buyer_id ? firstName(names.get(row.buyer_id)) : null,
		writtenAt: row.written_at,
		changed: row.changed_at > row.written_at,
		answer: row.answer !== null && row.answered_at ? { text: row.answer, at: row.answered_at } : null,
		state: row.state as GoodsReview['state'],
		hiddenWhy: inside ? row.hidden_why : null,
	}));
}

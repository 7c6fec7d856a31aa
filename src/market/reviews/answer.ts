import { maskContacts } from '#kernel/contacts';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { rateProduct } from '#market/catalogue';
import { recordHelp } from '#market/delegations';
import { orderLines } from '#market/orders';
import { shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { mayModerate } from './policy.ts';
import { count, lockReview, remember, type ReviewRow } from './review.ts';
import { answerShape, whyShape } from './shapes.ts';

type Ids = { readonly shopId: string; readonly reviewId: string };

/**
 * The shop answers a review, once; said again, it changes the answer. What a helper answers is written down.
 * @refuses reviews.not_found, reviews.wrong, shops.help_not_this, shops.help_over
 */
export async function answerReview(ctx: Ctx, wish: Ids & { text: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'talk', 'reviews.not_found');
	const row = await lockReview(ctx, wish);
	const parsed = answerShape.safeParse(wish.text);
	const answer = maskContacts(parsed.success ? parsed.data : refuse('reviews.wrong', 'invalid', {}, { text: 'form.missing' })).text;
	if (row.answer === answer) return;
	await ctx.db
		.updateTable('reviews.review')
		.set({ answer, answered_at: ctx.now })
		.where('shop_id', '=', row.shop_id)
		.where('review_id', '=', row.review_id)
		.execute();
	await remember(ctx, row.shop_id, row.review_id, 'answered');
	const name = await goodsName(ctx, row);
	await recordHelp(ctx, {
		shopId: row.shop_id,
		act: 'talk',
		subject: { kind: 'product', id: row.product_id, name },
		before: { answer: row.answer },
		after: { answer },
	});
	if (row.answer === null && row.buyer_id)
		await publish(ctx, 'reviews.answered', {
			shopId: row.shop_id,
			reviewId: row.review_id,
			buyerId: row.buyer_id,
			productId: row.product_id,
			productName: name,
		});
}

const goodsName = async (ctx: ReadCtx, row: ReviewRow): Promise<string> =>
	(await orderLines(ctx, row.shop_id, row.order_id)).find((line) => line.line_id === row.line_id)?.name_th ?? '';

/**
 * Somebody says that a review should not stand there: the officers of the shop's province hear of it, once a person and review.
 * @refuses reviews.sign_in, reviews.not_found, reviews.wrong
 */
export async function reportReview(ctx: Ctx, wish: Ids & { why: string }): Promise<void> {
	const reporterId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('reviews.sign_in', 'unauthenticated');
	const row = await lockReview(ctx, wish);
	if (row.state === 'hidden') refuse('reviews.not_found', 'not_found');
	const parsed = whyShape.safeParse(wish.why);
	const why = parsed.success ? parsed.data : refuse('reviews.wrong', 'invalid', {}, { why: 'form.missing' });
	const shop = await shopOf(ctx, wish.shopId);
	const made = await ctx.db
		.insertInto('reviews.report')
		.values({
			shop_id: wish.shopId,
			report_id: ctx.newId(),
			review_id: wish.reviewId,
			province_code: shop.provinceCode,
			reporter_id: reporterId,
			why,
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('report_id')
		.executeTakeFirst();
	if (made) await publish(ctx, 'reviews.reported', { shopId: wish.shopId, reviewId: wish.reviewId, provinceCode: shop.provinceCode });
}

const shopOf = async (ctx: ReadCtx, shopId: string) => (await shopCards(ctx, [shopId])).get(shopId) ?? refuse('reviews.not_found', 'not_found');

/**
 * A moderator takes a review off the page, with a reason that its writer reads; or lets it stand again. Open reports of it are closed.
 * @refuses reviews.not_found, reviews.own_shop, reviews.reason_missing
 */
export async function moderateReview(ctx: Ctx, wish: Ids & { hide: boolean; why?: string | undefined }): Promise<void> {
	const shop = await shopOf(ctx, wish.shopId);
	if (!mayModerate(ctx.actor, shop)) refuse('reviews.not_found', 'not_found');
	const row = await lockReview(ctx, wish);
	const parsed = whyShape.safeParse(wish.why ?? '');
	const why = wish.hide
		? parsed.success
			? parsed.data
			: refuse('reviews.reason_missing', 'invalid', {}, { reason: 'reviews.reason_missing' })
		: null;
	await ctx.db
		.updateTable('reviews.report')
		.set({ closed_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('review_id', '=', wish.reviewId)
		.where('closed_at', 'is', null)
		.execute();
	const to = wish.hide ? 'hidden' : 'shown';
	if (row.state === to) return;
	await ctx.db
		.updateTable('reviews.review')
		.set({ state: to, hidden_why: why })
		.where('shop_id', '=', wish.shopId)
		.where('review_id', '=', wish.reviewId)
		.execute();
	await remember(ctx, wish.shopId, wish.reviewId, to, why);
	await count(ctx, wish.shopId, row.product_id, wish.hide ? -1 : 1, wish.hide ? -row.stars : row.stars);
	if (wish.hide && row.buyer_id)
		await publish(ctx, 'reviews.hidden', { shopId: wish.shopId, reviewId: wish.reviewId, buyerId: row.buyer_id, orderId: row.order_id });
}

/** Carries rating and number of reviews to the catalogue; the locked tally makes the later of two count both. */
export async function carryRating(ctx: Ctx, news: { shopId: string; productId: string }): Promise<void> {
	const tally = await ctx.db
		.selectFrom('reviews.tally')
		.select(['reviews', 'stars'])
		.where('shop_id', '=', news.shopId)
		.where('product_id', '=', news.productId)
		.forUpdate()
		.executeTakeFirst();
	const reviews = tally?.reviews ?? 0;
	await rateProduct(ctx, {
		shopId: news.shopId,
		productId: news.productId,
		ratings: reviews,
		rating: reviews > 0 ? Math.round((tally!.stars / reviews) * 100) / 100 : null,
	});
}

/** A buyer asked to be forgotten: the words stay, the name goes. System only. @returns how many reviews */
export async function forgetReviewer(ctx: Ctx, personId: string): Promise<number> {
	if (ctx.actor.kind !== 'system') refuse('reviews.not_found', 'not_found');
	const own = await ctx.db.deleteFrom('reviews.of_buyer').where('buyer_id', '=', personId).returning(['shop_id', 'review_id']).execute();
	for (const one of own) {
		await ctx.db
			.updateTable('reviews.review')
			.set({ buyer_id: null })
			.where('shop_id', '=', one.shop_id)
			.where('review_id', '=', one.review_id)
			.execute();
		await ctx.db
			.updateTable('reviews.history')
			.set({ by_whom: 'forgotten' })
			.where('shop_id', '=', one.shop_id)
			.where('review_id', '=', one.review_id)
			.where('by_whom', '=', personId)
			.execute();
		await remember(ctx, one.shop_id, one.review_id, 'forgotten');
	}
	return own.length;
}

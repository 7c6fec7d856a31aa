import { z } from 'zod';
import {
	answerReview,
	answerShape,
	moderateReview,
	productReviews,
	reportedReviews,
	reportReview,
	reviewShape,
	reviewsOfOrder,
	shopReviews,
	whyShape,
	writeReview,
} from '#market/reviews';
import { operation } from './operation.ts';
import { bytes, id, listOf, pageOf, picture } from './shapes/common.ts';
import { deskReview, goodsReview, lineReview, reportedReview } from './shapes/talk.ts';
import type { Door } from './terms.ts';

const params = { shopId: id, reviewId: id };
const PATH = '/shops/{shopId}/buyer-reviews/{reviewId}';
const cursor = z.string().min(1).max(200).optional();

/** What buyers say of goods that came, and what the shop answers. */
export function buyerReviewOperations(door: Door): void {
	reading(door);
	operation(door, {
		method: 'post',
		path: '/me/pictures',
		summary: 'Keep a picture for a review or a message: drawn anew, without what a camera writes into it',
		tag: 'talk',
		takes: 'picture',
		body: bytes,
		answer: z.object({ hash: picture }),
		status: 201,
		reach: async ({ app }, { body }) => ({ hash: await app.files.storePicture(body) }),
	});
	operation(door, {
		method: 'put',
		path: '/orders/{orderId}/lines/{lineId}/review',
		summary: 'Say how goods of your order were, once they came; said again within 30 days, it changes. Contacts are masked',
		tag: 'talk',
		params: { orderId: id, lineId: id },
		body: reviewShape,
		answer: z.object({ shop_id: id, review_id: id }),
		act: (ctx, { params: line, body }) => writeReview(ctx, { ...line, ...body }),
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/answer`,
		summary: 'Answer a review for your shop; said again, it changes',
		tag: 'talk',
		params,
		body: z.strictObject({ text: answerShape }),
		answer: null,
		act: (ctx, { params: ids, body }) => answerReview(ctx, { ...ids, ...body }).then(() => ({})),
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/reports`,
		summary: 'Say that a review should not stand there',
		tag: 'talk',
		params,
		body: z.strictObject({ why: whyShape }),
		answer: null,
		act: (ctx, { params: ids, body }) => reportReview(ctx, { ...ids, ...body }).then(() => ({})),
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/standing`,
		summary: 'Hide a review, with a reason, or let it stand: officers of the shop’s province and operators',
		tag: 'talk',
		params,
		body: z.strictObject({ hide: z.boolean(), why: z.string().max(6000).optional() }),
		answer: null,
		act: (ctx, { params: ids, body }) => moderateReview(ctx, { ...ids, ...body }).then(() => ({})),
	});
}

function reading(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/products/{productId}/buyer-reviews',
		summary: 'What buyers say of a product: the newest first, or those with most stars',
		tag: 'talk',
		who: 'anyone',
		params: { productId: id },
		query: { sort: z.enum(['new', 'best']).optional(), cursor },
		answer: pageOf(goodsReview),
		ask: (ctx, { params: { productId }, query }) => productReviews(ctx, { productId, ...query }),
	});
	operation(door, {
		method: 'get',
		path: '/orders/{orderId}/reviews',
		summary: 'What you said, and may say, of each line of your order',
		tag: 'talk',
		params: { orderId: id },
		answer: listOf(lineReview),
		ask: async (ctx, { params: { orderId } }) => ({ items: await reviewsOfOrder(ctx, orderId) }),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/buyer-reviews',
		summary: 'Reviews of your shop’s goods, the newest first',
		tag: 'talk',
		params: { shopId: id },
		query: { waiting: z.enum(['true', 'false']).optional(), cursor },
		answer: pageOf(deskReview),
		ask: (ctx, { params: { shopId }, query }) => shopReviews(ctx, { shopId, waiting: query.waiting === 'true', cursor: query.cursor }),
	});
	operation(door, {
		method: 'get',
		path: '/reported-reviews',
		summary: 'Reviews that somebody reported, the longest waiting first',
		tag: 'talk',
		answer: listOf(reportedReview),
		ask: async (ctx) => ({ items: await reportedReviews(ctx) }),
	});
}

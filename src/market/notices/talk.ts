import { bangkokDay } from '#kernel/time';
import { peopleWith } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { tell } from './tell.ts';

/** The shop learns of a review: on its page, not by SMS. */
async function reviewWritten(ctx: Ctx, news: { shopId: string; reviewId: string; productName: string; stars: number }): Promise<void> {
	const facts = { name: news.productName, stars: news.stars };
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { reader, kind: 'review_written', cause: news.reviewId, facts, href: '/shop/reviews', send: false });
}

const reviewAnswered = (ctx: Ctx, news: { reviewId: string; buyerId: string; productId: string; productName: string }): Promise<void> =>
	tell(ctx, {
		reader: news.buyerId,
		kind: 'review_answered',
		cause: news.reviewId,
		facts: { name: news.productName },
		href: `/products/${news.productId}#reviews`,
		send: false,
	});

/** Its writer learns that a review was hidden; the order's page tells why. */
const reviewHidden = (ctx: Ctx, news: { reviewId: string; buyerId: string; orderId: string }): Promise<void> =>
	tell(ctx, {
		reader: news.buyerId,
		kind: 'review_hidden',
		cause: `${news.reviewId}:${bangkokDay(ctx.now)}`,
		facts: {},
		href: `/orders/${news.orderId}#reviews`,
		send: false,
	});

/** The office of the province learns that something was reported: once a thing and day. */
async function reviewReported(ctx: Ctx, news: { reviewId: string; provinceCode: string }): Promise<void> {
	const cause = `${news.reviewId}:${bangkokDay(ctx.now)}`;
	for (const reader of await peopleWith(ctx, { role: 'province_officer', provinceCode: news.provinceCode }))
		await tell(ctx, { reader, kind: 'review_reported', cause, facts: {}, href: '/office/said', send: false });
}

/** Who is told what of reviews, questions and messages. */
export const talkNews = { reviewWritten, reviewAnswered, reviewHidden, reviewReported };

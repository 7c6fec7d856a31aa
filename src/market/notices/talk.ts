import { bangkokDay } from '#kernel/time';
import { peopleWith } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { productNamed, shopNamed } from './names.ts';
import { tell } from './tell.ts';

/** The shop learns of a review: on its page, not by SMS. */
async function reviewWritten(ctx: Ctx, news: { shopId: string; reviewId: string; productName: string; stars: number }): Promise<void> {
	const facts = { name: news.productName, stars: news.stars };
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { reader, kind: 'review_written', cause: news.reviewId, facts, href: '/shop/reviews', send: false });
}

async function reviewAnswered(ctx: Ctx, news: { reviewId: string; buyerId: string; productId: string; productName: string }): Promise<void> {
	await tell(ctx, {
		reader: news.buyerId,
		kind: 'review_answered',
		cause: news.reviewId,
		facts: await productNamed(ctx, news.productId, news.productName),
		href: `/products/${news.productId}#reviews`,
		send: false,
	});
}

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

/** Each on its page; the SMS is one a day, see shopWaits. */
async function questionAsked(ctx: Ctx, news: { shopId: string; questionId: string; productName: string }): Promise<void> {
	const facts = { name: news.productName };
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { reader, kind: 'question_asked', cause: news.questionId, facts, href: '/shop/questions', send: false });
}

async function questionAnswered(ctx: Ctx, news: { questionId: string; askerId: string; productId: string; productName: string }): Promise<void> {
	await tell(ctx, {
		reader: news.askerId,
		kind: 'question_answered',
		cause: news.questionId,
		facts: await productNamed(ctx, news.productId, news.productName),
		href: `/products/${news.productId}/questions`,
		send: false,
	});
}

async function saidReported(ctx: Ctx, what: string, provinceCode: string): Promise<void> {
	for (const reader of await peopleWith(ctx, { role: 'province_officer', provinceCode }))
		await tell(ctx, { reader, kind: 'said_reported', cause: `${what}:${bangkokDay(ctx.now)}`, facts: {}, href: '/office/said', send: false });
}
const questionReported = (ctx: Ctx, news: { questionId: string; provinceCode: string }): Promise<void> =>
	saidReported(ctx, news.questionId, news.provinceCode);
const messageReported = (ctx: Ctx, news: { reportId: string; provinceCode: string }): Promise<void> =>
	saidReported(ctx, news.reportId, news.provinceCode);

/** A message is told on the page once a talk and day: the talk itself shows each. */
async function messageWritten(ctx: Ctx, news: { shopId: string; talkId: string; buyerId: string; bySide: string }): Promise<void> {
	const cause = `${news.talkId}:${bangkokDay(ctx.now)}`;
	if (news.bySide === 'shop') {
		if (news.buyerId === '') return;
		const facts = await shopNamed(ctx, news.shopId);
		return tell(ctx, { reader: news.buyerId, kind: 'message_for_buyer', cause, facts, href: `/talks/${news.shopId}`, send: false });
	}
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { reader, kind: 'message_for_shop', cause, facts: {}, href: `/shop/talks/${news.talkId}`, send: false });
}

/** One SMS a day, when something waits. */
async function shopWaits(ctx: Ctx, news: { shopId: string; day: string; talks: number }): Promise<void> {
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { reader, kind: 'talks_wait', cause: `${news.shopId}:${news.day}`, facts: { n: news.talks }, href: '/shop/talks', send: true });
}
const buyerWaits = (ctx: Ctx, news: { buyerId: string; day: string; talks: number }): Promise<void> =>
	tell(ctx, { reader: news.buyerId, kind: 'answers_wait', cause: news.day, facts: { n: news.talks }, href: '/talks', send: true });

/** Who is told what of reviews, questions and messages. */
export const talkNews = {
	reviewWritten,
	reviewAnswered,
	reviewHidden,
	reviewReported,
	questionAsked,
	questionAnswered,
	questionReported,
	messageWritten,
	messageReported,
	shopWaits,
	buyerWaits,
};

import { z } from 'zod';
import {
	answerQuestion,
	answerShape,
	askQuestion,
	dropReply,
	keepReply,
	keptReplies,
	moderateQuestion,
	productQuestions,
	questionShape,
	replyShape,
	reportedQuestions,
	reportQuestion,
	shopQuestions,
	whyShape,
} from '#market/questions';
import { operation } from './operation.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import { deskQuestion, goodsQuestion, keptReply, reportedQuestion } from './shapes/talk.ts';
import type { Door } from './terms.ts';

const params = { shopId: id, questionId: id };
const PATH = '/shops/{shopId}/questions/{questionId}';
const cursor = z.string().min(1).max(200).optional();

/** Questions that everybody may read, the shop's answers, and the replies it keeps ready. */
export function questionOperations(door: Door): void {
	reading(door);
	operation(door, {
		method: 'put',
		path: '/products/{productId}/questions/{questionId}',
		summary: 'Ask about a product; the id is yours, so sending it twice asks once. Contacts are masked',
		tag: 'talk',
		params: { productId: id, questionId: id },
		body: z.strictObject({ text: questionShape }),
		answer: null,
		act: (ctx, { params: ids, body }) => askQuestion(ctx, { ...ids, ...body }).then(() => ({})),
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/answer`,
		summary: 'Answer a question for your shop; said again, it changes',
		tag: 'talk',
		params,
		body: z.strictObject({ text: answerShape }),
		answer: null,
		act: (ctx, { params: ids, body }) => answerQuestion(ctx, { ...ids, ...body }).then(() => ({})),
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/reports`,
		summary: 'Say that a question should not stand there',
		tag: 'talk',
		params,
		body: z.strictObject({ why: whyShape }),
		answer: null,
		act: (ctx, { params: ids, body }) => reportQuestion(ctx, { ...ids, ...body }).then(() => ({})),
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/standing`,
		summary: 'Hide a question, with a reason, or let it stand: officers of the shop’s province and operators',
		tag: 'talk',
		params,
		body: z.strictObject({ hide: z.boolean(), why: z.string().max(6000).optional() }),
		answer: null,
		act: (ctx, { params: ids, body }) => moderateQuestion(ctx, { ...ids, ...body }).then(() => ({})),
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/replies/{replyId}',
		summary: 'Keep a reply ready, or change it',
		tag: 'talk',
		params: { shopId: id, replyId: id },
		body: z.strictObject({ text: replyShape }),
		answer: null,
		act: (ctx, { params: ids, body }) => keepReply(ctx, { ...ids, ...body }).then(() => ({})),
	});
	operation(door, {
		method: 'delete',
		path: '/shops/{shopId}/replies/{replyId}',
		summary: 'Drop a reply',
		tag: 'talk',
		params: { shopId: id, replyId: id },
		answer: null,
		act: (ctx, { params: ids }) => dropReply(ctx, ids).then(() => ({})),
	});
}

function reading(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/products/{productId}/questions',
		summary: 'Questions about a product and their answers, the newest first',
		tag: 'talk',
		who: 'anyone',
		params: { productId: id },
		query: { cursor },
		answer: pageOf(goodsQuestion),
		ask: (ctx, { params: { productId }, query }) => productQuestions(ctx, { productId, ...query }),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/questions',
		summary: 'Questions to your shop, the newest first',
		tag: 'talk',
		params: { shopId: id },
		query: { waiting: z.enum(['true', 'false']).optional(), cursor },
		answer: pageOf(deskQuestion),
		ask: (ctx, { params: { shopId }, query }) => shopQuestions(ctx, { shopId, waiting: query.waiting === 'true', cursor: query.cursor }),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/replies',
		summary: 'The replies your shop keeps ready',
		tag: 'talk',
		params: { shopId: id },
		answer: listOf(keptReply),
		ask: async (ctx, { params: { shopId } }) => ({ items: await keptReplies(ctx, shopId) }),
	});
	operation(door, {
		method: 'get',
		path: '/reported-questions',
		summary: 'Questions that somebody reported, the longest waiting first',
		tag: 'talk',
		answer: listOf(reportedQuestion),
		ask: async (ctx) => ({ items: await reportedQuestions(ctx) }),
	});
}

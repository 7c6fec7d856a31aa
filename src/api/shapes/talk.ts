import { z } from '@hono/zod-openapi';
import { id, instant, orNull, picture, words } from './common.ts';

const goodsReviewFields = {
	shop_id: id,
	review_id: id,
	product_id: id,
	stars: z.int().min(1).max(5),
	text: z.string(),
	pictures: z.array(picture),
	name: z.string().nullable().openapi({ description: 'First name; null when its writer asked to be forgotten' }),
	written_at: instant,
	changed: z.boolean(),
	answer: z.object({ text: z.string(), at: instant }).nullable(),
	state: z.enum(['shown', 'hidden']),
	hidden_why: z.string().nullable().openapi({ description: 'For its writer, the shop and moderators' }),
};
export const goodsReview = z.object(goodsReviewFields).openapi('GoodsReview');
export const deskReview = z
	.object({ ...goodsReviewFields, product: z.object({ name: words, picture: z.string().nullable() }) })
	.openapi('DeskReview');
export const lineReview = z.object({ line_id: id, review: orNull(goodsReview), may: z.boolean() }).openapi('LineReview');
export const reportedReview = z.object({ report_id: id, why: z.string(), at: instant, review: deskReview }).openapi('ReportedReview');

const goodsQuestionFields = {
	shop_id: id,
	question_id: id,
	product_id: id,
	text: z.string(),
	name: z.string().nullable().openapi({ description: 'First name; null when its asker asked to be forgotten' }),
	asked_at: instant,
	answer: z.object({ text: z.string(), at: instant }).nullable(),
	state: z.enum(['shown', 'hidden']),
};
export const goodsQuestion = z.object(goodsQuestionFields).openapi('GoodsQuestion');
export const deskQuestion = z
	.object({ ...goodsQuestionFields, product: z.object({ name: words, picture: z.string().nullable() }) })
	.openapi('DeskQuestion');
export const reportedQuestion = z.object({ report_id: id, why: z.string(), at: instant, question: deskQuestion }).openapi('ReportedQuestion');
export const keptReply = z.object({ reply_id: id, text: z.string() }).openapi('KeptReply');

const side = z.enum(['buyer', 'shop']);
export const talkCard = z
	.object({
		shop_id: id,
		talk_id: id,
		with: orNull(words).openapi({ description: 'The shop’s name for a buyer, the buyer’s first name for a shop' }),
		last_text: z.string(),
		last_at: instant,
		last_by: side,
		unread: z.int().min(0),
		blocked: z.boolean(),
	})
	.openapi('TalkCard');
const message = z
	.object({
		message_id: id,
		by: side,
		text: z.string(),
		masked: z.boolean().openapi({ description: 'Something that leads elsewhere was taken out before it was kept' }),
		removed: z.boolean(),
		pictures: z.array(picture),
		about: z.object({ kind: z.enum(['product', 'order']), id, name: words }).nullable(),
		at: instant,
	})
	.openapi('TalkMessage');
export const talkView = z
	.object({
		shop_id: id,
		talk_id: id.nullable(),
		with: orNull(words),
		messages: z.array(message),
		earlier: z.string().nullable(),
		unread: z.int().min(0),
		blocked_by: side.nullable(),
		may: z.object({ write: z.boolean(), block: z.boolean(), unblock: z.boolean() }),
	})
	.openapi('TalkView');
export const reportedMessage = z
	.object({ shop_id: id, report_id: id, why: z.string(), at: instant, by: side, text: z.string(), pictures: z.array(picture) })
	.openapi('ReportedMessage');

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

import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { moderation } from '#market/catalogue';
import { addRule, endRule, listRules, ruleShape } from '#market/rules';
import { operation } from './operation.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import { review, rule, version } from './shapes/moderation.ts';
import type { Door } from './terms.ts';

const params = { shopId: id, reviewId: id };
const PATH = '/shops/{shopId}/reviews/{reviewId}';
const reason = writtenText({ most: 1000, empty: true, lines: true }).optional();
const page = { cursor: z.string().min(1).max(200).optional() };

/** Somebody looks at goods: the queue, decisions, taking down, appeals. */
export function reviewOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/reviews',
		summary: 'Goods that wait for you to look, the longest waiting first',
		tag: 'moderation',
		query: page,
		answer: pageOf(review),
		ask: (ctx, { query }) => moderation.waitingReviews(ctx, query),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/products/{productId}/reviews',
		summary: 'What was and is looked at of one product: for its shop and its officers',
		tag: 'moderation',
		params: { shopId: id, productId: id },
		answer: listOf(review),
		ask: async (ctx, { params: ids }) => ({ items: await moderation.reviewsOf(ctx, ids) }),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/products/{productId}/versions',
		summary: 'What buyers saw and from when: for its shop and its officers',
		tag: 'moderation',
		params: { shopId: id, productId: id },
		answer: listOf(version),
		ask: async (ctx, { params: ids }) => ({ items: await moderation.versionsOf(ctx, ids) }),
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/decision`,
		summary: 'Allow, ask for a change, or refuse: an officer of the shop’s province or an operator',
		tag: 'moderation',
		params,
		body: z.strictObject({ outcome: z.enum(['accepted', 'changes_requested', 'rejected']), reason }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await moderation.decideReview(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/appeal`,
		summary: 'Ask for another look at what was refused or taken down',
		tag: 'moderation',
		params,
		body: z.strictObject({ text: writtenText({ most: 1000, lines: true }) }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await moderation.appeal(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/answer`,
		summary: 'Answer an appeal: another person than the one who decided',
		tag: 'moderation',
		params,
		body: z.strictObject({ lifted: z.boolean(), reason }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await moderation.decideAppeal(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: '/products/{productId}/takedown',
		summary: 'Take something off sale with a reason; the seller may ask for another look',
		tag: 'moderation',
		params: { productId: id },
		body: z.strictObject({ reason: writtenText({ most: 1000, lines: true }), ruleId: z.uuid().nullish() }),
		answer: z.object({ review_id: id }),
		act: (ctx, { params: { productId }, body }) => moderation.takeDown(ctx, { productId, ...body }),
	});
	ruleOperations(door);
}

function ruleOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/rules',
		summary: 'All rules about goods, those that begin last first',
		tag: 'moderation',
		query: page,
		answer: pageOf(rule),
		ask: (ctx, { query }) => listRules(ctx, query),
	});
	operation(door, {
		method: 'put',
		path: '/rules/{ruleId}',
		summary: 'Add a rule; it is never edited, only ended',
		tag: 'moderation',
		params: { ruleId: id },
		body: ruleShape,
		answer: null,
		act: async (ctx, { params: { ruleId }, body }) => {
			await addRule(ctx, { ruleId, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/rules/{ruleId}',
		summary: 'End a rule: from today on it does not speak',
		tag: 'moderation',
		params: { ruleId: id },
		answer: null,
		act: async (ctx, { params: ids }) => {
			await endRule(ctx, ids);
			return {};
		},
	});
}

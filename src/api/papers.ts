import { z } from 'zod';
import { answerShape, reasonShape, showPaper } from '#market/papers';
import { answerAppeal, appealShop, changeStanding, reviewPaper, shopCase, shopPapers, unmaskPaper } from '#market/shops';
import { operation } from './operation.ts';
import { id } from './shapes/common.ts';
import { shopCaseShape, shopPapersShape } from './shapes/papers.ts';
import type { Door } from './terms.ts';

const inShop = { shopId: id };
const reason = z.strictObject({ reason: reasonShape });

/** A shop's papers, its standing, and what its owner and the office say to one another. */
export function paperOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/papers',
		summary: 'What your shop must show, what it showed, and appeals',
		tag: 'shops',
		params: inShop,
		answer: shopPapersShape,
		ask: (ctx, { params }) => shopPapers(ctx, params.shopId),
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/papers/{code}',
		summary: 'Show a paper: its number, a stored picture, its end',
		tag: 'shops',
		params: { shopId: id, code: z.string().regex(/^[a-z_]{1,40}$/) },
		body: answerShape.omit({ code: true }),
		answer: null,
		act: async (ctx, { params: { shopId, code }, body }) => {
			const { kind } = await shopPapers(ctx, shopId);
			await showPaper(ctx, { shopId, kind }, { ...body, code });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/appeals/{appealId}',
		summary: 'Disagree with a decision about your shop',
		tag: 'shops',
		params: { shopId: id, appealId: id },
		body: z.strictObject({ text: reasonShape }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await appealShop(ctx, { ...params, text: body.text });
			return {};
		},
	});
	caseOperations(door);
}

function caseOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/approvals/{shopId}',
		summary: 'Everything needed to decide about a shop',
		tag: 'shops',
		params: inShop,
		answer: shopCaseShape,
		ask: (ctx, { params }) => shopCase(ctx, params.shopId),
	});
	operation(door, {
		method: 'post',
		path: '/shops/{shopId}/answers/{answerId}/review',
		summary: 'Say whether a paper is in order',
		tag: 'shops',
		params: { shopId: id, answerId: id },
		body: z.strictObject({ accepted: z.boolean(), reason: reasonShape.optional() }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await reviewPaper(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: '/shops/{shopId}/answers/{answerId}/unmasking',
		summary: 'Read a sealed number for five minutes; the reason is kept',
		tag: 'shops',
		params: { shopId: id, answerId: id },
		body: reason,
		answer: null,
		act: async (ctx, { params, body }) => {
			await unmaskPaper(ctx, { ...params, why: body.reason });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: '/shops/{shopId}/standing',
		summary: 'Suspend a shop, close it, or let it sell again',
		tag: 'shops',
		params: inShop,
		body: z.strictObject({ to: z.enum(['suspended', 'closed', 'approved']), reason: reasonShape }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await changeStanding(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: '/shops/{shopId}/appeals/{appealId}/answer',
		summary: 'Answer an appeal: another officer than the one who decided',
		tag: 'shops',
		params: { shopId: id, appealId: id },
		body: z.strictObject({ outcome: z.enum(['upheld', 'changed']), answer: reasonShape }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await answerAppeal(ctx, { ...params, ...body });
			return {};
		},
	});
}

import { z } from 'zod';
import { addNote, areaCases, caseShape, closeCase, noteShape, openCase, shopCases, viewCase } from '#market/advice';
import { writtenText } from '#kernel/text';
import { operation } from './operation.ts';
import { adviceCard, adviceCase } from './shapes/advice.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import type { Door } from './terms.ts';

const params = { shopId: id, caseId: id };
const PATH = '/shops/{shopId}/advice/{caseId}';

/** Advice between a shop and the office of its place. */
export function adviceOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/advice',
		summary: 'Open matters of your area, longest untouched first',
		tag: 'advice',
		query: { cursor: z.string().min(1).max(200).optional() },
		answer: pageOf(adviceCard),
		ask: (ctx, { query }) => areaCases(ctx, query),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/advice',
		summary: 'Matters of your shop, newest first',
		tag: 'advice',
		params: { shopId: id },
		answer: listOf(adviceCard),
		ask: async (ctx, { params: { shopId } }) => ({ items: await shopCases(ctx, shopId) }),
	});
	operation(door, {
		method: 'get',
		path: PATH,
		summary: 'One matter with what was written',
		tag: 'advice',
		params,
		answer: adviceCase,
		ask: (ctx, { params: ids }) => viewCase(ctx, ids),
	});
	operation(door, {
		method: 'put',
		path: PATH,
		summary: 'Ask the office of your place, or offer advice to a shop of your area',
		tag: 'advice',
		params,
		body: caseShape,
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await openCase(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/notes`,
		summary: 'Write more; the turn goes to the other side',
		tag: 'advice',
		params,
		body: noteShape,
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await addNote(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/closing`,
		summary: 'Close it and say what came of it',
		tag: 'advice',
		params,
		body: z.strictObject({ outcome: writtenText({ most: 1000, empty: true, lines: true }) }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await closeCase(ctx, { ...ids, ...body });
			return {};
		},
	});
}

import { z } from 'zod';
import { meanings } from '#market/catalogue';
import { writtenText } from '#kernel/text';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { meaningChange, meaningKept, meaningPage } from './shapes/meanings.ts';
import { listOf } from './shapes/common.ts';

const groupId = z.coerce.number().int().min(1).max(2_000_000_000);
const params = { groupId };
const why = writtenText({ most: 500 });
const body = meanings.meaningShape.omit({ groupId: true });

/** Words that mean the same in search: officers of provinces and operators write them. */
export function meaningOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/meanings',
		summary: 'Words that mean the same in search, with who wrote them last and why',
		tag: 'catalogue',
		query: { with: z.string().max(60).default(''), after: z.coerce.number().int().min(0).max(2_000_000_000).default(0) },
		answer: meaningPage,
		ask: (ctx, { query }) => meanings.listMeanings(ctx, query),
	});
	operation(door, {
		method: 'get',
		path: '/meanings/{groupId}/changes',
		summary: 'Who changed these words, when and why, the last first',
		tag: 'catalogue',
		params,
		answer: listOf(meaningChange),
		ask: async (ctx, given) => ({ items: await meanings.meaningChanges(ctx, given.params.groupId) }),
	});
	operation(door, {
		method: 'post',
		path: '/meanings',
		summary: 'Put words together that mean the same; searches know it within seconds',
		tag: 'catalogue',
		key: 'none',
		body,
		answer: meaningKept,
		status: 201,
		act: (ctx, given) => meanings.writeMeaning(ctx, { ...given.body, groupId: null }),
	});
	operation(door, {
		method: 'put',
		path: '/meanings/{groupId}',
		summary: 'Write a group of words anew',
		tag: 'catalogue',
		params,
		body,
		answer: meaningKept,
		act: (ctx, given) => meanings.writeMeaning(ctx, { ...given.body, groupId: given.params.groupId }),
	});
	operation(door, {
		method: 'post',
		path: '/meanings/{groupId}/removals',
		summary: 'Take a group of words apart',
		tag: 'catalogue',
		params,
		key: 'none',
		body: z.strictObject({ why }),
		answer: null,
		act: (ctx, given) => meanings.removeMeaning(ctx, { groupId: given.params.groupId, why: given.body.why }),
	});
}

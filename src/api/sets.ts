import { listSets, saveSet, setShape, showSet, viewSet } from '#market/sets';
import { z } from 'zod';
import { operation } from './operation.ts';
import { id, listOf } from './shapes/common.ts';
import { giftSet, setCard } from './shapes/sets.ts';
import type { Door } from './terms.ts';

/** Gift sets over several shops. */
export function setOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/sets',
		summary: 'Gift sets of several shops, newest first',
		tag: 'sets',
		who: 'anyone',
		answer: listOf(setCard),
		ask: async (ctx) => ({ items: await listSets(ctx) }),
	});
	operation(door, {
		method: 'get',
		path: '/sets/{slug}',
		summary: 'One set with its goods; each is bought from its own shop',
		tag: 'sets',
		who: 'known',
		params: { slug: z.string().min(1).max(60) },
		answer: giftSet,
		ask: (ctx, { params }) => viewSet(ctx, params.slug),
	});
	operation(door, {
		method: 'put',
		path: '/sets/{setId}',
		summary: 'Make or change a set: operators, and officers for their province',
		tag: 'sets',
		params: { setId: id },
		body: setShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await saveSet(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/sets/{setId}/shown',
		summary: 'Show a set to everybody, or hide it',
		tag: 'sets',
		params: { setId: id },
		body: z.strictObject({ shown: z.boolean() }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await showSet(ctx, { ...params, ...body });
			return {};
		},
	});
}

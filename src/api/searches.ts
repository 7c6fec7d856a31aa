import { dropSearch, keepSearch, lookAt, mySearches, restoreSearch, searchShape } from '#market/searches';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { id, listOf } from './shapes/common.ts';
import { keptSearch, searchKept } from './shapes/searches.ts';

const params = { searchId: id };

export function searchOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/me/searches',
		summary: 'The searches you keep, each with how many goods are new since you last looked',
		tag: 'searches',
		answer: listOf(keptSearch),
		ask: async (ctx) => ({ items: await mySearches(ctx) }),
	});
	operation(door, {
		method: 'post',
		path: '/me/searches',
		summary: 'Keep a search and be told of what is new, once a day at most; the same one is kept once',
		tag: 'searches',
		key: 'none',
		body: searchShape,
		answer: searchKept,
		status: 201,
		act: (ctx, { body }) => keepSearch(ctx, body),
	});
	operation(door, {
		method: 'post',
		path: '/me/searches/{searchId}/looks',
		summary: 'You looked at it: nothing of before is new any more',
		tag: 'searches',
		params,
		key: 'none',
		answer: null,
		act: (ctx, { params: { searchId } }) => lookAt(ctx, { searchId }),
	});
	operation(door, {
		method: 'delete',
		path: '/me/searches/{searchId}',
		summary: 'Take a search away; for a day it can be brought back',
		tag: 'searches',
		params,
		answer: null,
		act: (ctx, { params: { searchId } }) => dropSearch(ctx, { searchId }),
	});
	operation(door, {
		method: 'post',
		path: '/me/searches/{searchId}/restorations',
		summary: 'Bring a search back that was taken away',
		tag: 'searches',
		params,
		key: 'none',
		answer: null,
		act: (ctx, { params: { searchId } }) => restoreSearch(ctx, { searchId }),
	});
}

import { z } from 'zod';
import { claimOrigin, decideOrigin, originByCode, originOf, originShape, waitingOrigins, withdrawOrigin } from '#market/origin';
import { refuse } from '#kernel/refusal';
import { operation } from './operation.ts';
import { id, listOf } from './shapes/common.ts';
import { origin } from './shapes/origins.ts';
import type { Door } from './terms.ts';

const params = { shopId: id, productId: id };
const PATH = '/shops/{shopId}/products/{productId}/origin';

/** Where goods come from: said by the shop, read by the office, opened by whoever holds a label. */
export function originOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/origins/{code}',
		summary: 'What stands behind a label today',
		tag: 'origin',
		who: 'anyone',
		params: { code: z.string().min(1).max(20) },
		answer: origin,
		ask: (ctx, { params: { code } }) => originByCode(ctx, code),
	});
	operation(door, {
		method: 'get',
		path: '/origins',
		summary: 'Origins that wait for your office',
		tag: 'origin',
		answer: listOf(origin),
		ask: async (ctx) => ({ items: await waitingOrigins(ctx) }),
	});
	operation(door, {
		method: 'get',
		path: PATH,
		summary: 'What your shop says of where a product is made',
		tag: 'origin',
		params,
		answer: origin,
		ask: async (ctx, { params: ids }) => (await originOf(ctx, ids)) ?? refuse('origin.not_found', 'not_found'),
	});
	operation(door, {
		method: 'put',
		path: PATH,
		summary: 'Say where a product is made; a change is read again by the office of that place',
		tag: 'origin',
		params,
		body: originShape,
		answer: z.object({ code: z.string(), state: z.enum(['submitted', 'verified', 'refused', 'withdrawn']) }),
		act: (ctx, { params: ids, body }) => claimOrigin(ctx, { ...ids, ...body }),
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/decision`,
		summary: 'Verify or refuse an origin: an officer of the place of production',
		tag: 'origin',
		params,
		body: z.strictObject({ verified: z.boolean(), reason: z.string().max(4000).optional() }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await decideOrigin(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/withdrawal`,
		summary: 'Take a verified origin back, with a reason',
		tag: 'origin',
		params,
		body: z.strictObject({ reason: z.string().max(4000) }),
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await withdrawOrigin(ctx, { ...ids, ...body });
			return {};
		},
	});
}

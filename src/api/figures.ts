import { z } from 'zod';
import { viewFigures } from '#market/figures';
import { operation } from './operation.ts';
import { id } from './shapes/common.ts';
import { figures } from './shapes/figures.ts';
import type { Door } from './terms.ts';

/** A shop's own figures. What programs read here is itself not counted as seen. */
export function figureOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/figures',
		summary: 'How often your goods were seen, put into a basket, sold and returned, by week; beside it what is usual in your province',
		tag: 'figures',
		params: { shopId: id },
		query: { productId: z.uuid().optional(), weeks: z.coerce.number().int().min(1).max(53).optional() },
		answer: figures,
		ask: (ctx, { params: { shopId }, query }) => viewFigures(ctx, { shopId, ...query }),
	});
}

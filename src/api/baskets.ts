import { z } from 'zod';
import { addToBasket, basketLineShape, dropLater, putAside, setQuantity, takeBack, viewBasket } from '#market/baskets';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { basket } from './shapes/buying.ts';
import { id } from './shapes/common.ts';

/** A guest names the basket; a signed-in person's own is meant whatever is named. */
const basketId = z.uuid().nullable().optional();

export function basketOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/basket',
		summary: 'The basket',
		tag: 'baskets',
		who: 'known',
		query: { basketId: z.uuid().optional() },
		answer: basket,
		ask: (ctx, { query }) => viewBasket(ctx, query.basketId ?? null),
	});
	operation(door, {
		method: 'post',
		path: '/basket/lines',
		summary: 'Put goods into the basket; makes one when there is none',
		tag: 'baskets',
		who: 'known',
		body: basketLineShape.extend({
			quantity: basketLineShape.shape.quantity.min(1),
			basketId,
			/** the code of the shared link by which it came */
			via: z
				.string()
				.regex(/^[0-9A-Za-z]{6,16}$/)
				.nullable()
				.optional(),
		}),
		answer: basket,
		act: async (ctx, { body }) => {
			const { productId, quantity, via } = body;
			const added = await addToBasket(ctx, { basketId: body.basketId ?? null, productId, quantity, via: via ?? null });
			return viewBasket(ctx, added.basketId);
		},
	});
	operation(door, {
		method: 'put',
		path: '/basket/lines/{productId}',
		summary: 'Set how many; 0 takes the line out',
		tag: 'baskets',
		who: 'known',
		params: { productId: id },
		body: z.strictObject({ quantity: basketLineShape.shape.quantity, basketId }),
		answer: basket,
		act: async (ctx, { params, body }) => {
			await setQuantity(ctx, { basketId: body.basketId ?? null, productId: params.productId, quantity: body.quantity });
			return viewBasket(ctx, body.basketId ?? null);
		},
	});
	operation(door, {
		method: 'put',
		path: '/basket/later/{productId}',
		summary: 'Set a line aside for another day',
		tag: 'baskets',
		who: 'known',
		params: { productId: id },
		body: z.strictObject({ basketId }),
		answer: basket,
		act: async (ctx, { params, body }) => {
			await putAside(ctx, { basketId: body.basketId ?? null, productId: params.productId });
			return viewBasket(ctx, body.basketId ?? null);
		},
	});
	operation(door, {
		method: 'post',
		path: '/basket/later/{productId}/return',
		summary: 'Put what was set aside back among the lines',
		tag: 'baskets',
		who: 'known',
		key: 'none',
		params: { productId: id },
		body: z.strictObject({ basketId }),
		answer: basket,
		act: async (ctx, { params, body }) => {
			await takeBack(ctx, { basketId: body.basketId ?? null, productId: params.productId });
			return viewBasket(ctx, body.basketId ?? null);
		},
	});
	operation(door, {
		method: 'delete',
		path: '/basket/later/{productId}',
		summary: 'Take something out of what was set aside',
		tag: 'baskets',
		who: 'known',
		params: { productId: id },
		query: { basketId: z.uuid().optional() },
		answer: basket,
		act: async (ctx, { params, query }) => {
			await dropLater(ctx, { basketId: query.basketId ?? null, productId: params.productId });
			return viewBasket(ctx, query.basketId ?? null);
		},
	});
}

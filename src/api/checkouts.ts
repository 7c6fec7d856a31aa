import { z } from 'zod';
import { placeCheckout, placeCheckoutShape, previewCheckout } from '#market/checkout';
import { placeOf } from '#market/places';
import type { PlaceView } from '#kernel/views';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { checkoutPreview, placedCheckout } from './shapes/buying.ts';

const previewShape = z.strictObject({
	basketId: z.uuid().nullable().optional(),
	postcode: z.string().regex(/^\d{5}$/),
	subdistrictCode: z.string().regex(/^\d{6}$/),
	services: placeCheckoutShape.shape.services.optional(),
	together: placeCheckoutShape.shape.together,
	/** the place of a shop's part that goes to somebody else, by shop */
	elsewhere: z.record(z.uuid(), z.strictObject({ postcode: z.string().regex(/^\d{5}$/), subdistrictCode: z.string().regex(/^\d{6}$/) })).optional(),
});

export function checkoutOperations(door: Door): void {
	operation(door, {
		method: 'post',
		path: '/checkouts/preview',
		summary: 'What the basket costs, sent to a place; changes nothing',
		tag: 'checkout',
		who: 'known',
		body: previewShape,
		answer: checkoutPreview,
		ask: async (ctx, { body }) => {
			const place = await placeOf(ctx, body.subdistrictCode, body.postcode);
			const elsewhere = new Map<string, PlaceView>();
			for (const [shopId, to] of Object.entries(body.elsewhere ?? {})) elsewhere.set(shopId, await placeOf(ctx, to.subdistrictCode, to.postcode));
			return previewCheckout(ctx, {
				basketId: body.basketId ?? null,
				place,
				elsewhere,
				...(body.services ? { services: body.services } : {}),
				...(body.together ? { together: body.together } : {}),
			});
		},
	});
	operation(door, {
		method: 'post',
		path: '/checkouts',
		summary: 'Order the basket: one order a shop, one payment for all; goods are held until it is paid',
		tag: 'checkout',
		key: 'required',
		body: placeCheckoutShape,
		answer: placedCheckout,
		status: 201,
		act: (ctx, { body }) => placeCheckout(ctx, body),
	});
}

import { z } from 'zod';
import { addressShape } from '#market/people';

export const placeCheckoutShape = z.strictObject({
	checkoutId: z.uuid(),
	basketId: z.uuid().nullable(),
	address: addressShape,
	/** the chosen way to send, by shop */
	services: z.record(z.uuid(), z.string().min(1).max(16)),
	/** product → satang, as the buyer saw them */
	pricesSeen: z.record(z.uuid(), z.number().int().min(0)),
	totalSeen: z.number().int().min(0),
});
export type PlaceCheckout = z.infer<typeof placeCheckoutShape>;

import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { addressShape } from '#market/people';

/** What fits on a small card. */
export const GIFT_LETTERS = 300;

export const placeCheckoutShape = z.strictObject({
	checkoutId: z.uuid(),
	basketId: z.uuid().nullable(),
	address: addressShape,
	/** the chosen way to send, by shop */
	services: z.record(z.uuid(), z.string().min(1).max(16)),
	/** product → satang, as the buyer saw them */
	pricesSeen: z.record(z.uuid(), z.number().int().min(0)),
	totalSeen: z.number().int().min(0),
	/** another recipient than `address`, by shop: that shop's part goes there */
	recipients: z.record(z.uuid(), addressShape).optional(),
	/** the earlier order that a shop's part goes with, by shop: into its box and to its recipient */
	together: z.record(z.uuid(), z.uuid()).optional(),
	/** a card for whoever gets it, by shop */
	gifts: z.record(z.uuid(), writtenText({ most: GIFT_LETTERS, lines: true })).optional(),
});
export type PlaceCheckout = z.infer<typeof placeCheckoutShape>;

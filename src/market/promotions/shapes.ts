import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

const common = {
	nameTh: writtenText({ most: 60 }),
	percent: z.number().int().min(1).max(90),
	/** which goods; none means all of the shop */
	products: z.array(z.uuid()).max(limits.products).default([]),
	/** first and last day in Bangkok, both included */
	fromDay: z.iso.date(),
	untilDay: z.iso.date(),
};
export const promotionShape = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('discount'), ...common }),
	z.strictObject({ kind: z.literal('deal'), ...common, pieces: z.number().int().min(2).max(100) }),
	z.strictObject({ kind: z.literal('coupon'), ...common, budget: z.number().int().min(1).max(100_000) }),
]);
export type PromotionWish = z.infer<typeof promotionShape>;

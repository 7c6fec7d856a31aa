import { z } from 'zod';

export const packShape = z.strictObject({
	boxCode: z.string().min(1).max(4),
	weightG: z.number().int().min(1).max(30_000),
	/** the orders that were put into the box, as they were seen; this one alone when left out */
	orders: z.array(z.uuid()).max(20).optional(),
});
export const acceptShape = z.strictObject({ number: z.string().min(4).max(40), weightG: z.number().int().min(1).max(30_000) });

import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

/** One message; it may be pictures alone, and is about one thing at most: see write. */
export const messageShape = z.strictObject({
	text: writtenText({ most: limits.body, empty: true, lines: true }).default(''),
	/** hashes of pictures kept before */
	pictures: z
		.array(z.string().regex(/^[0-9a-f]{32}$/))
		.max(limits.pictures)
		.default([]),
	/** what it is about */
	productId: z.uuid().optional(),
	orderId: z.uuid().optional(),
});
export type MessageWish = z.input<typeof messageShape>;
export const whyShape = writtenText({ most: limits.why, lines: true });

import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

/** What a buyer says of goods that came. */
export const reviewShape = z.strictObject({
	stars: z.int({ error: 'reviews.stars_missing' }).min(1, { error: 'reviews.stars_missing' }).max(5, { error: 'reviews.stars_missing' }),
	text: writtenText({ most: limits.body, empty: true, lines: true }).default(''),
	/** hashes of pictures kept before */
	pictures: z
		.array(z.string().regex(/^[0-9a-f]{32}$/))
		.max(limits.pictures)
		.default([]),
});
export type ReviewWish = z.infer<typeof reviewShape>;
export const answerShape = writtenText({ most: limits.answer, lines: true });
export const whyShape = writtenText({ most: limits.why, lines: true });

import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

export const answerShape = z.strictObject({
	code: z.string().regex(/^[a-z_]{1,40}$/),
	number: writtenText({ most: limits.number }).nullish(),
	/** name of a stored picture */
	picture: z
		.string()
		.regex(/^[0-9a-f]{32}$/)
		.nullish(),
	expiresOn: z.iso.date().nullish(),
});
export type AnswerWish = z.infer<typeof answerShape>;

export const reasonShape = writtenText({ most: limits.reason, lines: true });

import { z } from 'zod';
import { readPhone } from '#kernel/phone';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

/** A Thai phone number as people type it; see readPhone for its one form. */
export const phoneShape = z
	.string()
	.max(40)
	.refine((text) => readPhone(text) !== null, { message: 'people.phone_wrong' });
export const nameShape = writtenText({ most: limits.name });
export const languageShape = z.enum(['th', 'en']);

/** Where goods go: who, how to call, house and road, and the subdistrict with its postcode. */
export const addressShape = z.strictObject({
	name: nameShape,
	phone: phoneShape,
	line: writtenText({ most: limits.addressLine }),
	subdistrictCode: z.string().regex(/^\d{6}$/),
	postcode: z.string().regex(/^\d{5}$/),
});
export type Address = z.infer<typeof addressShape>;

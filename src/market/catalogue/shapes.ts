import { z } from 'zod';
import { textShape } from '#market/people';
import { limits } from './limits.ts';

const optionalText = (most: number) => textShape(0, most).nullish();

/** What a seller tells of a product. */
export const productShape = z.strictObject({
	nameTh: textShape(1, limits.name),
	nameEn: optionalText(limits.name),
	descriptionTh: textShape(0, limits.text).default(''),
	descriptionEn: optionalText(limits.text),
	processTh: optionalText(limits.text),
	category: z.string().regex(/^[a-z-]{2,40}$/),
	priceSatang: z.number().int().min(0).max(limits.priceSatang),
	unitTh: textShape(1, 30),
	unitEn: optionalText(30),
	weightG: z.number().int().min(1).max(30_000),
	lengthMm: z.number().int().min(1).max(2000),
	widthMm: z.number().int().min(1).max(2000),
	heightMm: z.number().int().min(1).max(2000),
	transportClass: z.enum(['ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant']),
	maxDays: z.number().int().min(1).max(60).nullish(),
	shelfLifeDays: z.number().int().min(1).max(3650).nullish(),
});
export type ProductWish = z.infer<typeof productShape>;

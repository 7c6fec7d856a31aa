import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

const optionalText = (most: number) => writtenText({ most, empty: true, lines: true }).nullish();

/** What a seller tells of a product. */
export const productShape = z.strictObject({
	nameTh: writtenText({ most: limits.name }),
	nameEn: optionalText(limits.name),
	descriptionTh: writtenText({ most: limits.text, empty: true, lines: true }).default(''),
	descriptionEn: optionalText(limits.text),
	processTh: optionalText(limits.text),
	category: z.string().regex(/^[a-z-]{2,40}$/),
	priceSatang: z.number().int().min(0).max(limits.priceSatang),
	unitTh: writtenText({ most: 30 }),
	unitEn: optionalText(30),
	weightG: z.number().int().min(1).max(30_000),
	lengthMm: z.number().int().min(1).max(2000),
	widthMm: z.number().int().min(1).max(2000),
	heightMm: z.number().int().min(1).max(2000),
	transportClass: z.enum(['ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant']),
	maxDays: z.number().int().min(1).max(60).nullish(),
	shelfLifeDays: z.number().int().min(1).max(3650).nullish(),
	/** answers to the questions of its branch, each as text: '120', 'silk,cotton', 'yes', '4,5,6'; left out: as they are */
	attributes: z
		.array(z.strictObject({ code: z.string().regex(/^[a-z][a-z_]{1,39}$/), value: z.string().max(limits.attribute * 12) }))
		.max(60)
		.optional(),
	/** numbers that the law wants on a label; left out: as they are */
	foodNumber: optionalText(40),
	cosmeticNumber: optionalText(40),
	herbNumber: optionalText(40),
});
export type ProductWish = z.infer<typeof productShape>;

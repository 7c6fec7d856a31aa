import { z } from 'zod';
import { writtenText } from '#kernel/text';

export const setShape = z.strictObject({
	slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, { message: 'sets.slug_wrong' }),
	nameTh: writtenText({ most: 80 }),
	nameEn: writtenText({ most: 80, empty: true }).nullish(),
	storyTh: writtenText({ most: 1000, empty: true, lines: true }).default(''),
	/** null: of the whole market, operators only */
	provinceCode: z
		.string()
		.regex(/^\d\d$/)
		.nullish(),
	/** in the order in which they are shown */
	items: z
		.array(z.strictObject({ productId: z.uuid(), quantity: z.number().int().min(1).max(99) }))
		.min(1)
		.max(20),
});
export type SetWish = z.infer<typeof setShape>;

import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

/** What a seller says of where a product comes from. */
export const originShape = z.strictObject({
	subdistrictCode: z.string().regex(/^\d{6}$/),
	postcode: z.string().regex(/^\d{5}$/),
	village: writtenText({ most: limits.village }),
	makers: writtenText({ most: limits.makers }),
	wisdom: writtenText({ most: limits.wisdom, empty: true, lines: true }).default(''),
	/** hashes of photographs of making it */
	evidence: z
		.array(z.string().regex(/^[0-9a-f]{32}$/))
		.max(limits.evidence)
		.default([]),
});
export type OriginWish = z.infer<typeof originShape>;

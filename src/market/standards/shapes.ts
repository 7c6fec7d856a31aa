import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

export const certificateKinds = ['otop', 'tcps', 'fda', 'gi', 'organic', 'gap', 'halal'] as const;
const day = z.iso.date();

/** A paper as its seller enters it. Days are calendar days in Bangkok, both included. */
export const certificateShape = z.strictObject({
	kind: z.enum(certificateKinds),
	number: writtenText({ most: limits.number }),
	issuer: writtenText({ most: limits.issuer, empty: true }).default(''),
	scope: writtenText({ most: limits.scope, empty: true }).default(''),
	stars: z.int().min(1).max(5).nullable().default(null),
	from: day,
	until: day,
	/** hash of a photograph of the paper */
	picture: z
		.string()
		.regex(/^[0-9a-f]{32}$/)
		.nullable()
		.default(null),
	productIds: z.array(z.uuid()).min(1).max(limits.goods),
});
export type CertificateWish = z.infer<typeof certificateShape>;

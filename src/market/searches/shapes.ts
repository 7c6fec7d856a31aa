import { z } from 'zod';
import { narrowings } from '#kernel/narrowing';
import { awardLevels, type AwardLevel } from '#kernel/views';
import type { SellerKind, CertificateKind, TransportClass } from '#kernel/views';
import { limits } from './limits.ts';

const some = <T extends string>(known: readonly T[]) =>
	z
		.array(z.enum(known as [T, ...T[]]))
		.max(known.length)
		.default([])
		.transform((list) => [...new Set(list)].sort());
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const satang = z.number().int().min(0).max(100_000_000);

/** A search as it is kept: everything that the page of a search understands, in one form only. */
export const searchShape = z.strictObject({
	q: z
		.string()
		.max(limits.words)
		.default('')
		.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()),
	category: slug.nullable().default(null),
	/** as in addresses: 'surin' */
	province: slug.nullable().default(null),
	/** within which portal */
	portal: slug.nullable().default(null),
	sellerKinds: some<SellerKind>(narrowings.kind),
	standards: some<CertificateKind>(narrowings.standard),
	awards: some<AwardLevel>(awardLevels),
	transportClasses: some<TransportClass>(narrowings.way),
	inStock: z.boolean().default(false),
	priceFromSatang: satang.nullable().default(null),
	priceToSatang: satang.nullable().default(null),
	/** where it is to arrive, and within how many days; kept together only */
	postcode: z
		.string()
		.regex(/^\d{5}$/)
		.nullable()
		.default(null),
	arriveWithin: z.number().int().min(1).max(9).nullable().default(null),
	sort: z.enum(['fit', 'popular', 'new', 'price_up', 'price_down', 'near']).nullable().default(null),
});
export type KeptWish = z.output<typeof searchShape>;

import { z } from 'zod';
import { writtenText } from '#kernel/text';
import { awardLevels } from '#kernel/views';
import { areaRules, awardSubjects } from '#kernel/views-awards';
import { limits } from './limits.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
const categorySlug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

/** A programme as an operator writes it down. The year in the common era; `until` the last day its awards are shown. */
export const programmeShape = z.strictObject({
	slug,
	nameTh: writtenText({ most: limits.name }),
	nameEn: writtenText({ most: limits.name, empty: true }).default(''),
	year: z.int().min(2000).max(2200),
	organiserTh: writtenText({ most: 120 }),
	organiserEn: writtenText({ most: 120, empty: true }).default(''),
	aboutTh: writtenText({ most: limits.about, empty: true, lines: true }).default(''),
	aboutEn: writtenText({ most: limits.about, empty: true, lines: true }).default(''),
	until: z.iso.date(),
	categories: z
		.array(
			z.strictObject({
				slug: categorySlug,
				nameTh: writtenText({ most: limits.name }),
				nameEn: writtenText({ most: limits.name, empty: true }).default(''),
				levels: z
					.array(
						z.strictObject({
							level: z.enum(awardLevels),
							quota: z.int().min(1).max(100),
							areaRule: z.enum(areaRules).default('country'),
						}),
					)
					.max(awardLevels.length),
			}),
		)
		.min(1)
		.max(limits.categories),
});
export type ProgrammeWish = z.infer<typeof programmeShape>;

/** One proposal for an award. */
export const entryShape = z.strictObject({
	category: categorySlug,
	level: z.enum(awardLevels),
	subject: z.enum(awardSubjects),
	/** a product's id, or a shop's */
	subjectId: z.uuid(),
	reasonTh: writtenText({ most: limits.reason }),
	reasonEn: writtenText({ most: limits.reason, empty: true }).default(''),
});
export type EntryWish = z.infer<typeof entryShape>;

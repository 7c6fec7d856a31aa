import { z } from '@hono/zod-openapi';
import { areaRules, awardSubjects, fitRules } from '#kernel/views-awards';
import { awardLevel, certificateKind, count, day, id, instant, orNull, picture, provinceCode, words } from './common.ts';

const slug = z.string().openapi({ example: 'best-of-2569' });
const year = z.int().openapi({ description: 'In the common era', example: 2026 });
const code = z.string().openapi({ description: 'What stands on the badge', example: '7K3M9QX2ZB' });
const region = z.enum(['north', 'northeast', 'central', 'east', 'west', 'south']);
const subject = z.enum(awardSubjects);

export const award = z
	.object({
		award_id: id,
		code,
		level: awardLevel,
		category: z.object({ slug, name: words }),
		subject,
		product_id: orNull(id),
		shop: z.object({ shop_id: id, slug, name: words }),
		what: words,
		who: words,
		picture: picture.nullable(),
		province_code: provinceCode,
		province_name: words,
		region,
		reason: words,
		programme: z.object({ slug, name: words }),
		year,
		issued: day,
		until: day,
		state: z.enum(['valid', 'expired', 'withdrawn']),
		withdrawn: orNull(z.object({ at: instant, reason: z.string() })),
		open: z.boolean().openapi({ description: 'The product is on sale, or the shop is open' }),
	})
	.openapi('Award', { description: 'With the names of the day it was given' });

const card = { programme_id: id, slug, name: words, year, organiser: words, state: z.enum(['draft', 'published']), until: day };
export const programmeCard = z.object(card).openapi('ProgrammeCard');
export const programme = z
	.object({
		...card,
		about: words,
		categories: z.array(z.object({ slug, name: words })),
		levels: z.array(z.object({ category: slug, level: awardLevel, quota: count, area_rule: z.enum(areaRules) })),
		published_at: orNull(instant),
		hash: z.string().nullable().openapi({ description: 'SHA-256 of the published list, in hexadecimal' }),
		frozen: z.boolean().openapi({ description: 'The awards are still word for word what the hash was made of' }),
		awards: z.array(award),
		withdrawn: z.array(award),
		may: z.object({ edit: z.boolean() }),
	})
	.openapi('Programme');

export const entry = z
	.object({
		entry_id: id,
		category: slug,
		level: awardLevel,
		subject,
		subject_id: id,
		shop_id: id,
		shop_slug: slug,
		what: words,
		who: words,
		picture: picture.nullable(),
		province_code: provinceCode,
		province_name: words,
		region,
		reason: words,
		unfit: z.array(z.enum(fitRules)).openapi({ description: 'Rules that do not hold today; it cannot be published before they do' }),
	})
	.openapi('AwardEntry');

const kind = z.enum(['award', 'standard']);
const state = z.enum(['valid', 'expired', 'withdrawn', 'waiting']);
const record = z
	.object({
		kind,
		code,
		state,
		text: z.string().nullable().openapi({ description: 'The badge itself: TALAD1.<statement>.<signature>' }),
		what: words,
		who: words,
		shop_slug: slug,
		product_id: orNull(id),
		province_name: words,
		picture: picture.nullable(),
		level: orNull(awardLevel),
		certificate: orNull(z.object({ kind: certificateKind, number: z.string(), stars: z.int().nullable(), issuer: z.string() })),
		programme: orNull(z.object({ slug, name: words })),
		year,
		issued: day,
		until: day,
		history: z.array(z.object({ at: instant, act: z.enum(['given', 'withdrawn', 'waiting', 'ended']), why: z.string().nullable() })),
	})
	.openapi('BadgeRecord', { description: 'What we know behind a badge’s code today' });
export const badgeCheck = z
	.object({
		outcome: z.enum([...state.options, 'altered', 'unknown']),
		signature: z.enum(['good', 'bad', 'none']).openapi({ description: 'none: only a code was given' }),
		statement: orNull(
			z.object({
				kind,
				code,
				what: z.string(),
				who: z.string(),
				province_code: provinceCode,
				title: z.string(),
				level: z.string(),
				year,
				issued: day,
				until: day,
				key_id: z.string(),
			}),
		),
		record: orNull(record),
	})
	.openapi('BadgeCheck');
export const badgeKey = z
	.object({
		key_id: z.string(),
		public_key: z.string().openapi({ description: 'Ed25519, 32 bytes in base64url' }),
		since: orNull(instant),
		current: z.boolean(),
	})
	.openapi('BadgeKey');

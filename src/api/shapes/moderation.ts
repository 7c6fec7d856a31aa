import { z } from '@hono/zod-openapi';
import { count, day, id, instant, orNull, picture, words } from './common.ts';

const finding = z
	.object({
		rule_id: id,
		phrase: z.string().nullable().openapi({ description: 'null: the whole branch' }),
		where: z.enum(['name', 'text', 'category']),
		law: words,
		advice: words,
	})
	.openapi('Finding', { description: 'What a rule found, and the law it stands on' });
const parts = {
	name_th: z.string(),
	name_en: z.string().nullable(),
	description_th: z.string(),
	description_en: z.string().nullable(),
	process_th: z.string().nullable(),
	category: z.string(),
	attributes: z.record(z.string(), z.string()).openapi({ description: 'code → value' }),
};
const texts = z.object(parts).openapi('ListingTexts');

export const review = z
	.object({
		review_id: id,
		shop_id: id,
		shop_name: words,
		product_id: id,
		name: words,
		picture: orNull(picture),
		kind: z.enum(['listing', 'edit', 'takedown']),
		state: z.enum(['waiting', 'withdrawn', 'accepted', 'changes_requested', 'rejected', 'taken_down', 'appealed', 'lifted', 'upheld']),
		since: instant,
		findings: z.array(finding),
		texts,
		before: orNull(z.object(parts).partial()).openapi({ description: 'For a change: what is shown now, only what differs' }),
		reason: z.string().nullable(),
		appeal: z.string().nullable(),
		answer: z.string().nullable(),
		may: z.object({ decide: z.boolean(), answer: z.boolean(), appeal: z.boolean() }),
	})
	.openapi('Review');

export const version = z
	.object({
		version: count,
		at: instant,
		by: z.string().nullable(),
		changed: z.array(z.string()),
		content: z.object({ ...parts, pictures: z.array(picture) }),
	})
	.openapi('ListingVersion', { description: 'What buyers saw from a moment on' });

export const rule = z
	.object({
		rule_id: id,
		from: day,
		until: day.nullable(),
		state: z.enum(['coming', 'in_force', 'ended']),
		kind: z.enum(['block', 'gate', 'review']),
		reach: z.enum(['name', 'text']),
		categories: z.array(z.string()),
		words: z.array(z.string()),
		harmless: z.array(z.string()),
		number: z.enum(['food', 'cosmetic', 'herb']).nullable(),
		law: words,
		advice: words,
		source: z.string(),
		added_at: instant,
		ended_at: instant.nullable(),
	})
	.openapi('GoodsRule', { description: 'What may not be offered, or only with a number, or after a person has looked' });

import { z } from '@hono/zod-openapi';
import { day, id, instant, words } from './common.ts';
import { shop, shopCard } from './shops.ts';

const paper = z
	.object({
		code: z.string(),
		name: words,
		help: words,
		needed: z.boolean(),
		format: z.enum(['national_id', 'juristic_id', 'enterprise_number', 'free', 'none']),
		evidence: z.enum(['needed', 'welcome', 'none']),
		state: z.enum(['missing', 'given', 'accepted', 'refused', 'over']),
		answer_id: id.nullable(),
		shown: z.string().nullable().openapi({ description: 'Masked, but for numbers that are public' }),
		clear: z.string().nullable().openapi({ description: 'In the clear while an unmasking of the reader lasts' }),
		sealed: z.boolean(),
		picture: z.string().nullable(),
		expires_on: day.nullable(),
		reason: z.string().nullable(),
		given_at: instant.nullable(),
		reviewed_at: instant.nullable(),
	})
	.openapi('Paper');
const checklist = z.object({ papers: z.array(paper), complete: z.boolean() }).openapi('Checklist');
const appeal = z
	.object({
		appeal_id: id,
		text: z.string(),
		at: instant,
		answer: z.string().nullable(),
		outcome: z.enum(['upheld', 'changed']).nullable(),
		answered_at: instant.nullable(),
	})
	.openapi('Appeal');
const state = z.enum(['applied', 'sent_back', 'approved', 'suspended', 'closed']);

export const shopPapersShape = z
	.object({ kind: z.string(), state, reason: z.string().nullable(), checklist, appeals: z.array(appeal) })
	.openapi('ShopPapers');
export const shopCaseShape = z
	.object({
		shop,
		owner_name: z.string(),
		reason: z.string().nullable(),
		checklist,
		signals: z.array(z.object({ kind: z.enum(['bank', 'phone', 'device', 'number']), shop: shopCard, same_owner: z.boolean() })),
		history: z.array(z.object({ state, at: instant, by: z.string(), why: z.string().nullable() })),
		appeals: z.array(appeal),
		may: z.object({
			approve: z.boolean(),
			review: z.boolean(),
			suspend: z.boolean(),
			close: z.boolean(),
			reopen: z.boolean(),
			answer: z.boolean(),
		}),
	})
	.openapi('ShopCase');

import { z } from '@hono/zod-openapi';
import { id, instant } from './common.ts';
import { shopCard } from './shops.ts';

const act = z.enum(['listing', 'price', 'stock', 'packing', 'talk']);
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const help = z
	.object({
		delegation_id: id,
		called: z.string().openapi({ description: 'What the seller calls the helper' }),
		name: z.string().nullable().openapi({ description: 'The helper’s own name, once accepted' }),
		phone: z.string().openapi({ description: 'Masked' }),
		acts: z.array(act),
		until: instant,
		state: z.enum(['offered', 'active', 'declined', 'revoked', 'expired']),
		offered_at: instant,
		ended_at: instant.nullable(),
	})
	.openapi('Help');
export const helped = z
	.object({
		act_id: id,
		delegation_id: id,
		seller_id: id,
		helper_id: id,
		helper_name: z.string(),
		act,
		subject: z.object({ kind: z.enum(['product', 'order', 'promotion', 'talk']), id, name: z.string() }),
		before: facts.openapi({ description: 'Only what changed' }),
		after: facts,
		at: instant,
	})
	.openapi('Helped');
export const myHelpShape = z
	.object({ delegation_id: id, shop: shopCard, acts: z.array(act), until: instant, state: z.enum(['offered', 'active']) })
	.openapi('MyHelp');

import { z } from '@hono/zod-openapi';
import { id, instant, orNull, picture, words } from './common.ts';
import { place } from './places.ts';

export const origin = z
	.object({
		shop_id: id,
		product_id: id,
		product_name: words,
		product_picture: orNull(picture),
		on_sale: z.boolean(),
		shop: z.object({ slug: z.string(), name: words }),
		place,
		village: z.string(),
		makers: z.string().openapi({ description: 'Who makes it; empty in public while it is not verified' }),
		wisdom: z.string(),
		evidence: z.array(picture),
		state: z.enum(['submitted', 'verified', 'refused', 'withdrawn']),
		reason: z.string().nullable(),
		code: z.string().openapi({ description: 'On the label; opens /o/<code>', example: '7K3MPQ2XVA' }),
		submitted_at: instant,
		decided_at: instant.nullable(),
	})
	.openapi('Origin');

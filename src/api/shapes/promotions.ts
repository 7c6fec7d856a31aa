import { z } from '@hono/zod-openapi';
import { count, id, instant, words } from './common.ts';

export const promotion = z
	.object({
		promotion_id: id,
		shop_id: id,
		kind: z.enum(['discount', 'deal', 'coupon']),
		name: words,
		percent: z.int(),
		pieces: z.int().nullable().openapi({ description: 'A deal: from so many pieces of the shop in one order' }),
		products: z.array(id).openapi({ description: 'Which goods; none means all of the shop' }),
		left: count.nullable().openapi({ description: 'Coupons that are left' }),
		used: count,
		from: instant,
		until: instant.openapi({ description: 'The first moment at which it does not hold' }),
		state: z.enum(['coming', 'running', 'ended']),
	})
	.openapi('Promotion');

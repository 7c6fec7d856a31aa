import { z } from '@hono/zod-openapi';
import { day, id, instant, words } from './common.ts';

const card = {
	case_id: id,
	shop: z.object({ shop_id: id, slug: z.string(), name: words }),
	topic: z.enum(['photo', 'price', 'words', 'packing', 'papers', 'money', 'product', 'other']),
	state: z.enum(['open', 'closed']),
	waits_for: z.enum(['shop', 'office', 'nobody']),
	asked_by_shop: z.boolean(),
	opened_at: instant,
	touched_at: instant,
	look_again: day.nullable(),
	outcome: z.string().nullable(),
};
export const adviceCard = z.object(card).openapi('AdviceCard');
export const adviceCase = z
	.object({
		...card,
		side: z.enum(['shop', 'office']).openapi({ description: 'Whom you speak for' }),
		notes: z.array(z.object({ note_id: id, from_shop: z.boolean(), by: z.string(), text: z.string(), at: instant })),
	})
	.openapi('AdviceCase');

import { z } from '@hono/zod-openapi';
import { certificateKind, day, id, instant, orNull, picture, words } from './common.ts';

export const certificate = z
	.object({
		certificate_id: id,
		shop_id: id,
		shop_name: words,
		kind: certificateKind,
		number: z.string(),
		issuer: z.string(),
		scope: z.string(),
		stars: z.int().min(1).max(5).nullable(),
		from: day,
		until: day.openapi({ description: 'Last day on which it holds, in Bangkok' }),
		picture: orNull(picture),
		state: z.enum(['submitted', 'valid', 'refused', 'withdrawn', 'coming', 'lapsing', 'lapsed']),
		days_left: z.int().openapi({ description: 'Days until it ends; negative when it has ended' }),
		reason: z.string().nullable(),
		submitted_at: instant,
		product_ids: z.array(id),
	})
	.openapi('Certificate');

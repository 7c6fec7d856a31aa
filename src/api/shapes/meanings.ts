import { z } from '@hono/zod-openapi';
import { count, id, instant, orNull } from './common.ts';

const last = z.object({ why: z.string(), by_name: z.string(), at: instant });
const meaning = z
	.object({
		group_id: z.int(),
		terms: z.array(z.string()),
		last: orNull(last).openapi({ description: 'Who wrote it last; null for those there from the beginning' }),
	})
	.openapi('Meaning');
export const meaningPage = z.object({ items: z.array(meaning), next: z.int().nullable(), total: count });
export const meaningChange = z
	.object({
		change_id: id,
		group_id: z.int(),
		kind: z.enum(['written', 'removed']),
		terms: z.array(z.string()),
		why: z.string(),
		by_name: z.string(),
		at: instant,
	})
	.openapi('MeaningChange');
export const meaningKept = z.object({ group_id: z.int() });

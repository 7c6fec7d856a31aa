import { z } from '@hono/zod-openapi';
import { count, id, instant, orNull, satang, words } from './common.ts';

const asked = z
	.object({
		q: z.string(),
		category: z.string().nullable(),
		province: z.string().nullable().openapi({ description: 'As in addresses: surin' }),
		portal: z.string().nullable(),
		seller_kinds: z.array(z.string()),
		standards: z.array(z.string()),
		awards: z.array(z.string()),
		transport_classes: z.array(z.string()),
		in_stock: z.boolean(),
		price_from_satang: satang.nullable(),
		price_to_satang: satang.nullable(),
		postcode: z.string().nullable(),
		arrive_within: z.int().nullable().openapi({ description: 'Days' }),
		sort: z.string().nullable(),
	})
	.openapi('SearchAsked');
export const keptSearch = z
	.object({
		search_id: id,
		asked,
		names: z.object({ category: orNull(words), province: orNull(words), portal: orNull(words) }),
		kept_at: instant,
		looked_at: instant,
		fresh: count.openapi({ description: 'First published since you last looked' }),
	})
	.openapi('KeptSearch');
export const searchKept = z.object({ search_id: id });

import { z } from '@hono/zod-openapi';
import { count, day, id, postcode, provinceCode, sellerKind, words } from './common.ts';
import { office, place } from './places.ts';

const card = {
	shop_id: id,
	slug: z.string(),
	name: words,
	kind: sellerKind,
	village: words,
	province_code: provinceCode,
	province_name: words,
	postcode,
	state: z.enum(['applied', 'sent_back', 'approved', 'suspended', 'closed']),
	away: z.object({ until: day, text: z.string().nullable() }).nullable().openapi({ description: 'It sends nothing until after this day' }),
};
export const shopCard = z.object(card).openapi('ShopCard');
export const shop = z
	.object({
		...card,
		story: words,
		saying: z.string().nullable(),
		since: z.int().nullable().openapi({ description: 'Year (CE)' }),
		members: z.int().nullable(),
		place,
		office,
		products: count,
		reason: z.string().nullable().openapi({ description: 'Why it was sent back; for its owner' }),
		payout: z.string().nullable().openapi({ description: 'How it is paid, masked; for its owner' }),
		may: z.object({ edit: z.boolean(), approve: z.boolean() }),
	})
	.openapi('Shop');

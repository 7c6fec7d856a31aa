import { z } from '@hono/zod-openapi';
import { count, id, instant, orNull, satang, words } from './common.ts';
import { productCard } from './products.ts';

const card = {
	campaign_id: id,
	slug: z.string(),
	kind: z.enum(['fair', 'flash', 'gifts']),
	name: words,
	text: words,
	picture: z.string(),
	from: instant,
	until: instant.openapi({ description: 'The first moment at which it does not hold' }),
	state: z.enum(['coming', 'running', 'ended']),
	shown: z.boolean(),
};
export const campaignCard = z.object(card).openapi('CampaignCard');

const coupon = z
	.object({
		coupon_id: id,
		campaign_id: id,
		name: words,
		percent: z.int(),
		least_satang: satang.openapi({ description: 'Goods of one shop for at least so much' }),
		left: count,
		budget: count,
		used: count,
		per_person: count,
		mine: count.nullable().openapi({ description: 'How often you may still use it; null when you have not collected it' }),
	})
	.openapi('MarketCoupon');
export const campaign = z
	.object({ ...card, collections: z.array(z.string()), coupons: z.array(coupon), may: z.object({ edit: z.boolean() }) })
	.openapi('Campaign');

const entry = z
	.object({
		campaign_id: id,
		shop_id: id,
		product_id: id,
		percent: z.int(),
		pieces: count.nullable().openapi({ description: 'Altogether; null: as many as there are' }),
		per_person: count.nullable(),
		taken: count,
		left: count.nullable(),
	})
	.openapi('CampaignEntry');
export const entryCard = z.object({ entry, product: orNull(productCard) }).openapi('EntryCard');
export { entry };

import { z } from '@hono/zod-openapi';
import { count, id, picture, provinceCode, satang, words } from './common.ts';

const common = { set_id: id, slug: z.string(), name: words, shown: z.boolean(), shops: count, total_satang: satang };
export const setCard = z
	.object({ ...common, pictures: z.array(picture) })
	.openapi('GiftSetCard', { description: 'The sum is of what can be bought now' });
export const giftSet = z
	.object({
		...common,
		story: words,
		province_code: provinceCode.nullable(),
		items: z.array(
			z.object({
				product_id: id,
				name: words,
				picture: picture.nullable(),
				quantity: count,
				price_satang: satang,
				line_satang: satang,
				shop: z.object({ slug: z.string(), name: words }),
				province_name: words,
				can_buy: z.boolean(),
			}),
		),
		may: z.object({ edit: z.boolean() }),
	})
	.openapi('GiftSet');

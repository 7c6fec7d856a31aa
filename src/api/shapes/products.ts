import { z } from '@hono/zod-openapi';
import { certificateKind, count, day, grams, id, millimetres, picture, provinceCode, satang, transportClass, words, orNull } from './common.ts';
import { shop } from './shops.ts';

const badge = z
	.object({ kind: certificateKind, stars: z.int().nullable() })
	.openapi('Badge', { description: 'From certificates that are valid now' });
const card = {
	product_id: id,
	name: words,
	price_satang: satang,
	unit: words,
	picture: picture.nullable(),
	shop: z.object({ slug: z.string(), name: words }),
	village: words,
	province_code: provinceCode,
	province_name: words,
	transport_class: transportClass,
	badges: z.array(badge),
	origin_checked: z.boolean().openapi({ description: 'Where it is made was checked by the office of that place' }),
	sold_out: z.boolean(),
	rating: z.number().nullable(),
	sold: count,
};
const state = z.enum(['draft', 'published', 'paused', 'taken_down']);
const pictures = z.array(z.object({ hash: picture, alt: words }));
const categories = z.array(z.object({ slug: z.string(), name: words })).openapi({ description: 'From the whole to the part' });
const certificates = z.array(z.object({ kind: certificateKind, number: z.string(), stars: z.int().nullable(), until: day, expired: z.boolean() }));

export const productCard = z.object(card).openapi('ProductCard');
const full = {
	...card,
	state,
	description: words,
	process: orNull(words),
	category: categories,
	pictures,
	weight_g: grams,
	length_mm: millimetres,
	width_mm: millimetres,
	height_mm: millimetres,
	max_days: z.int().nullable(),
	shelf_life_days: z.int().nullable(),
	certificates,
	maker: shop,
	may: z.object({ edit: z.boolean() }),
};
const money = z
	.object({ maker_satang: satang, fee_satang: satang, fee_bps: z.int() })
	.openapi({ description: 'The parts of the price: maker and fee; 100 bps = 1 %' });
export const product = z.object({ ...full, available: count, money }).openapi('Product');

/** A product as its seller sees it on the shelf. */
export const shelfProduct = z
	.object({ product_id: id, state, name: words, price_satang: satang, unit: words, picture: picture.nullable(), sold: count, available: count })
	.openapi('ShelfProduct');
export const savedProduct = z.object({ product_id: id, state });

export const productPage = z.object({ items: z.array(productCard), next: z.string().nullable() }).openapi('ProductPage');
export const searchResult = z
	.object({
		items: z.array(productCard),
		next: z.string().nullable(),
		total: count.openapi({ description: 'How many fit, counted up to a limit' }),
		total_is_least: z.boolean(),
		facets: z.object({
			categories: z.array(z.object({ slug: z.string(), name: words, count })),
			provinces: z.array(z.object({ code: provinceCode, slug: z.string(), name: words, count })),
		}),
		repaired: z.string().nullable().openapi({ description: 'What was really searched when the spelling was repaired' }),
		dropped: z.array(z.string()).openapi({ description: 'Words left out to find anything' }),
	})
	.openapi('SearchResult');
export const suggestion = z
	.object({ kind: z.enum(['product', 'shop', 'province', 'category']), text: z.string(), href: z.string(), count: z.int().nullable() })
	.openapi('Suggestion');
export const deliveryEstimate = z
	.object({
		reachable: z.boolean(),
		refusal: z.string().nullable().openapi({ description: 'Code of why nothing can carry it there' }),
		service: orNull(words),
		fee_satang: satang.nullable(),
		dispatch_day: day.nullable(),
		arrive_from: day.nullable(),
		arrive_by: day.nullable(),
	})
	.openapi('DeliveryEstimate');

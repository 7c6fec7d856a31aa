import { z } from '@hono/zod-openapi';
import { listingStates } from '#kernel/views';
import {
	awardLevel,
	certificateKind,
	count,
	day,
	grams,
	id,
	millimetres,
	picture,
	provinceCode,
	satang,
	sellerKind,
	transportClass,
	words,
	orNull,
} from './common.ts';
import { shop } from './shops.ts';

const badge = z
	.object({ kind: certificateKind, stars: z.int().nullable() })
	.openapi('Badge', { description: 'From certificates that are valid now' });
const award = z
	.object({ level: awardLevel, year: z.int() })
	.openapi('AwardMark', { description: 'The highest award it holds today; the year in the common era' });
const card = {
	product_id: id,
	name: words,
	price_satang: satang,
	was_satang: satang.nullable().openapi({ description: 'The usual price, while it costs less' }),
	options: count.openapi({ description: 'How many kinds of it there are' }),
	unit: words,
	picture: picture.nullable(),
	shop: z.object({ slug: z.string(), name: words }),
	village: words,
	province_code: provinceCode,
	province_name: words,
	transport_class: transportClass,
	badges: z.array(badge),
	award: orNull(award),
	origin_checked: z.boolean().openapi({ description: 'Where it is made was checked by the office of that place' }),
	sold_out: z.boolean(),
	rating: z.number().nullable(),
	ratings: z.int().min(0).openapi({ description: 'Reviews the rating stands on' }),
	sold: count,
};
const state = z.enum(listingStates).openapi('ListingState');
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
	attributes: z
		.array(z.object({ code: z.string(), name: words, value: z.string(), text: words }))
		.openapi({ description: 'Answers to the questions of its branch: the value as kept, and as people read it' }),
	ready: z
		.discriminatedUnion('how', [
			z.object({ how: z.literal('stock') }),
			z.object({ how: z.literal('to_order'), days: z.int() }),
			z.object({ how: z.literal('pre_order'), from: day }),
		])
		.openapi('Readiness', { description: 'From the shelf, made when ordered, or promised for a day' }),
	steps: z.array(z.object({ from: z.int(), price_satang: satang })).openapi({ description: 'So much for each piece from so many on' }),
	video: z.url().nullable(),
	option: orNull(words),
	kinds: z
		.array(z.object({ product_id: id, name: words, sold_out: z.boolean() }))
		.openapi({ description: 'All kinds of one thing (colours, sizes), this one too; empty when there is one' }),
	food_number: z.string().nullable().openapi({ description: 'Food serial number', example: '10-1-12345-1-0001' }),
	cosmetic_number: z.string().nullable().openapi({ description: 'Notification of a cosmetic', example: '10-1-6400012345' }),
	herb_number: z.string().nullable().openapi({ description: 'Registration of a herbal product', example: 'G 123/63' }),
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
export const savedProduct = z.object({
	product_id: id,
	state,
	waiting: z.boolean().openapi({ description: 'The new words wait for a person; the old ones are shown meanwhile' }),
});

export const productPage = z.object({ items: z.array(productCard), next: z.string().nullable() }).openapi('ProductPage');
export const searchResult = z
	.object({
		items: z.array(productCard),
		next: z.string().nullable(),
		total: count.openapi({ description: 'How many fit, counted up to a limit' }),
		total_is_least: z.boolean(),
		facets: z
			.object({
				categories: z.array(z.object({ slug: z.string(), name: words, count })),
				provinces: z.array(z.object({ code: provinceCode, slug: z.string(), name: words, count })),
				seller_kinds: z.array(z.object({ code: sellerKind, count })),
				standards: z.array(z.object({ code: certificateKind, count })),
				awards: z.array(z.object({ code: awardLevel, count })),
				transport_classes: z.array(z.object({ code: transportClass, count })),
				prices: z
					.array(z.object({ from_satang: satang, below_satang: satang.nullable(), count }))
					.openapi({ description: 'By steps of prices; the last has no end' }),
				in_stock: count,
				arrivals: z
					.array(z.object({ within_days: z.int(), count }))
					.openapi({ description: 'How many can be at the postcode within so many days; empty without one' }),
			})
			.openapi({ description: 'How many stand where, each facet counted without its own filter' }),
		repaired: z.string().nullable().openapi({ description: 'What was really searched when the spelling was repaired' }),
		dropped: z.array(z.string()).openapi({ description: 'Words left out to find anything' }),
		arrives_in: z.record(z.uuid(), z.int()).openapi({ description: 'Days until it can be at the postcode, by product; empty without one' }),
	})
	.openapi('SearchResult');
export const suggestion = z
	.object({ kind: z.enum(['product', 'shop', 'district', 'province', 'category']), text: z.string(), href: z.string(), count: z.int().nullable() })
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

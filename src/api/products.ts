import { z } from 'zod';
import { refuse } from '#kernel/refusal';
import type { PlaceView } from '#kernel/views';
import { listProducts, search, suggest, viewProduct } from '#market/catalogue';
import { arrivalsAt, estimate } from '#market/logistics';
import { findPlaces, placeOf, provinces } from '#market/places';
import { readyAt } from '#market/promotions';
import { priceParts } from '#market/settlement';
import { available } from '#market/stock';
import type { ReadCtx } from '#platform/ctx';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { presentProduct, presentProductPage, presentSearch } from './present-products.ts';
import { awardLevel, certificateKind, id, listOf, sellerKind, transportClass } from './shapes/common.ts';
import { deliveryEstimate, product, productPage, searchResult, suggestion } from './shapes/products.ts';

const PAGE = 24;
const MOST_SATANG = 100_000_000;
const sorts = ['popular', 'new', 'price_up', 'price_down'] as const;
const filters = {
	category: z.string().min(1).max(60).optional(),
	/** two digits, or the name in addresses: 'surin' */
	province: z.string().min(1).max(60).optional(),
	limit: z.coerce.number().int().min(1).max(48).default(PAGE),
	cursor: z.string().min(1).max(300).optional(),
};

/** One or several of these, with commas between them. */
const several = ({ options }: { readonly options: readonly string[] }) =>
	z
		.string()
		.regex(new RegExp(`^(${options.join('|')})(,(${options.join('|')})){0,9}$`))
		.optional();
const narrower = {
	seller_kind: several(sellerKind),
	standard: several(certificateKind),
	award: several(awardLevel),
	transport_class: several(transportClass),
	in_stock: z.enum(['true', 'false']).optional(),
	price_from_satang: z.coerce.number().int().min(0).max(MOST_SATANG).optional(),
	price_to_satang: z.coerce.number().int().min(0).max(MOST_SATANG).optional(),
	/** two digits, or the name in addresses: from where near is near */
	near: z.string().min(1).max(60).optional(),
	/** where goods are to arrive */
	postcode: z
		.string()
		.regex(/^\d{5}$/)
		.optional(),
	/** days; asks for nothing without a postcode */
	arrive_within: z.coerce.number().int().min(1).max(9).optional(),
};

/** Two digits are a code already; else the name is looked up. */
async function codeOf(ctx: ReadCtx, province: string | undefined): Promise<string | undefined> {
	if (province === undefined || /^\d\d$/.test(province)) return province;
	const found = (await provinces(ctx)).find((one) => one.slug === province);
	return found?.code ?? refuse('api.invalid', 'invalid', {}, { province: 'places.no_province' });
}

/** The first place of a postcode: what decides is the same for all of them, but for some islands. */
async function placeWith(ctx: ReadCtx, postcode: string): Promise<PlaceView> {
	const [place] = await findPlaces(ctx, { postcode });
	return place ?? refuse('api.invalid', 'invalid', {}, { postcode: 'places.unknown' });
}

export function productOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/products',
		summary: 'Goods on sale',
		tag: 'catalogue',
		who: 'anyone',
		query: { ...filters, sort: z.enum(sorts).default('popular'), shop: z.uuid().optional() },
		answer: productPage,
		kept: 'list',
		asIs: true,
		ask: async (ctx, { query: { category, province, shop, sort, limit, cursor } }) =>
			presentProductPage(await listProducts(ctx, { category, provinceCode: await codeOf(ctx, province), shopId: shop, sort, limit, cursor })),
	});
	operation(door, {
		method: 'get',
		path: '/search',
		summary: 'Find goods by words: Thai without spaces, misspellings and English names too',
		tag: 'catalogue',
		who: 'anyone',
		query: { ...filters, ...narrower, sort: z.enum(['fit', 'near', ...sorts]).default('fit'), q: z.string().max(200).default('') },
		answer: searchResult,
		kept: 'list',
		asIs: true,
		ask: async (
			ctx,
			{
				query: {
					province,
					near,
					seller_kind,
					standard,
					award,
					transport_class,
					in_stock,
					price_from_satang,
					price_to_satang,
					arrive_within,
					postcode,
					...wish
				},
			},
		) =>
			presentSearch(
				await search(ctx, {
					...wish,
					provinceCode: await codeOf(ctx, province),
					nearProvince: await codeOf(ctx, near),
					sellerKinds: seller_kind?.split(','),
					standards: standard?.split(','),
					awards: award?.split(','),
					transportClasses: transport_class?.split(','),
					inStock: in_stock === 'true',
					priceFrom: price_from_satang,
					priceTo: price_to_satang,
					arrivals: postcode === undefined ? null : await arrivalsAt(ctx, await placeWith(ctx, postcode)),
					arriveWithin: arrive_within,
				}),
			),
	});
	operation(door, {
		method: 'get',
		path: '/suggestions',
		summary: 'What the beginning of a word may become',
		tag: 'catalogue',
		who: 'anyone',
		query: { q: z.string().min(1).max(100) },
		answer: listOf(suggestion),
		ask: async (ctx, { query }) => ({ items: await suggest(ctx, query.q) }),
	});
	productOperation(door);
}

function productOperation(door: Door): void {
	const params = { productId: id };
	operation(door, {
		method: 'get',
		path: '/products/{productId}',
		summary: 'One product with everything the buyer should know',
		tag: 'catalogue',
		who: 'known',
		params,
		answer: product,
		kept: 'thing',
		asIs: true,
		ask: async (ctx, { params: { productId } }) => {
			const [view, stock] = await Promise.all([viewProduct(ctx, productId), available(ctx, [productId])]);
			return presentProduct(view, stock.get(productId) ?? 0, await priceParts(ctx, view.priceSatang));
		},
	});
	operation(door, {
		method: 'get',
		path: '/products/{productId}/delivery',
		summary: 'When one piece would arrive at a place, and for how much',
		tag: 'catalogue',
		who: 'known',
		params,
		query: { postcode: z.string().regex(/^\d{5}$/), subdistrict: z.string().regex(/^\d{6}$/) },
		answer: deliveryEstimate,
		ask: async (ctx, { params: { productId }, query }) => {
			const [view, to] = await Promise.all([viewProduct(ctx, productId), placeOf(ctx, query.subdistrict, query.postcode)]);
			const told = await estimate(ctx, { freight: { ...view, quantity: 1 }, from: view.maker, to, readyAt: readyAt([view], ctx.now) });
			if ('refusal' in told)
				return { reachable: false, refusal: told.refusal, service: null, feeSatang: null, dispatchDay: null, arriveFrom: null, arriveBy: null };
			return { reachable: true, refusal: null, ...told };
		},
	});
}

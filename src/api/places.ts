import { z } from 'zod';
import { categories, provinceCounts } from '#market/catalogue';
import { findPlaces, provinces, villagesOf } from '#market/places';
import { shopCounts } from '#market/shops';
import { refuse } from '#kernel/refusal';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { listOf } from './shapes/common.ts';
import { category, place, province, village } from './shapes/places.ts';

export function placeOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/provinces',
		summary: 'All provinces',
		tag: 'places',
		who: 'anyone',
		cache: 60,
		answer: listOf(province),
		ask: async (ctx) => {
			const [all, shops, goods] = await Promise.all([provinces(ctx), shopCounts(ctx), provinceCounts(ctx)]);
			const items = all.map(({ code, slug, name, region }) => ({
				code,
				slug,
				name,
				region,
				shops: shops.get(code) ?? 0,
				products: goods.get(code)?.products ?? 0,
			}));
			return { items };
		},
	});
	operation(door, {
		method: 'get',
		path: '/places',
		summary: 'Subdistricts of a postcode, or by a name',
		tag: 'places',
		who: 'anyone',
		cache: 60,
		query: {
			postcode: z
				.string()
				.regex(/^\d{5}$/)
				.optional(),
			text: z.string().min(1).max(60).optional(),
		},
		answer: listOf(place),
		ask: async (ctx, { query }) => {
			if (query.postcode !== undefined) return { items: await findPlaces(ctx, { postcode: query.postcode }) };
			return {
				items: await findPlaces(ctx, { text: query.text ?? refuse('api.invalid', 'invalid', {}, { postcode: 'api.missing', text: 'api.missing' }) }),
			};
		},
	});
	operation(door, {
		method: 'get',
		path: '/villages',
		summary: 'Villages of a subdistrict by their moo',
		tag: 'places',
		who: 'anyone',
		cache: 60,
		query: { subdistrict: z.string().regex(/^\d{6}$/) },
		answer: listOf(village),
		ask: async (ctx, { query }) => ({ items: await villagesOf(ctx, query.subdistrict) }),
	});
	operation(door, {
		method: 'get',
		path: '/categories',
		summary: 'All categories, each with its parent',
		tag: 'catalogue',
		who: 'anyone',
		cache: 60,
		answer: listOf(category),
		ask: async (ctx) => ({ items: await categories(ctx) }),
	});
}

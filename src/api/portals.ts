import { z } from 'zod';
import {
	collectionShape,
	listCollections,
	listCurators,
	listMarks,
	listPortals,
	markGoods,
	markShape,
	nameCurator,
	openingShape,
	openPortal,
	pageShape,
	portalDesk,
	portalGoods,
	publishDraft,
	saveCollection,
	saveDraft,
	showCollection,
	undoEdition,
	viewCollection,
	viewPortal,
} from '#market/portals';
import { operation } from './operation.ts';
import { certificateKind, id, listOf } from './shapes/common.ts';
import { collection, collectionCard, curator, draft, mark, portalCard, portalFront } from './shapes/portals.ts';
import { productPage } from './shapes/products.ts';
import type { Door } from './terms.ts';

const slug = z.string().regex(/^[a-z0-9-]{1,60}$/);
const tag = 'portals';
const cursor = z.string().max(200).optional();

/** Windows of provinces and agencies on the one catalogue, and collections. */
export function portalOperations(door: Door): void {
	readPortals(door);
	changePortals(door);
	collectionOperations(door);
}

function readPortals(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/portals',
		summary: 'Every portal: the provinces by code, then those of agencies and centres',
		tag,
		who: 'anyone',
		cache: 60,
		answer: listOf(portalCard),
		ask: async (ctx) => ({ items: await listPortals(ctx) }),
	});
	operation(door, {
		method: 'get',
		path: '/portals/{slug}',
		summary: 'A portal’s front page as it is shown today',
		tag,
		who: 'known',
		params: { slug },
		answer: portalFront,
		ask: (ctx, { params }) => viewPortal(ctx, params.slug),
	});
	operation(door, {
		method: 'get',
		path: '/portals/{slug}/products',
		summary: 'The goods of a portal: same ids, prices and stock as everywhere',
		tag,
		who: 'known',
		params: { slug },
		query: {
			category: z.string().max(60).optional(),
			area: z
				.string()
				.regex(/^\d{4}(\d\d)?$/)
				.optional(),
			standard: certificateKind.optional(),
			sort: z.enum(['popular', 'new', 'price_up', 'price_down']).optional(),
			limit: z.coerce.number().int().min(1).max(48).optional(),
			cursor,
		},
		answer: productPage,
		ask: (ctx, { params, query: { area, limit, ...query } }) =>
			portalGoods(ctx, { slug: params.slug, areaCode: area, ...query, ...(limit ? { limit } : {}) }),
	});
}

function changePortals(door: Door): void {
	operation(door, {
		method: 'put',
		path: '/portals/{slug}',
		summary: 'Open a window for an agency or a centre, or give a portal its host name and scope: operators',
		tag,
		params: { slug },
		body: openingShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await openPortal(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'get',
		path: '/portals/{slug}/draft',
		summary: 'The front page that is being worked on: curators',
		tag,
		params: { slug },
		answer: draft,
		ask: async (ctx, { params }) => {
			const desk = await portalDesk(ctx, params.slug);
			return { slug: desk.slug, version: desk.version, edition: desk.edition, draft: { ...desk.draft } };
		},
	});
	operation(door, {
		method: 'put',
		path: '/portals/{slug}/draft',
		summary: 'Keep a new draft of the front page; `version` is that of the draft it was made from',
		tag,
		params: { slug },
		body: z.strictObject({ version: z.number().int().min(1), page: pageShape }),
		answer: z.object({ version: z.int() }),
		act: (ctx, { params, body }) => saveDraft(ctx, { ...params, ...body }),
	});
	operation(door, {
		method: 'post',
		path: '/portals/{slug}/editions',
		summary: 'Show the draft to everybody as a new edition',
		tag,
		params: { slug },
		body: z.strictObject({ version: z.number().int().min(1) }),
		answer: z.object({ edition: z.int() }),
		status: 201,
		act: (ctx, { params, body }) => publishDraft(ctx, { ...params, ...body }),
	});
	operation(door, {
		method: 'post',
		path: '/portals/{slug}/undo',
		summary: 'Go back to the edition before',
		tag,
		params: { slug },
		answer: z.object({ edition: z.int().nullable() }),
		act: (ctx, { params }) => undoEdition(ctx, params),
	});
	marksAndCurators(door);
}

function marksAndCurators(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/portals/{slug}/marks',
		summary: 'Goods that the portal hides or shows first, and why: curators',
		tag,
		params: { slug },
		answer: listOf(mark),
		ask: async (ctx, { params }) => ({ items: await listMarks(ctx, params.slug) }),
	});
	operation(door, {
		method: 'put',
		path: '/portals/{slug}/marks/{productId}',
		summary: 'Hide one of the goods in this portal, show it first, or neither; its seller’s price is not touched',
		tag,
		params: { slug, productId: id },
		body: markShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await markGoods(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'get',
		path: '/portals/{slug}/curators',
		summary: 'Who curates besides the province’s officers',
		tag,
		params: { slug },
		answer: listOf(curator),
		ask: async (ctx, { params }) => ({ items: await listCurators(ctx, params.slug) }),
	});
	operation(door, {
		method: 'put',
		path: '/portals/{slug}/curators/{personId}',
		summary: 'Name a curator, or end it with `until`: officers of the province and operators',
		tag,
		params: { slug, personId: id },
		body: z.strictObject({ until: z.iso.datetime().nullable().default(null) }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await nameCurator(ctx, { ...params, until: body.until === null ? null : new Date(body.until) });
			return {};
		},
	});
}

function collectionOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/collections',
		summary: 'Collections that are shown, newest first; of one portal or of all',
		tag,
		who: 'anyone',
		query: { portal: slug.optional() },
		answer: listOf(collectionCard),
		ask: async (ctx, { query }) => ({ items: await listCollections(ctx, query) }),
	});
	operation(door, {
		method: 'get',
		path: '/collections/{slug}',
		summary: 'A collection with its goods and the reasons why',
		tag,
		who: 'known',
		params: { slug },
		query: { cursor },
		answer: collection,
		ask: (ctx, { params, query }) => viewCollection(ctx, params.slug, query),
	});
	operation(door, {
		method: 'put',
		path: '/collections/{slug}',
		summary: 'Make or change a collection: hand-picked with a reason each, or by a rule',
		tag,
		params: { slug },
		body: collectionShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await saveCollection(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/collections/{slug}/shown',
		summary: 'Show a collection to everybody, or hide it',
		tag,
		params: { slug },
		body: z.strictObject({ shown: z.boolean() }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await showCollection(ctx, { ...params, ...body });
			return {};
		},
	});
}

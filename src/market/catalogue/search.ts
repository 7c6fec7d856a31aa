import { sql } from 'kysely';
import { awardLevels, type SearchResult } from '#kernel/views';
import { provincesByCode, readDistricts, type DistrictReadings } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import { daysByProduct } from './arrivals.ts';
import { cardColumns, cardsFrom, type CardRow } from './cards.ts';
import { branch, categoryTree, pathOf, placesTally } from './categories.ts';
import { writeCursor } from './cursor.ts';
import { findAll, stepsIn, type SearchWish } from './find.ts';
import { chunksOf, climb } from './ladder.ts';
import { limits } from './limits.ts';
import { listProducts } from './list.ts';
import type { Answer, ModelWish } from './model/answer.ts';
import { noCounts, type Counts } from './model/count.ts';
import { arrivalSteps, priceSteps } from './model/traits.ts';
import { knownScope, needsListing } from './scope.ts';

export type { SearchWish } from './find.ts';
export type { SearchScope } from './scope.ts';

/**
 * Finds goods as people type, one step after the other until something fits, and tells what it mended or left out. The read model answers;
 * PostgreSQL does while there is none. The same words find the same goods, and a page begun with one goes on with the other.
 */
export async function search(ctx: ReadCtx, wish: SearchWish): Promise<SearchResult> {
	const answer = ctx.finder && !needsListing(wish.scope) ? await ctx.finder.ask<Answer>({ kind: 'search', wish: await known(ctx, wish) }) : null;
	if (answer) return fromModel(ctx, wish, answer);
	if (chunksOf(wish.q).length === 0) return browse(ctx, wish);
	const { found, repaired, dropped } = await climb(stepsIn(ctx, wish), { ...wish, districts: await districtsIn(ctx, wish) });
	return present(ctx, wish, { ...found, totalIsLeast: found.total >= limits.candidates, repaired, dropped });
}

const districtsIn = async (ctx: ReadCtx, wish: SearchWish): Promise<DistrictReadings | null> =>
	wish.asWritten ? null : readDistricts(ctx, chunksOf(wish.q));

/** The model knows categories by their slugs alone. */
async function known(ctx: ReadCtx, wish: SearchWish): Promise<ModelWish> {
	const scope = wish.scope ? await knownScope(ctx, wish.scope) : null;
	return { ...wish, scope, districts: await districtsIn(ctx, wish), branch: wish.category ? branch(await categoryTree(ctx), wish.category) : null };
}

/** Cards of what the model found, in its order; what went in the meantime is left out. */
async function fromModel(ctx: ReadCtx, wish: SearchWish, answer: Answer): Promise<SearchResult> {
	const ids = answer.hits.map((hit) => hit.productId);
	const { rows } =
		ids.length > 0
			? await sql<CardRow>`select ${cardColumns} from catalogue.listing l where l.product_id = any(${ids}::uuid[])`.execute(ctx.db)
			: { rows: [] };
	const byId = new Map(rows.map((row) => [row.product_id, row]));
	const inOrder = answer.hits.flatMap((hit) => {
		const row = byId.get(hit.productId);
		return row ? [{ ...row, key: hit.key }] : [];
	});
	return present(ctx, wish, { ...answer, rows: inOrder, totalIsLeast: false });
}

/** No words and no model: everything that fits the filters, with its counts. */
async function browse(ctx: ReadCtx, wish: SearchWish): Promise<SearchResult> {
	const sort = wish.sort === undefined || wish.sort === 'fit' ? 'popular' : wish.sort;
	if (isNarrow(wish)) {
		const found = await findAll(ctx, { ...wish, sort });
		return present(ctx, wish, { ...found, totalIsLeast: found.total >= limits.candidates, repaired: null, dropped: [] });
	}
	const page = await listProducts(ctx, { ...wish, sort: sort === 'near' ? 'popular' : sort });
	const [tree, categories, provinces] = [await categoryTree(ctx), await placesTally(ctx, 'c/'), await placesTally(ctx, 'p/')];
	const filtered = Boolean(wish.category) && Boolean(wish.provinceCode);
	const slugs = wish.category ? branch(tree, wish.category) : [...tree.keys()];
	const total = wish.provinceCode ? (provinces.get(wish.provinceCode) ?? 0) : slugs.reduce((sum, slug) => sum + (categories.get(slug) ?? 0), 0);
	const shown = {
		...noCounts,
		categories: wish.provinceCode ? {} : Object.fromEntries(categories),
		provinces: wish.category ? {} : Object.fromEntries(provinces),
	};
	return {
		...page,
		total: filtered ? page.items.length : total,
		totalIsLeast: filtered && page.next !== null,
		facets: await facets(ctx, shown, false),
		repaired: null,
		dropped: [],
		arrivesIn: {},
	};
}

/** Whether more is asked than the lists of categories and provinces can answer. */
const isNarrow = (wish: SearchWish): boolean =>
	Boolean(
		wish.sellerKinds?.length ||
		wish.standards?.length ||
		wish.awards?.length ||
		wish.transportClasses?.length ||
		wish.inStock ||
		wish.arriveWithin ||
		wish.scope ||
		wish.sort === 'near',
	) ||
	wish.priceFrom != null ||
	wish.priceTo != null;

interface Shown {
	readonly rows: readonly (CardRow & { readonly key: number })[];
	readonly total: number;
	readonly totalIsLeast: boolean;
	readonly counts: Counts;
	readonly repaired: string | null;
	readonly dropped: readonly string[];
}

async function present(ctx: ReadCtx, wish: SearchWish, found: Shown): Promise<SearchResult> {
	const limit = Math.min(Math.max(1, wish.limit ?? 24), limits.page);
	const shown = found.rows.slice(0, limit);
	const last = shown.at(-1);
	const { total, totalIsLeast, repaired, dropped } = found;
	return {
		items: await cardsFrom(ctx, shown),
		next: found.rows.length > limit && last ? writeCursor(last.key, last.product_id) : null,
		total,
		totalIsLeast,
		facets: await facets(ctx, found.counts, Boolean(wish.arrivals)),
		repaired,
		dropped,
		arrivesIn: wish.arrivals ? daysByProduct(wish.arrivals, shown) : {},
	};
}

/** Most first, of equals in the order of their codes. A category that has parts stands with the sum of them beside its parts. */
async function facets(ctx: ReadCtx, counts: Counts, reachable: boolean): Promise<SearchResult['facets']> {
	const [tree, known] = [await categoryTree(ctx), await provincesByCode(ctx)];
	const sums = new Map<string, number>();
	for (const [slug, count] of Object.entries(counts.categories))
		for (const one of pathOf(tree, slug)) sums.set(one.slug, (sums.get(one.slug) ?? 0) + count);
	const categories = [...sums].flatMap(([slug, count]) => {
		const row = tree.get(slug);
		return row && count > 0 ? [{ slug, name: { th: row.name_th, en: row.name_en }, count }] : [];
	});
	const provinces = Object.entries(counts.provinces).flatMap(([code, count]) => {
		const row = known.get(code);
		return row && count > 0 ? [{ code, slug: row.slug, name: row.name, count }] : [];
	});
	const mostFirst = <T extends { count: number; slug?: string; code?: string }>(list: T[]): T[] =>
		list.sort((a, b) => b.count - a.count || ((a.slug ?? a.code ?? '') < (b.slug ?? b.code ?? '') ? -1 : 1));
	const named = (found: Readonly<Record<string, number>>): { code: never; count: number }[] =>
		mostFirst(Object.entries(found).map(([code, count]) => ({ code: code as never, count })));
	return {
		categories: mostFirst(categories),
		provinces: mostFirst(provinces),
		sellerKinds: named(counts.sellerKinds),
		standards: named(counts.standards),
		awards: awardLevels.flatMap((code) => (counts.awards[code] ? [{ code, count: counts.awards[code] }] : [])),
		transportClasses: named(counts.transportClasses),
		prices: Array.from({ length: priceSteps.length + 1 }, (_, step) => ({
			fromSatang: step === 0 ? 0 : priceSteps[step - 1]!,
			belowSatang: priceSteps[step] ?? null,
			count: counts.prices[step] ?? 0,
		})),
		inStock: counts.inStock,
		arrivals: reachable ? arrivalSteps.map((withinDays, step) => ({ withinDays, count: counts.arrivals[step] ?? 0 })) : [],
	};
}

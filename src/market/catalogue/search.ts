import { fromWrongLayout, normalise } from '#kernel/thai';
import type { SearchResult } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { cardsFrom, provinceNames } from './cards.ts';
import { branch, categoryTree, pathOf, placesTally } from './categories.ts';
import { writeCursor } from './cursor.ts';
import { findByLetters, findByWords, findNear, nothing, termsOf, type Found, type SearchWish } from './find.ts';
import { limits } from './limits.ts';
import { listProducts } from './list.ts';
import { mend } from './mend.ts';

export type { SearchWish } from './find.ts';

/**
 * Finds goods as people type, one step after the other until something fits: whole words and what means the same; parts of words with
 * slips forgiven; the other keyboard; the nearest phrase of the goods; what looks nearly alike; fewer words. It tells what it mended or left out.
 */
export async function search(ctx: ReadCtx, wish: SearchWish): Promise<SearchResult> {
	const chunks = chunksOf(wish.q);
	if (chunks.length === 0) return browse(ctx, wish);
	const found = await findWritten(ctx, wish, chunks);
	if (found.whole) return present(ctx, wish, found);
	// The other keyboard only when what was typed is nothing at all; what is mended is not mended again.
	const meant = found.total === 0 ? fromWrongLayout(wish.q) : null;
	if (meant) {
		const other = await findWritten(ctx, wish, chunksOf(meant));
		if (other.total > 0) return present(ctx, wish, other, normalise(meant));
	}
	const mended = await mendChunks(ctx, chunks);
	if (mended) {
		const better = await findWritten(ctx, wish, mended);
		if (better.whole && better.total > 0) return present(ctx, wish, better, mended.join(' '));
	}
	if (found.total > 0) return present(ctx, wish, found);
	const near = await findNear(ctx, wish, chunks);
	return near.total > 0 ? present(ctx, wish, near) : fewerWords(ctx, wish, chunks);
}

const chunksOf = (text: string): string[] => normalise(text.slice(0, limits.queryLetters)).split(' ').filter(Boolean).slice(0, limits.queryChunks);

/** As it was written: whole words first; when they are few, also beginnings; then parts of words and slips. */
async function findWritten(ctx: ReadCtx, wish: SearchWish, chunks: readonly string[]): Promise<Found> {
	const closed = await findByWords(ctx, wish, chunks, false);
	if (closed.total >= limits.few) return closed;
	const byWords = await findByWords(ctx, wish, chunks, true);
	if (byWords.total >= limits.few) return byWords;
	const byLetters = await findByLetters(ctx, wish, chunks);
	return byLetters.total > byWords.total ? byLetters : byWords;
}

/** Each chunk as it was most likely meant. @returns null when all are right or nothing is near */
async function mendChunks(ctx: ReadCtx, chunks: readonly string[]): Promise<string[] | null> {
	const mended = await Promise.all(chunks.map((chunk) => mend(ctx, chunk)));
	const better = chunks.map((chunk, index) => mended[index] ?? chunk);
	return better.some((chunk, index) => chunk !== chunks[index]) ? better : null;
}

/** No words: everything that fits the filters, with its counts. */
async function browse(ctx: ReadCtx, wish: SearchWish): Promise<SearchResult> {
	const page = await listProducts(ctx, { ...wish, sort: wish.sort === 'fit' ? 'popular' : wish.sort });
	const [tree, categories, provinces] = [await categoryTree(ctx), await placesTally(ctx, 'c/'), await placesTally(ctx, 'p/')];
	const filtered = Boolean(wish.category) && Boolean(wish.provinceCode);
	const slugs = wish.category ? branch(tree, wish.category) : [...tree.keys()];
	const total = wish.provinceCode ? (provinces.get(wish.provinceCode) ?? 0) : slugs.reduce((sum, slug) => sum + (categories.get(slug) ?? 0), 0);
	const shown = {
		...nothing,
		categories: wish.provinceCode ? {} : Object.fromEntries(categories),
		provinces: wish.category ? {} : Object.fromEntries(provinces),
	};
	return {
		...page,
		total: filtered ? page.items.length : total,
		totalIsLeast: filtered && page.next !== null,
		facets: await facets(ctx, shown),
		repaired: null,
		dropped: [],
	};
}

/** Without the words that find nothing together with the others, the longest kept first; it says which were left out. */
async function fewerWords(ctx: ReadCtx, wish: SearchWish, chunks: readonly string[]): Promise<SearchResult> {
	const terms = chunks.length > 1 ? chunks : termsOf(chunks);
	const kept: string[] = [];
	let found: Found = nothing;
	for (const term of terms.length > 1 ? [...new Set(terms)].sort((a, b) => b.length - a.length) : []) {
		const more = await findByWords(ctx, wish, [...kept, term], true);
		if (more.total === 0) continue;
		kept.push(term);
		found = more;
	}
	return present(ctx, wish, found, null, found.total > 0 ? terms.filter((term) => !kept.includes(term)) : []);
}

async function present(
	ctx: ReadCtx,
	wish: SearchWish,
	found: Found,
	repaired: string | null = null,
	dropped: readonly string[] = [],
): Promise<SearchResult> {
	const limit = Math.min(Math.max(1, wish.limit ?? 24), limits.page);
	const shown = found.rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		items: await cardsFrom(ctx, shown),
		next: found.rows.length > limit && last ? writeCursor(last.key, last.product_id) : null,
		total: found.total,
		totalIsLeast: found.total >= limits.candidates,
		facets: await facets(ctx, found),
		repaired,
		dropped,
	};
}

/** Most first. A category that has parts stands with the sum of them beside its parts. */
async function facets(ctx: ReadCtx, found: Pick<Found, 'categories' | 'provinces'>): Promise<SearchResult['facets']> {
	const [tree, names] = [await categoryTree(ctx), await provinceNames(ctx)];
	const sums = new Map<string, number>();
	for (const [slug, count] of Object.entries(found.categories))
		for (const one of pathOf(tree, slug)) sums.set(one.slug, (sums.get(one.slug) ?? 0) + count);
	const categories = [...sums].flatMap(([slug, count]) => {
		const row = tree.get(slug);
		return row && count > 0 ? [{ slug, name: { th: row.name_th, en: row.name_en }, count }] : [];
	});
	const provinces = Object.entries(found.provinces).flatMap(([code, count]) => {
		const row = names.get(code);
		return row && count > 0 ? [{ code, slug: row.slug, name: { th: row.th, en: row.en }, count }] : [];
	});
	return { categories: categories.sort((a, b) => b.count - a.count), provinces: provinces.sort((a, b) => b.count - a.count) };
}

import { sql, type RawBuilder } from 'kysely';
import { fromWrongLayout, normalise, skeleton, words } from '#kernel/thai';
import type { SearchResult, Suggestion } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { readCursor, writeCursor } from './cursor.ts';
import { cardColumns, cardsFrom, provinceNames, type CardRow } from './listing.ts';
import { limits } from './limits.ts';
import { branch, categoryTree, listProducts, type Sort } from './list.ts';

export interface SearchWish {
	readonly q: string;
	readonly category?: string | null | undefined;
	readonly provinceCode?: string | null | undefined;
	readonly sort?: Sort | 'fit' | undefined;
	readonly limit?: number | undefined;
	readonly cursor?: string | null | undefined;
}

interface Found {
	readonly total: number;
	readonly whole: boolean;
	readonly rows: (CardRow & { score: number })[];
	readonly categories: Record<string, number>;
	readonly provinces: Record<string, number>;
}

/**
 * Finds goods as people type: all words (the last one as a beginning); else letters inside words; else what looks alike; else fewer words.
 * A slip on the keyboard's language is mended and told.
 */
export async function search(ctx: ReadCtx, wish: SearchWish): Promise<SearchResult> {
	return searchOnce(ctx, wish, true);
}

/** @param mayMend what was mended once is not mended again: the two keyboards would answer each other for ever */
async function searchOnce(ctx: ReadCtx, wish: SearchWish, mayMend: boolean): Promise<SearchResult> {
	const asked = wish.q.slice(0, limits.queryLetters);
	const terms = words(asked).slice(0, limits.queryWords);
	if (terms.length === 0) return browse(ctx, wish);
	const first = await findByWords(ctx, wish, terms, normalise(asked));
	if (first.total > 0 && first.whole) return present(ctx, wish, first, null, []);
	const second = await findByLetters(ctx, wish, asked, terms);
	if (second.total > 0) return present(ctx, wish, second, null, []);
	const mended = mayMend ? fromWrongLayout(asked) : null;
	if (mended) {
		const again = await searchOnce(ctx, { ...wish, q: mended }, false);
		if (again.total > 0) return { ...again, repaired: mended };
	}
	const alike = await findAlike(ctx, wish, asked);
	if (alike.total > 0) return present(ctx, wish, alike, alike.rows[0]?.name_th ?? null, []);
	return fewerWords(ctx, wish, terms);
}

/** No words: everything that fits the filters. */
async function browse(ctx: ReadCtx, wish: SearchWish): Promise<SearchResult> {
	const page = await listProducts(ctx, { ...wish, sort: wish.sort === 'fit' ? 'popular' : wish.sort });
	return { ...page, total: page.items.length, totalIsLeast: page.next !== null, facets: { categories: [], provinces: [] }, repaired: null, dropped: [] };
}

/** The words as a tsquery: each with its synonyms, the last one as a beginning. */
async function tsquery(ctx: ReadCtx, terms: readonly string[]): Promise<string> {
	const rows = await ctx.db
		.selectFrom('catalogue.synonym as mine')
		.innerJoin('catalogue.synonym as other', 'other.group_id', 'mine.group_id')
		.select(['mine.term', 'other.term as same'])
		.where('mine.term', 'in', [...terms])
		.execute();
	return terms
		.map((term, index) => {
			const last = index === terms.length - 1;
			// A synonym of several words is itself cut the same way as the goods are.
			const same = rows.filter((row) => row.term === term && row.same !== term).map((row) => words(row.same).map((word) => `'${word}'`).join(' & '));
			return `(${[`'${term}'${last ? ':*' : ''}`, ...same.map((one) => `(${one})`)].join(' | ')})`;
		})
		.join(' & ');
}

async function findByWords(ctx: ReadCtx, wish: SearchWish, terms: readonly string[], whole: string): Promise<Found> {
	const query = await tsquery(ctx, terms);
	return find(ctx, wish, sql`l.tokens @@ ${query}::tsquery`, rankOf(terms, whole), sql`l.name_key like ${`%${whole}%`}`);
}

/**
 * How well a hit fits: its popularity, more when words stand in its name, most when all that was asked stands there as it is.
 * Read from the short name alone: ranking by the tokens themselves would fetch each hit's whole token list.
 */
function rankOf(terms: readonly string[], whole: string): RawBuilder<unknown> {
	const inName = sql.join(terms.map((term) => sql`(l.name_key like ${`%${term}%`})::int`), sql` + `);
	return sql`ln(l.sold + 3) * (1 + 2.0 * (${inName}) / ${terms.length}::int + case when l.name_key like ${`%${whole}%`} then 3 else 0 end)`;
}

/** Letters inside words, slips of tone and look-alike letters forgiven; what the words found comes after. */
async function findByLetters(ctx: ReadCtx, wish: SearchWish, asked: string, terms: readonly string[]): Promise<Found> {
	const letters = skeleton(asked);
	const query = await tsquery(ctx, terms);
	if (letters.length < 3) return find(ctx, wish, sql`l.tokens @@ ${query}::tsquery`, rankOf(terms, normalise(asked)), sql`true`);
	const like = `%${letters}%`;
	return find(
		ctx,
		wish,
		sql`(l.skeleton like ${like} or l.tokens @@ ${query}::tsquery)`,
		sql`${rankOf(terms, normalise(asked))} + case when l.skeleton like ${like} then 30 else 0 end`,
		sql`true`,
	);
}

/** What looks alike: a letter wrong, missing or too many. */
async function findAlike(ctx: ReadCtx, wish: SearchWish, asked: string): Promise<Found> {
	const letters = skeleton(asked);
	if (letters.length < 4) return nothing;
	return find(ctx, wish, sql`${letters} <% l.skeleton`, sql`word_similarity(${letters}, l.skeleton) * ln(l.sold + 3)`, sql`true`);
}

const nothing: Found = { total: 0, whole: false, rows: [], categories: {}, provinces: {} };

/** Any of the words: better than nothing, and it says which were dropped. */
async function fewerWords(ctx: ReadCtx, wish: SearchWish, terms: readonly string[]): Promise<SearchResult> {
	const long = terms.filter((term) => term.length >= 3);
	for (const term of [...long].sort((a, b) => b.length - a.length).slice(0, 4)) {
		if (terms.length < 2) break;
		const found = await findByWords(ctx, wish, [term], term);
		if (found.total > 0) return present(ctx, wish, found, null, terms.filter((one) => one !== term));
	}
	return present(ctx, wish, nothing, null, []);
}

const cursorOf: Record<Sort | 'fit', (row: CardRow & { score: number }) => number | string> = {
	fit: (row) => row.score,
	popular: (row) => row.sold,
	new: (row) => row.published_at.getTime(),
	price_up: (row) => row.price_satang,
	price_down: (row) => row.price_satang,
};
const orderOf: Record<Sort | 'fit', string> = {
	fit: 'key desc, product_id desc',
	popular: 'key desc, product_id desc',
	new: 'key desc, product_id desc',
	price_up: 'key asc, product_id asc',
	price_down: 'key desc, product_id desc',
};
const keyOf: Record<Sort | 'fit', string> = { fit: 'score', popular: 'sold', new: 'extract(epoch from published_at) * 1000', price_up: 'price_satang', price_down: 'price_satang' };

/** One statement: the hits, a page of them in order, and the counts of the facets. */
async function find(ctx: ReadCtx, wish: SearchWish, condition: RawBuilder<unknown>, rank: RawBuilder<unknown>, whole: RawBuilder<unknown>): Promise<Found> {
	const sort = wish.sort ?? 'fit';
	const limit = Math.min(Math.max(1, wish.limit ?? 24), limits.page);
	const tree = await categoryTree(ctx);
	const slugs = wish.category ? branch(tree, wish.category) : null;
	const after = readCursor(wish.cursor, 2);
	const compare = orderOf[sort].includes('asc') ? sql.raw('>') : sql.raw('<');
	const place = after && Number.isFinite(Number(after[0])) ? sql`where (key, product_id) ${compare} (${Number(after[0])}::float8, ${after[1]}::uuid)` : sql``;
	// The hits are narrow: only the rows of the page are read whole.
	const { rows } = await sql<{ found: Found }>`
		with hits as materialized (
			select l.product_id, l.category, l.province_code, l.sold, l.price_satang, l.published_at, (${rank})::float8 as score, ${whole} as whole,
				${slugs ? sql`l.category = any(${slugs}::text[])` : sql`true`} as in_category, ${wish.provinceCode ? sql`l.province_code = ${wish.provinceCode}` : sql`true`} as in_province
			from catalogue.listing l where ${condition} limit ${limits.candidates}
		), fitting as (select product_id, whole, score, (${sql.raw(keyOf[sort])})::float8 as key from hits where in_category and in_province),
		page as materialized (select product_id, score, key from fitting ${place} order by ${sql.raw(orderOf[sort])} limit ${limit + 1})
		select json_build_object(
			'total', (select count(*) from fitting), 'whole', coalesce((select bool_or(whole) from fitting), false),
			'rows', coalesce((select json_agg(card order by ${sql.raw(orderOf[sort])}) from (select ${cardColumns}, page.score, page.key from page join catalogue.listing l using (product_id)) card), '[]'),
			'categories', coalesce((select json_object_agg(category, n) from (select category, count(*) as n from hits where in_province group by category) c), '{}'),
			'provinces', coalesce((select json_object_agg(province_code, n) from (select province_code, count(*) as n from hits where in_category group by province_code) c), '{}')
		) as found`.execute(ctx.db);
	const found = rows[0]!.found;
	return { ...found, rows: found.rows.map((row) => ({ ...row, published_at: new Date(row.published_at) })) };
}

async function present(ctx: ReadCtx, wish: SearchWish, found: Found, repaired: string | null, dropped: readonly string[]): Promise<SearchResult> {
	const limit = Math.min(Math.max(1, wish.limit ?? 24), limits.page);
	const shown = found.rows.slice(0, limit);
	const last = shown.at(-1);
	const [tree, names] = await Promise.all([categoryTree(ctx), provinceNames(ctx)]);
	return {
		items: await cardsFrom(ctx, shown),
		next: found.rows.length > limit && last ? writeCursor(cursorOf[wish.sort ?? 'fit'](last), last.product_id) : null,
		total: found.total,
		totalIsLeast: found.total >= limits.candidates,
		facets: {
			categories: Object.entries(found.categories)
				.map(([slug, count]) => ({ slug, count, name: { th: tree.get(slug)?.name_th ?? slug, en: tree.get(slug)?.name_en ?? null } }))
				.sort((a, b) => b.count - a.count),
			provinces: Object.entries(found.provinces)
				.map(([code, count]) => ({ code, count, slug: names.get(code)?.slug ?? code, name: { th: names.get(code)?.th ?? code, en: names.get(code)?.en ?? null } }))
				.sort((a, b) => b.count - a.count),
		},
		repaired,
		dropped,
	};
}

/** What begins with the letters typed so far: categories, provinces and shops before goods. */
export async function suggest(ctx: ReadCtx, prefix: string): Promise<Suggestion[]> {
	const found = await beginningWith(ctx, prefix);
	const mended = found.length === 0 ? fromWrongLayout(prefix) : null;
	return mended ? beginningWith(ctx, mended) : found;
}

async function beginningWith(ctx: ReadCtx, prefix: string): Promise<Suggestion[]> {
	const key = normalise(prefix.slice(0, limits.queryLetters));
	if (key === '') return [];
	const { rows } = await sql<{ kind: Suggestion['kind']; text_th: string; href: string }>`
		select kind, text_th, href from catalogue.phrase where key like ${`${key}%`}
		order by case kind when 'category' then 0 when 'province' then 1 when 'shop' then 2 else 3 end, weight desc, key limit ${limits.suggestions * 3}`.execute(ctx.db);
	const seen = new Set<string>();
	const found = rows.filter((row) => !seen.has(row.text_th) && seen.add(row.text_th));
	return found.slice(0, limits.suggestions).map((row) => ({ kind: row.kind, text: row.text_th, href: row.href, count: null }));
}

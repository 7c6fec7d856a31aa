import { sql, type RawBuilder } from 'kysely';
import { skeleton } from '#kernel/thai';
import type { ReadCtx } from '#platform/ctx';
import { daysColumn, type Arrivals } from './arrivals.ts';
import { cardColumns, type CardRow } from './cards.ts';
import { branch, categoryTree } from './categories.ts';
import { readCursor } from './cursor.ts';
import { termsOf, type Step, type Steps } from './ladder.ts';
import { limits } from './limits.ts';
import type { Sort } from './list.ts';
import { mend } from './mend.ts';
import { byArrival, noCounts, type Counts } from './model/count.ts';
import { priceSteps } from './model/traits.ts';
import { nearness } from './near.ts';
import { scopeConditions, type SearchScope } from './scope.ts';
import { questionOf, synonyms, tsqueryOf } from './synonyms.ts';

export type SearchSort = Sort | 'fit' | 'near';

export interface SearchWish {
	readonly q: string;
	readonly category?: string | null | undefined;
	readonly provinceCode?: string | null | undefined;
	readonly sellerKinds?: readonly string[] | undefined;
	/** any of these papers */
	readonly standards?: readonly string[] | undefined;
	/** any of these levels of award */
	readonly awards?: readonly string[] | undefined;
	readonly transportClasses?: readonly string[] | undefined;
	readonly inStock?: boolean | undefined;
	/** satang, both included */
	readonly priceFrom?: number | null | undefined;
	readonly priceTo?: number | null | undefined;
	/** the province from which near is near */
	readonly nearProvince?: string | null | undefined;
	/** stays within this */
	readonly scope?: SearchScope | null | undefined;
	/** only what holds every word, or what means the same: nothing is mended, nothing left out */
	readonly asWritten?: boolean | undefined;
	/** how many days goods take to where they are sent, when that is known */
	readonly arrivals?: Arrivals | null | undefined;
	/** there within so many days; asks for nothing without `arrivals` */
	readonly arriveWithin?: number | null | undefined;
	readonly sort?: SearchSort | undefined;
	readonly limit?: number | undefined;
	readonly cursor?: string | null | undefined;
}

export interface Found extends Step {
	readonly rows: readonly (CardRow & { key: number })[];
	readonly counts: Counts;
}
export const nothing: Found = { total: 0, whole: false, rows: [], counts: noCounts };

/** The steps of the ladder in PostgreSQL: while the read model is being made, and where there is none. */
export const stepsIn = (ctx: ReadCtx, wish: SearchWish): Steps<Found> => ({
	words: (chunks, open) => findByWords(ctx, wish, chunks, open),
	letters: (chunks) => findByLetters(ctx, wish, chunks),
	near: (chunks) => findNear(ctx, wish, chunks),
	mend: (chunk) => mend(ctx, chunk),
	// Only the read model knows how every word sounds.
	sound: () => null,
});

const all = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => (parts.length > 0 ? sql`(${sql.join(parts, sql` and `)})` : sql`true`);
const within = (text: string): string => `%${text}%`;
/** Asked through a sub-select: seeing how common a word is, the planner would read the whole table and with it every list of words. */
const holds = (query: string): RawBuilder<unknown> => sql`e.words @@ (select ${query}::tsquery)`;
const queryOf = async (ctx: ReadCtx, chunks: readonly string[], open: boolean): Promise<string> =>
	tsqueryOf(questionOf(await synonyms(ctx), termsOf(chunks), open));

/** Whatever fits the filters, without words: some thousands of it. */
export const findAll = (ctx: ReadCtx, wish: SearchWish): Promise<Found> => find(ctx, wish, { condition: sql`true`, fit: sql`0` });

/** Whole words, or what means the same. @param open whether the last one may be a beginning: costs more, the commoner the word */
async function findByWords(ctx: ReadCtx, wish: SearchWish, chunks: readonly string[], open: boolean): Promise<Found> {
	if (termsOf(chunks).length === 0) return nothing;
	return find(ctx, wish, { condition: holds(await queryOf(ctx, chunks, open)), fit: fitOf(chunks) });
}

/** Also parts of words, with slips of tone and look-alike letters forgiven; only for queries of three letters and more. */
async function findByLetters(ctx: ReadCtx, wish: SearchWish, chunks: readonly string[]): Promise<Found> {
	const letters = chunks.map(skeleton).filter((part) => part.length >= 3);
	if (letters.length === 0) return nothing;
	const alike = all(letters.map((part) => sql`e.skeleton like (select ${within(part)})`));
	return find(ctx, wish, { condition: sql`(${holds(await queryOf(ctx, chunks, true))} or ${alike})`, fit: fitOf(chunks) });
}

/** What looks nearly alike: a letter wrong, missing or too many, anywhere. */
async function findNear(ctx: ReadCtx, wish: SearchWish, chunks: readonly string[]): Promise<Found> {
	const letters = skeleton(chunks.join(' '));
	if (letters.length < 4) return nothing;
	return find(ctx, wish, {
		condition: sql`(select ${letters}::text) <% e.skeleton`,
		fit: sql`(10 * word_similarity(${letters}, e.skeleton))::int`,
	});
}

/**
 * How well a hit fits, as the read model tells it: 6 as it was written at the beginning of the name, 5 in the name, 4 all words in the name but apart, 3
 * partly in the name and partly around it, 2 around it, 1 all words around it but apart, 0. Read from short texts: ranking by the words would fetch each
 * hit's whole list of them.
 */
function fitOf(chunks: readonly string[]): RawBuilder<unknown> {
	const each = (list: readonly string[], column: RawBuilder<unknown>): RawBuilder<unknown>[] =>
		list.map((text) => sql`position(${text} in ${column}) > 0`);
	const [name, plain] = [sql`e.name`, sql`e.plain`];
	const terms = termsOf(chunks);
	return sql`case when ${all(each(chunks, name))} then 5 + (starts_with(e.name, ${chunks[0]}))::int when ${all(each(terms, name))} then 4
		when ${all(each(chunks, plain))} then 2 + (${sql.join(each(chunks, name), sql` or `)})::int when ${all(each(terms, plain))} then 1 else 0 end`;
}

const MORE_THAN_SOLD = 1_000_000;
const fitKey = sql`fit * ${sql.lit(MORE_THAN_SOLD)} + least(sold, ${sql.lit(MORE_THAN_SOLD - 1)})`;
/** Each order is one whole number a hit; up or down with it, then by id. */
const keys: Record<Exclude<SearchSort, 'near'>, { readonly key: RawBuilder<unknown>; readonly down: boolean }> = {
	fit: { key: fitKey, down: true },
	popular: { key: sql`sold`, down: true },
	new: { key: sql`(extract(epoch from published_at) * 1000)::int8`, down: true },
	price_up: { key: sql`price_satang`, down: false },
	price_down: { key: sql`price_satang`, down: true },
};
const keyOf = (wish: SearchWish): { readonly key: RawBuilder<unknown>; readonly down: boolean } => {
	if (wish.sort !== 'near') return keys[wish.sort ?? 'fit'];
	const near = nearness(wish.nearProvince);
	return { key: sql`(${near}::int[])[province_code::int + 1] * ${sql.lit(10 * MORE_THAN_SOLD)} + ${fitKey}`, down: true };
};

interface Match {
	readonly condition: RawBuilder<unknown>;
	/** a small whole number, more is better */
	readonly fit: RawBuilder<unknown>;
}

type Facet = 'category' | 'province' | 'kind' | 'standard' | 'award' | 'class' | 'stock' | 'price' | 'arrive';

/** What each filter asks of a hit; left out when it asks nothing. */
async function filtersOf(ctx: ReadCtx, wish: SearchWish): Promise<Map<Facet, RawBuilder<unknown>>> {
	const filters = new Map<Facet, RawBuilder<unknown>>();
	if (wish.category) filters.set('category', sql`category = any(${branch(await categoryTree(ctx), wish.category)}::text[])`);
	if (wish.provinceCode) filters.set('province', sql`province_code = ${wish.provinceCode}`);
	if (wish.sellerKinds?.length) filters.set('kind', sql`seller_kind = any(${[...wish.sellerKinds]}::text[])`);
	if (wish.standards?.length) filters.set('standard', sql`standards && ${[...wish.standards]}::text[]`);
	if (wish.awards?.length) filters.set('award', sql`awards && ${[...wish.awards]}::text[]`);
	if (wish.transportClasses?.length) filters.set('class', sql`transport_class = any(${[...wish.transportClasses]}::text[])`);
	if (wish.inStock) filters.set('stock', sql`not sold_out`);
	if (wish.priceFrom != null || wish.priceTo != null)
		filters.set('price', sql`price_satang between ${wish.priceFrom ?? 0}::int8 and ${wish.priceTo ?? Number.MAX_SAFE_INTEGER}::int8`);
	if (wish.arrivals && wish.arriveWithin) filters.set('arrive', sql`${daysColumn(wish.arrivals)} between 1 and ${wish.arriveWithin}::int`);
	return filters;
}

/** One statement: narrow hits, a page of them in order with their cards, and the counts of the facets, each without its own filter. */
async function find(ctx: ReadCtx, wish: SearchWish, match: Match): Promise<Found> {
	const limit = Math.min(Math.max(1, wish.limit ?? 24), limits.page);
	const filters = await filtersOf(ctx, wish);
	const scope = wish.scope ? await scopeConditions(ctx, wish.scope) : [];
	const fitting = all([...filters.values()]);
	const without = (facet: Facet): RawBuilder<unknown> => all([...filters].flatMap(([one, condition]) => (one === facet ? [] : [condition])));
	const { key, down } = keyOf(wish);
	const order = down ? sql`key desc, product_id desc` : sql`key, product_id`;
	const after = readCursor(wish.cursor, 2);
	const place =
		after && /^\d{1,15}$/.test(after[0]!)
			? sql`and (key, product_id) ${down ? sql`<` : sql`>`} (${Number(after[0])}::int8, ${after[1]}::uuid)`
			: sql``;
	const count = (facet: Facet, of: RawBuilder<unknown>, from = sql`hits`): RawBuilder<unknown> =>
		sql`select ${sql.lit(facet)} as facet, (${of})::text as value, count(*)::int as count from ${from} where ${without(facet)} group by 2`;
	const { rows } = await sql<Answer>`
		with hits as materialized (
			select e.product_id, e.category, e.province_code, e.sold, e.price_satang, e.published_at, e.seller_kind, e.standards, e.awards, e.transport_class, e.sold_out, e.keeps_days, ${match.fit} as fit
			from catalogue.entry e where ${all([match.condition, ...scope])} limit ${limits.candidates}
		), page as materialized (
			select product_id, key from (select product_id, (${key})::int8 as key from hits where ${fitting}) fitting
			where true ${place} order by ${order} limit ${limit + 1}
		), counts as (
			${count('category', sql`category`)} union all ${count('province', sql`province_code`)} union all ${count('kind', sql`seller_kind`)}
			union all ${count('class', sql`transport_class`)} union all ${count('stock', sql`sold_out`)}
			union all ${count('standard', sql`standard`, sql`hits cross join unnest(standards) standard`)}
			union all ${count('award', sql`award`, sql`hits cross join unnest(awards) award`)}
			union all ${count('price', sql`width_bucket(price_satang::int8, ${sql.lit(`{${priceSteps.join(',')}}`)}::int8[])`)}
			${wish.arrivals ? sql`union all ${count('arrive', daysColumn(wish.arrivals))}` : sql``}
		)
		select (select json_agg(card order by ${order}) from (select ${cardColumns}, page.key from page join catalogue.listing l using (product_id)) card) as cards,
			(select json_agg(counts) from counts) as counts, (select count(*)::int from hits where ${fitting}) as total, (select bool_or(fit > 1 and fit <> 4) from hits) as whole`.execute(
		ctx.db,
	);
	return rows[0] ? foundIn(rows[0], Boolean(wish.arrivals)) : nothing;
}

interface Answer {
	readonly cards: Found['rows'] | null;
	readonly counts: readonly { readonly facet: Facet; readonly value: string; readonly count: number }[] | null;
	readonly total: number;
	readonly whole: boolean | null;
}

function foundIn({ cards, counts, total, whole }: Answer, known: boolean): Found {
	const of = (facet: Facet): Record<string, number> =>
		Object.fromEntries((counts ?? []).flatMap((count) => (count.facet === facet ? [[count.value, count.count]] : [])));
	const [prices, days] = [of('price'), of('arrive')];
	return {
		total,
		whole: whole ?? false,
		rows: cards ?? [],
		counts: {
			categories: of('category'),
			provinces: of('province'),
			sellerKinds: of('kind'),
			standards: of('standard'),
			awards: of('award'),
			transportClasses: of('class'),
			prices: Array.from({ length: priceSteps.length + 1 }, (_, step) => prices[step] ?? 0),
			inStock: of('stock')['false'] ?? 0,
			arrivals: known ? byArrival((one) => days[one] ?? 0) : [],
		},
	};
}

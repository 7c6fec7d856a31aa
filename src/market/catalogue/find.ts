import { sql, type RawBuilder } from 'kysely';
import { skeleton, words } from '#kernel/thai';
import type { ReadCtx } from '#platform/ctx';
import { cardColumns, type CardRow } from './cards.ts';
import { branch, categoryTree } from './categories.ts';
import { readCursor } from './cursor.ts';
import { limits } from './limits.ts';
import type { Sort } from './list.ts';
import { queryOf } from './synonyms.ts';

export type SearchSort = Sort | 'fit';

export interface SearchWish {
	readonly q: string;
	readonly category?: string | null | undefined;
	readonly provinceCode?: string | null | undefined;
	readonly sort?: SearchSort | undefined;
	readonly limit?: number | undefined;
	readonly cursor?: string | null | undefined;
}

export interface Found {
	readonly total: number;
	/** some hit holds everything that was asked, as it was written */
	readonly whole: boolean;
	/** some hit holds it when slips are forgiven */
	readonly alike: boolean;
	readonly rows: readonly (CardRow & { key: number })[];
	readonly categories: Readonly<Record<string, number>>;
	readonly provinces: Readonly<Record<string, number>>;
}
export const nothing: Found = { total: 0, whole: false, alike: false, rows: [], categories: {}, provinces: {} };

const all = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql`(${sql.join(parts, sql` and `)})`;
const within = (text: string): string => `%${text}%`;
/** Asked through a sub-select: seeing how common a word is, the planner would read the whole table and with it every list of words. */
const holds = (query: string): RawBuilder<unknown> => sql`e.words @@ (select ${query}::tsquery)`;

/** Whole words, or what means the same. @param open whether the last one may be a beginning: costs more, the commoner the word */
export async function findByWords(ctx: ReadCtx, wish: SearchWish, chunks: readonly string[], open: boolean): Promise<Found> {
	const query = await queryOf(ctx, termsOf(chunks), open);
	return find(ctx, wish, { condition: holds(query), fit: fitOf(chunks), alike: sql`false` });
}

/** Also parts of words, with slips of tone and look-alike letters forgiven; only for queries of three letters and more. */
export async function findByLetters(ctx: ReadCtx, wish: SearchWish, chunks: readonly string[]): Promise<Found> {
	const letters = chunks.map(skeleton).filter((part) => part.length >= 3);
	if (letters.length === 0) return nothing;
	const query = await queryOf(ctx, termsOf(chunks), true);
	const alike = all(letters.map((part) => sql`e.skeleton like (select ${within(part)})`));
	return find(ctx, wish, { condition: sql`(${holds(query)} or ${alike})`, fit: fitOf(chunks), alike });
}

/** What looks nearly alike: a letter wrong, missing or too many, anywhere. */
export async function findNear(ctx: ReadCtx, wish: SearchWish, chunks: readonly string[]): Promise<Found> {
	const letters = skeleton(chunks.join(' '));
	if (letters.length < 4) return nothing;
	return find(ctx, wish, {
		condition: sql`(select ${letters}::text) <% e.skeleton`,
		fit: sql`(10 * word_similarity(${letters}, e.skeleton))::int`,
		alike: sql`true`,
	});
}

export const termsOf = (chunks: readonly string[]): string[] => chunks.flatMap((chunk) => words(chunk)).slice(0, limits.queryWords);

/**
 * How well a hit fits, 0 to 3: everything that was asked stands as it was written, best at the beginning of the name, then in the name,
 * then in shop, place or category. Read from short texts: ranking by the words would fetch each hit's whole list of them.
 */
function fitOf(chunks: readonly string[]): RawBuilder<unknown> {
	const inName = all(chunks.map((chunk) => sql`position(${chunk} in e.name) > 0`));
	const inPlain = all(chunks.map((chunk) => sql`position(${chunk} in e.plain) > 0`));
	return sql`case when ${inName} then 2 + (starts_with(e.name, ${chunks[0]}))::int when ${inPlain} then 1 else 0 end`;
}

const MORE_THAN_SOLD = 1_000_000;
/** Each order is one whole number a hit; up or down with it, then by id. */
const keys: Record<SearchSort, { readonly key: RawBuilder<unknown>; readonly down: boolean }> = {
	fit: { key: sql`fit * ${sql.lit(MORE_THAN_SOLD)} + least(sold, ${sql.lit(MORE_THAN_SOLD - 1)})`, down: true },
	popular: { key: sql`sold`, down: true },
	new: { key: sql`(extract(epoch from published_at) * 1000)::int8`, down: true },
	price_up: { key: sql`price_satang`, down: false },
	price_down: { key: sql`price_satang`, down: true },
};

interface Match {
	readonly condition: RawBuilder<unknown>;
	/** a small whole number, more is better */
	readonly fit: RawBuilder<unknown>;
	/** found by its letters though not written so */
	readonly alike: RawBuilder<unknown>;
}

/** One statement: narrow hits, a page of them in order with their cards, and the counts of the facets, each without its own filter. */
async function find(ctx: ReadCtx, wish: SearchWish, match: Match): Promise<Found> {
	const limit = Math.min(Math.max(1, wish.limit ?? 24), limits.page);
	const slugs = wish.category ? branch(await categoryTree(ctx), wish.category) : null;
	const inCategory = slugs ? sql`category = any(${slugs}::text[])` : sql`true`;
	const inProvince = wish.provinceCode ? sql`province_code = ${wish.provinceCode}` : sql`true`;
	const { key, down } = keys[wish.sort ?? 'fit'];
	const order = down ? sql`key desc, product_id desc` : sql`key, product_id`;
	const after = readCursor(wish.cursor, 2);
	const place =
		after && /^\d{1,15}$/.test(after[0]!)
			? sql`and (key, product_id) ${down ? sql`<` : sql`>`} (${Number(after[0])}::int8, ${after[1]}::uuid)`
			: sql``;
	const { rows } = await sql<Answer>`
		with hits as materialized (
			select e.product_id, e.category, e.province_code, e.sold, e.price_satang, e.published_at, ${match.fit} as fit, ${match.alike} as alike
			from catalogue.entry e where ${match.condition} limit ${limits.candidates}
		), page as materialized (
			select product_id, key from (select product_id, (${key})::int8 as key from hits where ${inCategory} and ${inProvince}) fitting
			where true ${place} order by ${order} limit ${limit + 1}
		), counts as (
			select category, province_code, grouping(category, province_code) as kind, count(*) filter (where ${inCategory} and ${inProvince}) as fitting,
				count(*) filter (where ${inProvince}) as in_province, count(*) filter (where ${inCategory}) as in_category, max(fit) as fit, bool_or(alike) as alike
			from hits group by grouping sets ((category), (province_code), ())
		)
		select (select json_agg(card order by ${order}) from (select ${cardColumns}, page.key from page join catalogue.listing l using (product_id)) card) as cards,
			(select json_agg(counts) from counts) as counts`.execute(ctx.db);
	return rows[0] ? foundIn(rows[0]) : nothing;
}

/** The page, and in one pass over the hits what stands in each category (1), in each province (2) and in all (3). */
interface Answer {
	readonly cards: Found['rows'] | null;
	readonly counts: readonly Count[];
}
interface Count {
	readonly category: string | null;
	readonly province_code: string | null;
	readonly kind: 1 | 2 | 3;
	readonly fitting: number;
	readonly in_province: number;
	readonly in_category: number;
	readonly fit: number | null;
	readonly alike: boolean | null;
}

function foundIn({ cards, counts }: Answer): Found {
	const all = counts.find((count) => count.kind === 3);
	return {
		total: all?.fitting ?? 0,
		whole: (all?.fit ?? 0) > 0,
		alike: all?.alike ?? false,
		rows: cards ?? [],
		categories: Object.fromEntries(
			counts.flatMap((count) => (count.kind === 1 && count.in_province > 0 ? [[count.category, count.in_province]] : [])),
		),
		provinces: Object.fromEntries(
			counts.flatMap((count) => (count.kind === 2 && count.in_category > 0 ? [[count.province_code, count.in_category]] : [])),
		),
	};
}

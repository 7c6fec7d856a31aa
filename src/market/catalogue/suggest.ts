import { sql } from 'kysely';
import { fromWrongLayout, normalise } from '#kernel/thai';
import type { Suggestion } from '#kernel/views';
import { districtsBeginning } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import { districtTally } from './categories.ts';
import { limits } from './limits.ts';

/** A phrase as it is kept. */
export interface PhraseRow {
	readonly normal: string;
	readonly kind: Suggestion['kind'];
	readonly href: string;
	readonly text: string;
	readonly products: number;
}

/** What the letters typed so far may become: phrases of goods, shops, provinces and categories that have something; most first. */
export async function suggest(ctx: ReadCtx, prefix: string): Promise<Suggestion[]> {
	const [known, places] = [await phrasesBeginning(ctx, prefix), await districts(ctx, prefix)];
	if (places.length === 0) return known;
	return [...places, ...known.slice(0, limits.suggestions - places.length)].sort((a, b) => kindsFirst[a.kind] - kindsFirst[b.kind]);
}

/** Districts are few and their names are official: they are read of the table, not of the goods' phrases. */
async function districts(ctx: ReadCtx, prefix: string): Promise<Suggestion[]> {
	const typed = normalise(prefix.slice(0, limits.queryLetters));
	const found = await districtsBeginning(ctx, typed);
	const counts = await districtTally(
		ctx,
		found.map((one) => one.code),
	);
	const latin = /^[a-z]/.test(typed);
	return found
		.flatMap((one) => {
			const count = counts.get(one.code);
			const text = latin ? `${one.name.en}, ${one.province.name.en}` : `${one.name.th} ${one.province.name.th}`;
			return count ? [{ kind: 'district' as const, text, href: one.path, count }] : [];
		})
		.sort((a, b) => b.count - a.count)
		.slice(0, OF_A_KIND);
}

async function phrasesBeginning(ctx: ReadCtx, prefix: string): Promise<Suggestion[]> {
	const answer = ctx.finder ? await ctx.finder.ask<Suggestion[]>({ kind: 'suggest', prefix: prefix.slice(0, limits.queryLetters) }) : null;
	if (answer) return answer;
	const found = await beginningWith(ctx, prefix);
	const meant = found.length === 0 ? fromWrongLayout(prefix) : null;
	return meant ? beginningWith(ctx, meant) : found;
}

const kindsFirst: Record<Suggestion['kind'], number> = { category: 0, province: 1, district: 2, shop: 3, product: 4 };
const OF_A_KIND = 3;

async function beginningWith(ctx: ReadCtx, prefix: string): Promise<Suggestion[]> {
	const normal = normalise(prefix.slice(0, limits.queryLetters));
	if (normal === '') return [];
	// A range over the key's own order: every text that begins so lies before the same text with the last letter there is.
	const { rows } = await sql<PhraseRow>`
		select normal, kind, href, text, products from catalogue.phrase
		where normal >= ${normal} and normal < ${`${normal}\u{10FFFF}`} and leads > 0 and products > 0
		order by leads desc, normal limit ${limits.suggestions * 4}`.execute(ctx.db);
	return chooseSuggestions(rows);
}

/** Of phrases that begin so, those that differ; places, categories and shops before goods. @param rows those that begin most names first */
export function chooseSuggestions(rows: readonly PhraseRow[]): Suggestion[] {
	const distinct = rows.filter((row, index) => rows.findIndex((other) => other.href === row.href) === index && !isPartOf(row, rows));
	const named = distinct.filter((row) => row.kind !== 'product');
	const places = (['category', 'province', 'shop'] as const).flatMap((kind) => named.filter((row) => row.kind === kind).slice(0, OF_A_KIND));
	return [...places, ...distinct.filter((row) => row.kind === 'product')]
		.slice(0, limits.suggestions)
		.sort((a, b) => kindsFirst[a.kind] - kindsFirst[b.kind])
		.map((row) => ({ kind: row.kind, text: row.text, href: row.href, count: row.products }));
}

/** Where every name that begins so goes on in one way, the longer phrase is offered. */
const isPartOf = (row: PhraseRow, rows: readonly PhraseRow[]): boolean =>
	row.kind === 'product' &&
	rows.some(
		(other) => other.kind === 'product' && other.normal !== row.normal && other.normal.startsWith(row.normal) && other.products === row.products,
	);

import { words } from '#kernel/thai';
import { later } from '#kernel/time';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import type { Question, Way } from './model/match.ts';

/** term → what means the same, each cut into words as the goods are */
export type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>;

let kept: { readonly until: Date; readonly synonyms: Synonyms } | null = null;

/** After a change in this process; others follow within a minute. */
export const forgetSynonyms = (): void => void (kept = null);

/** Words that mean the same: a small table that people may edit, read again after a minute. */
export async function synonyms(ctx: Pick<ReadCtx, 'db' | 'now'>): Promise<Synonyms> {
	if (kept && kept.until > ctx.now) return kept.synonyms;
	const rows = await ctx.db.selectFrom('catalogue.synonym').select(['term', 'group_id']).execute();
	kept = { until: later(ctx.now, limits.synonymsMs), synonyms: synonymsOf(rows) };
	return kept.synonyms;
}

/** Each term with the others of its group. */
export function synonymsOf(rows: readonly { readonly term: string; readonly group_id: number }[]): Synonyms {
	const groups = Map.groupBy(rows, (row) => row.group_id);
	const made = new Map(rows.map((row) => [row.term, new Set<string>()]));
	for (const row of rows) for (const other of groups.get(row.group_id) ?? []) if (other.term !== row.term) made.get(row.term)!.add(other.term);
	return new Map([...made].map(([term, others]) => [term, [...others].map((other) => words(other))]));
}

/**
 * Words as a question: all of them, each one or what means the same; also what all mean together ('pha mai').
 * @param open whether the last word may be only a beginning
 */
export function questionOf(known: Synonyms, terms: readonly string[], open: boolean): Question {
	const same = (text: string): Way[] => (known.get(text) ?? []).map((others) => ({ terms: others, open: false }));
	const parts = terms.map((term, index) => {
		const beginning = open && index === terms.length - 1 && (term.length > 1 || terms.length === 1);
		return [{ terms: [term], open: beginning }, ...same(term)];
	});
	return { parts, whole: terms.length > 1 ? same(terms.join('')) : [] };
}

/** The same for PostgreSQL. Words in normal form hold letters and digits only, so nothing needs escaping. */
export function tsqueryOf({ parts, whole }: Question): string {
	const one = ({ terms, open }: Way): string =>
		terms.map((term, index) => (open && index === terms.length - 1 ? `'${term}':*` : `'${term}'`)).join(' & ');
	const joined = parts.map((ways) => `(${ways.map((way) => (way.terms.length > 1 ? `(${one(way)})` : one(way))).join(' | ')})`).join(' & ');
	return whole.length > 0 ? `(${joined}) | ${whole.map((way) => `(${one(way)})`).join(' | ')}` : joined;
}

import { words } from '#kernel/thai';
import { later } from '#kernel/time';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

/** term → what means the same, each cut into words as the goods are */
type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>;

let kept: { readonly until: Date; readonly synonyms: Synonyms } | null = null;

/** Words that mean the same: a small table that people may edit, read again after a minute. */
async function synonyms(ctx: ReadCtx): Promise<Synonyms> {
	if (kept && kept.until > ctx.now) return kept.synonyms;
	const rows = await ctx.db.selectFrom('catalogue.synonym').select(['term', 'group_id']).execute();
	const groups = Map.groupBy(rows, (row) => row.group_id);
	const made = new Map(rows.map((row) => [row.term, new Set<string>()]));
	for (const row of rows) for (const other of groups.get(row.group_id) ?? []) if (other.term !== row.term) made.get(row.term)!.add(other.term);
	kept = {
		until: later(ctx.now, limits.synonymsMs),
		synonyms: new Map([...made].map(([term, others]) => [term, [...others].map((other) => words(other))])),
	};
	return kept.synonyms;
}

const all = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(' & ');

/**
 * Words as a tsquery: all of them, each one or what means the same; also what two neighbours mean together ('pha mai').
 * Words in normal form hold letters and digits only, so nothing needs escaping.
 * @param open whether the last word may be only a beginning
 */
export async function queryOf(ctx: ReadCtx, terms: readonly string[], open: boolean): Promise<string> {
	const known = await synonyms(ctx);
	const whole = known.get(terms.join(''));
	const each = terms.map((term, index) => {
		const own = open && index === terms.length - 1 && (term.length > 1 || terms.length === 1) ? `'${term}':*` : `'${term}'`;
		return `(${[own, ...(known.get(term) ?? []).map((same) => `(${all(same)})`)].join(' | ')})`;
	});
	const joined = each.join(' & ');
	return whole && terms.length > 1 ? `(${joined}) | ${whole.map((same) => `(${all(same)})`).join(' | ')}` : joined;
}

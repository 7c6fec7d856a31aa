import { sql } from 'kysely';
import { slips } from '#kernel/slips';
import { skeleton } from '#kernel/thai';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

const SHORT = 7;

/** A phrase that may have been meant. */
export interface Candidate {
	readonly normal: string;
	/** less is nearer */
	readonly away: number;
	readonly products: number;
}

/**
 * How far a phrase is from what was typed: first by sound, then by letters, so that of two that sound alike the one that is written more alike is nearer.
 * @returns null when it is too far
 */
export function slipsAway(chunk: string, letters: string, phrase: { readonly normal: string; readonly skeleton: string }): number | null {
	const most = letters.length < 5 ? 1 : 2;
	const away = slips(letters, phrase.skeleton, most) * 4 + Math.min(3, slips(chunk, phrase.normal, 3));
	return away > most * 4 + 3 ? null : away;
}

/** Of equally near ones what stands in more goods. */
export const isNearer = (one: Candidate, best: Candidate | null): boolean =>
	!best || one.away < best.away || (one.away === best.away && one.products > best.products);

/**
 * What a misspelled chunk was most likely meant to be: a phrase of the goods on sale that sounds nearly like it.
 * @returns in normal form; the chunk itself when it is right; null when nothing is near
 */
export async function mend(ctx: ReadCtx, chunk: string): Promise<string | null> {
	const letters = skeleton(chunk);
	if (letters.length < 3) return null;
	let best: Candidate | null = null;
	for (const row of await candidates(ctx, letters)) {
		const away = slipsAway(chunk, letters, row);
		if (away !== null && isNearer({ ...row, away }, best)) best = { normal: row.normal, away, products: row.products };
	}
	return best?.normal ?? null;
}

interface Known {
	readonly normal: string;
	readonly skeleton: string;
	readonly products: number;
}

/** Phrases that share runs of letters; short ones share too few, so there also those of the same beginning and about the same length. */
async function candidates(ctx: ReadCtx, letters: string): Promise<readonly Known[]> {
	const { rows } = await sql<Known>`
		select normal, skeleton, products from catalogue.phrase where kind = 'product' and skeleton % (select ${letters}::text) and products > 0
		order by similarity(skeleton, ${letters}) desc, products desc limit ${limits.mending}`.execute(ctx.db);
	if (letters.length > SHORT) return rows;
	const first = letters[0]!;
	const short = await sql<Known>`
		select normal, skeleton, products from catalogue.phrase
		where kind = 'product' and skeleton >= ${first} and skeleton < ${`${first}\u{10FFFF}`} and length(skeleton) between ${letters.length - 1}::int and ${letters.length + 1}::int and products > 0
		order by products desc limit ${limits.mendingShort}`.execute(ctx.db);
	return [...rows, ...short.rows];
}

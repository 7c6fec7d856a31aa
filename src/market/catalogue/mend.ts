import { sql } from 'kysely';
import { skeleton } from '#kernel/thai';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

/**
 * How many letters must be put in, left out, changed, or swapped with their neighbour to make one text the other.
 * @param most counting stops there
 */
export function slips(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
			next.push(least);
		}
		if (Math.min(...next) > most) return most + 1;
		[before, row] = [row, next];
	}
	return Math.min(row[b.length]!, most + 1);
}

const SHORT = 7;

/**
 * What a misspelled chunk was most likely meant to be: a phrase of the goods on sale that sounds nearly like it.
 * @returns in normal form; the chunk itself when it is right; null when nothing is near
 */
export async function mend(ctx: ReadCtx, chunk: string): Promise<string | null> {
	const letters = skeleton(chunk);
	if (letters.length < 3) return null;
	const rows = await candidates(ctx, letters);
	const most = letters.length < 5 ? 1 : 2;
	let best: { normal: string; slips: number; products: number } | null = null;
	for (const row of rows) {
		// First by sound, then by letters: of two that sound alike the one that is written more alike.
		const away = slips(letters, row.skeleton, most) * 4 + Math.min(3, slips(chunk, row.normal, 3));
		if (away > most * 4 + 3) continue;
		if (!best || away < best.slips || (away === best.slips && row.products > best.products))
			best = { normal: row.normal, slips: away, products: row.products };
	}
	return best?.normal ?? null;
}

interface Candidate {
	readonly normal: string;
	readonly skeleton: string;
	readonly products: number;
}

/** Phrases that share runs of letters; short ones share too few, so there also those of the same beginning and about the same length. */
async function candidates(ctx: ReadCtx, letters: string): Promise<readonly Candidate[]> {
	const { rows } = await sql<Candidate>`
		select normal, skeleton, products from catalogue.phrase where kind = 'product' and skeleton % (select ${letters}::text) and products > 0
		order by similarity(skeleton, ${letters}) desc, products desc limit ${limits.mending}`.execute(ctx.db);
	if (letters.length > SHORT) return rows;
	const first = letters[0]!;
	const short = await sql<Candidate>`
		select normal, skeleton, products from catalogue.phrase
		where kind = 'product' and skeleton >= ${first} and skeleton < ${`${first}\u{10FFFF}`} and length(skeleton) between ${letters.length - 1}::int and ${letters.length + 1}::int and products > 0
		order by products desc limit ${limits.mendingShort}`.execute(ctx.db);
	return [...rows, ...short.rows];
}

import { sql } from 'kysely';
import { normalise, skeleton, words } from '#kernel/thai';
import type { Suggestion } from '#kernel/views';
import type { Ctx } from '#platform/ctx';

const WORDS_AT_MOST = 3;
const LETTERS_AT_MOST = 40;
const CHUNKS_AT_MOST = 4;

export interface Phrase {
	readonly kind: Suggestion['kind'];
	readonly text: string;
	readonly href: string;
	readonly leading: boolean;
}

/** Runs of one to three words of a name, from each of its first parts: what people type, and what slips are mended with. */
export function phrasesOf(name: string): Phrase[] {
	const found = new Map<string, boolean>();
	for (const [place, chunk] of chunksOf(name).entries()) {
		for (let from = 0; from < chunk.length; from++) {
			for (let length = 1; length <= WORDS_AT_MOST && from + length <= chunk.length; length++) {
				const text = chunk.slice(from, from + length).join(/[a-z]/.test(chunk[0]!) ? ' ' : '');
				if (text.length < 2 || text.length > LETTERS_AT_MOST || /^\d/.test(text)) continue;
				found.set(text, found.get(text) === true || (place === 0 && from === 0));
			}
		}
	}
	return [...found].map(([text, leading]) => ({ kind: 'product', text, href: `/search?q=${encodeURIComponent(text)}`, leading }));
}

/** Thai chunks cut into words; Latin words that follow each other are one chunk. */
function chunksOf(name: string): string[][] {
	const chunks: string[][] = [];
	let latin: string[] | null = null;
	for (const chunk of normalise(name).split(' ')) {
		if (/^[a-z]/.test(chunk)) {
			if (latin) latin.push(chunk);
			else chunks.push((latin = [chunk]));
		} else {
			latin = null;
			if (chunk !== '' && !/^\d/.test(chunk)) chunks.push(words(chunk));
		}
	}
	return chunks.slice(0, CHUNKS_AT_MOST);
}

/** A name of a shop, a province or a category: whole, and from the second word on. */
export function phrasesOfPlace(kind: 'shop' | 'province' | 'category', name: string | null, href: string): Phrase[] {
	return name ? [{ kind, text: name, href, leading: true }] : [];
}

/** Counts phrases up or down; in one order, so that two shops at once wait and do not lock each other. */
export async function countPhrases(ctx: Ctx, phrases: readonly Phrase[], by: 1 | -1): Promise<void> {
	const counted = new Map<string, Phrase & { normal: string; products: number; leads: number }>();
	for (const phrase of phrases) {
		const normal = normalise(phrase.text);
		if (normal === '') continue;
		const key = `${normal}\n${phrase.kind}\n${phrase.href}`;
		const known = counted.get(key);
		counted.set(key, { ...phrase, normal, products: (known?.products ?? 0) + by, leads: (known?.leads ?? 0) + (phrase.leading ? by : 0) });
	}
	if (counted.size === 0) return;
	const rows = [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
	await sql`insert into catalogue.phrase (normal, kind, href, text, skeleton, products, leads)
		select * from unnest(${rows.map((row) => row.normal)}::text[], ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.href)}::text[], ${rows.map((row) => row.text)}::text[],
			${rows.map((row) => skeleton(row.normal))}::text[], ${rows.map((row) => row.products)}::int[], ${rows.map((row) => row.leads)}::int[])
		on conflict (normal, kind, href) do update set products = phrase.products + excluded.products, leads = phrase.leads + excluded.leads`.execute(ctx.db);
}

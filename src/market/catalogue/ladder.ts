import { fromWrongLayout, normalise, words } from '#kernel/thai';
import type { DistrictReadings } from '#market/places';
import { limits } from './limits.ts';

/** What a step of the ladder must tell of what it found. */
export interface Step {
	readonly total: number;
	/** some hit holds everything that was asked, as it was written */
	readonly whole: boolean;
}

/** The steps, by whoever knows the goods: the database or the read model. */
export interface Steps<Found extends Step> {
	/** whole words, or what means the same; open: the last one may be a beginning */
	words(chunks: readonly string[], open: boolean): Found | Promise<Found>;
	/** also parts of words, slips forgiven */
	letters(chunks: readonly string[]): Found | Promise<Found>;
	/** what looks nearly alike */
	near(chunks: readonly string[]): Found | Promise<Found>;
	/** what a chunk was most likely meant to be; itself when it is right; null when nothing is near */
	mend(chunk: string): string | null | Promise<string | null>;
	/** what Latin letters sound like, in Thai; null when nothing does */
	sound(chunks: readonly string[]): readonly string[] | null | Promise<readonly string[] | null>;
}

export interface Climbed<Found> {
	readonly found: Found;
	/** what was really searched when it was repaired */
	readonly repaired: string | null;
	readonly dropped: readonly string[];
}

/** A text as it is searched: in normal form, at its spaces apart. */
export const chunksOf = (text: string): string[] =>
	normalise(text.slice(0, limits.queryLetters)).split(' ').filter(Boolean).slice(0, limits.queryChunks);

/** The words of chunks, no more than a search takes. */
export const termsOf = (chunks: readonly string[]): string[] => chunks.flatMap((chunk) => words(chunk)).slice(0, limits.queryWords);

/** What is asked of the ladder. */
interface ToClimb {
	readonly q: string;
	readonly asWritten?: boolean | undefined;
	readonly districts?: DistrictReadings | null | undefined;
}

/**
 * One step after the other until something fits: whole words and what means the same; parts of words with slips forgiven; the other keyboard;
 * what Latin letters sound like; the nearest phrase of the goods; what looks nearly alike; fewer words.
 * @param wish.asWritten the first step alone
 * @param wish.districts what was typed with districts under their Thai names
 */
export async function climb<Found extends Step>(steps: Steps<Found>, wish: ToClimb): Promise<Climbed<Found>> {
	const { q: text, asWritten, districts } = wish;
	const chunks = chunksOf(text);
	if (asWritten) return { found: await steps.words(chunks, false), repaired: null, dropped: [] };
	const heard = (await byDistrict(steps, chunks, districts ?? null)) ?? (await byEar(steps, chunks));
	if (heard) return heard;
	const found = await written(steps, chunks);
	if (found.whole) return { found, repaired: null, dropped: [] };
	// The other keyboard only when what was typed is nothing at all and not one key held down; what is mended is not mended again.
	const meant = found.total === 0 ? fromWrongLayout(text) : null;
	if (meant && normalise(meant).length * 2 > text.trim().length) {
		const other = await written(steps, chunksOf(meant));
		if (other.total > 0) return { found: other, repaired: normalise(meant), dropped: [] };
	}
	for (const better of [await steps.sound(chunks), await mendAll(steps, chunks)]) {
		const mended = better && (await written(steps, better));
		if (mended && mended.whole && mended.total > 0) return { found: mended, repaired: better.join(' '), dropped: [] };
	}
	if (found.total > 0) return { found, repaired: null, dropped: [] };
	const near = await steps.near(chunks);
	return near.total > 0 ? { found: near, repaired: null, dropped: [] } : fewerWords(steps, inPlaces(chunks, districts), near);
}

/** Latin words that nothing is called: what they sound like, before letters of other words are taken for them. */
async function byEar<Found extends Step>(steps: Steps<Found>, chunks: readonly string[]): Promise<Climbed<Found> | null> {
	if (!chunks.every((chunk) => /^[a-z]/.test(chunk))) return null;
	if ((await steps.words(chunks, false)).total > 0) return null;
	const heard = await steps.sound(chunks);
	const found = heard && (await written(steps, heard));
	return found && found.whole && found.total > 0 ? { found, repaired: heard.join(' '), dropped: [] } : null;
}

/** Districts under their Thai names where no less is found so; those that are called nearly so, or may be other words, where nothing else is. */
async function byDistrict<Found extends Step>(
	steps: Steps<Found>,
	chunks: readonly string[],
	districts: DistrictReadings | null,
): Promise<Climbed<Found> | null> {
	if (!districts) return null;
	const own = (await steps.words(chunks, false)).total;
	let best: Climbed<Found> | null = null;
	for (const reading of [...districts.exact, ...(own === 0 ? districts.near : [])]) {
		const known = await written(steps, reading);
		const meant = known.total > 0 ? reading : await steps.sound(reading);
		const found = meant === reading ? known : meant && (await written(steps, meant));
		if (found?.whole && found.total >= own && found.total > (best?.found.total ?? 0)) best = { found, repaired: meant!.join(' '), dropped: [] };
	}
	return best;
}

/** What was asked with its districts in Thai, so that one that is left out is named as a whole. */
const inPlaces = (chunks: readonly string[], districts: DistrictReadings | null | undefined): readonly string[] => districts?.exact[0] ?? chunks;

/** As it was written: whole words first; when they are few, also beginnings; then parts of words and slips. */
async function written<Found extends Step>(steps: Steps<Found>, chunks: readonly string[]): Promise<Found> {
	const closed = await steps.words(chunks, false);
	if (closed.total >= limits.few) return closed;
	const byWords = await steps.words(chunks, true);
	if (byWords.total >= limits.few) return byWords;
	const byLetters = await steps.letters(chunks);
	return byLetters.total > byWords.total ? byLetters : byWords;
}

/** Each chunk as it was most likely meant. @returns null when all are right or nothing is near */
async function mendAll<Found extends Step>(steps: Steps<Found>, chunks: readonly string[]): Promise<string[] | null> {
	const mended = await Promise.all(chunks.map(async (chunk) => steps.mend(chunk)));
	const better = chunks.map((chunk, index) => mended[index] ?? chunk);
	return better.some((chunk, index) => chunk !== chunks[index]) ? better : null;
}

/** What is shorter may be the beginning of anything. */
const OPEN_FROM = 4;

/** Without the words that find nothing together with the others, the longest kept first; it says which were left out. */
async function fewerWords<Found extends Step>(steps: Steps<Found>, chunks: readonly string[], nothing: Found): Promise<Climbed<Found>> {
	const terms = chunks.length > 1 ? chunks : termsOf(chunks);
	const kept: string[] = [];
	let found = nothing;
	for (const term of terms.length > 1 ? [...new Set(terms)].sort((a, b) => b.length - a.length) : []) {
		const more = await steps.words([...kept, term], term.length >= OPEN_FROM);
		if (more.total === 0) continue;
		kept.push(term);
		found = more;
	}
	return { found, repaired: null, dropped: found.total > 0 ? terms.filter((term) => !kept.includes(term)) : [] };
}

// Which products of a segment hold the words that were asked, and how well at best.
import { encode, foldInto, gramAt, indexIn } from './codes.ts';
import { FAR, inAll, kept, merged, NONE, raised, space, union, type Part, type Room } from './lists.ts';
import { alike, apart, atBeginning, inAround, inName, inText, LEVEL, termRange, type Segment } from './segment.ts';

/** One way to say a part of a question: all of these words; `open` when the last may be only a beginning. */
export interface Way {
	readonly terms: readonly string[];
	readonly open: boolean;
	/** not said but meant: stands behind what was said, wherever it stands */
	readonly behind?: boolean;
}

/** Every part in one of its ways, or all of it at once in a way of `whole`. */
export interface Question {
	readonly parts: readonly (readonly Way[])[];
	readonly whole: readonly Way[];
}

function partOf(segment: Segment, room: Room, ways: readonly Way[]): Part {
	const lists: Uint32Array[] = [];
	let sorted = true;
	for (const way of ways) {
		const own =
			way.terms.length === 1 && !way.behind ? ofTerm(segment, way.terms[0]!, way.open) : { lists: [listOf(segment, room, way)], sorted: true };
		lists.push(...own.lists.filter((list) => list.length > 0));
		sorted &&= own.sorted;
	}
	return { lists, sorted, size: lists.reduce((sum, list) => sum + list.length, 0) };
}

/** Products of one way; sorted. */
function listOf(segment: Segment, room: Room, way: Way): Uint32Array {
	const parts = way.terms.map((term, index): Part => {
		const { lists, sorted } = ofTerm(segment, term, way.open && index === way.terms.length - 1);
		return { lists, sorted, size: lists.reduce((sum, list) => sum + list.length, 0) };
	});
	const found = inAll(segment, room, parts);
	return way.behind ? behind(room, found) : found;
}

function behind(room: Room, list: Uint32Array): Uint32Array {
	const out = space(room, list.length);
	for (let index = 0; index < list.length; index++) {
		const value = list[index]!;
		out[index] = (value & LEVEL) > inAround ? ((value & ~LEVEL) | inAround) >>> 0 : value;
	}
	return out.subarray(0, list.length);
}

function ofTerm(segment: Segment, term: string, open: boolean): Pick<Part, 'lists' | 'sorted'> {
	const [from, to] = termRange(segment, encode(term), open);
	const { termPosts, posts } = segment;
	if (to - from <= 1) return { lists: from === to ? [] : [posts.subarray(termPosts[from]!, termPosts[to]!)], sorted: true };
	const all = termPosts[to]! - termPosts[from]!;
	const most = Math.max(OPEN_AT_LEAST, segment.docs * OPEN_SHARE);
	// One word's products follow the other's: many short lists are run through as one.
	if (all <= most) return { lists: [posts.subarray(termPosts[from]!, termPosts[to]!)], sorted: false };
	return { lists: commonest(segment, from, to, most), sorted: true };
}

/** A beginning of one or two letters may be that of half the words there are: then only the commonest are meant. */
const OPEN_AT_LEAST = 50_000;
const OPEN_SHARE = 0.25;

function commonest({ termPosts, posts }: Segment, from: number, to: number, most: number): Uint32Array[] {
	const sizes = Float64Array.from({ length: to - from }, (_, index) => (termPosts[from + index + 1]! - termPosts[from + index]!) * 2 ** 22 + index);
	sizes.sort();
	const lists: Uint32Array[] = [];
	let sum = 0;
	for (let index = sizes.length - 1; index >= 0 && sum < most; index--) {
		const term = from + (sizes[index]! % 2 ** 22);
		lists.push(posts.subarray(termPosts[term]!, termPosts[term + 1]!));
		sum += lists.at(-1)!.length;
	}
	return lists;
}

/**
 * Products that hold what was asked, with the level of all words together: the best that reading the texts may find.
 */
export function matchWords(segment: Segment, room: Room, question: Question): Uint32Array {
	const parts = question.parts.map((ways) => partOf(segment, room, ways));
	const [first] = parts;
	if (!first) return NONE;
	let found = inAll(segment, room, parts);
	// The lesser of levels lost it where only the first part stands at the beginning.
	if (parts.length > 1 && found.length > 0) found = kept(segment, room, found, first, raised);
	const whole = question.whole.map((way) => listOf(segment, room, way)).filter((list) => list.length > 0);
	return [found, ...whole].reduce((all, list) => merged(room, all, list));
}

const scratch = new Uint8Array(4096);

/** How many products a run of letters stands in, and its list. */
const gramList = ({ gramAt: at, grams }: Segment, gram: number): Uint32Array => grams.subarray(at[gram]!, at[gram + 1]!);

/** A text's number with 0 when it is only alike, 1 when the letters stand in it as they were written, 2 when it begins with them. */
const TEXT_BITS = 2;
const READ_AT_MOST = 5000;

/** Texts whose skeleton holds this one of at least three letters. @param written the letters themselves */
function textsWith(segment: Segment, room: Room, written: Uint8Array, letters: Uint8Array): Uint32Array {
	const { gramBits, texts, textAt } = segment;
	const runs = new Set(Array.from({ length: letters.length - 2 }, (_, index) => gramAt(letters, index, gramBits)));
	const lists = [...runs].map((gram) => gramList(segment, gram)).sort((a, b) => a.length - b.length);
	let found = lists[0]!;
	// The rarest runs leave little to read.
	for (const list of lists.slice(1, 6)) found = inBothTexts(room, found, list);
	const out = space(room, found.length);
	let count = 0;
	for (let index = 0; index < found.length; index++) {
		const text = found[index]!;
		const [from, to] = [textAt[text]!, textAt[text + 1]!];
		const at = indexIn(texts, from, to, written);
		if (at >= 0) out[count++] = (text << TEXT_BITS) | (at === 0 ? 2 : 1);
		// Among very many that have the rarest runs, nearly all have the rest.
		else if (found.length > READ_AT_MOST) out[count++] = text << TEXT_BITS;
		else if (indexIn(scratch, 0, foldInto(texts, from, Math.min(to, from + scratch.length), scratch), letters) >= 0) out[count++] = text << TEXT_BITS;
	}
	return out.subarray(0, count);
}

/** What stands in both of two sorted lists. */
function inBothTexts(room: Room, short: Uint32Array, long: Uint32Array): Uint32Array {
	const out = space(room, short.length);
	let [count, at] = [0, 0];
	const halving = long.length > short.length * FAR;
	for (let index = 0; index < short.length && at < long.length; index++) {
		const value = short[index]!;
		if (halving) {
			let step = 1;
			while (at + step < long.length && long[at + step]! < value) {
				at += step;
				step *= 2;
			}
		}
		while (at < long.length && long[at]! < value) at++;
		if (long[at] === value) out[count++] = value;
	}
	return out.subarray(0, count);
}

/** Products that have one of these texts, each as well as it has them. */
function docsOf(segment: Segment, room: Room, texts: Uint32Array): Uint32Array {
	const { textPosts, textDocs } = segment;
	const all = texts.reduce((sum, value) => sum + textPosts[(value >>> TEXT_BITS) + 1]! - textPosts[value >>> TEXT_BITS]!, 0);
	const out = space(room, all);
	let count = 0;
	for (const value of texts) {
		const [text, written] = [value >>> TEXT_BITS, value & 3];
		for (let index = textPosts[text]!; index < textPosts[text + 1]!; index++) {
			const found = textDocs[index]!;
			const named = (found & LEVEL) === inName;
			const level = written === 0 ? alike : !named ? inAround : written === 2 ? atBeginning : inName;
			out[count++] = ((found & ~LEVEL) | level) >>> 0;
		}
	}
	return union(room, [out.subarray(0, count)], segment.docs);
}

/**
 * Products that hold all chunks as they are written or alike, and those of a list of words: levels are what they fit.
 * @param chunks each as written, and its skeleton of at least three letters
 */
export function matchLetters(
	segment: Segment,
	room: Room,
	chunks: readonly { readonly written: Uint8Array; readonly letters: Uint8Array }[],
	words: { readonly list: Uint32Array; readonly exact: boolean },
): Uint32Array {
	const lists = chunks.map(({ written, letters }) => docsOf(segment, room, textsWith(segment, room, written, letters)));
	const parts = lists.map((list): Part => ({ lists: [list], sorted: true, size: list.length }));
	let found = inAll(segment, room, parts);
	if (parts.length > 1 && found.length > 0) found = kept(segment, room, found, parts[0]!, raised);
	return union(room, [found, words.exact ? words.list : asApart(room, words.list)], segment.docs);
}

/** Of words that stand side by side the letters tell; what is left stands apart. */
function asApart(room: Room, list: Uint32Array): Uint32Array {
	const out = space(room, list.length);
	for (let index = 0; index < list.length; index++) {
		const value = list[index]!;
		const level = value & LEVEL;
		out[index] = ((value & ~LEVEL) | (level >= inName ? apart : level > inText ? alike : inText)) >>> 0;
	}
	return out.subarray(0, list.length);
}

export interface Near {
	readonly text: number;
	/** how much of what was asked it shares, up to 10 */
	readonly share: number;
}
const NEAR_SHARE = 0.6;
const NEAR_TEXTS = 300;

const NEAR_RUNS = 16;
let shares = new Uint8Array(0);

/** Texts that share most runs of three letters with a skeleton, the nearest first; of a long one its rarest runs. */
export function nearTexts(segment: Segment, room: Room, letters: Uint8Array): Near[] {
	const { gramBits, textAt } = segment;
	const runs = new Set(Array.from({ length: Math.max(0, letters.length - 2) }, (_, index) => gramAt(letters, index, gramBits)));
	const lists = [...runs]
		.map((gram) => gramList(segment, gram))
		.sort((a, b) => a.length - b.length)
		.slice(0, NEAR_RUNS);
	const need = Math.max(2, Math.ceil(lists.length * NEAR_SHARE));
	if (shares.length < textAt.length) shares = new Uint8Array(textAt.length);
	const touched = space(
		room,
		lists.reduce((sum, list) => sum + list.length, 0),
	);
	let count = 0;
	// Rarest first: what is met for the first time after too many misses can no longer share enough.
	for (const [place, list] of lists.entries()) {
		const open = lists.length - place >= need;
		for (let index = 0; index < list.length; index++) {
			const text = list[index]!;
			if (shares[text] !== 0) shares[text]!++;
			else if (open) {
				shares[text] = 1;
				touched[count++] = text;
			}
		}
	}
	const found: Near[] = [];
	for (let index = 0; index < count; index++) {
		const text = touched[index]!;
		if (shares[text]! >= need) found.push({ text, share: Math.round((10 * shares[text]!) / lists.length) });
		shares[text] = 0;
	}
	const lengthOf = (text: number): number => textAt[text + 1]! - textAt[text]!;
	return found.sort((a, b) => b.share - a.share || lengthOf(a.text) - lengthOf(b.text)).slice(0, NEAR_TEXTS);
}

// Which products of a segment hold the words that were asked, and how well at best.
import { encode, foldInto, gramAt, indexIn } from './codes.ts';
import { alike, apart, atBeginning, BITS, inAround, inBoth, inName, inText, LEVEL, termRange, type Segment } from './segment.ts';

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

/** Room to work in, kept between questions: one for each thread, for the largest segment. */
export interface Room {
	marks: Uint8Array;
	spare: Uint32Array[];
	taken: number;
}
export const openRoom = (): Room => ({ marks: new Uint8Array(0), spare: [], taken: 0 });

/** Ready for the next question over so many products. */
export function clearRoom(room: Room, docs: number): void {
	if (room.marks.length < docs) [room.marks, room.spare] = [new Uint8Array(docs), []];
	room.taken = 0;
}

export function space(room: Room, length: number): Uint32Array {
	const at = room.taken++;
	const found = room.spare[at];
	if (found && found.length >= length) return found;
	return (room.spare[at] = new Uint32Array(Math.max(length, Math.min(room.marks.length, 1 << 16))));
}

const NONE = new Uint32Array(0);

/** What fits a part of a question, not yet put together: postings in lists of which each may overlap the others. */
interface Part {
	readonly lists: readonly Uint32Array[];
	/** whether every list is sorted by product, and a product stands in it once */
	readonly sorted: boolean;
	/** postings of all lists */
	readonly size: number;
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

/** What stands in every part, each posting with the least of its levels. The fewest are put together first; the rest is only looked up. */
function inAll(segment: Segment, room: Room, parts: readonly Part[]): Uint32Array {
	const [fewest, ...others] = [...parts].sort((a, b) => a.size - b.size);
	if (!fewest) return NONE;
	let found = together(segment, room, fewest);
	for (const part of others) {
		if (found.length === 0) return found;
		found = kept(segment, room, found, part, leastOf);
	}
	return found;
}

/** So many sorted lists are put together side by side; more, or longer ones that are not sorted, by marks. */
const FEW_LISTS = 3;

/** Two sorted lists as one; of equals the better level. */
function merged(room: Room, one: Uint32Array, other: Uint32Array): Uint32Array {
	const out = space(room, one.length + other.length);
	let [count, at, there] = [0, 0, 0];
	while (at < one.length && there < other.length) {
		const [left, right] = [one[at]!, other[there]!];
		const [doc, next] = [left >>> BITS, right >>> BITS];
		out[count++] = doc < next || (doc === next && left > right) ? left : right;
		if (doc <= next) at++;
		if (next <= doc) there++;
	}
	while (at < one.length) out[count++] = one[at++]!;
	while (there < other.length) out[count++] = other[there++]!;
	return out.subarray(0, count);
}

/** A part as one sorted list. */
const together = (segment: Segment, room: Room, { lists, sorted }: Part): Uint32Array =>
	lists.length === 0
		? NONE
		: sorted && lists.length <= FEW_LISTS
			? lists.reduce((all, list) => merged(room, all, list))
			: union(room, lists, segment.docs);

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

/** One list of several that may overlap and need not be sorted; of equals the best level. */
function union(room: Room, lists: readonly Uint32Array[], docs: number): Uint32Array {
	const { marks } = room;
	const all = lists.reduce((sum, list) => sum + list.length, 0);
	const out = space(room, Math.min(all, docs));
	let count = 0;
	for (const list of lists) {
		for (let index = 0; index < list.length; index++) {
			const value = list[index]!;
			const doc = value >>> BITS;
			const mark = (value & LEVEL) + 1;
			if (marks[doc] === 0) out[count++] = doc;
			if (marks[doc]! < mark) marks[doc] = mark;
		}
	}
	if (count > docs >>> 4) {
		count = 0;
		for (let doc = 0; doc < docs; doc++) {
			if (marks[doc] === 0) continue;
			out[count++] = ((doc << BITS) | (marks[doc]! - 1)) >>> 0;
			marks[doc] = 0;
		}
	} else {
		const made = out.subarray(0, count).sort();
		for (let index = 0; index < count; index++) {
			const doc = made[index]!;
			made[index] = ((doc << BITS) | (marks[doc]! - 1)) >>> 0;
			marks[doc] = 0;
		}
	}
	return out.subarray(0, count);
}

const FAR = 16;

/** Where two words stand together; that the first is at the beginning is seen again at the end. */
function leastOf(one: number, other: number): number {
	if (one < inAround || other < inAround) return one < other ? one : other;
	const [left, right] = [one > inName ? inName : one, other > inName ? inName : other];
	return left === right ? left : inBoth;
}

/** All in the name, and the first word perhaps at its beginning: then the first word's level counts. */
const raised = (one: number, first: number): number => (one < inName ? one : first);

/** A level made of one's own and another's. */
type Levels = (own: number, other: number) => number;

/** What of a sorted list stands in a part too, with a level made of both. */
function kept(segment: Segment, room: Room, found: Uint32Array, { lists, sorted, size }: Part, level: Levels): Uint32Array {
	const out = space(room, found.length);
	let count = 0;
	if (lists.length === 1 && sorted) return inOne(segment, found, lists[0]!, level, out);
	const { marks } = room;
	// A mark: 0 is not asked for, 1 not met, more is the best level met and two.
	for (let index = 0; index < found.length; index++) marks[found[index]! >>> BITS] = 1;
	if (sorted && size > found.length * lists.length * FAR) for (const list of lists) markReached(marks, found, list);
	else for (const list of lists) markMet(marks, list);
	for (let index = 0; index < found.length; index++) {
		const value = found[index]!;
		const doc = value >>> BITS;
		const mark = marks[doc]!;
		if (mark > 1) out[count++] = ((doc << BITS) | level(value & LEVEL, mark - 2)) >>> 0;
		marks[doc] = 0;
	}
	return out.subarray(0, count);
}

/** The same for one sorted list: by halving when it is much longer, by place when it is of a common word, else side by side. */
function inOne(segment: Segment, found: Uint32Array, list: Uint32Array, level: Levels, out: Uint32Array): Uint32Array {
	let count = 0;
	const halving = list.length > found.length * FAR;
	const levels = halving ? null : levelsOf(segment, list);
	if (levels) {
		for (let index = 0; index < found.length; index++) {
			const value = found[index]!;
			const doc = value >>> BITS;
			const other = levels[doc]!;
			if (other !== 0) out[count++] = ((doc << BITS) | level(value & LEVEL, other - 1)) >>> 0;
		}
		return out.subarray(0, count);
	}
	for (let index = 0, at = 0; index < found.length; index++) {
		const value = found[index]!;
		const doc = value >>> BITS;
		if (halving) at = reach(list, at, doc);
		else while (at < list.length && list[at]! >>> BITS < doc) at++;
		if (at >= list.length) break;
		const other = list[at]!;
		if (other >>> BITS === doc) out[count++] = ((doc << BITS) | level(value & LEVEL, other & LEVEL)) >>> 0;
	}
	return out.subarray(0, count);
}

/** A word in so many products is common; of so many words of a segment the levels are kept, those not asked for longest go first. */
const COMMON_SHARE = 1 / 20;
const COMMON_AT_LEAST = 10_000;
const COMMON_KEPT = 24;
const common = new WeakMap<Segment, Map<number, Uint8Array>>();

/** For each product of a segment the level of a common word and one, 0 where it is not; null when the list is none of a common word. */
function levelsOf(segment: Segment, list: Uint32Array): Uint8Array | null {
	if (list.buffer !== segment.posts.buffer || list.length < Math.max(COMMON_AT_LEAST, segment.docs * COMMON_SHARE)) return null;
	const known = common.get(segment) ?? new Map<number, Uint8Array>();
	common.set(segment, known);
	let levels = known.get(list.byteOffset);
	known.delete(list.byteOffset);
	if (!levels) {
		levels = new Uint8Array(segment.docs);
		for (let index = 0; index < list.length; index++) levels[list[index]! >>> BITS] = (list[index]! & LEVEL) + 1;
	}
	known.set(list.byteOffset, levels);
	for (const oldest of known.keys()) {
		if (known.size <= COMMON_KEPT) break;
		known.delete(oldest);
	}
	return levels;
}

/** Tight: it runs over every word that begins with some letters. */
function markMet(marks: Uint8Array, list: Uint32Array): void {
	for (let index = 0; index < list.length; index++) {
		const value = list[index]!;
		const doc = value >>> BITS;
		const mark = marks[doc]!;
		if (mark !== 0 && mark < (value & LEVEL) + 2) marks[doc] = (value & LEVEL) + 2;
	}
}

/** The same for a sorted list that is much longer than what is looked for. */
function markReached(marks: Uint8Array, found: Uint32Array, list: Uint32Array): void {
	for (let index = 0, at = 0; index < found.length; index++) {
		const doc = found[index]! >>> BITS;
		at = reach(list, at, doc);
		if (at >= list.length) return;
		const value = list[at]!;
		if (value >>> BITS === doc && marks[doc]! < (value & LEVEL) + 2) marks[doc] = (value & LEVEL) + 2;
	}
}

/** The first place, not before `from`, of a product not before `doc`. */
function reach(list: Uint32Array, from: number, doc: number): number {
	let step = 1;
	let low = from;
	while (low + step < list.length && list[low + step]! >>> BITS < doc) {
		low += step;
		step *= 2;
	}
	let high = Math.min(list.length, low + step + 1);
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (list[middle]! >>> BITS < doc) low = middle + 1;
		else high = middle;
	}
	return low;
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

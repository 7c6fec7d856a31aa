// Which products of a segment hold the words that were asked, and how well at best.
import { encode, foldInto, gramAt, indexIn } from './codes.ts';
import { atBeginning, BITS, inAround, inBoth, inName, inText, LEVEL, termRange, type Segment } from './segment.ts';

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

function space(room: Room, length: number): Uint32Array {
	const at = room.taken++;
	const found = room.spare[at];
	if (found && found.length >= length) return found;
	return (room.spare[at] = new Uint32Array(Math.max(length, Math.min(room.marks.length, 1 << 16))));
}

const NONE = new Uint32Array(0);

/** Products of one way; sorted. */
function listOf(segment: Segment, room: Room, way: Way): Uint32Array {
	let found: Uint32Array | null = null;
	const lists = way.terms.map((term, index) => ofTerm(segment, room, term, way.open && index === way.terms.length - 1));
	for (const list of lists.sort((a, b) => a.length - b.length)) found = found ? both(room, found, list) : list;
	return found ? (way.behind ? behind(room, found) : found) : NONE;
}

function behind(room: Room, list: Uint32Array): Uint32Array {
	const out = space(room, list.length);
	for (let index = 0; index < list.length; index++) {
		const value = list[index]!;
		out[index] = (value & LEVEL) > inAround ? ((value & ~LEVEL) | inAround) >>> 0 : value;
	}
	return out.subarray(0, list.length);
}

function ofTerm(segment: Segment, room: Room, term: string, open: boolean): Uint32Array {
	const [from, to] = termRange(segment, encode(term), open);
	const { termPosts, posts } = segment;
	if (to - from <= 1) return from === to ? NONE : posts.subarray(termPosts[from]!, termPosts[to]!);
	return union(room, [posts.subarray(termPosts[from]!, termPosts[to]!)], segment.docs);
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
function together(one: number, other: number): number {
	if (one === inText || other === inText) return inText;
	const [left, right] = [one > inName ? inName : one, other > inName ? inName : other];
	return left === right ? left : inBoth;
}

/** What stands in both: side by side, or by halving when one is much longer. */
function both(room: Room, short: Uint32Array, long: Uint32Array): Uint32Array {
	const out = space(room, short.length);
	let count = 0;
	let at = 0;
	const halving = long.length > short.length * FAR;
	for (let index = 0; index < short.length; index++) {
		const value = short[index]!;
		const doc = value >>> BITS;
		if (halving) at = reach(long, at, doc);
		else while (at < long.length && long[at]! >>> BITS < doc) at++;
		if (at >= long.length) break;
		const other = long[at]!;
		if (other >>> BITS === doc) out[count++] = ((doc << BITS) | together(value & LEVEL, other & LEVEL)) >>> 0;
	}
	return out.subarray(0, count);
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
	const parts = question.parts.map((ways, index) => {
		const lists = ways.map((way) => listOf(segment, room, way));
		const list = lists.length === 1 ? lists[0]! : union(room, lists, segment.docs);
		// Only what begins the question can be at the beginning of a name.
		return { list, first: index === 0 };
	});
	if (parts.length === 0) return NONE;
	parts.sort((a, b) => a.list.length - b.list.length);
	let found = parts[0]!.list;
	if (parts.length > 1) {
		const beginning = parts.find((part) => part.first)!.list;
		for (const { list } of parts.slice(1)) found = both(room, found, list);
		// The lesser of levels lost it where only the first part stands at the beginning.
		found = raise(room, found, beginning);
	}
	const whole = question.whole.map((way) => listOf(segment, room, way)).filter((list) => list.length > 0);
	return whole.length === 0 ? found : union(room, [found, ...whole], segment.docs);
}

/** All in the name and the first word at its beginning. */
function raise(room: Room, found: Uint32Array, beginning: Uint32Array): Uint32Array {
	const out = space(room, found.length);
	let at = 0;
	const halving = beginning.length > found.length * FAR;
	for (let index = 0; index < found.length; index++) {
		const value = found[index]!;
		const level = value & LEVEL;
		if (level < inName) {
			out[index] = value;
			continue;
		}
		const doc = value >>> BITS;
		if (halving) at = reach(beginning, at, doc);
		else while (beginning[at]! >>> BITS < doc) at++;
		out[index] = ((doc << BITS) | (beginning[at]! & LEVEL)) >>> 0;
	}
	return out.subarray(0, found.length);
}

const scratch = new Uint8Array(4096);

/** Texts whose skeleton holds this one of at least three letters. */
function textsWith(segment: Segment, letters: Uint8Array): number[] {
	const { gramBits, gramAt: at, grams, texts, textAt } = segment;
	const rare = Array.from({ length: letters.length - 2 }, (_, index) => gramAt(letters, index, gramBits)).sort(
		(a, b) => at[a + 1]! - at[a]! - (at[b + 1]! - at[b]!),
	);
	const [first, ...others] = [...new Set(rare)].slice(0, 4);
	const found: number[] = [];
	let places = others.map((gram) => at[gram]!);
	for (let index = at[first!]!; index < at[first! + 1]!; index++) {
		const text = grams[index]!;
		let all = true;
		places = others.map((gram, which) => {
			let place = places[which]!;
			while (place < at[gram + 1]! && grams[place]! < text) place++;
			all &&= place < at[gram + 1]! && grams[place] === text;
			return place;
		});
		if (!all) continue;
		const length = foldInto(texts, textAt[text]!, Math.min(textAt[text + 1]!, textAt[text]! + scratch.length), scratch);
		if (indexIn(scratch, 0, length, letters) >= 0) found.push(text);
	}
	return found;
}

/** Products that hold each of these skeletons in one of their texts. Each may fit best: only reading them tells. */
export function matchLetters(segment: Segment, room: Room, letters: readonly Uint8Array[]): Uint32Array {
	let found: Uint32Array | null = null;
	for (const needle of letters) {
		const lists = textsWith(segment, needle).map((text) => segment.textDocs.subarray(segment.textPosts[text]!, segment.textPosts[text + 1]!));
		const list = union(room, lists, segment.docs);
		found = found ? (found.length < list.length ? both(room, found, list) : both(room, list, found)) : list;
	}
	if (!found) return NONE;
	for (let index = 0; index < found.length; index++) found[index] = ((found[index]! & ~LEVEL) | atBeginning) >>> 0;
	return found;
}

/** What either of two lists holds. */
export const either = (segment: Segment, room: Room, one: Uint32Array, other: Uint32Array): Uint32Array =>
	one.length === 0 ? other : other.length === 0 ? one : union(room, [one, other], segment.docs);

export interface Near {
	readonly text: number;
	/** how much of what was asked it shares, up to 10 */
	readonly share: number;
}
const NEAR_SHARE = 0.6;
const NEAR_TEXTS = 300;

/** Texts that share most runs of three letters with a skeleton, the nearest first. */
export function nearTexts(segment: Segment, letters: Uint8Array): Near[] {
	const { gramBits, gramAt: at, grams, textAt } = segment;
	const asked = new Set(Array.from({ length: Math.max(0, letters.length - 2) }, (_, index) => gramAt(letters, index, gramBits)));
	const counts = new Map<number, number>();
	const need = Math.max(2, Math.ceil(asked.size * NEAR_SHARE));
	// Rarest first: what is met for the first time after too many misses can no longer share enough.
	const sorted = [...asked].sort((a, b) => at[a + 1]! - at[a]! - (at[b + 1]! - at[b]!));
	for (const [place, gram] of sorted.entries()) {
		const open = sorted.length - place >= need;
		for (let index = at[gram]!; index < at[gram + 1]!; index++) {
			const text = grams[index]!;
			const known = counts.get(text);
			if (known !== undefined) counts.set(text, known + 1);
			else if (open) counts.set(text, 1);
		}
	}
	return [...counts]
		.filter(([, count]) => count >= need)
		.sort(([a, left], [b, right]) => right - left || textAt[a + 1]! - textAt[a]! - (textAt[b + 1]! - textAt[b]!))
		.slice(0, NEAR_TEXTS)
		.map(([text, count]) => ({ text, share: Math.round((10 * count) / asked.size) }));
}

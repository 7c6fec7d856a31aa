// Lists of postings and what is made of them: what stands in some, what stands in all, each with its level.
import { BITS, inAround, inBoth, inName, LEVEL, type Segment } from './segment.ts';

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

export const NONE = new Uint32Array(0);

/** What fits a part of a question, not yet put together: postings in lists of which each may overlap the others. */
export interface Part {
	readonly lists: readonly Uint32Array[];
	/** whether every list is sorted by product, and a product stands in it once */
	readonly sorted: boolean;
	/** postings of all lists */
	readonly size: number;
}

/** What stands in every part, each posting with the least of its levels. The fewest are put together first; the rest is only looked up. */
export function inAll(segment: Segment, room: Room, parts: readonly Part[]): Uint32Array {
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
export function merged(room: Room, one: Uint32Array, other: Uint32Array): Uint32Array {
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

/** One list of several that may overlap and need not be sorted; of equals the best level. */
export function union(room: Room, lists: readonly Uint32Array[], docs: number): Uint32Array {
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

export const FAR = 16;

/** Where two words stand together; that the first is at the beginning is seen again at the end. */
function leastOf(one: number, other: number): number {
	if (one < inAround || other < inAround) return one < other ? one : other;
	const [left, right] = [one > inName ? inName : one, other > inName ? inName : other];
	return left === right ? left : inBoth;
}

/** All in the name, and the first word perhaps at its beginning: then the first word's level counts. */
export const raised = (one: number, first: number): number => (one < inName ? one : first);

/** A level made of one's own and another's. */
type Levels = (own: number, other: number) => number;

/** What of a sorted list stands in a part too, with a level made of both. */
export function kept(segment: Segment, room: Room, found: Uint32Array, { lists, sorted, size }: Part, level: Levels): Uint32Array {
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

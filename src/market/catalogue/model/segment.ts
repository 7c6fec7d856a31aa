// An index of some products in typed arrays that threads share: nothing in it is an object, so nothing is copied or collected.

/**
 * How well a product fits: 0 somewhere in its text, 1 only alike, or around it but apart, 2 around it (shop, place, category), 3 partly in the name and
 * partly around it, 4 all words in the name but apart, 5 in the name as it was written, 6 at its beginning. A single word is in the text, around, in the
 * name or at its beginning.
 */
export type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6;
export const inText = 0;
export const alike = 1;
export const inAround = 2;
export const inBoth = 3;
export const apart = 4;
export const inName = 5;
export const atBeginning = 6;
/** Some hit holds all that was asked, as it was written. */
export const isWhole = (level: number): boolean => level > alike && level !== apart;

/** A product's number in the segment and a level, in one whole number. */
export const posting = (doc: number, level: number): number => ((doc << BITS) | level) >>> 0;
export const BITS = 3;
export const LEVEL = 7;

export interface Segment {
	readonly number: number;
	/** numbered by pieces sold, most first */
	readonly docs: number;
	/** words in the order of their bytes, where each begins, and where its products begin in `posts` */
	readonly terms: Uint8Array;
	readonly termAt: Uint32Array;
	readonly termPosts: Uint32Array;
	readonly posts: Uint32Array;
	/** different names and parts of what is around: letters, products, and products' texts (number × 2, 1 more for a name; the Thai name first) */
	readonly texts: Uint8Array;
	readonly textAt: Uint32Array;
	readonly textPosts: Uint32Array;
	readonly textDocs: Uint32Array;
	readonly docTextAt: Uint32Array;
	readonly docTexts: Uint32Array;
	/** runs of three letters of the texts' skeletons */
	readonly gramBits: number;
	readonly gramAt: Uint32Array;
	readonly grams: Uint32Array;
	readonly traits: Uint32Array;
	/** levels of award, a bit each */
	readonly awards: Uint8Array;
	readonly price: Uint32Array;
	readonly sold: Uint32Array;
	/** milliseconds */
	readonly published: Float64Array;
	/** days it may be on the way */
	readonly keeps: Uint8Array;
	readonly ids: Uint32Array;
	/** from an id's hash to its number and one more */
	readonly idTable: Uint32Array;
	/** 0 when it was written anew elsewhere or is gone */
	readonly live: Uint8Array;
	/** products by their province: where each province's begin in `provinceDocs` */
	readonly provinceAt: Uint32Array;
	readonly provinceDocs: Uint32Array;
	/** how all that is live counts: see tally.ts */
	readonly tally: Uint32Array;
}

export const shared = {
	bytes: (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(Math.max(1, length)), 0, length),
	words: (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(Math.max(4, length * 4)), 0, length),
	doubles: (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(Math.max(8, length * 8)), 0, length),
};

export const hashOfId = (ids: Uint32Array, at: number): number =>
	(Math.imul(ids[at]! ^ Math.imul(ids[at + 1]!, 0x85ebca6b), 0x9e3779b1) ^
		Math.imul(ids[at + 2]! ^ Math.imul(ids[at + 3]!, 0xc2b2ae35), 0x27d4eb2f)) >>>
	0;

/** The number of a product in a segment. @returns -1 when it is not there */
export function docOf(segment: Segment, id: Uint32Array): number {
	const mask = segment.idTable.length - 1;
	for (let slot = hashOfId(id, 0) & mask; ; slot = (slot + 1) & mask) {
		const found = segment.idTable[slot]!;
		if (found === 0) return -1;
		const at = (found - 1) * 4;
		if (segment.ids[at] === id[0] && segment.ids[at + 1] === id[1] && segment.ids[at + 2] === id[2] && segment.ids[at + 3] === id[3])
			return found - 1;
	}
}

/** The place of the first word that is not before these bytes. */
export function firstTerm(segment: Segment, bytes: Uint8Array): number {
	let [low, high] = [0, segment.termAt.length - 1];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compareTerm(segment, middle, bytes) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function compareTerm({ terms, termAt }: Segment, term: number, bytes: Uint8Array): number {
	const [from, to] = [termAt[term]!, termAt[term + 1]!];
	const length = Math.min(to - from, bytes.length);
	for (let index = 0; index < length; index++) {
		const difference = terms[from + index]! - bytes[index]!;
		if (difference !== 0) return difference;
	}
	return to - from - bytes.length;
}

/** Places of the words that are these bytes, or begin with them. @returns from, and to without it */
export function termRange(segment: Segment, bytes: Uint8Array, open: boolean): [number, number] {
	const from = firstTerm(segment, bytes);
	const all = segment.termAt.length - 1;
	if (!open) return from < all && compareTerm(segment, from, bytes) === 0 ? [from, from + 1] : [from, from];
	let [low, high] = [from, all];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (beginsWith(segment, middle, bytes)) low = middle + 1;
		else high = middle;
	}
	return [from, low];
}

function beginsWith({ terms, termAt }: Segment, term: number, bytes: Uint8Array): boolean {
	const from = termAt[term]!;
	if (termAt[term + 1]! - from < bytes.length) return false;
	for (let index = 0; index < bytes.length; index++) if (terms[from + index] !== bytes[index]) return false;
	return true;
}

/** As it stands now: what is written to while it serves is copied, the rest is shared. */
export const standing = (segment: Segment): Segment => ({
	...segment,
	live: segment.live.slice(),
	price: segment.price.slice(),
	sold: segment.sold.slice(),
	traits: segment.traits.slice(),
	tally: segment.tally.slice(),
});

/** How many bytes it takes. */
export const sizeOf = (segment: Segment): number =>
	Object.values(segment).reduce<number>((sum, one) => sum + (ArrayBuffer.isView(one) ? one.byteLength : 0), 0);

// The first hits in an order, over all segments.
import { indexIn, compareIds, readId, writeId } from './codes.ts';
import type { Pass } from './count.ts';
import { BITS, inName, LEVEL, type Segment } from './segment.ts';

export type Order = 'fit' | 'popular' | 'new' | 'price_up' | 'price_down' | 'near';

const MORE_THAN_SOLD = 1_000_000;
const NEAR = 10 * MORE_THAN_SOLD;
/** so many are read to know whether any holds all that was asked */
const LOOKED_AT = 2000;

export interface Ranking {
	readonly order: Order;
	/** how many are kept */
	readonly most: number;
	/** after this one */
	readonly after: { readonly key: number; readonly productId: string } | null;
	/** for 'near': how near each province is by its code, more is nearer */
	readonly nearness: readonly number[];
}

export interface Ranked {
	readonly key: number;
	readonly productId: string;
}

interface Kept {
	readonly key: number;
	readonly segment: Segment;
	readonly doc: number;
}

/**
 * How well a product fits: 6 as it was written at the beginning of the name, 5 in the name, 4 all words in the name but apart, 3 partly in the name and
 * partly around it, 2 around it, 1 all words around it but apart, or only alike, 0 somewhere in its text.
 */
export const fitsWhole = (fit: number): boolean => fit > 1 && fit !== 4;
/** What a level may be at best, and is when every chunk is one word. */
const FIT_OF_LEVEL = [0, 2, 3, 5, 6];

/** Reads how well a product fits; only asked for when a list alone cannot tell. */
export type Fit = (doc: number, level: number) => number;

/** Collects the first hits. Fit is found out only for what could be among them. */
export function startRanking(ranking: Ranking) {
	const { order, most } = ranking;
	const down = order !== 'price_up';
	const needsFit = order === 'fit' || order === 'near';
	const kept: Kept[] = [];
	const afterId = new Uint32Array(4);
	if (ranking.after) writeId(ranking.after.productId, afterId, 0);
	let whole = false;
	const keyOf = (segment: Segment, doc: number, fit: number): number => {
		if (order === 'fit') return fit * MORE_THAN_SOLD + Math.min(segment.sold[doc]!, MORE_THAN_SOLD - 1);
		if (order === 'popular') return segment.sold[doc]!;
		if (order === 'new') return segment.published[doc]!;
		if (order === 'near')
			return (
				(ranking.nearness[(segment.traits[doc]! >>> 8) & 127] ?? 0) * NEAR + fit * MORE_THAN_SOLD + Math.min(segment.sold[doc]!, MORE_THAN_SOLD - 1)
			);
		return segment.price[doc]!;
	};
	/** Whether something with this key and place comes before another. */
	const before = (key: number, ids: Uint32Array, at: number, otherKey: number, otherIds: Uint32Array, otherAt: number): boolean => {
		if (key !== otherKey) return down ? key > otherKey : key < otherKey;
		const by = compareIds(ids, at, otherIds, otherAt);
		return down ? by > 0 : by < 0;
	};
	const fits = (segment: Segment, doc: number, key: number): boolean => {
		const last = kept[most - 1];
		if (last && !before(key, segment.ids, doc * 4, last.key, last.segment.ids, last.doc * 4)) return false;
		return true;
	};
	const comesAfter = (segment: Segment, doc: number, key: number): boolean =>
		!ranking.after || before(ranking.after.key, afterId, 0, key, segment.ids, doc * 4);
	return {
		/** Takes the hits of a segment in. @param fitOf null when the levels of a list tell the fit themselves */
		take(segment: Segment, list: Uint32Array, pass: Pass, fitOf: Fit | null): void {
			const { live, traits, price } = segment;
			let looked = 0;
			for (let index = 0; index < list.length; index++) {
				const value = list[index]!;
				const doc = value >>> BITS;
				if (live[doc] === 0) continue;
				const level = value & LEVEL;
				let fit = FIT_OF_LEVEL[level]!;
				// Also of what the filters leave out: what was asked is there, and need not be mended.
				if (fitOf === null) whole ||= level > 0;
				else if (!whole && level > 0 && looked++ < LOOKED_AT) whole = fitsWhole(fitOf(doc, level));
				if (!pass(traits[doc]!, price[doc]!)) continue;
				let key = keyOf(segment, doc, fit);
				if (!fits(segment, doc, key)) continue;
				if (fitOf !== null && level > 0 && needsFit) {
					fit = fitOf(doc, level);
					key = keyOf(segment, doc, fit);
					if (!fits(segment, doc, key)) continue;
				}
				if (!comesAfter(segment, doc, key)) continue;
				let at = kept.length;
				while (at > 0 && before(key, segment.ids, doc * 4, kept[at - 1]!.key, kept[at - 1]!.segment.ids, kept[at - 1]!.doc * 4)) at--;
				kept.splice(at, 0, { key, segment, doc });
				if (kept.length > most) kept.pop();
			}
		},
		/** some hit holds all that was asked, as it was written */
		whole: (): boolean => whole,
		hits: (): Ranked[] => kept.map(({ key, segment, doc }) => ({ key, productId: readId(segment.ids, doc * 4) })),
	};
}

/** A question as it may stand in a text: its chunks, each in one of its ways. */
export type Reading = readonly (readonly Uint8Array[])[];

/** @param levelsTell whether the list's levels are those of its words: then words that stand apart fit better in the name */
export function readingFit(segment: Segment, readings: readonly Reading[], levelsTell: boolean): Fit {
	return (doc, level) => {
		let best = levelsTell && level >= inName ? 4 : 1;
		for (const chunks of readings) best = Math.max(best, fitOfReading(segment, chunks, doc));
		return best;
	};
}

function fitOfReading(segment: Segment, chunks: Reading, doc: number): number {
	let [named, around, first] = [0, 0, false];
	for (let place = 0; place < chunks.length; place++) {
		const best = bestPlace(segment, chunks[place]!, doc, place === 0);
		if (best === 0) return 0;
		if (best === 1) around++;
		else named++;
		first ||= best === 3;
	}
	return around === 0 ? (first ? 6 : 5) : named > 0 ? 3 : 2;
}

/** Where a chunk stands best: 1 around, 2 in a name, 3 at the beginning of one when that is asked for. */
function bestPlace({ texts, textAt, docTextAt, docTexts }: Segment, ways: readonly Uint8Array[], doc: number, first: boolean): number {
	let best = 0;
	for (let index = docTextAt[doc]!; index < docTextAt[doc + 1]!; index++) {
		const value = docTexts[index]!;
		const isName = (value & 1) === 1;
		// Names stand first: what was found in one is not looked for further on.
		if (!isName && best > 0) return best;
		const text = value >>> 1;
		for (const way of ways) {
			const at = indexIn(texts, textAt[text]!, textAt[text + 1]!, way);
			if (at < 0) continue;
			if (!isName) return 1;
			best = Math.max(best, at === 0 && first ? 3 : 2);
		}
		if (best === 3) return 3;
	}
	return best;
}

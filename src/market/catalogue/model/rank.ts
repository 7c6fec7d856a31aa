// The first hits in an order, over all segments.
import { indexIn, compareIds, readId, writeId } from './codes.ts';
import { PROVINCES } from './traits.ts';
import { alike, apart, atBeginning, BITS, inAround, inBoth, inName, isWhole, LEVEL, type Segment } from './segment.ts';

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

/** Reads how well a product fits; only asked for when a list alone cannot tell. */
export type Fit = (doc: number, level: number) => number;

/** Collects the first hits. Fit is found out only for what could be among them. */
export function startRanking(ranking: Ranking) {
	const { order, most } = ranking;
	const down = order !== 'price_up';
	const kept: Kept[] = [];
	const afterId = new Uint32Array(4);
	if (ranking.after) writeId(ranking.after.productId, afterId, 0);
	/** What an order goes by besides the fit, column by column. */
	const columnOf = (segment: Segment): Uint32Array | Float64Array =>
		order === 'new' ? segment.published : order === 'price_up' || order === 'price_down' ? segment.price : segment.sold;
	/** of each province by its code, for that order */
	const nearKeys = Float64Array.from({ length: PROVINCES }, (_, code) => (order === 'near' ? (ranking.nearness[code] ?? 0) * NEAR : 0));
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
	const keep = (segment: Segment, doc: number, key: number): void => {
		if (!fits(segment, doc, key) || !comesAfter(segment, doc, key)) return;
		let at = kept.length;
		while (at > 0 && before(key, segment.ids, doc * 4, kept[at - 1]!.key, kept[at - 1]!.segment.ids, kept[at - 1]!.doc * 4)) at--;
		kept.splice(at, 0, { key, segment, doc });
		if (kept.length > most) kept.pop();
	};
	/** What is not above this cannot be among the first; the other way round when less is better. */
	const bar = (): number => (kept.length === most ? kept[most - 1]!.key : down ? -Infinity : Infinity);
	/** By one column alone. */
	const takePlain = (segment: Segment, list: Uint32Array | null): void => {
		const { live } = segment;
		const [column, length] = [columnOf(segment), list?.length ?? segment.docs];
		let worst = bar();
		for (let index = 0; index < length; index++) {
			const doc = list === null ? index : list[index]! >>> BITS;
			const key = column[doc]!;
			if (down ? key < worst : key > worst) continue;
			if (live[doc] === 0) continue;
			keep(segment, doc, key);
			worst = bar();
		}
	};
	/** By fit, of equals by what is sold. One comparison for each: nearly all fall to it, whatever their level. */
	const takeFit = (segment: Segment, list: Uint32Array, fitOf: Fit | null): void => {
		const { live, sold } = segment;
		let worst = Math.max(-1, bar());
		for (let index = 0; index < list.length; index++) {
			const value = list[index]!;
			const doc = value >>> BITS;
			const own = Math.min(sold[doc]!, MORE_THAN_SOLD - 1);
			if ((value & LEVEL) * MORE_THAN_SOLD + own < worst || live[doc] === 0) continue;
			const level = value & LEVEL;
			const key = (fitOf === null || level === 0 ? level : fitOf(doc, level)) * MORE_THAN_SOLD + own;
			if (key < worst) continue;
			keep(segment, doc, key);
			worst = Math.max(-1, bar());
		}
	};
	/** By how near the province is first. */
	const takeNear = (segment: Segment, list: Uint32Array | null, fitOf: Fit | null): void => {
		const { live, traits, sold } = segment;
		const length = list?.length ?? segment.docs;
		let worst = bar();
		for (let index = 0; index < length; index++) {
			const value = list === null ? index << BITS : list[index]!;
			const [doc, level] = [value >>> BITS, value & LEVEL];
			const own = nearKeys[(traits[doc]! >>> 8) & 127]! + Math.min(sold[doc]!, MORE_THAN_SOLD - 1);
			if (level * MORE_THAN_SOLD + own < worst || live[doc] === 0) continue;
			const key = (fitOf === null || level === 0 ? level : fitOf(doc, level)) * MORE_THAN_SOLD + own;
			if (key < worst) continue;
			keep(segment, doc, key);
			worst = bar();
		}
	};
	return {
		/**
		 * Takes the hits of a segment in. A tight loop: it runs over up to all products.
		 * @param list null for every product
		 * @param fitOf null when the levels of a list tell the fit themselves
		 */
		take(segment: Segment, list: Uint32Array | null, fitOf: Fit | null): void {
			if (order === 'near') takeNear(segment, list, fitOf);
			else if (order === 'fit' && list !== null) takeFit(segment, list, fitOf);
			else takePlain(segment, list);
		},
		hits: (): Ranked[] => kept.map(({ key, segment, doc }) => ({ key, productId: readId(segment.ids, doc * 4) })),
	};
}

/** Whether some product of a list holds all that was asked, as it was written. */
export function holdsWhole(segment: Segment, list: Uint32Array, fitOf: Fit | null): boolean {
	let looked = 0;
	for (let index = 0; index < list.length && looked < LOOKED_AT; index++) {
		const value = list[index]!;
		if (segment.live[value >>> BITS] === 0 || !isWhole(value & LEVEL)) continue;
		if (fitOf === null || isWhole(fitOf(value >>> BITS, value & LEVEL))) return true;
		looked++;
	}
	return false;
}

/** A question as it may stand in a text: its chunks, each in one of its ways. */
export type Reading = readonly (readonly Uint8Array[])[];

/** How well a product fits by its texts; words that stand apart fit better in the name. */
export function readingFit(segment: Segment, readings: readonly Reading[]): Fit {
	return (doc, level) => {
		let best: number = level >= inName ? apart : alike;
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
	return around === 0 ? (first ? atBeginning : inName) : named > 0 ? inBoth : inAround;
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

// Counting and filtering in one pass: what fails no filter is a hit, what fails one is counted in that facet only.
import { daysIn, type Arrivals } from '../arrivals.ts';
import { BITS, type Segment } from './segment.ts';
import { tallyOf } from './tally.ts';
import { arrivalSteps, AWARDS, awards, CATEGORIES, MASKS, packAwards, PROVINCES, RESTS, sellerKinds, standards, transportClasses } from './traits.ts';

/** What is wanted besides the words; empty means all. */
export interface Filter {
	/** places of categories, a whole branch */
	readonly categories: readonly number[];
	readonly provinces: readonly number[];
	readonly sellerKinds: readonly string[];
	/** any of these */
	readonly standards: readonly string[];
	/** any of these levels */
	readonly awards: readonly string[];
	readonly transportClasses: readonly string[];
	readonly inStock: boolean;
	/** satang, both included */
	readonly priceFrom: number | null;
	readonly priceTo: number | null;
	/** to the place that goods are sent to; null when none is known */
	readonly arrivals: Arrivals | null;
	readonly arriveWithin: number | null;
}

/** Raw counts, summed over segments. */
export interface Tallies {
	total: number;
	readonly categories: Uint32Array;
	readonly provinces: Uint32Array;
	readonly masks: Uint32Array;
	readonly rests: Uint32Array;
	/** by the bits of a product's awards */
	readonly honours: Uint32Array;
	/** counted without their own filter, by place of kind, class, stock (0 there, 1 sold out), price step */
	readonly kinds: Uint32Array;
	readonly classes: Uint32Array;
	readonly stock: Uint32Array;
	readonly steps: Uint32Array;
	/** by days, 0 for what cannot go there */
	readonly days: Uint32Array;
}
export const openTallies = (): Tallies => ({
	total: 0,
	categories: new Uint32Array(CATEGORIES),
	provinces: new Uint32Array(PROVINCES),
	masks: new Uint32Array(MASKS),
	rests: new Uint32Array(RESTS),
	honours: new Uint32Array(AWARDS),
	kinds: new Uint32Array(8),
	classes: new Uint32Array(8),
	stock: new Uint32Array(2),
	steps: new Uint32Array(8),
	days: new Uint32Array(10),
});

const set = (length: number, values: readonly number[]): Uint8Array | null => {
	if (values.length === 0) return null;
	const table = new Uint8Array(length);
	for (const value of values) if (value >= 0) table[value] = 1;
	return table;
};

/** What fails a filter, as tables by the parts of a product's traits: a bit for each filter. */
export interface Sieve {
	readonly categories: Uint8Array;
	readonly provinces: Uint8Array;
	readonly masks: Uint8Array;
	readonly rests: Uint8Array;
	/** satang, both included; null when every price will do */
	readonly priced: readonly [number, number] | null;
	/** levels of award of which one is wanted, a bit each */
	readonly honour: number;
	/** days to the place that is known, and how many are wanted at most */
	readonly days: ((traits: number, keeps: number) => number) | null;
	readonly within: number;
	/** the provinces, when nothing else is wanted; null otherwise */
	readonly provincesOnly: readonly number[] | null;
}
const LATE = 256;

/** @returns null when everything is a hit */
export function sieveOf(filter: Filter): Sieve | null {
	const kinds = set(8, placesIn(sellerKinds, filter.sellerKinds));
	const classes = set(8, placesIn(transportClasses, filter.transportClasses));
	const mask = placesIn(standards, filter.standards).reduce((sum, bit) => sum | (1 << bit), 0);
	const within = filter.arriveWithin ?? 0;
	const failed = (length: number, fails: (value: number) => number): Uint8Array => Uint8Array.from({ length }, (_, value) => fails(value));
	const [categories, provinces] = [set(CATEGORIES, filter.categories), set(PROVINCES, filter.provinces)];
	const restFails = (rest: number): number =>
		(kinds && kinds[rest & 7] === 0 ? 8 : 0) | (classes && classes[(rest >>> 3) & 7] === 0 ? 16 : 0) | (filter.inStock && (rest >>> 6) & 1 ? 32 : 0);
	const sieve: Sieve = {
		categories: failed(CATEGORIES, (value) => (categories && categories[value] === 0 ? 1 : 0)),
		provinces: failed(PROVINCES, (value) => (provinces && provinces[value] === 0 ? 2 : 0)),
		masks: failed(MASKS, (value) => (mask !== 0 && (value & mask) === 0 ? 4 : 0)),
		rests: failed(RESTS, restFails),
		priced: filter.priceFrom === null && filter.priceTo === null ? null : [filter.priceFrom ?? 0, filter.priceTo ?? Number.MAX_SAFE_INTEGER],
		honour: packAwards(filter.awards),
		days: filter.arrivals && within > 0 ? daysIn(filter.arrivals) : null,
		within,
		provincesOnly: null,
	};
	const others = Boolean(categories ?? kinds ?? classes ?? sieve.priced ?? sieve.days) || mask !== 0 || filter.inStock || sieve.honour !== 0;
	if (!others && !provinces) return null;
	return others ? sieve : { ...sieve, provincesOnly: filter.provinces };
}

/** Which filters a product fails, a bit for each; 0 for a hit. */
export function failsOf(sieve: Sieve, segment: Segment, doc: number): number {
	const { categories, provinces, masks, rests, priced, honour, days } = sieve;
	const own = segment.traits[doc]!;
	let fails = categories[own & 255]! | provinces[(own >>> 8) & 127]! | masks[(own >>> 15) & 127]! | rests[own >>> 22]!;
	if (priced !== null && (segment.price[doc]! < priced[0] || segment.price[doc]! > priced[1])) fails |= 64;
	if (honour !== 0 && (segment.awards[doc]! & honour) === 0) fails |= 128;
	if (days !== null) {
		const until = days(own, segment.keeps[doc]!);
		if (until === 0 || until > sieve.within) fails |= LATE;
	}
	return fails;
}

const placesIn = (list: readonly string[], wanted: readonly string[]): number[] =>
	wanted.map((one) => list.indexOf(one)).filter((place) => place >= 0);

/** Counts the products of a list, null for every one; all of them are hits. */
export function countAll(segment: Segment, list: Uint32Array | null, tallies: Tallies): void {
	if (list === null) return countEvery(segment, tallies);
	if (list.length > segment.docs * MOST) return countOthers(segment, list, tallies);
	if (list.length > MANY) {
		tallies.total += countMany(segment, list, tallies.honours);
		return unfold(tallies);
	}
	for (const value of list)
		if (segment.live[value >>> BITS] === 1) countOne(tallies, segment.traits[value >>> BITS]!, segment.awards[value >>> BITS]!);
}

/** Of so many it is quicker to look for those that are not there. */
const MOST = 3 / 4;

/** Nearly everything: what is left out is counted, and taken from what is kept of all. @param list sorted */
function countOthers(segment: Segment, list: Uint32Array, tallies: Tallies): void {
	const others = openTallies();
	others.total = countGaps(segment, list, others.honours);
	unfold(others);
	countEvery(segment, tallies);
	tallies.total -= others.total;
	for (const name of ['categories', 'provinces', 'masks', 'rests', 'honours'] as const)
		for (const [at, count] of others[name].entries()) tallies[name][at]! -= count;
}

function countGaps({ live, traits, awards: held, docs }: Segment, list: Uint32Array, honours: Uint32Array): number {
	let [total, doc] = [0, 0];
	for (let index = 0; index <= list.length; index++) {
		const until = index < list.length ? list[index]! >>> BITS : docs;
		for (; doc < until; doc++) {
			if (live[doc] === 0) continue;
			const own = traits[doc]!;
			if (held[doc] !== 0) honours[held[doc]!]!++;
			lows[own & LOW]!++;
			highs[own >>> LOW_BITS]!++;
			total++;
		}
		doc++;
	}
	return total;
}

/** What is kept of all of them. */
function countEvery(segment: Segment, tallies: Tallies): void {
	const { total, ...kept } = tallyOf(segment);
	tallies.total += total;
	for (const [name, counts] of Object.entries(kept)) {
		const sums = tallies[name as keyof typeof kept];
		for (let at = 0; at < counts.length; at++) sums[at]! += counts[at]!;
	}
}

/** A tight loop: it runs over up to all products. */
function countMany({ live, traits, awards: held }: Segment, list: Uint32Array, honours: Uint32Array): number {
	let total = 0;
	for (let index = 0; index < list.length; index++) {
		const doc = list[index]! >>> BITS;
		if (live[doc] === 0) continue;
		const own = traits[doc]!;
		if (held[doc] !== 0) honours[held[doc]!]!++;
		lows[own & LOW]!++;
		highs[own >>> LOW_BITS]!++;
		total++;
	}
	return total;
}

function countOne(tallies: Tallies, traits: number, held: number): void {
	tallies.total++;
	if (held !== 0) tallies.honours[held]!++;
	tallies.categories[traits & 255]!++;
	tallies.provinces[(traits >>> 8) & 127]!++;
	tallies.masks[(traits >>> 15) & 127]!++;
	tallies.rests[traits >>> 22]!++;
}

/** Counts what passes, and what fails one filter only in that facet. @returns what passes, written over `out` */
export function countPassing(
	segment: Segment,
	list: Uint32Array | null,
	sieve: Sieve,
	tallies: Tallies,
	out: Uint32Array,
	arrivals: Arrivals | null,
): Uint32Array {
	if (list === null && sieve.provincesOnly) return countProvinces(segment, sieve.provincesOnly, tallies, out, arrivals);
	const days = arrivals && daysIn(arrivals);
	const { live, traits, keeps, awards: held, docs } = segment;
	const length = list?.length ?? docs;
	let count = 0;
	for (let index = 0; index < length; index++) {
		const value = list === null ? index << BITS : list[index]!;
		const doc = value >>> BITS;
		const fails = failsOf(sieve, segment, doc);
		// Most fail several filters at once: they count nowhere.
		if ((fails & (fails - 1)) !== 0 || live[doc] === 0) continue;
		const own = traits[doc]!;
		if (fails === 0) {
			countOne(tallies, own, held[doc]!);
			out[count++] = value;
		} else countFailed(tallies, own, held[doc]!, fails);
		if (days && (fails & ~LATE) === 0) tallies.days[days(own, keeps[doc]!)]!++;
	}
	return out.subarray(0, count);
}

/** Everything of some provinces: nobody needs to run over the others, of which all are counted already. */
function countProvinces(segment: Segment, provinces: readonly number[], tallies: Tallies, out: Uint32Array, arrivals: Arrivals | null): Uint32Array {
	let count = 0;
	for (const code of provinces)
		for (let at = segment.provinceAt[code]!; at < segment.provinceAt[code + 1]!; at++) out[count++] = segment.provinceDocs[at]! << BITS;
	const list = out.subarray(0, count);
	countAll(segment, list, tallies);
	if (arrivals) countDays(segment, list, tallies, arrivals);
	for (const [code, all] of tallyOf(segment).provinces.entries()) if (!provinces.includes(code)) tallies.provinces[code]! += all;
	return list;
}

/** Counts by days what no filter left out: a pass of its own, for those whose place is known. */
export function countDays({ live, traits, keeps, docs }: Segment, list: Uint32Array | null, tallies: Tallies, arrivals: Arrivals): void {
	const days = daysIn(arrivals);
	const length = list?.length ?? docs;
	for (let index = 0; index < length; index++) {
		const doc = list === null ? index : list[index]! >>> BITS;
		if (live[doc] === 1) tallies.days[days(traits[doc]!, keeps[doc]!)]!++;
	}
}

/** Of many products two facets are counted with one addition, and taken apart at the end. */
const MANY = 40_000;
const LOW_BITS = 15;
const LOW = 2 ** LOW_BITS - 1;
const lows = new Uint32Array(2 ** LOW_BITS);
const highs = new Uint32Array(2 ** (32 - LOW_BITS));

function unfold({ categories, provinces, masks, rests }: Tallies): void {
	for (let low = 0; low < lows.length; low++) {
		const count = lows[low]!;
		if (count === 0) continue;
		categories[low & 255]! += count;
		provinces[low >>> 8]! += count;
		lows[low] = 0;
	}
	for (let high = 0; high < highs.length; high++) {
		const count = highs[high]!;
		if (count === 0) continue;
		masks[high & 127]! += count;
		rests[high >>> 7]! += count;
		highs[high] = 0;
	}
}

/** What fails one filter only counts in that facet. */
function countFailed(tallies: Tallies, traits: number, held: number, fails: number): void {
	if (fails === 1) tallies.categories[traits & 255]!++;
	else if (fails === 2) tallies.provinces[(traits >>> 8) & 127]!++;
	else if (fails === 4) tallies.masks[(traits >>> 15) & 127]!++;
	else if (fails === 8) tallies.kinds[(traits >>> 22) & 7]!++;
	else if (fails === 16) tallies.classes[(traits >>> 25) & 7]!++;
	else if (fails === 32) tallies.stock[1]!++;
	else if (fails === 64) tallies.steps[traits >>> 29]!++;
	else if (fails === 128 && held !== 0) tallies.honours[held]!++;
}

/** What stands where, by its own name; nothing is left out but what is nothing. */
export interface Counts {
	readonly categories: Readonly<Record<string, number>>;
	readonly provinces: Readonly<Record<string, number>>;
	readonly sellerKinds: Readonly<Record<string, number>>;
	readonly standards: Readonly<Record<string, number>>;
	readonly awards: Readonly<Record<string, number>>;
	readonly transportClasses: Readonly<Record<string, number>>;
	/** by the steps of `priceSteps` */
	readonly prices: readonly number[];
	readonly inStock: number;
	/** by `arrivalSteps`: how many are there within so many days; empty when nobody knows where */
	readonly arrivals: readonly number[];
}
export const noCounts: Counts = {
	categories: {},
	provinces: {},
	sellerKinds: {},
	standards: {},
	awards: {},
	transportClasses: {},
	prices: [],
	inStock: 0,
	arrivals: [],
};

/** How many are there by each step, of how many a number of days. */
export const byArrival = (days: (of: number) => number): number[] =>
	arrivalSteps.map((most) => Array.from({ length: most }, (_, before) => days(before + 1)).reduce((sum, count) => sum + count, 0));

/** @param slugs categories by their place @param known whether there is a place to arrive at */
export function countsOf(tallies: Tallies, slugs: readonly string[], known: boolean): Counts {
	const [kinds, classes, stock, steps] = [tallies.kinds.slice(), tallies.classes.slice(), tallies.stock.slice(), tallies.steps.slice()];
	for (const [rest, count] of tallies.rests.entries()) {
		if (count === 0) continue;
		kinds[rest & 7]! += count;
		classes[(rest >>> 3) & 7]! += count;
		stock[(rest >>> 6) & 1]! += count;
		steps[rest >>> 7]! += count;
	}
	const named = (names: readonly string[], count: (index: number) => number): Record<string, number> =>
		Object.fromEntries(names.flatMap((name, index) => (count(index) > 0 ? [[name, count(index)]] : [])));
	const withMask = (bit: number): number => tallies.masks.reduce((sum, count, mask) => (mask & (1 << bit) ? sum + count : sum), 0);
	return {
		categories: named(slugs, (index) => tallies.categories[index]!),
		provinces: named(
			Array.from({ length: PROVINCES }, (_, code) => String(code).padStart(2, '0')),
			(index) => tallies.provinces[index]!,
		),
		sellerKinds: named(sellerKinds, (index) => kinds[index]!),
		standards: named(standards, withMask),
		awards: named(awards, (bit) => tallies.honours.reduce((sum, count, held) => (held & (1 << bit) ? sum + count : sum), 0)),
		transportClasses: named(transportClasses, (index) => classes[index]!),
		prices: [...steps],
		inStock: stock[0]!,
		arrivals: known ? byArrival((of) => tallies.days[of] ?? 0) : [],
	};
}

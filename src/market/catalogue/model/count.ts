// Counting and filtering in one pass: what fails no filter is a hit, what fails one is counted in that facet only.
import { CATEGORIES, MASKS, PROVINCES, RESTS, sellerKinds, standards, transportClasses } from './traits.ts';

/** What is wanted besides the words; empty means all. */
export interface Filter {
	/** places of categories, a whole branch */
	readonly categories: readonly number[];
	readonly provinces: readonly number[];
	readonly sellerKinds: readonly string[];
	/** any of these */
	readonly standards: readonly string[];
	readonly transportClasses: readonly string[];
	readonly inStock: boolean;
	/** satang, both included */
	readonly priceFrom: number | null;
	readonly priceTo: number | null;
}

/** Raw counts, summed over segments. */
export interface Tallies {
	total: number;
	readonly categories: Uint32Array;
	readonly provinces: Uint32Array;
	readonly masks: Uint32Array;
	readonly rests: Uint32Array;
	/** counted without their own filter, by place of kind, class, stock (0 there, 1 sold out), price step */
	readonly kinds: Uint32Array;
	readonly classes: Uint32Array;
	readonly stock: Uint32Array;
	readonly steps: Uint32Array;
}
export const openTallies = (): Tallies => ({
	total: 0,
	categories: new Uint32Array(CATEGORIES),
	provinces: new Uint32Array(PROVINCES),
	masks: new Uint32Array(MASKS),
	rests: new Uint32Array(RESTS),
	kinds: new Uint32Array(8),
	classes: new Uint32Array(8),
	stock: new Uint32Array(2),
	steps: new Uint32Array(8),
});

const set = (length: number, values: readonly number[]): Uint8Array | null => {
	if (values.length === 0) return null;
	const table = new Uint8Array(length);
	for (const value of values) if (value >= 0) table[value] = 1;
	return table;
};

/** Whether a product is a hit; what it counts for is counted. */
export type Pass = (traits: number, price: number) => boolean;

/** @param tallies what this filter's questions count into */
export function passOf(filter: Filter, tallies: Tallies): Pass {
	const categories = set(CATEGORIES, filter.categories);
	const provinces = set(PROVINCES, filter.provinces);
	const kinds = set(
		8,
		filter.sellerKinds.map((one) => sellerKinds.indexOf(one as never)),
	);
	const classes = set(
		8,
		filter.transportClasses.map((one) => transportClasses.indexOf(one as never)),
	);
	const mask = filter.standards.reduce((sum, one) => sum | (1 << standards.indexOf(one as never)), 0);
	const [from, to] = [filter.priceFrom ?? 0, filter.priceTo ?? Number.MAX_SAFE_INTEGER];
	const priced = filter.priceFrom !== null || filter.priceTo !== null;
	const all = (traits: number): boolean => {
		tallies.total++;
		tallies.categories[traits & 255]!++;
		tallies.provinces[(traits >>> 8) & 127]!++;
		tallies.masks[(traits >>> 15) & 127]!++;
		tallies.rests[traits >>> 22]!++;
		return true;
	};
	if (!categories && !provinces && !kinds && !classes && mask === 0 && !priced && !filter.inStock) return all;
	return (traits, price) => {
		let fails = 0;
		if (categories && categories[traits & 255] === 0) fails |= 1;
		if (provinces && provinces[(traits >>> 8) & 127] === 0) fails |= 2;
		if (mask !== 0 && ((traits >>> 15) & mask) === 0) fails |= 4;
		if (kinds && kinds[(traits >>> 22) & 7] === 0) fails |= 8;
		if (classes && classes[(traits >>> 25) & 7] === 0) fails |= 16;
		if (filter.inStock && (traits >>> 28) & 1) fails |= 32;
		if (priced && (price < from || price > to)) fails |= 64;
		if (fails === 0) return all(traits);
		if ((fails & (fails - 1)) !== 0) return false;
		if (fails === 1) tallies.categories[traits & 255]!++;
		else if (fails === 2) tallies.provinces[(traits >>> 8) & 127]!++;
		else if (fails === 4) tallies.masks[(traits >>> 15) & 127]!++;
		else if (fails === 8) tallies.kinds[(traits >>> 22) & 7]!++;
		else if (fails === 16) tallies.classes[(traits >>> 25) & 7]!++;
		else if (fails === 32) tallies.stock[1]!++;
		else tallies.steps[traits >>> 29]!++;
		return false;
	};
}

/** What stands where, by its own name; nothing is left out but what is nothing. */
export interface Counts {
	readonly categories: Readonly<Record<string, number>>;
	readonly provinces: Readonly<Record<string, number>>;
	readonly sellerKinds: Readonly<Record<string, number>>;
	readonly standards: Readonly<Record<string, number>>;
	readonly transportClasses: Readonly<Record<string, number>>;
	/** by the steps of `priceSteps` */
	readonly prices: readonly number[];
	readonly inStock: number;
}
export const noCounts: Counts = { categories: {}, provinces: {}, sellerKinds: {}, standards: {}, transportClasses: {}, prices: [], inStock: 0 };

/** @param slugs categories by their place */
export function countsOf(tallies: Tallies, slugs: readonly string[]): Counts {
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
		transportClasses: named(transportClasses, (index) => classes[index]!),
		prices: [...steps],
		inStock: stock[0]!,
	};
}

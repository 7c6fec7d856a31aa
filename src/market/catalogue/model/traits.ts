// What a product is counted and filtered by, in one whole number: category, province, standards, kind of seller, transport class, sold out, price step.
import { narrowings } from '#kernel/narrowing';
import type { SellerKind, TransportClass } from '#kernel/views';

// A place in these lists is what the index keeps.
export const { kind: sellerKinds, way: transportClasses, standard: standards, award: awards } = narrowings;
/** Where each step of prices but the first begins, in satang. */
export const priceSteps: readonly number[] = [10_000, 30_000, 50_000, 100_000, 250_000, 500_000, 1_000_000];

/** Within how many days something can be asked to arrive. */
export const arrivalSteps = narrowings.within;

export const CATEGORIES = 256;
export const PROVINCES = 128;
export const MASKS = 128;
export const RESTS = 1024;
export const AWARDS = 8;

export interface Traits {
	/** place in the list of categories that the model keeps, below 256 */
	readonly category: number;
	/** its code as a number */
	readonly province: number;
	readonly standards: readonly string[];
	readonly sellerKind: string;
	readonly transportClass: string;
	readonly soldOut: boolean;
	readonly priceSatang: number;
}

export const priceStep = (satang: number): number => {
	const step = priceSteps.findIndex((from) => satang < from);
	return step < 0 ? priceSteps.length : step;
};

/** Levels of award, a bit each; few goods have any. */
export const packAwards = (held: readonly string[]): number => awards.reduce((sum, one, bit) => sum | (held.includes(one) ? 1 << bit : 0), 0);

/** 8 bits category, 7 province, 7 standards, then 3 kind of seller, 3 class, 1 sold out, 3 price step. */
export function packTraits(facts: Traits): number {
	const mask = standards.reduce((sum, one, bit) => sum | (facts.standards.includes(one) ? 1 << bit : 0), 0);
	const kind = Math.max(0, sellerKinds.indexOf(facts.sellerKind as SellerKind));
	const way = Math.max(0, transportClasses.indexOf(facts.transportClass as TransportClass));
	const rest = kind | (way << 3) | (Number(facts.soldOut) << 6) | (priceStep(facts.priceSatang) << 7);
	return (facts.category | (facts.province << 8) | (mask << 15) | (rest << 22)) >>> 0;
}

import type { Words } from './views.ts';

/** What a kept search asks, as the page of a search understands it. */
export interface SearchAsked {
	readonly q: string;
	readonly category: string | null;
	readonly province: string | null;
	readonly portal: string | null;
	readonly sellerKinds: readonly string[];
	readonly standards: readonly string[];
	readonly awards: readonly string[];
	readonly transportClasses: readonly string[];
	readonly inStock: boolean;
	readonly priceFromSatang: number | null;
	readonly priceToSatang: number | null;
	readonly postcode: string | null;
	readonly arriveWithin: number | null;
	readonly sort: string | null;
}

/** A search somebody keeps. */
export interface KeptSearch {
	readonly searchId: string;
	readonly asked: SearchAsked;
	/** what category, province and portal are called */
	readonly names: { readonly category: Words | null; readonly province: Words | null; readonly portal: Words | null };
	readonly keptAt: Date;
	readonly lookedAt: Date;
	/** first published since it was looked at */
	readonly fresh: number;
}

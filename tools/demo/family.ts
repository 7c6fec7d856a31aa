import type { DemoCertificate, DemoTransportClass } from './shapes.ts';

/** A Thai text and its English. */
export type Pair = readonly [th: string, en: string];
/** Packed length, width and height in millimetres. */
export type Box = readonly [length: number, width: number, height: number];

/** One thing of a family as a seller would list it; `{n}` in names stands for the shop's own name of the goods. */
export interface Variant {
	name: Pair;
	baht: number;
	g: number;
	box: Box;
	unit?: Pair;
	/** Picture kinds that fit better than the family's. */
	kinds?: readonly string[];
	/** Colours or patterns the picture should show when there is such a picture. */
	tags?: readonly string[];
	category?: string;
	/** What is special about this one. */
	note?: Pair;
}

/** Goods of one sort, wherever they are made. */
export interface Family {
	category: string;
	kinds: readonly string[];
	/** What its pictures should show unless the shop says otherwise. */
	tags?: readonly string[];
	unit: Pair;
	transport: DemoTransportClass;
	maxDays?: number;
	shelfDays?: number;
	/** Fewest and most in stock. */
	stock?: readonly [number, number];
	/** What a description is built from: one from each list, `{n}` goods, `{v}` village, `{p}` province. */
	about: readonly Pair[];
	use: readonly Pair[];
	/** How it is made, in Thai. */
	process?: readonly string[];
	papers?: readonly DemoCertificate['kind'][];
	/** Chance of each paper, 0 to 1. */
	paperChance?: number;
	variants: readonly Variant[] | ((goods: Goods) => readonly Variant[]);
}

/** One line of goods in a shop: a family, the shop's own name for it, and what differs there. */
export interface Goods {
	family: string;
	name: Pair;
	/** How many products are made of it; four when not given. */
	count?: number;
	/** Price factor against the family's usual price. */
	times?: number;
	/** Name of a registered geographical indication of the province. */
	gi?: string;
	organic?: boolean;
	kinds?: readonly string[];
	tags?: readonly string[];
	/** Named patterns of this weaver: Thai, English, tags the picture should carry. */
	patterns?: readonly (readonly [th: string, en: string, tag: string])[];
	category?: string;
	halal?: boolean;
	/** A sentence only this shop can say about its goods. */
	note?: Pair;
	/** Products written out in full, put before the family's own. */
	special?: readonly Variant[];
}

/** Shorthand for a variant. */
export const v = (th: string, en: string, baht: number, g: number, box: Box, more: Omit<Variant, 'name' | 'baht' | 'g' | 'box'> = {}): Variant => ({
	name: [th, en],
	baht,
	g,
	box,
	...more,
});

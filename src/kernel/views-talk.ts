// What buyers and shops say to each other, as pages and the API are told of it.
import type { Words } from './views-goods.ts';

/** What a buyer said of goods that came. */
export interface GoodsReview {
	readonly shopId: string;
	readonly reviewId: string;
	readonly productId: string;
	readonly stars: number;
	readonly text: string;
	/** hashes */
	readonly pictures: readonly string[];
	/** the first name; null when its writer asked to be forgotten */
	readonly name: string | null;
	readonly writtenAt: Date;
	readonly changed: boolean;
	readonly answer: { readonly text: string; readonly at: Date } | null;
	readonly state: 'shown' | 'hidden';
	/** for its writer, the shop and moderators */
	readonly hiddenWhy: string | null;
}

/** The same at a desk: with what it is about. */
export interface DeskReview extends GoodsReview {
	readonly product: { readonly name: Words; readonly picture: string | null };
}

/** One line of a buyer's order: what was said of it, and whether something may be said. */
export interface LineReview {
	readonly lineId: string;
	readonly review: GoodsReview | null;
	readonly may: boolean;
}

/** Something that somebody thinks should not stand there. */
export interface ReportedReview {
	readonly reportId: string;
	readonly why: string;
	readonly at: Date;
	readonly review: DeskReview;
}

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

/** A question that everybody may read, and its answer. */
export interface GoodsQuestion {
	readonly shopId: string;
	readonly questionId: string;
	readonly productId: string;
	readonly text: string;
	/** the first name; null when its asker asked to be forgotten */
	readonly name: string | null;
	readonly askedAt: Date;
	readonly answer: { readonly text: string; readonly at: Date } | null;
	readonly state: 'shown' | 'hidden';
}
export interface DeskQuestion extends GoodsQuestion {
	readonly product: { readonly name: Words; readonly picture: string | null };
}
export interface ReportedQuestion {
	readonly reportId: string;
	readonly why: string;
	readonly at: Date;
	readonly question: DeskQuestion;
}

/** A text that a shop keeps ready. */
export interface KeptReply {
	readonly replyId: string;
	readonly text: string;
}

export type TalkSide = 'buyer' | 'shop';

/** One line of the list of talks. */
export interface TalkCard {
	readonly shopId: string;
	readonly talkId: string;
	/** the shop's name for a buyer, the buyer's first name for a shop; null: forgotten */
	readonly with: Words | null;
	readonly lastText: string;
	readonly lastAt: Date;
	readonly lastBy: TalkSide;
	readonly unread: number;
	readonly blocked: boolean;
}

export interface TalkMessage {
	readonly messageId: string;
	readonly by: TalkSide;
	readonly text: string;
	/** something that leads elsewhere was taken out before it was kept */
	readonly masked: boolean;
	/** a moderator took it away */
	readonly removed: boolean;
	readonly pictures: readonly string[];
	readonly about: TalkSubject | null;
	readonly at: Date;
}
export interface TalkSubject {
	readonly kind: 'product' | 'order';
	readonly id: string;
	/** the product's name, or the order's code */
	readonly name: Words;
}

/** A talk as one of its two sides sees it: the newest messages, oldest of them first. */
export interface TalkView {
	readonly shopId: string;
	readonly talkId: string | null;
	readonly with: Words | null;
	readonly messages: readonly TalkMessage[];
	/** cursor of the messages before these */
	readonly earlier: string | null;
	readonly unread: number;
	readonly blockedBy: TalkSide | null;
	readonly may: { readonly write: boolean; readonly block: boolean; readonly unblock: boolean };
}

/** A message that one side reported; moderators see it alone. */
export interface ReportedMessage {
	readonly shopId: string;
	readonly reportId: string;
	readonly why: string;
	readonly at: Date;
	readonly by: TalkSide;
	readonly text: string;
	readonly pictures: readonly string[];
}

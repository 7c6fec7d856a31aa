// What pages and the API are told of a shop's papers and its standing.
import type { ShopCard, ShopView, Words } from './views.ts';

/** One requirement and what the shop showed for it. */
export interface PaperView {
	readonly code: string;
	readonly name: Words;
	readonly help: Words;
	readonly needed: boolean;
	readonly format: 'national_id' | 'juristic_id' | 'enterprise_number' | 'free' | 'none';
	readonly evidence: 'needed' | 'welcome' | 'none';
	/** missing: nothing was shown; over: it was accepted and has ended */
	readonly state: 'missing' | 'given' | 'accepted' | 'refused' | 'over';
	readonly answerId: string | null;
	/** masked, but for numbers that are public */
	readonly shown: string | null;
	/** in the clear while an unmasking of the reader lasts */
	readonly clear: string | null;
	readonly sealed: boolean;
	readonly picture: string | null;
	readonly expiresOn: string | null;
	readonly reason: string | null;
	readonly givenAt: Date | null;
	readonly reviewedAt: Date | null;
}

export interface Checklist {
	readonly papers: readonly PaperView[];
	readonly complete: boolean;
}

/** Another shop that shares something with this one. */
export interface SharedSignal {
	readonly kind: 'bank' | 'phone' | 'device' | 'number';
	readonly shop: ShopCard;
	readonly sameOwner: boolean;
}

export interface AppealView {
	readonly appealId: string;
	readonly text: string;
	readonly at: Date;
	readonly answer: string | null;
	readonly outcome: 'upheld' | 'changed' | null;
	readonly answeredAt: Date | null;
}

/** A shop as the officer of its place sees it. */
export interface ShopCase {
	readonly shop: ShopView;
	readonly ownerName: string;
	readonly reason: string | null;
	readonly checklist: Checklist;
	readonly signals: readonly SharedSignal[];
	readonly history: readonly { readonly state: ShopCard['state']; readonly at: Date; readonly by: string; readonly why: string | null }[];
	readonly appeals: readonly AppealView[];
	readonly may: {
		readonly approve: boolean;
		readonly review: boolean;
		readonly suspend: boolean;
		readonly close: boolean;
		readonly reopen: boolean;
		readonly answer: boolean;
	};
}

// What pages and the API are told of awards and of badges that anybody may check.
import type { AwardLevel, CertificateKind, ProvinceView, Words } from './views-goods.ts';

export type Region = ProvinceView['region'];
/** What can be awarded: a product, a shop, or a community group, which is a shop that several people run. */
export const awardSubjects = ['product', 'shop', 'group'] as const;
export type AwardSubject = (typeof awardSubjects)[number];
/** How the awards of a level are spread over the country. */
export const areaRules = ['country', 'one_a_region', 'one_a_province'] as const;
export type AreaRule = (typeof areaRules)[number];

/** One award, as it was called the day it was given; what stands behind it may have changed since. */
export interface AwardView {
	readonly awardId: string;
	/** on its badge */
	readonly code: string;
	readonly level: AwardLevel;
	readonly category: { readonly slug: string; readonly name: Words };
	readonly subject: AwardSubject;
	readonly productId: string | null;
	readonly shop: { readonly shopId: string; readonly slug: string; readonly name: Words };
	readonly what: Words;
	readonly who: Words;
	readonly picture: string | null;
	readonly provinceCode: string;
	readonly provinceName: Words;
	readonly region: Region;
	readonly reason: Words;
	readonly programme: { readonly slug: string; readonly name: Words };
	/** in the common era */
	readonly year: number;
	/** days in Bangkok, both included */
	readonly issued: string;
	readonly until: string;
	readonly state: 'valid' | 'expired' | 'withdrawn';
	readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
	/** the product is on sale, or the shop is open */
	readonly open: boolean;
}

export interface ProgrammeCard {
	readonly programmeId: string;
	readonly slug: string;
	readonly name: Words;
	readonly year: number;
	readonly organiser: Words;
	readonly state: 'draft' | 'published';
	readonly until: string;
}

export interface LevelView {
	readonly category: string;
	readonly level: AwardLevel;
	readonly quota: number;
	readonly areaRule: AreaRule;
}

/** A programme with its result: awards that hold or held, best level first; those withdrawn apart. */
export interface ProgrammeView extends ProgrammeCard {
	readonly about: Words;
	readonly categories: readonly { readonly slug: string; readonly name: Words }[];
	readonly levels: readonly LevelView[];
	readonly publishedAt: Date | null;
	/** SHA-256 of the result's text, in hexadecimal; null before it is published */
	readonly hash: string | null;
	/** the awards are still word for word what the hash was made of */
	readonly frozen: boolean;
	readonly awards: readonly AwardView[];
	readonly withdrawn: readonly AwardView[];
	readonly may: { readonly edit: boolean };
}

/** What is looked at before something may get an award, from live figures. */
export const fitRules = ['on_sale', 'shop_open', 'origin_checked', 'kind', 'quota', 'area'] as const;
export type FitRule = (typeof fitRules)[number];

/** A proposal in a programme that is not published yet. */
export interface EntryView {
	readonly entryId: string;
	readonly category: string;
	readonly level: AwardLevel;
	readonly subject: AwardSubject;
	readonly subjectId: string;
	readonly shopId: string;
	readonly shopSlug: string;
	readonly what: Words;
	readonly who: Words;
	readonly picture: string | null;
	readonly provinceCode: string;
	readonly provinceName: Words;
	readonly region: Region;
	readonly reason: Words;
	/** rules that do not hold today; empty when all do */
	readonly unfit: readonly FitRule[];
}

/** What a badge says, as it is signed. Days in Bangkok. */
export interface Statement {
	readonly kind: 'award' | 'standard';
	readonly code: string;
	readonly what: string;
	readonly who: string;
	readonly provinceCode: string;
	/** the programme, or who gave the certificate */
	readonly title: string;
	/** the award's level, or the certificate's kind: otop-5 */
	readonly level: string;
	/** in the common era */
	readonly year: number;
	readonly issued: string;
	readonly until: string;
	readonly keyId: string;
}

/** What we know behind a badge's code today. */
export interface BadgeRecord {
	readonly kind: 'award' | 'standard';
	readonly code: string;
	readonly state: 'valid' | 'expired' | 'withdrawn' | 'waiting';
	/** the signed statement as text; null for a certificate that does not hold */
	readonly text: string | null;
	readonly what: Words;
	readonly who: Words;
	readonly shopSlug: string;
	readonly productId: string | null;
	readonly provinceName: Words;
	readonly picture: string | null;
	readonly level: AwardLevel | null;
	readonly certificate: { readonly kind: CertificateKind; readonly number: string; readonly stars: number | null; readonly issuer: string } | null;
	readonly programme: { readonly slug: string; readonly name: Words } | null;
	readonly year: number;
	readonly issued: string;
	readonly until: string;
	readonly history: readonly { readonly at: Date; readonly act: 'given' | 'withdrawn' | 'waiting' | 'ended'; readonly why: string | null }[];
}

/**
 * What comes of checking: `valid` good and in force; `withdrawn`, `expired`, `waiting` ours and not in force; `altered` not what we signed;
 * `unknown` no badge of ours.
 */
export interface BadgeCheck {
	readonly outcome: BadgeRecord['state'] | 'altered' | 'unknown';
	/** none when only a code was given: the record answers, no signature was looked at */
	readonly signature: 'good' | 'bad' | 'none';
	readonly statement: Statement | null;
	readonly record: BadgeRecord | null;
}

export interface BadgeKey {
	readonly keyId: string;
	/** Ed25519, 32 bytes in base64url */
	readonly publicKey: string;
	/** when it was first used; null when it has signed nothing yet */
	readonly since: Date | null;
	readonly current: boolean;
}

// Shapes of goods and of shops; told on by views.ts.
import type { Satang } from './money.ts';

/** A text in both languages; English falls back to Thai visibly where there is none. */
export interface Words {
	readonly th: string;
	readonly en: string | null;
}

export type TransportClass = 'ambient' | 'fragile' | 'liquid' | 'chilled' | 'frozen' | 'live_plant';
export type CertificateKind = 'otop' | 'tcps' | 'fda' | 'gi' | 'organic' | 'gap' | 'halal';

/** A picture by content: files are `/files/<hash>-<width>.webp` with width 160, 360, 640 or 1280. */
export interface PictureView {
	readonly hash: string;
	readonly alt: Words;
}
export interface AttributeView {
	readonly code: string;
	readonly name: Words;
	/** as kept: '120', 'silk,cotton', 'yes', '4,5,6' */
	readonly value: string;
	/** as people read it */
	readonly text: Words;
}

/** One kind of a thing that comes in several: a colour, a size. */
export interface OptionView {
	readonly productId: string;
	readonly name: Words;
	readonly soldOut: boolean;
}

/** From the shelf, made when ordered, or promised for a day. */
export type Readiness =
	| { readonly how: 'stock' }
	| { readonly how: 'to_order'; readonly days: number }
	/** 'YYYY-MM-DD' in Bangkok: sent from that day on */
	| { readonly how: 'pre_order'; readonly from: string };

/** So much for each piece from so many on. */
export interface PriceStep {
	readonly from: number;
	readonly priceSatang: number;
}

/** Why a piece costs less than usual today. */
export type PriceReason = 'steps' | 'discount' | 'deal' | 'coupon' | 'campaign' | 'market_coupon';

/** What a shop takes off its prices for some days. */
export interface PromotionView {
	readonly promotionId: string;
	readonly shopId: string;
	/** for everybody, from so many pieces, or once for each follower */
	readonly kind: 'discount' | 'deal' | 'coupon';
	readonly name: Words;
	readonly percent: number;
	readonly pieces: number | null;
	/** which goods; none means all of the shop */
	readonly products: readonly string[];
	/** coupons that are left */
	readonly left: number | null;
	readonly used: number;
	readonly from: Date;
	/** the first moment at which it does not hold */
	readonly until: Date;
	readonly state: 'coming' | 'running' | 'ended';
}

/** One question about goods of a branch, as a form asks it. */
export interface QuestionView {
	readonly attributeId: string;
	readonly code: string;
	/** asked for everything in this branch */
	readonly category: string;
	readonly kind: 'text' | 'choice' | 'number' | 'yes_no' | 'months';
	/** choice: more than one may hold */
	readonly many: boolean;
	readonly name: Words;
	readonly unit: Words | null;
	readonly choices: readonly { readonly code: string; readonly th: string; readonly en: string }[];
	readonly from: string;
	readonly until: string | null;
}

export type SellerKind = 'farmer' | 'household' | 'community_enterprise' | 'cooperative' | 'otop_producer' | 'sme' | 'agency';
export interface PlaceView {
	readonly subdistrictCode: string;
	readonly postcode: string;
	readonly subdistrict: Words;
	readonly district: Words;
	readonly province: Words;
	readonly provinceCode: string;
}

export interface ProvinceView {
	readonly code: string;
	/** romanised, as in the address of its page: 'surin' */
	readonly slug: string;
	readonly name: Words;
	readonly region: 'north' | 'northeast' | 'central' | 'east' | 'west' | 'south';
	readonly shops: number;
	readonly products: number;
}
export interface OfficeView {
	/** the five-digit postcode it serves */
	readonly code: string;
	readonly name: Words;
	readonly provinceCode: string;
}
export interface CategoryView {
	readonly slug: string;
	readonly name: Words;
	readonly parent: string | null;
	readonly products: number;
}

export interface ShopCard {
	readonly shopId: string;
	readonly slug: string;
	readonly name: Words;
	readonly kind: SellerKind;
	readonly village: Words;
	readonly provinceCode: string;
	readonly provinceName: Words;
	readonly postcode: string;
	readonly state: 'applied' | 'sent_back' | 'approved' | 'suspended' | 'closed';
	/** it sends nothing until after this day */
	readonly away: { readonly until: string; readonly text: string | null } | null;
}

export interface ShopView extends ShopCard {
	readonly story: Words;
	readonly saying: string | null;
	readonly since: number | null;
	readonly members: number | null;
	readonly place: PlaceView;
	readonly office: OfficeView;
	readonly products: number;
	/** why it was sent back, for its owner */
	readonly reason: string | null;
	/** for its owner: how it is paid, masked ('พร้อมเพย์ 08x xxx 0004') */
	readonly payout: string | null;
	readonly may: { readonly edit: boolean; readonly approve: boolean };
}

export interface ProductCard {
	readonly productId: string;
	readonly name: Words;
	readonly priceSatang: Satang;
	/** the usual price, while it costs less */
	readonly wasSatang: Satang | null;
	/** how many kinds of it there are */
	readonly options: number;
	readonly unit: Words;
	readonly picture: string | null;
	readonly shop: { readonly slug: string; readonly name: Words };
	readonly village: Words;
	readonly provinceCode: string;
	readonly provinceName: Words;
	readonly transportClass: TransportClass;
	readonly badges: readonly Badge[];
	/** the highest award it holds today */
	readonly award: AwardMark | null;
	/** where it is made was checked by the office of that place */
	readonly originChecked: boolean;
	readonly soldOut: boolean;
	/** one to five, from reviews */
	readonly rating: number | null;
	/** how many reviews it stands on */
	readonly ratings: number;
	readonly sold: number;
}

/** From the best on: of the nation, of a region, a model for others. */
export const awardLevels = ['nation', 'region', 'model'] as const;
export type AwardLevel = (typeof awardLevels)[number];
/** An award as a small seal; the year in the common era. */
export interface AwardMark {
	readonly level: AwardLevel;
	readonly year: number;
}

/** Computed from certificates valid now. */
export interface Badge {
	readonly kind: CertificateKind;
	readonly stars: number | null;
}

/** draft → submitted → published | changes_requested | rejected; published ⇄ paused; published → taken_down → published | removed */
export const listingStates = ['draft', 'submitted', 'published', 'changes_requested', 'rejected', 'paused', 'taken_down', 'removed'] as const;
export type ListingState = (typeof listingStates)[number];

export interface ProductView extends ProductCard {
	readonly state: ListingState;
	readonly description: Words;
	readonly process: Words | null;
	readonly category: { readonly slug: string; readonly name: Words }[];
	readonly pictures: readonly PictureView[];
	readonly weightG: number;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly maxDays: number | null;
	readonly shelfLifeDays: number | null;
	readonly attributes: readonly AttributeView[];
	readonly ready: Readiness;
	/** cheaper for more at once, fewest first */
	readonly steps: readonly PriceStep[];
	readonly video: string | null;
	/** which kind this is, when there are several */
	readonly option: Words | null;
	/** all kinds of it, this one too */
	readonly kinds: readonly OptionView[];
	/** numbers that the law wants on a label */
	readonly foodNumber: string | null;
	readonly cosmeticNumber: string | null;
	readonly herbNumber: string | null;
	readonly available: number;
	readonly certificates: readonly {
		readonly kind: CertificateKind;
		readonly number: string;
		readonly stars: number | null;
		readonly until: string;
		readonly expired: boolean;
	}[];
	readonly maker: ShopView;
	/** the three parts of the price: maker + fee = price */
	readonly money: { readonly makerSatang: Satang; readonly feeSatang: Satang; readonly feeBps: number };
	readonly may: { readonly edit: boolean };
}

/** One page of a list; `next` is an opaque cursor, null at the end. */
export interface Page<Item> {
	readonly items: readonly Item[];
	readonly next: string | null;
}

export interface SearchResult extends Page<ProductCard> {
	/** how many fit, counted up to a limit */
	readonly total: number;
	readonly totalIsLeast: boolean;
	readonly facets: {
		readonly categories: readonly { readonly slug: string; readonly name: Words; readonly count: number }[];
		readonly provinces: readonly { readonly code: string; readonly slug: string; readonly name: Words; readonly count: number }[];
		readonly sellerKinds: readonly { readonly code: SellerKind; readonly count: number }[];
		readonly standards: readonly { readonly code: CertificateKind; readonly count: number }[];
		readonly awards: readonly { readonly code: AwardLevel; readonly count: number }[];
		readonly transportClasses: readonly { readonly code: TransportClass; readonly count: number }[];
		/** steps of prices; the last has no end */
		readonly prices: readonly { readonly fromSatang: number; readonly belowSatang: number | null; readonly count: number }[];
		readonly inStock: number;
		/** there within so many days; empty when nobody knows where */
		readonly arrivals: readonly { readonly withinDays: number; readonly count: number }[];
	};
	/** what was really searched when the spelling was repaired */
	readonly repaired: string | null;
	/** words dropped to find anything */
	readonly dropped: readonly string[];
	/** days until it can be at the place that was asked for, by product; without those that cannot */
	readonly arrivesIn: Readonly<Record<string, number>>;
}

export interface Suggestion {
	readonly kind: 'product' | 'shop' | 'district' | 'province' | 'category';
	readonly text: string;
	readonly href: string;
	readonly count: number | null;
}

/** What a shop is in law: it decides which papers it can show and how it is paid. */
export type DemoShopKind = 'farmer' | 'household' | 'community_enterprise' | 'cooperative' | 'otop_producer' | 'sme' | 'agency';

/** One invented shop of the demonstration market; province, sub-district and signature goods are real. */
export interface DemoShop {
	/** Romanised, a-z 0-9 and hyphens. */
	slug: string;
	nameTh: string;
	nameEn: string;
	kind: DemoShopKind;
	provinceCode: string;
	/** Official six-digit code. */
	subdistrictCode: string;
	villageTh: string;
	villageEn: string;
	storyTh: string;
	storyEn: string;
	/** Year of the common era. */
	foundedYear: number;
	members: number;
	owner: { nameTh: string; nameEn: string; /** +66800…, unique */ phone: string };
	/** A phone number, or null when the shop is paid by bank transfer. */
	promptpay: string | null;
	bank: { code: string; number: string; name: string } | null;
	/** One line in the maker's own words. */
	wordsTh?: string;
}

export type DemoTransportClass = 'ambient' | 'fragile' | 'liquid' | 'chilled' | 'frozen' | 'live_plant';

export interface DemoCertificate {
	kind: 'otop' | 'tcps' | 'fda' | 'gi' | 'organic' | 'gap' | 'halal';
	number: string;
	/** Only for otop: 3 to 5. */
	stars?: number;
	/** ISO date of the common era. */
	until: string;
}

/** One thing a demonstration shop sells; weight and lengths are of the packed parcel. */
export interface DemoProduct {
	slug: string;
	shopSlug: string;
	nameTh: string;
	nameEn: string;
	descriptionTh: string;
	descriptionEn: string;
	processTh?: string;
	/** Slug of a category in `categories.ts`. */
	category: string;
	priceSatang: number;
	unitTh: string;
	unitEn: string;
	stock: number;
	weightG: number;
	lengthMm: number;
	widthMm: number;
	heightMm: number;
	transportClass: DemoTransportClass;
	/** Days on the road it can bear. */
	maxDays: number | null;
	shelfLifeDays: number | null;
	/** Name of a drawn picture, such as `silk-012`. */
	picture: string;
	morePictures: string[];
	certificates: DemoCertificate[];
	soldCount: number;
	/** 1.0 to 5.0, or null before the first review. */
	rating: number | null;
}

export type DemoRole = 'buyer' | 'seller' | 'province_officer' | 'post_clerk' | 'finance' | 'operator' | 'auditor' | 'support';

/** Somebody who can sign in to the demonstration. */
export interface DemoPerson {
	key: string;
	nameTh: string;
	nameEn: string;
	/** +66800…, unique. */
	phone: string;
	role: DemoRole;
	note: string;
	shopSlug?: string;
	provinceCode?: string;
	postcode?: string;
}

export interface DemoMarket {
	shops: DemoShop[];
	products: DemoProduct[];
	people: DemoPerson[];
}

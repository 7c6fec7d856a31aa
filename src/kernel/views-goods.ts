// Goods as lists and pages show them.
import type { Satang } from './money.ts';
import type { CertificateKind, PictureView, ShopView, TransportClass, Words } from './views.ts';

export interface ProductCard {
	readonly productId: string;
	readonly name: Words;
	readonly priceSatang: Satang;
	readonly unit: Words;
	readonly picture: string | null;
	readonly shop: { readonly slug: string; readonly name: Words };
	readonly village: Words;
	readonly provinceCode: string;
	readonly provinceName: Words;
	readonly transportClass: TransportClass;
	readonly badges: readonly Badge[];
	/** where it is made was checked by the office of that place */
	readonly originChecked: boolean;
	readonly soldOut: boolean;
	readonly rating: number | null;
	readonly sold: number;
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

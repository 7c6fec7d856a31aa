// What pages and the API are told of portals, their front pages and collections.
import type { CertificateKind, ProductCard, ShopCard, Words } from './views-goods.ts';

/** The dresses of portals: classes of the tokens, each with colours of measured contrast. */
export const portalThemes = [
	'surin',
	'phangnga',
	'chiangmai',
	'khonkaen',
	'sakon',
	'north',
	'northeast',
	'central',
	'east',
	'west',
	'south',
] as const;
export type PortalTheme = (typeof portalThemes)[number];

/** Wide pictures that may stand behind a name or beside a story. */
export const portalPictures = ['elephants', 'land', 'sea-wide', 'village-indigo', 'village-silk'] as const;
export type PortalPicture = (typeof portalPictures)[number];

/** Which goods: all conditions hold together; what is null or empty does not matter. */
export interface GoodsRule {
	readonly provinceCodes: readonly string[];
	/** a district's four digits or a sub-district's six */
	readonly areaCode: string | null;
	readonly category: string | null;
	readonly standard: CertificateKind | null;
	/** of OTOP: at least so many */
	readonly stars: number | null;
	readonly fromSatang: number | null;
	readonly toSatang: number | null;
}

export interface CollectionCard {
	readonly slug: string;
	readonly name: Words;
	readonly story: Words;
	/** the portal it belongs to; null for one of the whole market */
	readonly portal: string | null;
	readonly shown: boolean;
	readonly handPicked: boolean;
	readonly pictures: readonly string[];
}

export interface Picked {
	readonly product: ProductCard;
	/** why it was chosen; null in a collection by rule */
	readonly reason: Words | null;
}

export interface CollectionView extends CollectionCard {
	readonly items: readonly Picked[];
	readonly rule: GoodsRule | null;
	readonly next: string | null;
	readonly may: { readonly edit: boolean };
}

export interface AreaView {
	readonly code: string;
	readonly name: Words;
	readonly shops: number;
}

/** One block of a front page, filled. */
export type FrontBlock =
	| {
			readonly kind: 'goods';
			readonly id: string;
			readonly title: Words;
			readonly text: Words;
			readonly sort: 'popular' | 'new';
			readonly category: string | null;
			readonly goods: readonly ProductCard[];
	  }
	| { readonly kind: 'collection'; readonly id: string; readonly collection: CollectionView }
	| { readonly kind: 'collections'; readonly id: string; readonly title: Words; readonly collections: readonly CollectionCard[] }
	| {
			readonly kind: 'story';
			readonly id: string;
			readonly title: Words;
			readonly text: Words;
			readonly shop: ShopCard | null;
			readonly picture: PortalPicture | null;
	  }
	| {
			readonly kind: 'event';
			readonly id: string;
			readonly title: Words;
			readonly text: Words;
			readonly place: Words;
			readonly firstDay: string;
			readonly lastDay: string;
			readonly link: string | null;
	  }
	| { readonly kind: 'notice'; readonly id: string; readonly title: Words; readonly text: Words; readonly link: string | null }
	| {
			readonly kind: 'signature';
			readonly id: string;
			readonly title: Words;
			readonly goods: readonly Words[];
			readonly registered: readonly Words[];
	  }
	| { readonly kind: 'districts'; readonly id: string; readonly title: Words; readonly districts: readonly AreaView[] }
	| { readonly kind: 'makers'; readonly id: string; readonly title: Words; readonly shops: readonly ShopCard[] }
	| { readonly kind: 'office'; readonly id: string; readonly title: Words; readonly text: Words; readonly phone: string | null };

export interface PortalCard {
	readonly slug: string;
	readonly name: Words;
	readonly lead: Words;
	readonly theme: PortalTheme;
	/** null for the window of an organisation */
	readonly provinceCode: string | null;
	readonly host: string | null;
	readonly firstLang: 'th' | 'en';
}

export interface PortalFront extends PortalCard {
	readonly picture: PortalPicture | null;
	/** its own mark; null when it has none */
	readonly crest: string | null;
	readonly region: string | null;
	readonly shops: number | null;
	readonly products: number | null;
	/** branches in which it has goods, as doors to them */
	readonly shelves: readonly { readonly slug: string; readonly name: Words }[];
	readonly blocks: readonly FrontBlock[];
	/** which edition of the front page; null for the one that is made for a province */
	readonly edition: number | null;
	readonly may: { readonly curate: boolean };
}

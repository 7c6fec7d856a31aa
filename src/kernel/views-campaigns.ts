// What pages and the API are told of campaigns.
import type { Satang } from './money.ts';
import type { portalPictures } from './views-portals.ts';
import type { ProductCard } from './views-goods.ts';
import type { Words } from './views.ts';

export interface CampaignCard {
	readonly campaignId: string;
	readonly slug: string;
	readonly kind: 'fair' | 'flash' | 'gifts';
	readonly name: Words;
	readonly text: Words;
	readonly picture: (typeof portalPictures)[number];
	readonly from: Date;
	/** the first moment at which it does not hold */
	readonly until: Date;
	readonly state: 'coming' | 'running' | 'ended';
	readonly shown: boolean;
}

export interface CampaignView extends CampaignCard {
	/** collections that stand on its page */
	readonly collections: readonly string[];
	readonly coupons: readonly MarketCoupon[];
	readonly may: { readonly edit: boolean };
}

export interface MarketCoupon {
	readonly couponId: string;
	readonly campaignId: string;
	readonly name: Words;
	readonly percent: number;
	readonly leastSatang: Satang;
	readonly left: number;
	readonly budget: number;
	readonly used: number;
	readonly perPerson: number;
	/** the caller has it; how often it may still be used by the caller */
	readonly mine: number | null;
}

/** One of a shop's goods in a campaign. */
export interface CampaignEntry {
	readonly campaignId: string;
	readonly shopId: string;
	readonly productId: string;
	readonly percent: number;
	readonly pieces: number | null;
	readonly perPerson: number | null;
	readonly taken: number;
	/** null: no limit */
	readonly left: number | null;
}

/** An entry with what it is of; null when that is not on sale today. */
export interface EntryWithGoods {
	readonly entry: CampaignEntry;
	readonly product: ProductCard | null;
}

/** What runs for one of the goods now. */
export interface EntryInCampaign {
	readonly slug: string;
	readonly name: Words;
	readonly until: Date;
	readonly entry: CampaignEntry;
}

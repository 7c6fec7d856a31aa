// Shapes of buying beside basket and order: the address book, favourites, what is bought again.
import type { Satang } from './money.ts';
import type { PlaceView, ShopCard, Words } from './views-goods.ts';

/** An address of a person's book, with what its owner calls it ('' when nothing). */
export interface BookedAddress {
	readonly name: string;
	readonly phone: string;
	/** house number, moo, soi, road */
	readonly line: string;
	readonly place: PlaceView;
	readonly addressId: string;
	readonly label: string;
}

/** Something kept for another day: in the basket's second list, or as a favourite. */
export interface KeptGoods {
	readonly productId: string;
	readonly name: Words;
	readonly unit: Words;
	readonly picture: string | null;
	readonly priceSatang: Satang;
	readonly usualSatang: Satang;
	/** what it cost when it was kept; null when that was not written down */
	readonly keptSatang: Satang | null;
	readonly quantity: number;
	readonly shop: { readonly slug: string; readonly name: Words };
	readonly provinceName: Words;
	/** a code when it cannot be bought now */
	readonly problem: string | null;
}

/** What happened to a line of an order that is bought again. */
export interface AgainLine {
	readonly productId: string;
	readonly name: Words;
	readonly wasSatang: Satang;
	readonly nowSatang: Satang | null;
	readonly wanted: number;
	/** put into the basket */
	readonly put: number;
	/** a code of why none or fewer were put */
	readonly problem: string | null;
}

/** What stands behind a shared link now. */
export interface CardView {
	readonly code: string;
	readonly channel: string;
	readonly shop: ShopCard;
	/** null: the link leads to the whole shop */
	readonly goods: {
		readonly productId: string;
		readonly name: Words;
		readonly unit: Words;
		readonly picture: string | null;
		/** on the card, when it was made */
		readonly cardSatang: Satang;
		readonly nowSatang: Satang;
		readonly usualSatang: Satang;
		readonly madeAt: Date;
		readonly left: number;
		/** a code when it cannot be bought now */
		readonly problem: string | null;
	} | null;
}

/** What came of links of one channel. */
export interface ChannelFigures {
	readonly channel: string;
	readonly opened: number;
	readonly orders: number;
	readonly cancelled: number;
	readonly goodsSatang: Satang;
}

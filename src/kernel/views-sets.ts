// What pages and the API are told of gift sets.
import type { Satang } from './money.ts';
import type { Words } from './views.ts';

export interface SetCard {
	readonly setId: string;
	readonly slug: string;
	readonly name: Words;
	readonly shown: boolean;
	readonly pictures: readonly string[];
	/** of how many shops it is */
	readonly shops: number;
	/** of what can be bought now */
	readonly totalSatang: Satang;
}

export interface SetView extends Omit<SetCard, 'pictures'> {
	readonly story: Words;
	readonly provinceCode: string | null;
	readonly items: readonly {
		readonly productId: string;
		readonly name: Words;
		readonly picture: string | null;
		readonly quantity: number;
		readonly priceSatang: Satang;
		readonly lineSatang: Satang;
		readonly shop: { readonly slug: string; readonly name: Words };
		readonly provinceName: Words;
		readonly canBuy: boolean;
	}[];
	readonly may: { readonly edit: boolean };
}

// A shop's figures, as pages and the API are told of them.
import type { Words } from './views-goods.ts';

export interface Figures {
	/** product pages opened */
	readonly seen: number;
	/** put into a basket */
	readonly basket: number;
	/** pieces */
	readonly sold: number;
	/** pieces */
	readonly returned: number;
}

export interface WeekFigures extends Figures {
	/** its Monday in Bangkok, YYYY-MM-DD */
	readonly week: string;
	/** the rough median of shops of the same kind in the province; null: the week is not over, or they are fewer than five */
	readonly usual: Figures | null;
}

export interface FiguresView {
	readonly shopId: string;
	/** null: of the whole shop */
	readonly productId: string | null;
	readonly weeks: readonly WeekFigures[];
	/** of all these weeks together, what sells best first */
	readonly products: readonly ({ readonly productId: string; readonly name: Words } & Figures)[];
}

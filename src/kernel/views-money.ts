// Shapes of money that rooms give to pages and to the API; told on by views.ts.
import type { Satang } from './money.ts';

/** Money of a payment on its way back to whoever paid it, or back already. */
export interface ReturnView {
	readonly refundId: string;
	readonly amountSatang: Satang;
	/** code of why, with a sentence in both languages */
	readonly cause: string;
	readonly state: 'on_its_way' | 'returned';
	/** the order it was paid for; null when it belonged to none */
	readonly orderId: string | null;
	readonly at: Date;
	readonly returnedAt: Date | null;
}

/** Postage as quoted before the box was packed, and by the weight the counter found. The difference is told, not charged. */
export interface PostageView {
	/** null: from before this was written down */
	readonly quotedG: number | null;
	readonly quotedSatang: Satang | null;
	/** null until weighed */
	readonly weighedG: number | null;
	/** null until weighed, or when the service does not carry so much */
	readonly weighedSatang: Satang | null;
	/** more than zero: the post asks for more than was quoted */
	readonly differenceSatang: number | null;
}

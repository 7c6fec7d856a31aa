/** What everyone above needs of an order when it moves. */
export interface OrderNews {
	readonly shopId: string;
	readonly orderId: string;
	readonly checkoutId: string;
	readonly paymentId: string;
	readonly buyerId: string;
	readonly code: string;
	readonly goodsSatang: number;
	readonly postageSatang: number;
	readonly totalSatang: number;
}

export interface CancelledNews extends OrderNews {
	readonly wasPaid: boolean;
}

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
	/** how the buyer came: 'portal', or the channel of the shared link with its code */
	readonly channel?: string;
	readonly linkCode?: string | null;
}

export interface CancelledNews extends OrderNews {
	readonly wasPaid: boolean;
}

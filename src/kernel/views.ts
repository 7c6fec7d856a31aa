// The shapes that rooms give to pages and to the API. Plain values: texts carry both languages, money is satang, times are Dates.
import type { Satang } from './money.ts';
import type { OfficeView, PlaceView, PriceReason, ShopCard, ShopView, TransportClass, Words } from './views-goods.ts';
import type { KeptGoods } from './views-buying.ts';
import type { PostageView, ReturnView } from './views-money.ts';

export * from './views-goods.ts';
export type { PostageView, ReturnView } from './views-money.ts';

export interface DeliveryEstimate {
	readonly service: Words;
	readonly feeSatang: Satang;
	/** Bangkok calendar days */
	readonly dispatchDay: string;
	readonly arriveFrom: string;
	readonly arriveBy: string;
}

export interface BasketLineView {
	readonly productId: string;
	readonly name: Words;
	readonly unit: Words;
	readonly picture: string | null;
	readonly priceSatang: Satang;
	/** the usual price, and why it costs less now */
	readonly usualSatang: Satang;
	readonly why: PriceReason | null;
	/** a campaign would make it cheaper for so many pieces, and more are wanted */
	readonly most: number | null;
	readonly quantity: number;
	readonly lineSatang: Satang;
	readonly available: number;
	/** a code of a message when this line cannot be bought now: 'stock.short', 'catalogue.not_for_sale' */
	readonly problem: string | null;
}

export interface BasketGroup {
	readonly shop: ShopCard;
	readonly lines: readonly BasketLineView[];
	readonly goodsSatang: Satang;
}

export interface BasketView {
	readonly basketId: string | null;
	readonly groups: readonly BasketGroup[];
	/** set aside for another day */
	readonly later: readonly KeptGoods[];
	readonly pieces: number;
	readonly goodsSatang: Satang;
}

/** One block of the checkout page: one shop's goods, sent together. */
export interface QuotedGroup extends BasketGroup {
	readonly options: readonly QuoteOption[];
	/** why nothing can carry it there: a message code */
	readonly refusal: string | null;
	/** another place than that of the checkout, when this part goes to somebody else */
	readonly elsewhere: PlaceView | null;
	/** this part may go in the box of an earlier order that is not packed yet */
	readonly together: TogetherOffer | null;
}

/** An earlier order of the same shop that this part may travel with, and what that costs. */
export interface TogetherOffer {
	readonly orderId: string;
	readonly code: string;
	/** the Bangkok day on which the shop is expected to pack it */
	readonly packOn: string;
	readonly service: string;
	readonly name: Words;
	/** postage on top of what the earlier one paid */
	readonly feeSatang: Satang;
	/** postage of this part by itself, by the same service */
	readonly aloneSatang: Satang;
	readonly arriveFrom: string;
	readonly arriveBy: string;
	/** the earlier order's recipient */
	readonly to: AddressView;
	readonly chosen: boolean;
}

export interface QuoteOption {
	readonly service: string;
	readonly name: Words;
	readonly feeSatang: Satang;
	/** Bangkok calendar days */
	readonly dispatchDay: string;
	readonly arriveFrom: string;
	readonly arriveBy: string;
	readonly chosen: boolean;
}

export interface CheckoutPreview {
	readonly groups: readonly QuotedGroup[];
	readonly goodsSatang: Satang;
	readonly postageSatang: Satang;
	readonly totalSatang: Satang;
}

export interface AddressView {
	readonly name: string;
	readonly phone: string;
	/** house number, moo, soi, road */
	readonly line: string;
	readonly place: PlaceView;
}

export interface PaymentView {
	readonly paymentId: string;
	readonly reference: string;
	readonly state: 'open' | 'captured' | 'part_refunded' | 'refunded' | 'expired';
	readonly amountSatang: Satang;
	readonly refundedSatang: Satang;
	/** money that came and fits no order: short, double or too late; it is on its way back */
	readonly returningSatang: Satang;
	/** each return of its money, newest first, also of money that fits no order */
	readonly returns: readonly ReturnView[];
	readonly payee: string;
	/** the EMVCo text, when the gateway tells it; else `qrImage` */
	readonly qrText: string | null;
	/** address of a picture of the QR on our own server */
	readonly qrImage: string | null;
	readonly expiresAt: Date;
	readonly checkoutId: string;
}

export type OrderState = 'awaiting_payment' | 'placed' | 'ready' | 'handed_over' | 'delivered' | 'completed' | 'cancelled' | 'lapsed' | 'returned';

export interface OrderLineView {
	readonly lineId: string;
	readonly productId: string;
	readonly name: Words;
	readonly unit: Words;
	readonly picture: string | null;
	readonly priceSatang: Satang;
	readonly quantity: number;
	readonly lineSatang: Satang;
}

export interface OrderCard {
	readonly orderId: string;
	/** what people say and write: 'TLD-7K3M9QX' */
	readonly code: string;
	readonly checkoutId: string;
	readonly state: OrderState;
	readonly shop: ShopCard;
	readonly pieces: number;
	readonly firstLine: Words;
	readonly firstPicture: string | null;
	readonly totalSatang: Satang;
	readonly placedAt: Date;
}

export interface OrderView extends OrderCard {
	readonly lines: readonly OrderLineView[];
	readonly goodsSatang: Satang;
	readonly postageSatang: Satang;
	readonly refundedSatang: Satang;
	readonly service: Words;
	readonly arriveFrom: string;
	readonly arriveBy: string;
	readonly paymentId: string;
	/** whole for the buyer, the shop that packs and the offices that carry; else null */
	readonly address: AddressView | null;
	/** the card for whoever gets it, for those who may see the address; else null */
	readonly gift: string | null;
	/** how the buyer came: 'portal', or the channel of the shared link */
	readonly channel: string;
	/** which orders of the same buyer and shop travel together */
	readonly together: {
		/** the order that the buyer added this one to */
		readonly chose: TravelMate | null;
		/** the order in whose box its goods are; null: its own */
		readonly inBoxOf: TravelMate | null;
		readonly additions: readonly (TravelMate & { readonly inBox: boolean })[];
	};
	readonly history: readonly { readonly state: OrderState; readonly at: Date; readonly why: string | null }[];
	readonly parcels: readonly ParcelView[];
	readonly may: { readonly cancel: boolean; readonly confirm: boolean; readonly pack: boolean };
}

/** Another order in the same box, or meant for it. */
export interface TravelMate {
	readonly orderId: string;
	readonly code: string;
	readonly state: OrderState;
}

export type ParcelState =
	| 'planned'
	| 'labelled'
	| 'accepted'
	| 'in_transit'
	| 'at_office'
	| 'out_for_delivery'
	| 'ready_for_pickup'
	| 'delivery_failed'
	| 'delivered'
	| 'returning'
	| 'exception'
	| 'cancelled';

export interface ParcelView {
	readonly parcelId: string;
	readonly orderId: string;
	readonly orderCode: string;
	/** every order whose goods are in it, oldest first */
	readonly orders: readonly { readonly orderId: string; readonly code: string }[];
	/** S10 number, 13 characters, once there is a label */
	readonly number: string | null;
	readonly state: ParcelState;
	readonly box: string | null;
	readonly declaredG: number;
	readonly acceptedG: number | null;
	/** for the shop and the origin office only */
	readonly postage: PostageView | null;
	readonly origin: OfficeView;
	/** newest first; one sentence a carrier event */
	readonly timeline: readonly ParcelEventView[];
}

export interface ParcelEventView {
	readonly code: string;
	readonly state: ParcelState;
	readonly text: Words;
	readonly at: Date;
	readonly place: string | null;
}

export interface BoxView {
	readonly code: string;
	readonly name: Words;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly fits: boolean;
	readonly suggested: boolean;
}

/** One line of an origin office's day. */
export interface OfficeParcel {
	readonly parcelId: string;
	readonly number: string | null;
	readonly state: ParcelState;
	readonly orderCode: string;
	readonly shop: { readonly shopId: string; readonly name: Words };
	readonly service: Words;
	readonly transportClass: TransportClass;
	readonly declaredG: number;
	readonly acceptedG: number | null;
	readonly postage: PostageView;
	readonly destination: { readonly postcode: string; readonly province: Words };
	readonly expectedOn: string;
	readonly late: boolean;
}

export interface SellerToday {
	readonly shop: ShopView;
	readonly toPack: readonly OrderCard[];
	readonly toHandOver: readonly OrderCard[];
	readonly onTheWay: number;
	readonly money: {
		readonly heldSatang: Satang;
		readonly payableSatang: Satang;
		readonly paidOutSatang: Satang;
		readonly nextReleaseOn: string | null;
	};
	readonly products: number;
}

export interface StatementLine {
	readonly at: Date;
	readonly kind: 'allocated' | 'released' | 'reversed' | 'paid_out' | 'payout_returned';
	readonly orderCode: string | null;
	readonly goodsSatang: number;
	readonly commissionSatang: number;
	/** what this line adds to or takes from what the shop is owed */
	readonly changeSatang: number;
	readonly balanceSatang: number;
}

export interface StatementView {
	readonly shop: ShopCard;
	readonly lines: readonly StatementLine[];
	readonly openingSatang: number;
	readonly closingSatang: number;
	readonly heldSatang: Satang;
	readonly payableSatang: Satang;
	readonly inTransitSatang: Satang;
	readonly paidOutSatang: Satang;
}

export interface PayoutBatchView {
	readonly batchId: string;
	readonly code: string;
	readonly state: 'draft' | 'approved' | 'sending' | 'sent' | 'settled' | 'failed' | 'void';
	readonly madeBy: string;
	readonly approvedBy: string | null;
	readonly madeAt: Date;
	readonly totalSatang: Satang;
	readonly fingerprint: string;
	readonly payouts: readonly {
		readonly payoutId: string;
		readonly shop: ShopCard;
		readonly account: string;
		readonly amountSatang: Satang;
		readonly orders: number;
		readonly state: 'draft' | 'sending' | 'sent' | 'settled' | 'failed' | 'returned' | 'unknown' | 'void';
		readonly heldBack: string | null;
	}[];
	readonly may: { readonly approve: boolean; readonly void: boolean };
}

export interface TrustView {
	readonly at: Date;
	readonly trial: readonly { readonly account: string; readonly debitSatang: number; readonly creditSatang: number }[];
	readonly debitSatang: number;
	readonly creditSatang: number;
	readonly invariants: readonly {
		readonly id: string;
		readonly text: Words;
		readonly ok: boolean;
		readonly checked: number;
		readonly detail: string | null;
	}[];
	readonly waiting: number;
	readonly stuck: readonly {
		readonly eventId: string;
		readonly handler: string;
		readonly event: string;
		readonly attempts: number;
		readonly lastError: string | null;
		readonly since: Date;
	}[];
}

export interface NoticeView {
	readonly noticeId: string;
	readonly text: string;
	readonly href: string | null;
	readonly at: Date;
	readonly read: boolean;
}

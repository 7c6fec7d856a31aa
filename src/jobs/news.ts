import type { CancelledNews, OrderNews } from '#market/orders';

/** Every event and what it carries: the one list that both sides of the switchboard are checked against. */
export interface News {
	'people.code_requested': { codeId: string; sealedCode: string; sealedPhone: string };
	'organisations.grant_requested': { personId: string; grantId: string; role: string; requestedBy: string };
	'organisations.grant_decided': { personId: string; grantId: string; role: string; requestedBy: string; yes: boolean };
	'organisations.grant_ended': { personId: string; grantId: string; role: string };
	'shops.applied': { shopId: string; provinceCode: string };
	'shops.approved': { shopId: string; ownerId: string };
	'shops.sent_back': { shopId: string; ownerId: string };
	'shops.payout_account_changed': { shopId: string; accountId: string };
	'delegations.offered': { shopId: string; delegationId: string; helperId: string };
	'delegations.accepted': { shopId: string; delegationId: string; sellerId: string; called: string };
	'delegations.ended': { shopId: string; delegationId: string; sellerId: string; helperId: string; called: string; byHelper: boolean };
	'delegations.helped': { shopId: string; actId: string; sellerId: string; helperName: string; act: string; subjectName: string };
	'standards.submitted': { shopId: string; certificateId: string; provinceCode: string };
	'standards.decided': { shopId: string; certificateId: string; valid: boolean };
	'standards.lapsing': { shopId: string; certificateId: string; provinceCode: string; kind: string; until: string; days: number };
	'origin.submitted': { shopId: string; productId: string; provinceCode: string };
	'origin.decided': { shopId: string; productId: string; verified: boolean };
	'stock.sold_out': { productId: string };
	'stock.back': { productId: string };
	'payments.opened': { paymentId: string };
	'payments.notice_received': { noticeId: string };
	'payments.captured': { paymentId: string; checkoutId: string; amountSatang: number };
	'payments.captured_late': { paymentId: string; checkoutId: string; amountSatang: number };
	'payments.unapplied': { paymentId: string };
	'payments.expired': { paymentId: string; checkoutId: string };
	'payments.refund_requested': { refundId: string; paymentId: string };
	'payments.refunded': { paymentId: string; orderId: string | null; refundId: string; amountSatang: number; payerId: string };
	'payments.transfer_requested': { transferId: string };
	'payments.transfer_settled': { payoutId: string; shopId: string };
	'payments.transfer_failed': { payoutId: string; shopId: string };
	'checkout.placed': { checkoutId: string; buyerId: string; paymentId: string };
	'orders.paid': OrderNews;
	'orders.handed_over': OrderNews;
	'orders.delivered': OrderNews;
	'orders.completed': OrderNews;
	'orders.returned': OrderNews;
	'orders.cancelled': CancelledNews;
	'logistics.parcel_opened': OrderNews & { parcelId: string; officeCode: string; cold: boolean };
	'logistics.parcel_labelled': { shopId: string; parcelId: string; orderId: string; number: string };
	'logistics.parcel_accepted': { shopId: string; parcelId: string; orderId: string; buyerId: string; code: string };
	'logistics.parcel_moved': { shopId: string; parcelId: string; orderId: string; buyerId: string; code: string; state: string };
	'notices.to_send': { reader: string; noticeId: string };
}

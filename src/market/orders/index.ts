export {
	openOrders,
	findOrder,
	facts,
	ordersOfCheckout,
	newsOf,
	type DeliveryAddress,
	type DraftLine,
	type OrderDraft,
	type OrderRow,
} from './order.ts';
export {
	markPaid,
	markReady,
	markHandedOver,
	markDelivered,
	markReturned,
	markRefunded,
	lapseOrders,
	confirmReceipt,
	completeDueOrders,
	cancelOrder,
} from './order.ts';
export { leaveMarket, forgetBuyer } from './leave.ts';
export { lockOrder, putInBox, packOnceMore, additionsTo } from './together.ts';
export { viewOrder, listMyOrders, orderFilters, type OrderFilter, listShopOrders, countShopOrders, addressFor, orderLines } from './view.ts';
export { mayPack } from './policy.ts';
export { orderSteps } from './steps.ts';
export type { CancelledNews, OrderNews } from './events.ts';

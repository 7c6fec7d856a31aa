export { addPromotion, endPromotion, runningPromotions, shopPromotions, showDiscounts, turnDiscounts } from './promotion.ts';
export {
	pricedGoods,
	priceLines,
	readyAt,
	returnCoupons,
	spendCoupons,
	usedCoupons,
	type PricedGoods,
	type PricedLine,
	type PriceNow,
} from './price.ts';
export { promotionShape, type PromotionWish } from './shapes.ts';

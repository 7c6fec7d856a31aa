export { saveCampaign, showCampaign, listCampaigns, viewCampaign } from './campaign.ts';
export { joinCampaign, enterGoods, withdrawGoods, shopEntries, campaignEntries, campaignOf } from './entry.ts';
export { addCoupon, collectCoupon, couponsOf } from './coupon.ts';
export {
	campaignOffers,
	takeOffers,
	giveBackOffers,
	standingEntries,
	shopsToTurn,
	shopsOfCampaign,
	type CampaignOffer,
	type Taking,
} from './prices.ts';
export { campaignShape, couponShape, entryShape, type CampaignWish, type CouponWish, type EntryWish } from './shapes.ts';

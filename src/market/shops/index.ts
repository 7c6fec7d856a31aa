export { openShop, resubmitShop, approveShop, sendBackShop, seedShop, countProducts, type SeedShop } from './shop.ts';
export { changePayoutAccount, payoutAccountOf, type PayoutAccount } from './account.ts';
export { viewShop, viewShopById, viewMyShop, myShops, shopCards, listShops, waitingShops, ownerOf, shopCounts } from './view.ts';
export { openShopShape, resubmitShape, payoutShape, sellerKinds, banks, type OpenShop, type ShopChanges, type PayoutWish } from './shapes.ts';

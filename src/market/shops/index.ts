export * as bulkShops from './bulk.ts';
export { openShop, resubmitShop, seedShop, countProducts, type SeedShop } from './shop.ts';
export { approveShop, sendBackShop, changeStanding, appealShop, answerAppeal, reviewPaper, unmaskPaper } from './decide.ts';
export * as away from './away.ts';
export { shopCase, shopPapers } from './case.ts';
export { changePayoutAccount, payoutAccountOf, type PayoutAccount } from './account.ts';
export { viewShop, viewShopById, viewShopRow, viewMyShop, myShops, shopCards, listShops, waitingShops, ownerOf, shopCounts } from './view.ts';
export type { ShopPageRow } from './row.ts';
export { openShopShape, resubmitShape, payoutShape, sellerKinds, banks, type OpenShop, type ShopChanges, type PayoutWish } from './shapes.ts';

export { trust, carryAgain } from './trust.ts';
export { viewArea, quietShops, areaList, lapsingPapers, QUIET_DAYS, type AreaView, type AreaShop, type AreaPaper } from './area.ts';

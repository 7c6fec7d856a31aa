export { trust, carryAgain } from './trust.ts';

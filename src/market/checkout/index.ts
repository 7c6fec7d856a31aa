export { placeCheckout, previewCheckout, type PlacedCheckout } from './place.ts';
export { completeCheckout, completeLate, lapseCheckout, leaveCheckout, unpaidCheckout, findCheckout } from './complete.ts';
export { splitByShop, byShop, type ShopLine } from './split.ts';
export { placeCheckoutShape, GIFT_LETTERS, type PlaceCheckout } from './shapes.ts';

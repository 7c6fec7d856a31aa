export { placeCheckout, previewCheckout, type PlacedCheckout } from './place.ts';
export { completeCheckout, completeLate, lapseCheckout, findCheckout } from './complete.ts';
export { splitByShop, byShop, type ShopLine } from './split.ts';
export { placeCheckoutShape, type PlaceCheckout } from './shapes.ts';

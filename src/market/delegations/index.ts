export { offerHelp, acceptHelp, leaveHelp, revokeHelp } from './delegation.ts';
export { recordHelp, type Deed } from './record.ts';
export { shopHelpers, helpDone, myHelp } from './view.ts';
export { offerShape, type OfferWish } from './shapes.ts';

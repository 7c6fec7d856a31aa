export { claimOrigin, decideOrigin, withdrawOrigin } from './claim.ts';
export { originByCode, originOf, waitingOrigins, type OriginView } from './view.ts';
export { adoptOrigins, type AdoptedOrigin } from './adopt.ts';
export { originShape, type OriginWish } from './shapes.ts';

export { keepSearch, dropSearch, restoreSearch, lookAt, forgetSearches } from './keep.ts';
export { mySearches, keptAs } from './view.ts';
export { lookForPeople } from './look.ts';
export { searchShape, type KeptWish } from './shapes.ts';

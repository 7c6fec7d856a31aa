export { listSets, mySets, setIntoBasket, viewSet } from './view.ts';
export { saveSet, showSet } from './set.ts';
export { setShape, type SetWish } from './shapes.ts';

export {
	addToBasket,
	setQuantity,
	mergeBaskets,
	takeBasket,
	emptyBasket,
	refillBasket,
	findBasket,
	forgetBasket,
	linesOf,
	type BasketLine,
} from './basket.ts';
export { viewBasket, countPieces } from './view.ts';
export { basketLineShape } from './shapes.ts';
export { putAside, takeBack, dropLater } from './later.ts';
export { buyAgain, viewAgain } from './again.ts';

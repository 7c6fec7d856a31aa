export { setPlaces, stockPlaces, placesShape, type PlacesWish, type StockPlaces } from './place.ts';
export { setOnHand, available, onHandOf, holdStock, takeHeld, freeHeld, retake, putBack, seedStock, type StockLine } from './stock.ts';

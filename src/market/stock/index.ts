export { setPlaces, stockPlaces, placesShape, type PlacesWish, type StockPlaces } from './place.ts';
export { setOnHand, available, onHandOf, holdStock, mustBeThere, takeHeld, freeHeld, retake, putBack, seedStock, type StockLine } from './stock.ts';

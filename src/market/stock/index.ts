export { setOnHand, available, holdStock, takeHeld, freeHeld, retake, putBack, seedStock, type StockLine } from './stock.ts';

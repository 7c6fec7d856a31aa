export { note, takeCounts, giveBack, writeCounts, isBot, isVisit, type Counted, type Counts } from './counting.ts';
export { countPaid, countCancelled, countReturned } from './orders.ts';
export { makeUsual } from './usual.ts';
export { viewFigures } from './view.ts';

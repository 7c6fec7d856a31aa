export { makeLink, linkOf, viaOf, feedVia, type Link, type Via } from './link.ts';
export { noteOpened, countOrdered, countCancelled } from './count.ts';
export { linkFigures, viewCard, shareSheet } from './view.ts';
export { channels, linkShape, type Channel } from './shapes.ts';

export { quoteDelivery, quote, readTariffs, type Freight, type Quote, type Quotes, type Tariffs } from './quote.ts';
export { openParcel, cancelParcel, packParcel, acceptParcel, differs } from './parcel.ts';
export { openBoxes, type OpenBox } from './together.ts';
export { recordScans, pollTracking, subscribeParcel, drawNumbers } from './track.ts';
export { parcelsOf, estimate, boxesFor, officeBoard, scanParcel, manifest } from './view.ts';
export { labelPdf } from './label.ts';
export { openThailandPost } from './thailand-post.ts';
export { packShape, acceptShape } from './shapes.ts';
export type { Post, Scan, NumberRange } from './post.ts';

export { commissionToday, priceParts } from './rate.ts';
export { allocateOrder, bearPostage, releaseOrder, reverseOrder, noteDelivery } from './earning.ts';
export { draftBatch, approveBatch, voidBatch } from './batch.ts';
export { onTransferSettled, onTransferFailed } from './payout.ts';
export { listBatches, viewBatch, statement, sellerMoney } from './view.ts';
export { fingerprintOf } from './fingerprint.ts';

export { post, PLATFORM_BOOK, type TransferWish } from './post.ts';
export { balance, accountLines, trialBalance, type AccountLine, type TrialRow } from './read.ts';
export { checkBooks, type BookCheck } from './check.ts';
export { accountKinds, movements, kindOf, type AccountKind, type Movement } from './movements.ts';

export { feedFiles, feedPieces, type FeedFile } from './feed.ts';
export { faultsOf, feedRules, type Rule } from './rules.ts';

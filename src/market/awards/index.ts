export { saveProgramme } from './programme.ts';
export { enterAward, removeEntry, listEntries } from './entry.ts';
export { publishResult } from './publish.ts';
export { withdrawAward } from './withdraw.ts';
export { winners, viewAward, listProgrammes, viewProgramme, resultText, type WinnersWish } from './view.ts';
export { checkBadge, badgeRecord, certificateCodes } from './check.ts';
export { badgeKeys, rememberKey } from './keys.ts';
export { programmeShape, entryShape, type ProgrammeWish, type EntryWish } from './shapes.ts';

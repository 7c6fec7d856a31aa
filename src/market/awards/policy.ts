import { operates } from '#kernel/areas';

/** Programmes are the whole market's: operators enter and publish what a jury found. */
export const mayAward = operates;

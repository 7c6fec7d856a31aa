import { operates } from '#kernel/areas';

/** Campaigns are the whole market's: the operator opens and shows them. */
export const mayOpen = operates;

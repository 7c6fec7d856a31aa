import { has, type Actor } from '#kernel/actor';

/** Campaigns are the whole market's: the operator opens and shows them. */
export const mayOpen = (actor: Actor): boolean => actor.kind === 'system' || has(actor, 'operator');

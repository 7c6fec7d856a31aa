import type { Actor } from '#kernel/actor';

/** Duties are given by the set-up and by rooms acting for themselves, never by a person directly. */
export const mayGrant = (actor: Actor): boolean => actor.kind === 'system';
/** A phone number in the clear: only rooms that must send or print something, acting for themselves. */
export const mayReach = (actor: Actor): boolean => actor.kind === 'system';
export const mayEnrol = (actor: Actor): boolean => actor.kind === 'system';

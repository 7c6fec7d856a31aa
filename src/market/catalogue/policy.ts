import { has, maySellFor, worksFor, type Actor } from '#kernel/actor';

/** Texts, pictures, on and off sale: the seller, and who was given the act 'listing'. What is refused says why: see mustSellFor. */
export const mayEdit = (actor: Actor, shopId: string, now: Date): boolean => actor.kind === 'system' || maySellFor(actor, shopId, 'listing', now);
/** Drafts too: everybody who works for the shop. */
export const maySeeShelf = (actor: Actor, shopId: string, now: Date): boolean => actor.kind === 'system' || worksFor(actor, shopId, now);
/** Looks at what waits. */
export const isModerator = (actor: Actor): boolean => actor.kind === 'system' || has(actor, 'operator') || has(actor, 'province_officer');

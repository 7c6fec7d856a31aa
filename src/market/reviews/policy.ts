import { has, officerOf, sellsFor, type Actor } from '#kernel/actor';

/** Hides and shows reviews: the officers of the shop's province and operators, never of an own shop. */
export const mayModerate = (actor: Actor, shop: { readonly shopId: string; readonly provinceCode: string }): boolean =>
	(actor.kind === 'system' || has(actor, 'operator') || officerOf(actor, shop.provinceCode)) && !sellsFor(actor, shop.shopId);

import { sellsFor, type Actor } from '#kernel/actor';
import { looksAfter } from '#kernel/areas';

/** Hides and shows reviews: the officers of the shop's province and operators, never of an own shop. */
export const mayModerate = (actor: Actor, shop: { readonly shopId: string; readonly provinceCode: string }): boolean =>
	looksAfter(actor, shop.provinceCode) && !sellsFor(actor, shop.shopId);

import { has, maySellFor, officerFor, sellsFor, worksFor, type Actor } from '#kernel/actor';
import type { ShopCard } from '#kernel/views';

interface Facts {
	readonly shopId: string;
	readonly provinceCode: string;
	readonly subdistrictCode: string;
	readonly state: ShopCard['state'];
}

export const mayEdit = (actor: Actor, shop: Pick<Facts, 'shopId'>): boolean => sellsFor(actor, shop.shopId);
/** The officers of its place; the operator's administrators besides, so that there is always a second one. */
export const mayDecide = (actor: Actor, shop: Facts): boolean => officerFor(actor, shop) || has(actor, 'operator');
/** Applications and papers are read where the shop is. */
export const mayRead = (actor: Actor, shop: Facts): boolean => officerFor(actor, shop);
export const mayApprove = (actor: Actor, shop: Facts): boolean => shop.state === 'applied' && officerFor(actor, shop);
export const maySeeCase = (actor: Actor, shop: Facts): boolean => mayDecide(actor, shop) || has(actor, 'auditor');
/** Shops that are not open are seen by those who make or check them. */
export const maySee = (actor: Actor, shop: Facts, now: Date): boolean =>
	shop.state === 'approved' ||
	actor.kind === 'system' ||
	worksFor(actor, shop.shopId, now) ||
	officerFor(actor, shop) ||
	has(actor, 'support') ||
	has(actor, 'operator') ||
	has(actor, 'auditor');
/** Where the money goes, masked: the seller, and the treasurer of a group. */
export const maySeeMasked = (actor: Actor, shopId: string, now: Date): boolean => maySellFor(actor, shopId, 'money', now);
/** The account in the clear: who pays it out, nobody else. */
export const maySeeAccount = (actor: Actor): boolean => actor.kind === 'system' || has(actor, 'finance');
export const isOfficer = (actor: Actor): boolean => has(actor, 'province_officer') || has(actor, 'district_officer');

import { has, officerOf, sellsFor, type Actor } from '#kernel/actor';
import type { ShopCard } from '#kernel/views';

interface Facts {
	readonly shopId: string;
	readonly provinceCode: string;
	readonly state: ShopCard['state'];
}

export const mayEdit = (actor: Actor, shop: Pick<Facts, 'shopId'>): boolean => sellsFor(actor, shop.shopId);
export const mayApprove = (actor: Actor, shop: Facts): boolean => shop.state === 'applied' && officerOf(actor, shop.provinceCode);
/** Shops that are not open are seen by those who make or check them. */
export const maySee = (actor: Actor, shop: Facts): boolean =>
	shop.state === 'approved' ||
	actor.kind === 'system' ||
	sellsFor(actor, shop.shopId) ||
	officerOf(actor, shop.provinceCode) ||
	has(actor, 'support') ||
	has(actor, 'operator') ||
	has(actor, 'auditor');
/** The account in the clear: who pays it out, nobody else. */
export const maySeeAccount = (actor: Actor): boolean => actor.kind === 'system' || has(actor, 'finance');
export const isOfficer = (actor: Actor): boolean => has(actor, 'province_officer');

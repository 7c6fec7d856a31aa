import { has, officerOf, worksFor, type Actor } from '#kernel/actor';

/** The office that reads the paper: of the shop's province. */
export const mayDecide = (actor: Actor, provinceCode: string): boolean => actor.kind === 'system' || officerOf(actor, provinceCode);
/** Papers that wait or were refused are between the shop and its office. */
export const maySeeAll = (actor: Actor, shop: { shopId: string; provinceCode: string }, now: Date): boolean =>
	actor.kind === 'system' || worksFor(actor, shop.shopId, now) || officerOf(actor, shop.provinceCode) || has(actor, 'auditor');
export const isOfficer = (actor: Actor): boolean => actor.kind === 'system' || has(actor, 'province_officer');

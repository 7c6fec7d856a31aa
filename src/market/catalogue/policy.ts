import { officerOf, sellsFor, type Actor } from '#kernel/actor';

export const mayEdit = (actor: Actor, shopId: string): boolean => actor.kind === 'system' || sellsFor(actor, shopId);
/** Claims of standards are entered by the office that saw the paper. */
export const mayCertify = (actor: Actor, provinceCode: string): boolean => actor.kind === 'system' || officerOf(actor, provinceCode);

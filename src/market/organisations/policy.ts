import { has, type Actor } from '#kernel/actor';

type Person = Extract<Actor, { kind: 'person' }>;

export const isAdministrator = (actor: Actor): actor is Person => actor.kind === 'person' && has(actor, 'operator');
/** Looking on, without a hand in it. */
export const mayLook = (actor: Actor): boolean => isAdministrator(actor) || has(actor, 'auditor');
/** Nobody asks for an own role. */
export const mayRequest = (actor: Actor, grant: { readonly personId: string }): boolean =>
	isAdministrator(actor) && actor.personId !== grant.personId;
/** The second person: neither who asked nor who gets it. */
export const mayDecide = (actor: Actor, grant: { readonly personId: string; readonly requestedBy: string }): boolean =>
	isAdministrator(actor) && actor.personId !== grant.personId && actor.personId !== grant.requestedBy;

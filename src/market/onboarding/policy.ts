import { actorName, has, type Actor } from '#kernel/actor';

/** Officers bring what lies in their place; the operator's administrators what lies anywhere. */
export const mayBring = (actor: Actor): boolean => has(actor, 'province_officer') || has(actor, 'district_officer') || has(actor, 'operator');
/** Whoever brought it, and the operator's administrators. */
export const maySee = (actor: Actor, run: { by_whom: string }): boolean => actorName(actor) === run.by_whom || has(actor, 'operator');
export const mayGoOn = maySee;

/** @param areas as areasOf has them */
export const inAreas = (areas: readonly string[] | null, subdistrictCode: string): boolean =>
	areas === null || areas.some((area) => subdistrictCode.startsWith(area));

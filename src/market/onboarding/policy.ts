import { actorName, has, type Actor } from '#kernel/actor';

/** Officers bring what lies in their place; the operator's administrators what lies anywhere. */
export const mayBring = (actor: Actor): boolean => has(actor, 'province_officer') || has(actor, 'district_officer') || has(actor, 'operator');
/** Whoever brought it, and the operator's administrators. */
export const maySee = (actor: Actor, run: { by_whom: string }): boolean => actorName(actor) === run.by_whom || has(actor, 'operator');
export const mayGoOn = maySee;

/** Where somebody may bring shops: null is everywhere, else two digits of a province and four of a district. */
export function areasOf(actor: Actor): string[] | null {
	if (actor.kind !== 'person' || has(actor, 'operator')) return null;
	const officer = actor.duties.filter((duty) => duty.role === 'province_officer' || duty.role === 'district_officer');
	if (officer.some((duty) => duty.role === 'province_officer' && duty.provinceCode === null)) return null;
	return officer.flatMap((duty) => duty.districtCode ?? duty.provinceCode ?? []);
}

export const inAreas = (areas: readonly string[] | null, subdistrictCode: string): boolean =>
	areas === null || areas.some((area) => subdistrictCode.startsWith(area));

// What officers look after, read off their duties: one place for lists and for single decisions.
import { has, officerOf, type Actor } from './actor.ts';

/** The provinces of a province officer; null is the whole country, an empty list is nobody's. */
export function provincesOf(actor: Actor): string[] | null {
	if (actor.kind === 'system') return null;
	const codes = actor.kind === 'person' ? actor.duties.filter((duty) => duty.role === 'province_officer').map((duty) => duty.provinceCode) : [];
	return codes.includes(null) ? null : codes.flatMap((code) => code ?? []);
}

/** Provinces (two digits) and districts (four) of an officer of either; null is the whole country, an empty list is nobody's. */
export function areasOf(actor: Actor): string[] | null {
	const provinces = provincesOf(actor);
	if (provinces === null || actor.kind !== 'person') return provinces;
	return [...provinces, ...actor.duties.flatMap((duty) => (duty.role === 'district_officer' ? (duty.districtCode ?? duty.provinceCode ?? []) : []))];
}

/** Operators of the market, and the system itself. */
export const operates = (actor: Actor): boolean => actor.kind === 'system' || has(actor, 'operator');
/** Operators, and the officers of the province; what is of no province only operators. */
export const looksAfter = (actor: Actor, provinceCode: string | null): boolean =>
	operates(actor) || (provinceCode !== null && officerOf(actor, provinceCode));
/** Where somebody moderates: operators everywhere (null), officers in their provinces, others nowhere (an empty list). */
export const moderatedProvinces = (actor: Actor): string[] | null => (operates(actor) ? null : provincesOf(actor));

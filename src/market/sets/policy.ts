import { has, officerOf, type Actor } from '#kernel/actor';

/** Who curates a set of a province, or of the whole market. */
export const mayCurate = (actor: Actor, provinceCode: string | null): boolean =>
	actor.kind === 'system' || has(actor, 'operator') || (provinceCode !== null && officerOf(actor, provinceCode));

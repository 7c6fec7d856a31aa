import { has, officerOf, type Actor } from '#kernel/actor';
import type { ReadCtx } from '#platform/ctx';

/** Whose portal it is: of a province, or of an organisation (null). */
export interface Owned {
	readonly slug: string;
	readonly provinceCode: string | null;
}

const byDuty = (actor: Actor, portal: Owned): boolean =>
	actor.kind === 'system' || has(actor, 'operator') || (portal.provinceCode !== null && officerOf(actor, portal.provinceCode));

/** Changes the front page, collections and marks: by duty, or as a named curator. */
export async function mayCurate(ctx: ReadCtx, portal: Owned): Promise<boolean> {
	if (byDuty(ctx.actor, portal)) return true;
	return (await curated(ctx)).includes(portal.slug);
}

/** Names the curators: who curates by duty. */
export const mayName = (actor: Actor, portal: Owned): boolean => byDuty(actor, portal);

/** Host names, scopes, portals of organisations and collections of the whole market. */
export const mayOpen = (actor: Actor): boolean => actor.kind === 'system' || has(actor, 'operator');

/** The portals that the caller was named a curator of, while it holds. */
export async function curated(ctx: ReadCtx): Promise<string[]> {
	if (ctx.actor.kind !== 'person') return [];
	const rows = await ctx.db
		.selectFrom('portals.curator')
		.select('slug')
		.where('person_id', '=', ctx.actor.personId)
		.where((where) => where.or([where('until', 'is', null), where('until', '>', ctx.now)]))
		.execute();
	return rows.map((row) => row.slug);
}

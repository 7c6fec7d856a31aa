import type { Actor } from '#kernel/actor';
import { looksAfter, operates } from '#kernel/areas';
import type { ReadCtx } from '#platform/ctx';

/** Whose portal it is: of a province, or of an organisation (null). */
export interface Owned {
	readonly slug: string;
	readonly provinceCode: string | null;
}

/** Changes the front page, collections and marks: by duty, or as a named curator. */
export async function mayCurate(ctx: ReadCtx, portal: Owned): Promise<boolean> {
	if (looksAfter(ctx.actor, portal.provinceCode)) return true;
	return (await curated(ctx)).includes(portal.slug);
}

/** Names the curators: who curates by duty. */
export const mayName = (actor: Actor, portal: Owned): boolean => looksAfter(actor, portal.provinceCode);

/** Host names, scopes, portals of organisations and collections of the whole market. */
export const mayOpen = operates;

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

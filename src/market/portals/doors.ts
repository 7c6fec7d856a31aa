import type { PortalTheme } from '#kernel/views-portals';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { pageShape } from './shapes.ts';

/** What a request must know of a portal before anything else is read. */
export interface PortalDoor {
	readonly slug: string;
	readonly host: string | null;
	readonly theme: PortalTheme;
	readonly firstLang: 'th' | 'en';
}

let kept: readonly PortalDoor[] | null = null;
let fresh = 0;

/** After a change in this process; others follow within ten seconds. */
export const forgetDoors = (): void => void (kept = null);

/** Portals with an edition that is shown: a few hundred at most, read once in ten seconds. */
export async function portalDoors(ctx: ReadCtx): Promise<readonly PortalDoor[]> {
	if (kept && ctx.now.getTime() < fresh) return kept;
	const rows = await ctx.db
		.selectFrom('portals.portal as portal')
		.innerJoin('portals.edition as edition', (join) => join.onRef('edition.slug', '=', 'portal.slug').onRef('edition.number', '=', 'portal.edition'))
		.select(['portal.slug', 'portal.host', 'edition.page'])
		.execute();
	kept = rows.map((row) => {
		const { theme, firstLang } = pageShape.parse(row.page);
		return { slug: row.slug, host: row.host, theme, firstLang };
	});
	fresh = ctx.now.getTime() + limits.doorsMs;
	return kept;
}

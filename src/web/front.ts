import { winners } from '#market/awards';
import { viewPortal } from '#market/portals';
import type { ReadCtx } from '#platform/ctx';

const AWARDS = 8;

/** What a window's first page shows, under its own host name as under /p/. @refuses portals.not_found */
export async function frontOf(ctx: ReadCtx, slug: string) {
	const front = await viewPortal(ctx, slug);
	const awards = front.provinceCode ? await winners(ctx, { provinceCode: front.provinceCode, limit: AWARDS }) : [];
	return { theme: front.theme, within: { slug: front.slug, name: front.name }, front, awards };
}

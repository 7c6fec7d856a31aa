import type { GoodsRule } from '#kernel/views-portals';
import type { ReadCtx } from '#platform/ctx';
import { marksOf } from './marks.ts';
import { portalOf } from './row.ts';

/** What a search within a portal stays in: its scope, without what it hides. @refuses portals.not_found */
export async function portalScope(ctx: ReadCtx, slug: string): Promise<{ rule: GoodsRule; without: readonly string[] }> {
	const portal = await portalOf(ctx, slug);
	return { rule: portal.scope, without: (await marksOf(ctx, slug)).hidden };
}

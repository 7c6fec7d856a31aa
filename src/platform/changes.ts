import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';

/** The channel on which every process that keeps pages hears what changed. */
export const CHANGES_CHANNEL = 'talad_changes';
/** A notification carries 8000 bytes at most. */
const MOST = 150;

/**
 * Tells, at commit, that these things look different now: pages kept anywhere that show one of them are made anew.
 * @param paths of their own pages: `/products/<id>`, `/shops/<slug>`; what shows a thing leads to its page
 */
export async function tellChanged(ctx: Pick<Ctx, 'db'>, paths: readonly string[]): Promise<void> {
	const each = [...new Set(paths)];
	for (let start = 0; start < each.length; start += MOST)
		await sql`select pg_notify(${CHANGES_CHANNEL}, ${each.slice(start, start + MOST).join(' ')})`.execute(ctx.db);
}

/** Of a product's own page. */
export const productPath = (productId: string): string => `/products/${productId}`;
/** Of a shop's own page. */
export const shopPath = (slug: string): string => `/shops/${slug}`;

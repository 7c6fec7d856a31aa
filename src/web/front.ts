import type { RequestEvent } from '@sveltejs/kit';
import { winners } from '#market/awards';
import { viewPortal } from '#market/portals';
import type { ReadCtx } from '#platform/ctx';
import { arrivesOn } from './arrives.ts';

const AWARDS = 8;

/** What a window's first page shows, under its own host name as under /p/. @refuses portals.not_found */
export async function frontOf(ctx: ReadCtx, event: RequestEvent, slug: string) {
	const front = await viewPortal(ctx, slug);
	const awards = front.provinceCode ? await winners(ctx, { provinceCode: front.provinceCode, limit: AWARDS }) : [];
	const goods = front.blocks.flatMap((block) =>
		block.kind === 'goods' ? block.goods : block.kind === 'collection' ? block.collection.items.map((one) => one.product) : [],
	);
	const arrives = await arrivesOn(ctx, event, goods);
	return { theme: front.theme, within: { slug: front.slug, name: front.name }, front, awards, arrives };
}

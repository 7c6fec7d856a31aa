import { sql } from 'kysely';
import { bangkokDay } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { below } from '#platform/random';
import type { Link } from './link.ts';

const SLOTS = 16;

type What = 'opened' | 'orders' | 'cancelled';

async function count(ctx: Ctx, of: { shopId: string; code: string }, what: What, goodsSatang = 0): Promise<void> {
	const one = (name: What): number => (name === what ? 1 : 0);
	await sql`insert into channels.day as d (shop_id, code, day, slot, opened, orders, cancelled, goods_satang)
		values (${of.shopId}, ${of.code}, ${bangkokDay(ctx.now)}, ${below(ctx.random, SLOTS)}, ${one('opened')}, ${one('orders')}, ${one('cancelled')}, ${goodsSatang})
		on conflict (shop_id, code, day, slot) do update set opened = d.opened + excluded.opened, orders = d.orders + excluded.orders,
			cancelled = d.cancelled + excluded.cancelled, goods_satang = d.goods_satang + excluded.goods_satang`.execute(ctx.db);
}

/** Somebody opened a link. */
export const noteOpened = (ctx: Ctx, link: Pick<Link, 'shopId' | 'code'>): Promise<void> => count(ctx, link, 'opened');

interface Ordered {
	readonly shopId: string;
	readonly goodsSatang: number;
	readonly linkCode?: string | null;
}

/** An order that came by a link was paid. */
export async function countOrdered(ctx: Ctx, news: Ordered): Promise<void> {
	if (news.linkCode) await count(ctx, { shopId: news.shopId, code: news.linkCode }, 'orders', news.goodsSatang);
}

/** It was called off afterwards. */
export async function countCancelled(ctx: Ctx, news: Ordered): Promise<void> {
	if (news.linkCode) await count(ctx, { shopId: news.shopId, code: news.linkCode }, 'cancelled');
}

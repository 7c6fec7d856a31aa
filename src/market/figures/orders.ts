import { sql } from 'kysely';
import { bangkokWeek } from '#kernel/time';
import { findOrder, orderLines } from '#market/orders';
import type { Ctx } from '#platform/ctx';

type News = { readonly shopId: string; readonly orderId: string };

/** A paid order counts as sold in the week in which it was placed: once, however often the news comes. */
export async function countPaid(ctx: Ctx, news: News): Promise<void> {
	const row = await lock(ctx, news);
	if (row.sold_in !== null || row.cancelled) return;
	const week = bangkokWeek((await findOrder(ctx, news.orderId)).placed_at);
	await set(ctx, news, { sold_in: week });
	await addLines(ctx, news, week, 'sold', 1);
}

/** An order that was called off is not sold after all. */
export async function countCancelled(ctx: Ctx, news: News): Promise<void> {
	const row = await lock(ctx, news);
	if (row.cancelled) return;
	await set(ctx, news, { cancelled: true });
	if (row.sold_in !== null) await addLines(ctx, news, row.sold_in, 'sold', -1);
}

/** Goods that came back count in the week in which they came. */
export async function countReturned(ctx: Ctx, news: News): Promise<void> {
	const row = await lock(ctx, news);
	if (row.returned_in !== null) return;
	const week = bangkokWeek(ctx.now);
	await set(ctx, news, { returned_in: week });
	await addLines(ctx, news, week, 'returned', 1);
}

/** The row of an order, made when it is missing: news of one order waits here for each other. */
async function lock(ctx: Ctx, news: News) {
	await ctx.db
		.insertInto('figures.counted')
		.values({ shop_id: news.shopId, order_id: news.orderId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return ctx.db
		.selectFrom('figures.counted')
		.selectAll()
		.where('shop_id', '=', news.shopId)
		.where('order_id', '=', news.orderId)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

const set = (ctx: Ctx, news: News, change: { sold_in?: string; cancelled?: boolean; returned_in?: string }): Promise<unknown> =>
	ctx.db.updateTable('figures.counted').set(change).where('shop_id', '=', news.shopId).where('order_id', '=', news.orderId).execute();

async function addLines(ctx: Ctx, news: News, week: string, what: 'sold' | 'returned', sign: 1 | -1): Promise<void> {
	const lines = await orderLines(ctx, news.shopId, news.orderId);
	const pieces = new Map<string, number>();
	for (const line of lines) pieces.set(line.product_id, (pieces.get(line.product_id) ?? 0) + line.quantity);
	const column = sql.ref(what);
	for (const [productId, n] of [...pieces].sort())
		await (
			sign > 0
				? sql`insert into figures.product_week as w (shop_id, product_id, week, ${column}) values (${news.shopId}, ${productId}, ${week}, ${n})
				on conflict (shop_id, product_id, week) do update set ${column} = w.${column} + excluded.${column}`
				: sql`update figures.product_week set ${column} = ${column} - ${n}
				where shop_id = ${news.shopId} and product_id = ${productId} and week = ${week}`
		).execute(ctx.db);
}

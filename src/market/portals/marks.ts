import { sql } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { ProductCard } from '#kernel/views';
import { windows } from '#market/catalogue';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { mayCurate } from './policy.ts';
import { mustCurate } from './portal.ts';
import { portalOf } from './row.ts';
import type { MarkWish } from './shapes.ts';

/**
 * Hides one of the goods in a portal, shows it before the others, or lets it stand like all. The goods themselves are not touched.
 * @refuses portals.not_found, portals.not_a_curator, portals.not_on_sale, portals.too_many_marks
 */
export async function markGoods(ctx: Ctx, wish: MarkWish & { slug: string; productId: string }): Promise<void> {
	await mustCurate(ctx, wish.slug);
	if (wish.mark === null) {
		await ctx.db.deleteFrom('portals.goods_mark').where('slug', '=', wish.slug).where('product_id', '=', wish.productId).execute();
		return;
	}
	if (!(await windows.goodsCards(ctx, [wish.productId])).has(wish.productId)) refuse('portals.not_on_sale', 'not_found');
	const { marks } = await ctx.db
		.selectFrom('portals.goods_mark')
		.select(sql<number>`count(*)::int`.as('marks'))
		.where('slug', '=', wish.slug)
		.executeTakeFirstOrThrow();
	if (marks >= limits.marks) refuse('portals.too_many_marks', 'conflict', { most: limits.marks });
	const values = { mark: wish.mark, position: wish.position, reason: wish.reason, author: actorName(ctx.actor), at: ctx.now };
	await ctx.db
		.insertInto('portals.goods_mark')
		.values({ slug: wish.slug, product_id: wish.productId, ...values })
		.onConflict((conflict) => conflict.columns(['slug', 'product_id']).doUpdateSet(values))
		.execute();
}

export interface Marks {
	readonly hidden: readonly string[];
	/** in their order */
	readonly first: readonly string[];
}

export async function marksOf(ctx: ReadCtx, slug: string): Promise<Marks> {
	const rows = await ctx.db
		.selectFrom('portals.goods_mark')
		.select(['product_id', 'mark'])
		.where('slug', '=', slug)
		.orderBy('position')
		.orderBy('at')
		.execute();
	const of = (mark: string): string[] => rows.filter((row) => row.mark === mark).map((row) => row.product_id);
	return { hidden: of('hidden'), first: of('first') };
}

/** What its curators marked, with why. */
export interface MarkView {
	readonly product: ProductCard;
	readonly mark: 'hidden' | 'first';
	readonly position: number;
	readonly reason: string;
	readonly at: Date;
}

/** @refuses portals.not_found, portals.not_a_curator */
export async function listMarks(ctx: ReadCtx, slug: string): Promise<MarkView[]> {
	if (!(await mayCurate(ctx, await portalOf(ctx, slug)))) refuse('portals.not_a_curator', 'forbidden');
	const rows = await ctx.db
		.selectFrom('portals.goods_mark')
		.selectAll()
		.where('slug', '=', slug)
		.orderBy('mark')
		.orderBy('position')
		.orderBy('at')
		.execute();
	const cards = await windows.goodsCards(
		ctx,
		rows.map((row) => row.product_id),
	);
	return rows.flatMap((row) => {
		const product = cards.get(row.product_id);
		return product ? [{ product, mark: row.mark as MarkView['mark'], position: row.position, reason: row.reason, at: row.at }] : [];
	});
}

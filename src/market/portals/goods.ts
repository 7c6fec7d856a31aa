import type { Page, ProductCard } from '#kernel/views';
import type { GoodsRule } from '#kernel/views-portals';
import { windows } from '#market/catalogue';
import { available } from '#market/stock';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { marksOf, type Marks } from './marks.ts';
import { portalOf, type Portal } from './row.ts';
import { ruleShape } from './shapes.ts';

export interface PortalGoodsWish {
	readonly slug: string;
	readonly category?: string | null | undefined;
	readonly areaCode?: string | null | undefined;
	readonly standard?: GoodsRule['standard'] | undefined;
	readonly sort?: windows.WindowWish['sort'];
	readonly limit?: number;
	readonly cursor?: string | null | undefined;
}

/** The goods of a portal: what its scope finds, without what it hides; on the first page, by what is popular, its first ones before. @refuses portals.not_found */
export async function portalGoods(ctx: ReadCtx, wish: PortalGoodsWish): Promise<Page<ProductCard>> {
	return goodsOf(ctx, await portalOf(ctx, wish.slug), wish);
}

/** The same for a portal that is read already. @param known its marks, when they are */
export async function goodsOf(ctx: ReadCtx, portal: Portal, wish: Omit<PortalGoodsWish, 'slug'>, known?: Marks): Promise<Page<ProductCard>> {
	const marks = known ?? (await marksOf(ctx, portal.slug));
	const rules = [
		portal.scope,
		ruleShape.parse({ category: wish.category ?? null, areaCode: wish.areaCode ?? null, standard: wish.standard ?? null }),
	];
	const limit = wish.limit ?? limits.page;
	const byChoice = (wish.sort ?? 'popular') === 'popular';
	const page = await windows.goodsIn(ctx, {
		rules,
		without: byChoice ? [...marks.hidden, ...marks.first] : marks.hidden,
		sort: wish.sort,
		limit,
		cursor: wish.cursor,
	});
	const first = byChoice && !wish.cursor ? await firstOf(ctx, rules, marks.first) : [];
	return { items: await withStock(ctx, [...first, ...page.items]), next: page.next };
}

/** Those the portal shows first, if they fit what was asked; in the portal's order. */
async function firstOf(ctx: ReadCtx, rules: readonly GoodsRule[], ids: readonly string[]): Promise<ProductCard[]> {
	if (ids.length === 0) return [];
	const { items } = await windows.goodsIn(ctx, { rules, only: ids, limit: ids.length });
	const cards = new Map(items.map((card) => [card.productId, card]));
	return ids.flatMap((id) => cards.get(id) ?? []);
}

/** The listing learns a moment later what was sold; the stock knows at once. */
export async function withStock(ctx: ReadCtx, cards: readonly ProductCard[]): Promise<ProductCard[]> {
	const left = await available(
		ctx,
		cards.filter((card) => card.options <= 1).map((card) => card.productId),
	);
	return cards.map((card) => {
		const count = left.get(card.productId);
		return count === undefined || card.options > 1 ? card : { ...card, soldOut: count <= 0 };
	});
}

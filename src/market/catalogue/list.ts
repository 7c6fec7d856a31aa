import { sql, type RawBuilder } from 'kysely';
import type { Page, ProductCard } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { cardColumns, cardsFrom, type CardRow } from './cards.ts';
import { branch, categoryTree } from './categories.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { limits } from './limits.ts';

export type Sort = 'popular' | 'new' | 'price_up' | 'price_down';
export const sorts: readonly Sort[] = ['popular', 'new', 'price_up', 'price_down'];

export interface ListWish {
	readonly category?: string | null | undefined;
	readonly provinceCode?: string | null | undefined;
	readonly shopId?: string | null | undefined;
	readonly sort?: Sort | undefined;
	readonly limit?: number | undefined;
	readonly cursor?: string | null | undefined;
}

const order: Record<
	Sort,
	{ readonly by: string; readonly after: (at: string, id: string) => RawBuilder<unknown>; readonly key: (row: CardRow) => string | number }
> = {
	popular: {
		by: 'l.sold desc, l.product_id desc',
		after: (at, id) => sql`(l.sold, l.product_id) < (${Number(at)}::int, ${id}::uuid)`,
		key: (row) => row.sold,
	},
	new: {
		by: 'l.published_at desc, l.product_id desc',
		after: (at, id) => sql`(l.published_at, l.product_id) < (${new Date(at)}::timestamptz, ${id}::uuid)`,
		key: (row) => row.published_at.toISOString(),
	},
	price_up: {
		by: 'l.price_satang, l.product_id',
		after: (at, id) => sql`(l.price_satang, l.product_id) > (${Number(at)}::bigint, ${id}::uuid)`,
		key: (row) => row.price_satang,
	},
	price_down: {
		by: 'l.price_satang desc, l.product_id desc',
		after: (at, id) => sql`(l.price_satang, l.product_id) < (${Number(at)}::bigint, ${id}::uuid)`,
		key: (row) => row.price_satang,
	},
};

/** Published products, a page at a time: one query, stable at any depth. */
export async function listProducts(ctx: ReadCtx, wish: ListWish): Promise<Page<ProductCard>> {
	const where: RawBuilder<unknown>[] = [];
	if (wish.category) where.push(await categoryFilter(ctx, wish.category));
	if (wish.provinceCode) where.push(sql`l.province_code = ${wish.provinceCode}`);
	if (wish.shopId) where.push(sql`l.shop_id = ${wish.shopId}`);
	return pageOfCards(ctx, where, wish);
}

/** A page of the listing where all of these hold, and the cursor of the next. */
export async function pageOfCards(
	ctx: ReadCtx,
	holds: readonly RawBuilder<unknown>[],
	wish: Pick<ListWish, 'sort' | 'limit' | 'cursor'>,
): Promise<Page<ProductCard>> {
	const sort = order[wish.sort ?? 'popular'];
	const limit = Math.min(Math.max(1, wish.limit ?? 24), limits.page);
	const where = [...holds];
	const after = readCursor(wish.cursor, 2);
	if (after && (wish.sort === 'new' ? !Number.isNaN(Date.parse(after[0]!)) : /^\d{1,15}$/.test(after[0]!)))
		where.push(sort.after(after[0]!, after[1]!));
	const condition = where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``;
	const { rows } =
		await sql<CardRow>`select ${cardColumns} from catalogue.listing l ${condition} order by ${sql.raw(sort.by)} limit ${limit + 1}`.execute(ctx.db);
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return { items: await cardsFrom(ctx, shown), next: rows.length > limit && last ? writeCursor(sort.key(last), last.product_id) : null };
}

/** A root's branch is one index value; a branch below it a few slugs. Unknown slugs list nothing. */
export async function categoryFilter(ctx: ReadCtx, slug: string): Promise<RawBuilder<unknown>> {
	const tree = await categoryTree(ctx);
	const found = tree.get(slug);
	if (found && found.root === slug) return sql`l.root = ${slug}`;
	const below = branch(tree, slug);
	return below.length <= 1 ? sql`l.category = ${slug}` : sql`l.category = any(${below}::text[])`;
}

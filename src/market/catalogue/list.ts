import { sql, type RawBuilder } from 'kysely';
import type { CategoryView, Page, ProductCard } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { readCursor, writeCursor } from './cursor.ts';
import { cardColumns, cardsFrom, type CardRow } from './listing.ts';
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

const order: Record<Sort, { readonly by: string; readonly after: (at: string, id: string) => RawBuilder<unknown>; readonly key: (row: CardRow) => string | number }> = {
	popular: { by: 'l.sold desc, l.product_id desc', after: (at, id) => sql`(l.sold, l.product_id) < (${Number(at)}::int, ${id}::uuid)`, key: (row) => row.sold },
	new: { by: 'l.published_at desc, l.product_id desc', after: (at, id) => sql`(l.published_at, l.product_id) < (${new Date(at)}::timestamptz, ${id}::uuid)`, key: (row) => row.published_at.toISOString() },
	price_up: { by: 'l.price_satang, l.product_id', after: (at, id) => sql`(l.price_satang, l.product_id) > (${Number(at)}::bigint, ${id}::uuid)`, key: (row) => row.price_satang },
	price_down: { by: 'l.price_satang desc, l.product_id desc', after: (at, id) => sql`(l.price_satang, l.product_id) < (${Number(at)}::bigint, ${id}::uuid)`, key: (row) => row.price_satang },
};

/** Published products, a page at a time: one query, stable at any depth. */
export async function listProducts(ctx: ReadCtx, wish: ListWish): Promise<Page<ProductCard>> {
	const sort = order[wish.sort ?? 'popular'];
	const limit = Math.min(Math.max(1, wish.limit ?? 24), limits.page);
	const where: RawBuilder<unknown>[] = [];
	if (wish.category) where.push(await categoryFilter(ctx, wish.category));
	if (wish.provinceCode) where.push(sql`l.province_code = ${wish.provinceCode}`);
	if (wish.shopId) where.push(sql`l.shop_id = ${wish.shopId}`);
	const after = readCursor(wish.cursor, 2);
	if (after && (wish.sort === 'new' ? !Number.isNaN(Date.parse(after[0]!)) : /^\d{1,15}$/.test(after[0]!))) where.push(sort.after(after[0]!, after[1]!));
	const condition = where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``;
	const { rows } = await sql<CardRow>`select ${cardColumns} from catalogue.listing l ${condition} order by ${sql.raw(sort.by)} limit ${limit + 1}`.execute(ctx.db);
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return { items: await cardsFrom(ctx, shown), next: rows.length > limit && last ? writeCursor(sort.key(last), last.product_id) : null };
}

/** A root's branch is one index value; a branch below it a few slugs. Unknown slugs list nothing. */
async function categoryFilter(ctx: ReadCtx, slug: string): Promise<RawBuilder<unknown>> {
	const tree = await categoryTree(ctx);
	const found = tree.get(slug);
	if (found && found.root === slug) return sql`l.root = ${slug}`;
	const below = branch(tree, slug);
	return below.length <= 1 ? sql`l.category = ${slug}` : sql`l.category = any(${below}::text[])`;
}

export interface CategoryRow {
	readonly slug: string;
	readonly parent: string | null;
	readonly root: string;
	readonly name_th: string;
	readonly name_en: string;
}

let tree: Map<string, CategoryRow> | null = null;

/** The categories: reference rows, read once a process. */
export async function categoryTree(ctx: ReadCtx): Promise<Map<string, CategoryRow>> {
	if (tree) return tree;
	const rows = await ctx.db.selectFrom('catalogue.category').select(['slug', 'parent', 'root', 'name_th', 'name_en']).orderBy('position').execute();
	tree = new Map(rows.map((row) => [row.slug, row]));
	return tree;
}

/** A slug with everything under it. */
export const branch = (all: ReadonlyMap<string, CategoryRow>, slug: string): string[] => [
	...(all.has(slug) ? [slug] : []),
	...[...all.values()].filter((row) => row.parent === slug).flatMap((row) => branch(all, row.slug)),
];

/** The tree of categories with how many goods each branch has. */
export async function categories(ctx: ReadCtx): Promise<CategoryView[]> {
	const all = await categoryTree(ctx);
	const { rows } = await sql<{ category: string; count: number }>`select category, count(*) as count from catalogue.listing group by category`.execute(ctx.db);
	const counts = new Map(rows.map((row) => [row.category, Number(row.count)]));
	return [...all.values()].map((row) => ({
		slug: row.slug,
		name: { th: row.name_th, en: row.name_en },
		parent: row.parent,
		products: branch(all, row.slug).reduce((total, slug) => total + (counts.get(slug) ?? 0), 0),
	}));
}

/** How many goods each province has, by its code. */
export async function provinceCounts(ctx: ReadCtx): Promise<Map<string, { products: number; shops: number }>> {
	const { rows } = await sql<{ province_code: string; products: number; shops: number }>`
		select province_code, count(*) as products, count(distinct shop_id) as shops from catalogue.listing group by province_code`.execute(ctx.db);
	return new Map(rows.map((row) => [row.province_code, { products: Number(row.products), shops: Number(row.shops) }]));
}

import type { CategoryView } from '#kernel/views';
import { shopCounts } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

export interface CategoryRow {
	readonly slug: string;
	readonly parent: string | null;
	readonly root: string;
	readonly name_th: string;
	readonly name_en: string;
}

let tree: Map<string, CategoryRow> | null = null;
let fresh = 0;

/** After a change in this process; others follow within a minute. */
export const forgetCategories = (): void => void (tree = null);

/** The categories: reference rows, read once a minute. */
export async function categoryTree(ctx: ReadCtx): Promise<Map<string, CategoryRow>> {
	if (tree && ctx.now.getTime() < fresh) return tree;
	const rows = await ctx.db.selectFrom('catalogue.category').select(['slug', 'parent', 'root', 'name_th', 'name_en']).orderBy('position').execute();
	tree = new Map(rows.map((row) => [row.slug, row]));
	fresh = ctx.now.getTime() + limits.synonymsMs;
	return tree;
}

/** A slug with everything under it. */
export const branch = (all: ReadonlyMap<string, CategoryRow>, slug: string): string[] => [
	...(all.has(slug) ? [slug] : []),
	...[...all.values()].filter((row) => row.parent === slug).flatMap((row) => branch(all, row.slug)),
];

/** From the whole to the part: the roots of a slug and itself; empty for a slug that is none. */
export function pathOf(all: ReadonlyMap<string, CategoryRow>, slug: string): CategoryRow[] {
	const path: CategoryRow[] = [];
	for (let at = all.get(slug); at; at = at.parent ? all.get(at.parent) : undefined) path.unshift(at);
	return path;
}

/** Where one of the goods is counted. */
export const tallyPlaces = (of: { category: string; root: string; provinceCode: string; districtCode: string }): string[] => [
	'all',
	`c/${of.category}`,
	`p/${of.provinceCode}`,
	`d/${of.districtCode}`,
	`r/${of.provinceCode}/${of.root}`,
];

/** How many goods stand in each category, in each province, or in each root of one province, counted while they come and go; by slug or code. */
export async function placesTally(ctx: ReadCtx, beginning: 'c/' | 'p/' | `r/${string}/`): Promise<Map<string, number>> {
	const rows = await ctx.db
		.selectFrom('catalogue.tally')
		.select(['place', 'products'])
		.where('place', 'like', `${beginning}%`)
		.where('products', '>', 0)
		.execute();
	return new Map(rows.map((row) => [row.place.slice(beginning.length), row.products]));
}

/** How many goods stand in each of these districts; those with none are left out. */
export async function districtTally(ctx: ReadCtx, codes: readonly string[]): Promise<Map<string, number>> {
	if (codes.length === 0) return new Map();
	const rows = await ctx.db
		.selectFrom('catalogue.tally')
		.select(['place', 'products'])
		.where(
			'place',
			'in',
			codes.map((code) => `d/${code}`),
		)
		.where('products', '>', 0)
		.execute();
	return new Map(rows.map((row) => [row.place.slice(2), row.products]));
}

/** The tree of categories with how many goods each branch has. */
export async function categories(ctx: ReadCtx): Promise<CategoryView[]> {
	const [all, counts] = [await categoryTree(ctx), await placesTally(ctx, 'c/')];
	const sums = new Map<string, number>();
	for (const [slug, count] of counts) for (const one of pathOf(all, slug)) sums.set(one.slug, (sums.get(one.slug) ?? 0) + count);
	return [...all.values()].map((row) => ({
		slug: row.slug,
		name: { th: row.name_th, en: row.name_en },
		parent: row.parent,
		products: sums.get(row.slug) ?? 0,
	}));
}

/** How many goods and open shops each province has, by its code. */
export async function provinceCounts(ctx: ReadCtx): Promise<Map<string, { products: number; shops: number }>> {
	const [products, shops] = [await placesTally(ctx, 'p/'), await shopCounts(ctx)];
	return new Map(
		[...new Set([...products.keys(), ...shops.keys()])].map((code) => [code, { products: products.get(code) ?? 0, shops: shops.get(code) ?? 0 }]),
	);
}

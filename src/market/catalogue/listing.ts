import { sql, type Selectable } from 'kysely';
import { less, satang } from '#kernel/money';
import { bangkokDay, DAY, later } from '#kernel/time';
import type { ShopCard } from '#kernel/views';
import { areaOf, provinceOf, type Area } from '#market/places';
import { countProducts, shopAreas, shopCards } from '#market/shops';
import { productPath, tellChanged } from '#platform/changes';
import type { Ctx } from '#platform/ctx';
import { addUp } from '#platform/many';
import type { Tables } from '#platform/tables.gen';
import { categoryTree, pathOf, tallyPlaces, type CategoryRow } from './categories.ts';
import { tellFinders } from './change.ts';
import { countPhrases, phrasesOf, phrasesOfPlace, type Phrase } from './phrases.ts';
import { KEEPS, NOT_AT_ONCE } from './arrivals.ts';
import { entryOf } from './tokens.ts';

/** A shop with the district its goods are made in. */
type PlacedShop = ShopCard & { readonly district: Area };

/** What was listed before and what is listed now: the difference is counted. */
interface Listed {
	readonly product_id: string;
	readonly category: string;
	readonly province_code: string;
	readonly name_th: string;
	readonly name_en: string | null;
}

/**
 * Writes listing and search entry of a shop's products anew, or takes them away when they are not on sale; counts and suggestions follow.
 * Always in the transaction that changed the product, whose row the caller has locked.
 */
export async function relist(ctx: Ctx, shopId: string, productIds: readonly string[]): Promise<void> {
	const { rows: published, ids } = await withKinds(ctx, shopId, productIds);
	await tellChanged(ctx, [...productIds, ...ids].map(productPath));
	const rows = published.filter((row) => row.stands);
	const before: Listed[] = await ctx.db
		.selectFrom('catalogue.listing')
		.select(['product_id', 'category', 'province_code', 'name_th', 'name_en'])
		.where('product_id', 'in', ids)
		.where('shop_id', '=', shopId)
		.execute();
	const shown = new Set(rows.map((row) => row.product_id));
	const gone = before.map((row) => row.product_id).filter((id) => !shown.has(id));
	if (gone.length > 0) {
		await ctx.db.deleteFrom('catalogue.listing').where('product_id', 'in', gone).execute();
		await ctx.db.deleteFrom('catalogue.entry').where('product_id', 'in', gone).execute();
		await tellFinders(ctx, gone, false);
	}
	const card = (await shopCards(ctx, [shopId])).get(shopId);
	if (!card) return;
	const shop = { ...card, district: await areaOf(ctx, (await shopAreas.subdistrictOf(ctx, shopId)).slice(0, 4)) };
	if (rows.length > 0) await writeListings(ctx, shop, rows);
	await count(
		ctx,
		shop,
		before,
		rows.map((row) => ({ ...row, province_code: shop.provinceCode })),
	);
}

type ProductRow = Selectable<Tables['catalogue.product']> & { readonly kinds: number; readonly stands: boolean; readonly gone: boolean };

/**
 * The published ones of these products and of all kinds of them. Of several kinds one stands for all in lists: the first one made,
 * else the oldest that is on sale.
 */
async function withKinds(ctx: Ctx, shopId: string, productIds: readonly string[]): Promise<{ rows: ProductRow[]; ids: string[] }> {
	const { rows } = await sql<ProductRow>`
		select p.*, count(*) filter (where p.state = 'published') over family as kinds, coalesce(bool_and(p.sold_out) filter (where p.state = 'published') over family, false) as gone,
			row_number() over (family order by (p.state = 'published') desc, p.product_id = p.family_id desc, p.created_at, p.product_id) = 1 as stands
		from catalogue.product p
		where p.shop_id = ${shopId} and (p.product_id = any(${[...productIds]}::uuid[]) or p.family_id in (
			select f.family_id from catalogue.product f where f.shop_id = ${shopId} and f.product_id = any(${[...productIds]}::uuid[])))
		window family as (partition by coalesce(p.family_id, p.product_id))`.execute(ctx.db);
	return { rows: rows.filter((row) => row.state === 'published'), ids: rows.map((row) => row.product_id) };
}

/** What one piece costs everybody today, in satang. */
export const priceToday = (row: { price_satang: number; off_percent: number | null }): number =>
	row.off_percent === null ? row.price_satang : less(satang(row.price_satang), row.off_percent);

async function writeListings(ctx: Ctx, shop: PlacedShop, rows: readonly ProductRow[]): Promise<void> {
	const ids = rows.map((row) => row.product_id);
	const today = bangkokDay(ctx.now);
	const tree = await categoryTree(ctx);
	const pictures = await ctx.db
		.selectFrom('catalogue.picture')
		.select(['product_id', 'hash'])
		.where('shop_id', '=', shop.shopId)
		.where('product_id', 'in', ids)
		.orderBy('position', 'desc')
		.execute();
	const papers = await ctx.db
		.selectFrom('catalogue.certificate')
		.select(['product_id', 'kind', 'stars', 'from_day', 'until'])
		.where('shop_id', '=', shop.shopId)
		.where('product_id', 'in', ids)
		.execute();
	const honours = await ctx.db
		.selectFrom('catalogue.honour')
		.select(['product_id', 'level', 'year', 'until_day'])
		.where('shop_id', '=', shop.shopId)
		.where('product_id', 'in', ids)
		.where('until_day', '>=', today)
		.execute();
	const awards = (productId: string) => honours.filter((one) => one.product_id === productId);
	const first = new Map(pictures.map((picture) => [picture.product_id, picture.hash]));
	const badges = (productId: string): string =>
		JSON.stringify(
			papers.filter((one) => one.product_id === productId).map(({ kind, stars, from_day, until }) => ({ kind, stars, from: from_day, until })),
		);
	const lastDay = (productId: string): string | null =>
		[
			...papers
				.filter((one) => one.product_id === productId && one.until >= today)
				.map((one) => (one.from_day > today ? dayBefore(one.from_day) : one.until)),
			...awards(productId).map((one) => one.until_day),
		].sort()[0] ?? null;
	const listings = rows.map((row) => ({
		product_id: row.product_id,
		shop_id: shop.shopId,
		shop_slug: shop.slug,
		shop_name_th: shop.name.th,
		shop_name_en: shop.name.en,
		village_th: shop.village.th,
		village_en: shop.village.en,
		province_code: shop.provinceCode,
		category: row.category,
		root: tree.get(row.category)?.root ?? row.category,
		name_th: row.name_th,
		name_en: row.name_en,
		unit_th: row.unit_th,
		unit_en: row.unit_en,
		price_satang: priceToday(row) as never,
		was_satang: row.off_percent === null ? null : row.price_satang,
		options: Number(row.kinds),
		picture: first.get(row.product_id) ?? null,
		transport_class: row.transport_class,
		badges: badges(row.product_id),
		awards: JSON.stringify(awards(row.product_id).map(({ level, year, until_day }) => ({ level, year, until: until_day }))),
		papers_until: lastDay(row.product_id),
		origin_checked: row.origin_checked,
		sold_out: row.gone,
		sold: row.sold,
		rating: row.rating,
		ratings: row.ratings,
		published_at: row.published_at ?? ctx.now,
		keeps_days: keepsDays(row),
	}));
	await ctx.db
		.insertInto('catalogue.listing')
		.values(listings)
		.onConflict((conflict) => conflict.column('product_id').doUpdateSet(excluded(listings[0]!)))
		.execute();
	const kinds = (productId: string): string[] => [
		...new Set(papers.filter((one) => one.product_id === productId && one.until >= today && one.from_day <= today).map((one) => one.kind)),
	];
	const entries = await Promise.all(
		rows.map((row) => entryRow(ctx, shop, tree, row, kinds(row.product_id), [...new Set(awards(row.product_id).map((one) => one.level))])),
	);
	await ctx.db
		.insertInto('catalogue.entry')
		.values(entries)
		.onConflict((conflict) => conflict.column('product_id').doUpdateSet(excluded(entries[0]!)))
		.execute();
	await tellFinders(ctx, ids, false);
}

const dayBefore = (day: string): string => bangkokDay(later(new Date(`${day}T05:00:00Z`), -DAY));

const excluded = (row: object) =>
	Object.fromEntries(
		Object.keys(row)
			.filter((field) => field !== 'product_id')
			.map((field) => [field, sql.ref(`excluded.${field}`)]),
	);

const keepsDays = (row: ProductRow): number => (row.ready === 'stock' ? Math.min(KEEPS, row.max_days ?? KEEPS) : NOT_AT_ONCE);

/** Papers as people look for them. */
const paperWords: Readonly<Record<string, string>> = {
	otop: 'โอทอป otop',
	tcps: 'มผช tcps',
	fda: 'อย fda',
	gi: 'สิ่งบ่งชี้ทางภูมิศาสตร์ gi',
	organic: 'อินทรีย์ ออร์แกนิก organic',
	gap: 'gap',
	halal: 'ฮาลาล halal',
};

/** As people look for what won an award. */
const AWARD_WORDS = 'รางวัล สุดยอดสินค้าชุมชน award';

async function entryRow(
	ctx: Ctx,
	shop: PlacedShop,
	tree: ReadonlyMap<string, CategoryRow>,
	row: ProductRow,
	papers: readonly string[],
	awards: readonly string[],
) {
	const { name: province } = await provinceOf(ctx, shop.provinceCode);
	const path = pathOf(tree, row.category);
	return {
		product_id: row.product_id,
		category: row.category,
		province_code: shop.provinceCode,
		sold: row.sold,
		price_satang: priceToday(row) as never,
		published_at: row.published_at ?? ctx.now,
		seller_kind: shop.kind,
		transport_class: row.transport_class,
		standards: [...papers],
		awards: [...awards],
		sold_out: row.gone,
		keeps_days: keepsDays(row),
		...entryOf({
			nameTh: row.name_th,
			nameEn: row.name_en,
			around: [
				...path.flatMap((one) => [one.name_th, one.name_en]),
				shop.name.th,
				shop.name.en,
				shop.village.th,
				shop.village.en,
				shop.district.name.th,
				province.th,
				province.en,
				...papers.map((kind) => paperWords[kind] ?? kind),
				...(awards.length > 0 ? [AWARD_WORDS] : []),
			],
			text: `${row.description_th} . ${row.description_en ?? ''}`,
		}),
	};
}

/** Numbers and suggestions follow what came and what went; nothing is written for what stayed as it was. */
async function count(ctx: Ctx, shop: PlacedShop, before: readonly Listed[], after: readonly Listed[]): Promise<void> {
	const change = after.length - before.length;
	const places = new Map<string, number>();
	const tree = await categoryTree(ctx);
	const add = (row: Listed, by: number): void => {
		const root = tree.get(row.category)?.root ?? row.category;
		for (const place of tallyPlaces({ category: row.category, root, provinceCode: row.province_code, districtCode: shop.district.code }))
			places.set(place, (places.get(place) ?? 0) + by);
	};
	for (const row of before) add(row, -1);
	for (const row of after) add(row, 1);
	await addUp(ctx.db, { table: 'catalogue.tally', key: 'place', number: 'products' }, places);
	if (change !== 0) await countProducts(ctx, shop.shopId, change);
	const same = new Set(before.map(identity).filter((one) => after.some((row) => identity(row) === one)));
	await countPhrases(
		ctx,
		await phrases(
			ctx,
			shop,
			before.filter((row) => !same.has(identity(row))),
		),
		-1,
	);
	await countPhrases(
		ctx,
		await phrases(
			ctx,
			shop,
			after.filter((row) => !same.has(identity(row))),
		),
		1,
	);
}

const identity = (row: Listed): string => JSON.stringify([row.product_id, row.category, row.province_code, row.name_th, row.name_en]);

async function phrases(ctx: Ctx, shop: PlacedShop, rows: readonly Listed[]): Promise<Phrase[]> {
	if (rows.length === 0) return [];
	const tree = await categoryTree(ctx);
	const province = await provinceOf(ctx, shop.provinceCode);
	return rows.flatMap((row) => [
		...phrasesOf(row.name_th),
		...phrasesOf(row.name_en ?? ''),
		...pathOf(tree, row.category).flatMap((one) => [
			...phrasesOfPlace('category', one.name_th, `/c/${one.slug}`),
			...phrasesOfPlace('category', one.name_en, `/c/${one.slug}`),
		]),
		...phrasesOfPlace('province', province.name.th, `/p/${province.slug}`),
		...phrasesOfPlace('province', province.name.en, `/p/${province.slug}`),
		...phrasesOfPlace('shop', shop.name.th, `/shops/${shop.slug}`),
		...phrasesOfPlace('shop', shop.name.en, `/shops/${shop.slug}`),
	]);
}

/** What buyers think of a product, as the reviews room counted it: the rating of one to five, or none, and of how many. */
export async function rateProduct(ctx: Ctx, wish: { shopId: string; productId: string; rating: number | null; ratings: number }): Promise<void> {
	const { rating, ratings } = wish;
	await ctx.db
		.updateTable('catalogue.product')
		.set({ rating, ratings })
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	await ctx.db.updateTable('catalogue.listing').set({ rating, ratings }).where('product_id', '=', wish.productId).execute();
	await tellChanged(ctx, [productPath(wish.productId)]);
}

/** Pieces sold, up or down when an order is called off: for cards and for what stands first. */
export async function countSold(ctx: Ctx, lines: readonly { shopId: string; productId: string; quantity: number }[]): Promise<void> {
	for (const { shopId, productId, quantity } of [...lines].sort((a, b) => (a.productId < b.productId ? -1 : 1))) {
		await sql`with product as (update catalogue.product set sold = greatest(0, sold + ${quantity}) where shop_id = ${shopId} and product_id = ${productId}),
			listing as (update catalogue.listing set sold = greatest(0, sold + ${quantity}) where product_id = ${productId})
			update catalogue.entry set sold = greatest(0, sold + ${quantity}) where product_id = ${productId}`.execute(ctx.db);
	}
	await tellFinders(ctx, [...new Set(lines.map((line) => line.productId))], true);
}

export const onSoldOut = (ctx: Ctx, news: { productId: string }): Promise<void> => markSoldOut(ctx, news.productId, true);
export const onBackInStock = (ctx: Ctx, news: { productId: string }): Promise<void> => markSoldOut(ctx, news.productId, false);

/** A card that stands for several kinds says so only when all of them went. */
async function markSoldOut(ctx: Ctx, productId: string, soldOut: boolean): Promise<void> {
	const { rows } = await sql<{ shop_id: string; family: string }>`
		update catalogue.product p set sold_out = ${soldOut} from catalogue.product_place at
		where at.product_id = ${productId} and p.shop_id = at.shop_id and p.product_id = at.product_id
		returning p.shop_id, coalesce(p.family_id, p.product_id) as family`.execute(ctx.db);
	for (const { shop_id, family } of rows) {
		const changed = await sql<{ product_id: string }>`
			with family as (
				select array_agg(k.product_id) as kinds, bool_and(k.sold_out) as all_gone from catalogue.product k
				where k.shop_id = ${shop_id} and k.state = 'published' and (k.family_id = ${family} or k.product_id = ${family})
			), listing as (update catalogue.listing l set sold_out = all_gone from family where l.product_id = any(family.kinds))
			update catalogue.entry e set sold_out = all_gone from family where e.product_id = any(family.kinds) returning e.product_id`.execute(ctx.db);
		await tellFinders(
			ctx,
			changed.rows.map((row) => row.product_id),
			true,
		);
	}
	await tellChanged(ctx, [productPath(productId), ...rows.map((row) => productPath(row.family))]);
}

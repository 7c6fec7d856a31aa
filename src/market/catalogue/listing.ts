import { sql } from 'kysely';
import { satang } from '#kernel/money';
import { bangkokDay } from '#kernel/time';
import { normalise, skeleton, words } from '#kernel/thai';
import type { Badge, CertificateKind, ProductCard, TransportClass } from '#kernel/views';
import { provinces } from '#market/places';
import { countProducts, shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';

/** What a card is made of; every list selects these. */
export const cardColumns = sql.raw(`l.product_id, l.shop_slug, l.shop_name_th, l.shop_name_en, l.village_th, l.village_en, l.province_code, l.name_th, l.name_en, l.unit_th, l.unit_en,
	l.price_satang, l.picture, l.transport_class, l.badges, l.sold_out, l.sold, l.rating, l.published_at`);

export interface CardRow {
	readonly product_id: string;
	readonly shop_slug: string;
	readonly shop_name_th: string;
	readonly shop_name_en: string | null;
	readonly village_th: string;
	readonly village_en: string | null;
	readonly province_code: string;
	readonly name_th: string;
	readonly name_en: string | null;
	readonly unit_th: string;
	readonly unit_en: string | null;
	readonly price_satang: number;
	readonly picture: string | null;
	readonly transport_class: string;
	readonly badges: readonly { kind: CertificateKind; stars: number | null; until: string }[];
	readonly sold_out: boolean;
	readonly sold: number;
	readonly rating: number | null;
	readonly published_at: Date;
}

/** Badges whose certificate holds today in Bangkok; the strongest first. */
export function badgesOn(day: string, badges: CardRow['badges']): Badge[] {
	const order = (badge: Badge): number => (badge.kind === 'gi' ? 0 : badge.kind === 'otop' ? 6 - (badge.stars ?? 0) : 7);
	return badges
		.filter((badge) => badge.until >= day)
		.map(({ kind, stars }) => ({ kind, stars }))
		.sort((a, b) => order(a) - order(b));
}

export async function cardsFrom(ctx: ReadCtx, rows: readonly CardRow[]): Promise<ProductCard[]> {
	const names = await provinceNames(ctx);
	const today = bangkokDay(ctx.now);
	return rows.map((row) => ({
		productId: row.product_id,
		name: { th: row.name_th, en: row.name_en },
		priceSatang: satang(row.price_satang),
		unit: { th: row.unit_th, en: row.unit_en },
		picture: row.picture,
		shop: { slug: row.shop_slug, name: { th: row.shop_name_th, en: row.shop_name_en } },
		village: { th: row.village_th, en: row.village_en },
		provinceCode: row.province_code,
		provinceName: names.get(row.province_code) ?? { th: '', en: null },
		transportClass: row.transport_class as TransportClass,
		badges: badgesOn(today, row.badges),
		soldOut: row.sold_out,
		rating: row.rating,
		sold: row.sold,
	}));
}

/** Names of provinces by code. */
export async function provinceNames(ctx: ReadCtx): Promise<Map<string, { th: string; en: string | null; slug: string }>> {
	const all = await provinces(ctx);
	return new Map(all.map((province) => [province.code, { ...province.name, slug: province.slug }]));
}

/** Writes the listing of published products anew, or takes it away when they are not published. */
export async function relist(ctx: Ctx, shopId: string, productIds: readonly string[]): Promise<void> {
	if (productIds.length === 0) return;
	const rows = await ctx.db
		.selectFrom('catalogue.product as p')
		.innerJoin('catalogue.category as c', 'c.slug', 'p.category')
		.selectAll('p')
		.select(['c.root', 'c.name_th as category_th', 'c.name_en as category_en'])
		.where('p.shop_id', '=', shopId)
		.where('p.product_id', 'in', [...productIds])
		.execute();
	const shown = rows.filter((row) => row.state === 'published');
	const hidden = rows.filter((row) => row.state !== 'published').map((row) => row.product_id);
	const before = await ctx.db.selectFrom('catalogue.listing').select('product_id').where('product_id', 'in', rows.map((row) => row.product_id)).execute();
	if (hidden.length > 0) {
		await ctx.db.deleteFrom('catalogue.listing').where('product_id', 'in', hidden).execute();
		await ctx.db.deleteFrom('catalogue.phrase').where('kind', '=', 'product').where('href', 'in', hidden.map((id) => `/products/${id}`)).execute();
	}
	const change = shown.length - before.length;
	if (change !== 0) await countProducts(ctx, shopId, change);
	if (shown.length === 0) return;
	const ids = shown.map((row) => row.product_id);
	const [shop, names, pictures, certificates] = await Promise.all([
		shopCards(ctx, [shopId]).then((cards) => cards.get(shopId)!),
		provinceNames(ctx),
		ctx.db.selectFrom('catalogue.picture').select(['product_id', 'hash']).where('shop_id', '=', shopId).where('product_id', 'in', ids).orderBy('position', 'desc').execute(),
		ctx.db.selectFrom('catalogue.certificate').select(['product_id', 'kind', 'stars', 'until']).where('shop_id', '=', shopId).where('product_id', 'in', ids).execute(),
	]);
	const first = new Map(pictures.map((picture) => [picture.product_id, picture.hash]));
	const province = names.get(shop.provinceCode);
	const listings = shown.map((row) => ({
		product_id: row.product_id,
		shop_id: shopId,
		shop_slug: shop.slug,
		shop_name_th: shop.name.th,
		shop_name_en: shop.name.en,
		village_th: shop.village.th,
		village_en: shop.village.en,
		province_code: shop.provinceCode,
		category: row.category,
		root: row.root,
		name_th: row.name_th,
		name_en: row.name_en,
		unit_th: row.unit_th,
		unit_en: row.unit_en,
		price_satang: row.price_satang,
		picture: first.get(row.product_id) ?? null,
		transport_class: row.transport_class,
		badges: JSON.stringify(certificates.filter((one) => one.product_id === row.product_id).map(({ kind, stars, until }) => ({ kind, stars, until }))),
		sold: row.sold,
		rating: row.rating,
		published_at: row.published_at ?? ctx.now,
		name_key: normalise(row.name_th),
		skeleton: skeleton(`${row.name_th} ${row.name_en ?? ''}`),
		tokens: tokensOf({
			name: `${row.name_th} ${row.name_en ?? ''}`,
			around: [row.category_th, row.category_en, shop.name.th, shop.name.en, shop.village.th, province?.th, province?.en].join(' '),
			text: `${row.description_th} ${row.description_en ?? ''}`,
			filters: [`c:${row.category}`, `r:${row.root}`, `p:${shop.provinceCode}`],
		}),
	}));
	const fields = Object.keys(listings[0]!).filter((field) => field !== 'product_id');
	await ctx.db
		.insertInto('catalogue.listing')
		.values(listings)
		.onConflict((conflict) => conflict.column('product_id').doUpdateSet(Object.fromEntries(fields.map((field) => [field, sql.ref(`excluded.${field}`)]))))
		.execute();
	await ctx.db.deleteFrom('catalogue.phrase').where('kind', '=', 'product').where('href', 'in', ids.map((id) => `/products/${id}`)).execute();
	await ctx.db
		.insertInto('catalogue.phrase')
		.values(shown.map((row) => ({ key: normalise(row.name_th), kind: 'product', href: `/products/${row.product_id}`, text_th: row.name_th, weight: row.sold })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

const TEXT_WORDS = 40;

/**
 * The finished search tokens of a product as a tsvector literal: name with weight A, what is around it B, the first words of its text C,
 * filters as tokens of their own. The database's own parser never sees Thai.
 */
export function tokensOf(facts: { name: string; around: string; text: string; filters: readonly string[] }): string {
	const parts: string[] = [];
	let position = 1;
	const add = (list: readonly string[], weight: string): void => {
		for (const word of list) parts.push(`'${word}':${Math.min(position++, 16_000)}${weight}`);
	};
	add(words(facts.name), 'A');
	add(words(facts.around), 'B');
	add(words(facts.text).slice(0, TEXT_WORDS), 'C');
	return [...parts, ...facts.filters.map((filter) => `'${filter}'`)].join(' ');
}

export async function onSoldOut(ctx: Ctx, news: { productId: string }): Promise<void> {
	await ctx.db.updateTable('catalogue.listing').set({ sold_out: true }).where('product_id', '=', news.productId).execute();
}

export async function onBackInStock(ctx: Ctx, news: { productId: string }): Promise<void> {
	await ctx.db.updateTable('catalogue.listing').set({ sold_out: false }).where('product_id', '=', news.productId).execute();
}

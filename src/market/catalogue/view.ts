import { sql } from 'kysely';
import { satang, type Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import type { CertificateKind, PictureView, PriceStep, ProductView, Readiness, TransportClass, Words } from '#kernel/views';
import { provincesByCode } from '#market/places';
import { viewShopRow, type ShopPageRow } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { shownAttributes, type Values } from './attributes.ts';
import { badgesOn } from './cards.ts';
import { awardOn, type KeptAward } from './honours.ts';
import { categoryTree } from './categories.ts';
import { priceToday } from './listing.ts';
import { mayEdit, maySeeShelf } from './policy.ts';

interface WholeRow {
	readonly shop_id: string;
	readonly product_id: string;
	readonly state: ProductView['state'];
	readonly name_th: string;
	readonly name_en: string | null;
	readonly description_th: string;
	readonly description_en: string | null;
	readonly process_th: string | null;
	readonly category: string;
	readonly price_satang: number;
	readonly unit_th: string;
	readonly unit_en: string | null;
	readonly weight_g: number;
	readonly length_mm: number;
	readonly width_mm: number;
	readonly height_mm: number;
	readonly transport_class: TransportClass;
	readonly max_days: number | null;
	readonly shelf_life_days: number | null;
	readonly attributes: Values;
	readonly off_percent: number | null;
	readonly ready: 'stock' | 'to_order' | 'pre_order';
	readonly lead_days: number | null;
	readonly ready_from: string | null;
	readonly video_url: string | null;
	readonly option_th: string | null;
	readonly option_en: string | null;
	readonly steps: readonly PriceStep[];
	readonly kinds: readonly { readonly id: string; readonly th: string; readonly en: string | null; readonly sold_out: boolean }[] | null;
	readonly food_number: string | null;
	readonly cosmetic_number: string | null;
	readonly herb_number: string | null;
	readonly sold: number;
	readonly origin_checked: boolean;
	readonly rating: number | null;
	readonly ratings: number;
	readonly sold_out: boolean;
	readonly maker: ShopPageRow;
	readonly pictures: readonly { hash: string; alt_th: string; alt_en: string | null }[];
	readonly awards: readonly KeptAward[];
	readonly certificates: readonly { kind: CertificateKind; number: string; stars: number | null; from: string; until: string }[];
}

/** A product with its shop, pictures and papers in one statement: a visit to the database costs as much as the page. */
async function whole(ctx: ReadCtx, productId: string): Promise<WholeRow | undefined> {
	const { rows } = await sql<WholeRow>`
		select p.shop_id, p.product_id, p.state, p.name_th, p.name_en, p.description_th, p.description_en, p.process_th, p.category, p.price_satang, p.unit_th, p.unit_en,
			p.weight_g, p.length_mm, p.width_mm, p.height_mm, p.transport_class, p.max_days, p.shelf_life_days, p.attributes, p.off_percent, p.ready, p.lead_days, p.ready_from::text, p.video_url, p.option_th, p.option_en, p.food_number, p.cosmetic_number, p.herb_number, p.sold, p.origin_checked, p.rating, p.ratings, p.sold_out,
			${stepsOf} as steps,
			case when p.family_id is not null then (select json_agg(json_build_object('id', k.product_id, 'th', k.option_th, 'en', k.option_en, 'sold_out', k.sold_out) order by k.created_at, k.product_id)
				from catalogue.product k
				where k.shop_id = p.shop_id and k.family_id = p.family_id and (k.state = 'published' or k.product_id = p.product_id)) end as kinds,
			(select to_jsonb(maker) from shops.page_view maker where maker.shop_id = p.shop_id) as maker,
			coalesce((select json_agg(json_build_object('hash', i.hash, 'alt_th', i.alt_th, 'alt_en', i.alt_en) order by i.position) from catalogue.picture i
				where i.shop_id = p.shop_id and i.product_id = p.product_id), '[]') as pictures,
			coalesce((select json_agg(json_build_object('kind', c.kind, 'number', c.number, 'stars', c.stars, 'from', c.from_day, 'until', c.until)) from catalogue.certificate c
				where c.shop_id = p.shop_id and c.product_id = p.product_id), '[]') as certificates,
			coalesce((select json_agg(json_build_object('level', h.level, 'year', h.year, 'until', h.until_day)) from catalogue.honour h
				where h.shop_id = p.shop_id and h.product_id = p.product_id), '[]') as awards
		from catalogue.product_place at join catalogue.product p on p.shop_id = at.shop_id and p.product_id = at.product_id
		where at.product_id = ${productId}`.execute(ctx.db);
	return rows[0];
}

/**
 * Everything a page tells of a product; how many are left and how the price is divided are added by the door.
 * @refuses catalogue.not_found — also for drafts of somebody else
 */
export async function viewProduct(ctx: ReadCtx, productId: string): Promise<Omit<ProductView, 'available' | 'money'>> {
	const row = await whole(ctx, productId);
	if (!row || (row.state !== 'published' && !maySeeShelf(ctx.actor, row.shop_id, ctx.now))) return refuse('catalogue.not_found', 'not_found');
	const [maker, tree, provinces] = await Promise.all([viewShopRow(ctx, row.maker), categoryTree(ctx), provincesByCode(ctx)]);
	const today = bangkokDay(ctx.now);
	const path: { slug: string; name: Words }[] = [];
	for (let at = tree.get(row.category); at; at = at.parent ? tree.get(at.parent) : undefined)
		path.unshift({ slug: at.slug, name: { th: at.name_th, en: at.name_en } });
	return {
		productId: row.product_id,
		state: row.state,
		name: { th: row.name_th, en: row.name_en },
		description: { th: row.description_th, en: row.description_en },
		process: row.process_th ? { th: row.process_th, en: null } : null,
		category: path,
		priceSatang: satang(priceToday(row)),
		wasSatang: row.off_percent === null ? null : satang(row.price_satang),
		options: row.kinds?.length ?? 1,
		unit: { th: row.unit_th, en: row.unit_en },
		picture: row.pictures[0]?.hash ?? null,
		pictures: row.pictures.map((picture): PictureView => ({ hash: picture.hash, alt: { th: picture.alt_th, en: picture.alt_en } })),
		shop: { slug: maker.slug, name: maker.name },
		village: maker.village,
		provinceCode: maker.provinceCode,
		provinceName: provinces.get(maker.provinceCode)?.name ?? maker.provinceName,
		transportClass: row.transport_class,
		badges: badgesOn(today, row.certificates),
		award: awardOn(today, row.awards),
		originChecked: row.origin_checked,
		soldOut: row.sold_out,
		rating: row.rating,
		ratings: row.ratings,
		sold: row.sold,
		weightG: row.weight_g,
		lengthMm: row.length_mm,
		widthMm: row.width_mm,
		heightMm: row.height_mm,
		maxDays: row.max_days,
		shelfLifeDays: row.shelf_life_days,
		attributes: await shownAttributes(
			ctx,
			path.map((one) => one.slug),
			row.attributes,
		),
		ready: readinessOf(row),
		steps: row.steps,
		video: row.video_url,
		option: row.option_th ? { th: row.option_th, en: row.option_en } : null,
		kinds: (row.kinds ?? []).map((kind) => ({ productId: kind.id, name: { th: kind.th, en: kind.en }, soldOut: kind.sold_out })),
		foodNumber: row.food_number,
		cosmeticNumber: row.cosmetic_number,
		herbNumber: row.herb_number,
		certificates: row.certificates
			.filter((paper) => paper.from <= today)
			.map(({ kind, number, stars, until }) => ({ kind, number, stars, until, expired: until < today })),
		maker,
		may: { edit: mayEdit(ctx.actor, row.shop_id, ctx.now) },
	};
}

/** Part of a statement that selects `catalogue.product p`. */
const stepsOf = sql`coalesce((select json_agg(json_build_object('from', s.from_quantity, 'priceSatang', s.price_satang) order by s.from_quantity)
	from catalogue.price_step s where s.shop_id = p.shop_id and s.product_id = p.product_id), '[]')`;

/** How it is had: from the shelf, made when ordered, promised for a day. */
export const readinessOf = (row: Pick<WholeRow, 'ready' | 'lead_days' | 'ready_from'>): Readiness => {
	if (row.ready === 'to_order') return { how: 'to_order', days: row.lead_days ?? 1 };
	return row.ready === 'pre_order' && row.ready_from ? { how: 'pre_order', from: row.ready_from } : { how: 'stock' };
};

/** A name that says which kind it is: 'ผ้าไหม (สีแดง)'. */
export const kindNamed = (row: Pick<WholeRow, 'name_th' | 'name_en' | 'option_th' | 'option_en'>): Words =>
	row.option_th
		? { th: `${row.name_th} (${row.option_th})`, en: row.name_en && `${row.name_en} (${row.option_en ?? row.option_th})` }
		: { th: row.name_th, en: row.name_en };

/** A product as a basket and a checkout need it. */
export interface GoodsFacts {
	readonly productId: string;
	readonly shopId: string;
	readonly name: Words;
	readonly unit: Words;
	readonly picture: string | null;
	/** the usual price of one piece; what it costs somebody today is the promotions' business */
	readonly priceSatang: Satang;
	readonly steps: readonly PriceStep[];
	readonly ready: Readiness;
	readonly forSale: boolean;
	readonly weightG: number;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly transportClass: TransportClass;
	readonly maxDays: number | null;
}

/** Facts of several products by id, published or not. */
export async function productsForBasket(ctx: ReadCtx, productIds: readonly string[]): Promise<Map<string, GoodsFacts>> {
	if (productIds.length === 0) return new Map();
	const { rows } = await sql<WholeRow & { picture: string | null }>`
		select p.*, p.ready_from::text as ready_from, ${stepsOf} as steps, (select i.hash from catalogue.picture i where i.shop_id = p.shop_id and i.product_id = p.product_id order by i.position limit 1) as picture
		from catalogue.product_place at join catalogue.product p on p.shop_id = at.shop_id and p.product_id = at.product_id
		where at.product_id = any(${[...productIds]}::uuid[])`.execute(ctx.db);
	return new Map(
		rows.map((row) => [
			row.product_id,
			{
				productId: row.product_id,
				shopId: row.shop_id,
				name: kindNamed(row),
				unit: { th: row.unit_th, en: row.unit_en },
				picture: row.picture,
				priceSatang: satang(row.price_satang),
				steps: row.steps,
				ready: readinessOf(row),
				forSale: row.state === 'published',
				weightG: row.weight_g,
				lengthMm: row.length_mm,
				widthMm: row.width_mm,
				heightMm: row.height_mm,
				transportClass: row.transport_class,
				maxDays: row.max_days,
			},
		]),
	);
}

import { sql } from 'kysely';
import { satang, type Satang } from '#kernel/money';
import { isUuid } from '#kernel/ids';
import { bangkokDay } from '#kernel/time';
import type { AwardMark, Badge, CertificateKind, Page, Readiness, Words } from '#kernel/views';
import { judgeBy, rulesOn } from '#market/rules';
import type { ReadCtx } from '#platform/ctx';
import { badgesOn } from './cards.ts';
import { categoryTree, pathOf } from './categories.ts';
import { awardOn, type KeptAward } from './honours.ts';
import { priceToday } from './listing.ts';
import { kindNamed, readinessOf } from './view.ts';

/** Published goods as other places list them. */
export interface FeedGoods {
	readonly productId: string;
	readonly shopId: string;
	/** with its kind, when there are several */
	readonly name: Words;
	readonly description: Words;
	readonly usualSatang: Satang;
	/** with the discount that everybody gets today */
	readonly nowSatang: Satang;
	/** the first is the main picture */
	readonly pictures: readonly string[];
	/** names from the root to the leaf */
	readonly category: readonly Words[];
	readonly ready: Readiness;
	readonly weightG: number;
	/** papers that hold today */
	readonly badges: readonly Badge[];
	/** the highest award that holds today */
	readonly award: AwardMark | null;
	/** goods that come in several kinds have one in common */
	readonly familyId: string | null;
}

interface Row {
	readonly shop_id: string;
	readonly product_id: string;
	readonly name_th: string;
	readonly name_en: string | null;
	readonly option_th: string | null;
	readonly option_en: string | null;
	readonly description_th: string;
	readonly description_en: string | null;
	readonly process_th: string | null;
	readonly category: string;
	readonly price_satang: number;
	readonly off_percent: number | null;
	readonly ready: 'stock' | 'to_order' | 'pre_order';
	readonly lead_days: number | null;
	readonly ready_from: string | null;
	readonly weight_g: number;
	readonly family_id: string | null;
	readonly food_number: string | null;
	readonly cosmetic_number: string | null;
	readonly herb_number: string | null;
	readonly pictures: readonly string[];
	readonly awards: readonly KeptAward[];
	readonly certificates: readonly { kind: CertificateKind; stars: number | null; from: string; until: string }[];
}
const numbers = { food: 'food_number', cosmetic: 'cosmetic_number', herb: 'herb_number' } as const satisfies Record<string, keyof Row>;

/** Where a page of the feed ends: shop and product, the order of the key. */
const readAfter = (cursor: string | null): [string, string] | null => {
	const [shop = '', product = ''] = (cursor ?? '').split('_');
	return isUuid(shop) && isUuid(product) ? [shop, product] : null;
};

/**
 * Published goods in the order of their key, a page at a time: only those whose texts today's rules allow, with the papers that hold today.
 * @param wish.shopId only of one shop; `provinceCode` only of one province's shops
 */
export async function feedGoods(
	ctx: ReadCtx,
	wish: { cursor: string | null; shopId?: string | null; provinceCode?: string | null; atMost: number },
): Promise<Page<FeedGoods>> {
	const after = readAfter(wish.cursor);
	const { rows } =
		await sql<Row>`select p.shop_id, p.product_id, p.name_th, p.name_en, p.option_th, p.option_en, p.description_th, p.description_en, p.process_th,
			p.category, p.price_satang, p.off_percent, p.ready, p.lead_days, p.ready_from::text, p.weight_g, p.family_id, p.food_number, p.cosmetic_number, p.herb_number,
			array(select i.hash from catalogue.picture i where i.shop_id = p.shop_id and i.product_id = p.product_id order by i.position) as pictures,
			coalesce((select json_agg(json_build_object('kind', c.kind, 'stars', c.stars, 'from', c.from_day, 'until', c.until)) from catalogue.certificate c
				where c.shop_id = p.shop_id and c.product_id = p.product_id), '[]') as certificates,
			coalesce((select json_agg(json_build_object('level', h.level, 'year', h.year, 'until', h.until_day)) from catalogue.honour h
				where h.shop_id = p.shop_id and h.product_id = p.product_id), '[]') as awards
		from catalogue.product p
		where p.state = 'published'
			${wish.shopId ? sql`and p.shop_id = ${wish.shopId}` : sql``}
			${wish.provinceCode ? sql`and exists (select 1 from shops.page_view m where m.shop_id = p.shop_id and m.province_code = ${wish.provinceCode})` : sql``}
			${after ? sql`and (p.shop_id, p.product_id) > (${after[0]}::uuid, ${after[1]}::uuid)` : sql``}
		order by p.shop_id, p.product_id limit ${wish.atMost}`.execute(ctx.db);
	const [rules, tree] = await Promise.all([rulesOn(ctx), categoryTree(ctx)]);
	const today = bangkokDay(ctx.now);
	const items = rows.flatMap((row) => {
		const path = pathOf(tree, row.category);
		const findings = judgeBy(rules, {
			categories: path.map((one) => one.slug),
			names: [row.name_th, row.name_en ?? ''],
			texts: [row.description_th, row.description_en ?? '', row.process_th ?? ''],
		});
		// A rule may be newer than the goods: what may not be sold any more is not sent out either.
		if (findings.some((one) => one.kind === 'block' || (one.number !== null && !row[numbers[one.number]]))) return [];
		return [
			{
				productId: row.product_id,
				shopId: row.shop_id,
				name: kindNamed(row),
				description: { th: row.description_th, en: row.description_en },
				usualSatang: satang(row.price_satang),
				nowSatang: satang(priceToday(row)),
				pictures: row.pictures,
				category: path.map((one) => ({ th: one.name_th, en: one.name_en })),
				ready: readinessOf(row),
				weightG: row.weight_g,
				badges: badgesOn(today, row.certificates),
				award: awardOn(today, row.awards),
				familyId: row.family_id,
			},
		];
	});
	const last = rows.at(-1);
	return {
		items,
		next: rows.length === wish.atMost && last ? `${last.shop_id}_${last.product_id}` : null,
	};
}

import { sql } from 'kysely';
import { satang } from '#kernel/money';
import { bangkokDay } from '#kernel/time';
import type { Badge, CertificateKind, ProductCard, TransportClass } from '#kernel/views';
import { provincesByCode } from '#market/places';
import type { ReadCtx } from '#platform/ctx';

import { awardOn, type KeptAward } from './honours.ts';

/** What a card is made of; every list selects these. */
export const cardColumns =
	sql.raw(`l.product_id, l.shop_slug, l.shop_name_th, l.shop_name_en, l.village_th, l.village_en, l.province_code, l.name_th, l.name_en, l.unit_th, l.unit_en,
	l.price_satang, l.was_satang, l.options, l.picture, l.transport_class, l.badges, l.awards, l.sold_out, l.origin_checked, l.sold, l.rating, l.ratings, l.published_at, l.keeps_days`);

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
	readonly was_satang: number | null;
	readonly options: number;
	readonly picture: string | null;
	readonly transport_class: string;
	readonly badges: readonly { kind: CertificateKind; stars: number | null; from?: string; until: string }[];
	readonly awards: readonly KeptAward[];
	readonly sold_out: boolean;
	readonly origin_checked: boolean;
	readonly sold: number;
	readonly rating: number | null;
	readonly ratings: number;
	readonly published_at: Date;
	readonly keeps_days: number;
}

/** Badges whose certificate holds today in Bangkok; the strongest first. */
export function badgesOn(day: string, badges: CardRow['badges']): Badge[] {
	const order = (badge: Badge): number => (badge.kind === 'gi' ? 0 : badge.kind === 'otop' ? 6 - (badge.stars ?? 0) : 7);
	return badges
		.filter((badge) => badge.until >= day && (badge.from ?? '') <= day)
		.map(({ kind, stars }) => ({ kind, stars }))
		.sort((a, b) => order(a) - order(b));
}

export async function cardsFrom(ctx: ReadCtx, rows: readonly CardRow[]): Promise<ProductCard[]> {
	const provinces = await provincesByCode(ctx);
	const today = bangkokDay(ctx.now);
	return rows.map((row) => ({
		productId: row.product_id,
		name: { th: row.name_th, en: row.name_en },
		priceSatang: satang(row.price_satang),
		wasSatang: row.was_satang === null ? null : satang(row.was_satang),
		options: row.options,
		unit: { th: row.unit_th, en: row.unit_en },
		picture: row.picture,
		shop: { slug: row.shop_slug, name: { th: row.shop_name_th, en: row.shop_name_en } },
		village: { th: row.village_th, en: row.village_en },
		provinceCode: row.province_code,
		provinceName: provinces.get(row.province_code)?.name ?? { th: '', en: null },
		transportClass: row.transport_class as TransportClass,
		badges: badgesOn(today, row.badges),
		award: awardOn(today, row.awards),
		originChecked: row.origin_checked,
		soldOut: row.sold_out,
		rating: row.rating,
		ratings: row.ratings,
		sold: row.sold,
	}));
}

import { z } from 'zod';
import { quietShops, viewArea } from '#market/reports';
import { operation } from './operation.ts';
import { count, id, instant, orNull, pageOf, provinceCode, sellerKind, words } from './shapes/common.ts';
import type { Door } from './terms.ts';

const areaShop = z
	.object({
		shop_id: id,
		slug: z.string(),
		name: words,
		kind: sellerKind,
		village: words,
		place: orNull(z.object({ subdistrict: words, district: words, province: words, province_code: provinceCode })),
		products: count,
		applied_at: instant,
		opened_at: instant.nullable(),
		last_order_at: instant.nullable(),
	})
	.openapi('AreaShop');

const area = z
	.object({
		areas: z
			.array(z.string())
			.nullable()
			.openapi({ description: 'Beginnings of subdistrict codes: two digits of a province, four of a district; null: the whole country' }),
		shops: z.object({ applied: count, sent_back: count, approved: count, suspended: count, closed: count }),
		kinds: z.array(z.object({ kind: sellerKind, shops: count })).openapi({ description: 'Open shops by kind' }),
		products: count,
		lapsing: count.openapi({ description: 'Certificates that end within 60 days' }),
		quiet: z.object({ count, more: z.boolean() }).openapi({ description: 'Open shops without orders for 60 days; at most 10,000 are counted' }),
		newest: z.array(areaShop),
	})
	.openapi('Area');

const province = z
	.string()
	.regex(/^\d{2}$/)
	.optional();

/** What officers look after, in figures. */
export function areaOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/areas/mine',
		summary: 'How your area stands; who looks after the whole country may name a province',
		tag: 'areas',
		query: { province },
		answer: area,
		ask: (ctx, { query }) => viewArea(ctx, query) as never,
	});
	operation(door, {
		method: 'get',
		path: '/areas/mine/quiet-shops',
		summary: 'Open shops without orders for 60 days, the longest quiet first',
		tag: 'areas',
		query: { province, cursor: z.string().min(1).max(200).optional() },
		answer: pageOf(areaShop),
		ask: (ctx, { query }) => quietShops(ctx, query) as never,
	});
}

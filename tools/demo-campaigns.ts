// What the whole market does in the demo, through the API: presents of the new year, and a flash sale that is to come.
import { randomUUID } from 'node:crypto';
import { bangkokDay, DAY, dayStart, HOUR, later } from '#kernel/time';
import { systemClock } from '#platform/clock';
import type { Client } from './journey/client.ts';
import type { Market } from './market.ts';

interface Thing {
	readonly product_id: string;
	readonly was_satang: number | null;
	readonly sold_out: boolean;
}

/** Per cent off and limits, in turn over the goods that a shop puts in. */
const terms = [
	{ percent: 15 },
	{ percent: 20, pieces: 30, per_person: 2 },
	{ percent: 10, pieces: 50, per_person: null },
	{ percent: 25, pieces: 12, per_person: 1 },
] as const;

async function goodsOf(market: Market, slug: string, count: number): Promise<{ shopId: string; ids: string[] }> {
	const { shop_id: shopId } = (await (await fetch(`${market.url}/api/v1/shops/${slug}`)).json()) as { shop_id: string };
	const { items } = (await (await fetch(`${market.url}/api/v1/products?shop=${shopId}&limit=24&sort=popular`)).json()) as { items: Thing[] };
	return {
		shopId,
		ids: items
			.filter((one) => !one.sold_out && one.was_satang === null)
			.slice(0, count)
			.map((one) => one.product_id),
	};
}

/** @param cast keepers by the slug of their shop, buyers who collect a coupon, and the operator */
export async function playDemoCampaigns(
	market: Market,
	cast: { keepers: ReadonlyMap<string, Client>; buyers: readonly Client[]; operator: Client },
): Promise<void> {
	const now = systemClock.now();
	const today = dayStart(bangkokDay(now));
	const open = async (body: object): Promise<string> => {
		const id = randomUUID();
		await cast.operator.call('PUT', `/campaigns/${id}`, body);
		await cast.operator.call('PUT', `/campaigns/${id}/shown`, { shown: true });
		return id;
	};
	const presents = await open({
		slug: 'new-year-2570',
		kind: 'gifts',
		name_th: 'ของขวัญปีใหม่ 2570 จากหมู่บ้าน',
		name_en: 'New Year 2027: presents from the villages',
		text_th: 'เลือกของขวัญตามงบ จากมือคนทำทั่วประเทศ ส่งถึงผู้รับหลายที่ได้ในครั้งเดียว เขียนคำอวยพรให้ทุกกล่อง',
		text_en: 'Presents for every purse, from the hands that make them; to several people at once, with a greeting in each box.',
		picture: 'village-silk',
		collections: [],
		from_at: later(today, -3 * DAY).toISOString(),
		until_at: later(today, 45 * DAY).toISOString(),
	});
	const flash = await open({
		slug: 'noon-sale',
		kind: 'flash',
		name_th: 'เที่ยงตรง ลดทั้งตลาด',
		name_en: 'Noon: one hour, the whole market',
		text_th: 'ลดหนึ่งชั่วโมง ของมีจำนวนจำกัด คนละไม่เกินที่ร้านบอก ไม่ทันไม่เป็นไร ราคาปกติยังรออยู่',
		text_en: 'One hour, so many pieces, so many each. If it is gone, the usual price is still there.',
		picture: 'sea-wide',
		collections: [],
		from_at: later(today, 14 * DAY + 12 * HOUR).toISOString(),
		until_at: later(today, 14 * DAY + 13 * HOUR).toISOString(),
	});
	const couponId = randomUUID();
	await cast.operator.call('PUT', `/campaigns/${presents}/coupons/${couponId}`, {
		name_th: 'ส่งสุขปีใหม่',
		name_en: 'New Year greetings',
		percent: 8,
		least_satang: 50_000,
		budget: 1000,
		per_person: 2,
	});
	for (const [slug, keeper] of cast.keepers) {
		const { shopId, ids } = await goodsOf(market, slug, terms.length);
		await keeper.call('PUT', `/shops/${shopId}/campaigns/${presents}`, { coupons: true });
		for (const [index, productId] of ids.entries())
			await keeper.call('PUT', `/shops/${shopId}/campaigns/${presents}/products/${productId}`, terms[index]!);
		const [first] = ids;
		if (first) await keeper.call('PUT', `/shops/${shopId}/campaigns/${flash}/products/${first}`, { percent: 40, pieces: 20, per_person: 1 });
	}
	for (const buyer of cast.buyers) await buyer.call('PUT', `/me/coupons/${couponId}`);
}

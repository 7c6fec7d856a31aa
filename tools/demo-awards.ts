// The awards of two years in the demonstration, made through the API as an operator would: programme, proposals from live goods, publication, one withdrawal.
import { randomUUID } from 'node:crypto';
import { bangkokDay, DAY, later } from '#kernel/time';
import { systemClock } from '#platform/clock';
import type { Client } from './journey/client.ts';
import type { Market } from './market.ts';

interface Card {
	readonly product_id: string;
	readonly origin_checked: boolean;
	readonly sold_out: boolean;
	readonly shop: { readonly slug: string };
}
type Level = 'nation' | 'region' | 'model';
interface Place {
	readonly level: Level;
	readonly category: string;
	readonly province: string;
	/** shelf of the product; none: the shop itself */
	readonly shelf?: string;
	readonly why: readonly [th: string, en: string];
}

const categories = [
	{ slug: 'food', name_th: 'อาหารและเครื่องดื่ม', name_en: 'Food and drinks' },
	{ slug: 'cloth', name_th: 'ผ้าและเครื่องแต่งกาย', name_en: 'Cloth and clothes' },
	{ slug: 'home', name_th: 'งานฝีมือและของใช้', name_en: 'Craft for the house' },
	{ slug: 'people', name_th: 'ร้านและกลุ่มชุมชนออนไลน์', name_en: 'Shops and community groups' },
] as const;

const goods: readonly Omit<Place, 'province'>[] = [
	{
		level: 'nation',
		category: 'food',
		shelf: 'food',
		why: ['รสถิ่นชัด วัตถุดิบในตำบล ห่อส่งไกลไม่เสีย', 'The taste of its place, made of what grows there, and it travels well'],
	},
	{ level: 'nation', category: 'cloth', shelf: 'textile', why: ['ฝีมือทอละเอียด ลายดั้งเดิมที่ยังใส่ได้ทุกวัน', 'Fine weaving, an old pattern for every day'] },
	{ level: 'nation', category: 'home', shelf: 'craft', why: ['งานมือประณีต ใช้จริง ซ่อมได้', 'Careful handwork that is used and can be mended'] },
	{ level: 'model', category: 'food', shelf: 'food', why: ['บัญชีและเลขล็อตครบ ชุมชนอื่นทำตามได้', 'Books and batches in order: others can do the same'] },
	{
		level: 'model',
		category: 'cloth',
		shelf: 'textile',
		why: ['สอนคนรุ่นใหม่ทอ มีคู่มือลายเปิดให้ทุกคน', 'Teaches the young to weave, with an open book of patterns'],
	},
	{
		level: 'model',
		category: 'home',
		shelf: 'craft',
		why: ['ใช้เศษวัสดุในหมู่บ้าน แบ่งรายได้เป็นธรรม', 'Made of what the village leaves over, with fair shares'],
	},
];
const shopWhy = ['ตอบเร็ว ส่งตรงเวลา เล่าเรื่องบ้านเกิดได้น่าฟัง', 'Answers fast, sends on time, and tells of its village well'] as const;

/** A year's programme: where its goods come from, then its shops, one province a region. */
const years = [
	{
		slug: 'best-online-2568',
		year: 2025,
		shownDays: 400,
		named: '2568',
		goods: ['82', '50', '50', '50', '82', '50'],
		shops: ['50', '46', '18', '23', '70', '84'],
	},
	{
		slug: 'best-online-2569',
		year: 2026,
		shownDays: 760,
		named: '2569',
		goods: ['50', '32', '50', '82', '50', '50'],
		shops: ['57', '34', '14', '22', '76', '93'],
	},
] as const;

async function ask<T>(market: Market, path: string): Promise<T> {
	return (await (await fetch(`${market.url}/api/v1${path}`)).json()) as T;
}

/** The first of a shelf that may win and has not yet. */
async function pick(market: Market, taken: Set<string>, place: Place): Promise<object | null> {
	const shelf = place.shelf ? `&category=${place.shelf}` : '';
	const { items } = await ask<{ items: Card[] }>(market, `/search?q=&province=${place.province}${shelf}&sort=popular&limit=48`);
	if (place.shelf) {
		const card = items.find((one) => one.origin_checked && !taken.has(one.product_id));
		if (!card) return null;
		taken.add(card.product_id);
		return { subject: 'product', subject_id: card.product_id };
	}
	const slug = items.map((one) => one.shop.slug).find((one) => !taken.has(one));
	if (!slug) return null;
	taken.add(slug);
	const shop = await ask<{ shop_id: string; kind: string }>(market, `/shops/${slug}`);
	const isGroup = shop.kind === 'community_enterprise' || shop.kind === 'cooperative';
	return { subject: isGroup ? 'group' : 'shop', subject_id: shop.shop_id };
}

/** @param cast the operator who enters and publishes */
export async function playDemoAwards(market: Market, { operator }: { operator: Client }): Promise<void> {
	const taken = new Set<string>();
	for (const { slug, year, shownDays, named, ...where } of years) {
		const programmeId = randomUUID();
		// Shown long after the demonstration begins, whenever that is.
		const until = bangkokDay(later(systemClock.now(), shownDays * DAY));
		const level = (name: Level, quota: number, area_rule = 'country') => ({ level: name, quota, area_rule });
		await operator.call('PUT', `/awards/drafts/${programmeId}`, {
			slug,
			year,
			until,
			name_th: `สุดยอดสินค้าชุมชนออนไลน์ ${named}`,
			name_en: `Best online community products ${year}`,
			organiser_th: 'ตลาดชุมชนและจังหวัดที่ร่วมโครงการ (ข้อมูลสาธิต)',
			organiser_en: 'The market and the provinces that take part (demonstration)',
			about_th: 'คัดเลือกจากของที่ขายจริงและตรวจแหล่งผลิตแล้ว สามระดับ รวม 12 รางวัล',
			about_en: 'Chosen from goods on sale whose origin was checked: three levels, twelve awards.',
			categories: categories.map((one) => ({
				...one,
				levels: one.slug === 'people' ? [level('region', 6, 'one_a_region')] : [level('nation', 1), level('model', 1)],
			})),
		});
		const places: Place[] = [
			...goods.map((one, index) => ({ ...one, province: where.goods[index]! })),
			...where.shops.map((province) => ({ level: 'region' as const, category: 'people', province, why: shopWhy })),
		];
		for (const place of places) {
			const subject = await pick(market, taken, place);
			if (!subject) continue;
			const [reason_th, reason_en] = place.why;
			await operator.call('PUT', `/awards/drafts/${programmeId}/entries/${randomUUID()}`, {
				...subject,
				category: place.category,
				level: place.level,
				reason_th,
				reason_en,
			});
		}
		await operator.call('POST', `/awards/drafts/${programmeId}/publication`, {}, { 'idempotency-key': randomUUID() });
	}
	const { awards } = await ask<{ awards: { award_id: string; level: Level }[] }>(market, '/awards/programmes/best-online-2568');
	const last = awards.findLast((one) => one.level === 'model');
	if (last)
		await operator.call(
			'POST',
			`/awards/${last.award_id}/withdrawal`,
			{ reason: 'ย้ายไปผลิตด้วยเครื่องจักรนอกตำบล ไม่ตรงกับที่เสนอชื่อไว้ (ตัวอย่างในข้อมูลสาธิต)' },
			{ 'idempotency-key': randomUUID() },
		);
}

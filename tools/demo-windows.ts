// The windows of the demonstration, made through the API: Surin's portal by its office, an agency's portal, and collections of the whole market.
import { randomUUID } from 'node:crypto';
import { bangkokDay, DAY, later } from '#kernel/time';
import { systemClock } from '#platform/clock';
import { surinBlocks, surinCollections, surinFace, type DemoCollection } from './demo/windows.ts';
import type { Client } from './journey/client.ts';
import type { Market } from './market.ts';

interface Thing {
	readonly product_id: string;
	readonly name: { readonly th: string };
}

/** Everything on a shop's shelf, by the shop's address. */
async function shelfOf(market: Market, slug: string): Promise<readonly Thing[]> {
	const shop = (await (await fetch(`${market.url}/api/v1/shops/${slug}`)).json()) as { shop_id: string };
	const { items } = (await (await fetch(`${market.url}/api/v1/products?shop=${shop.shop_id}&limit=48`)).json()) as { items: Thing[] };
	return items;
}

async function makeCollection(market: Market, curator: Client, portal: string, wish: DemoCollection): Promise<void> {
	const shelves = new Map<string, readonly Thing[]>();
	for (const [shop] of wish.picks) if (!shelves.has(shop)) shelves.set(shop, await shelfOf(market, shop));
	const picks = wish.picks.flatMap(([shop, part, why_th, why_en]) => {
		const thing = shelves.get(shop)?.find((one) => one.name.th.includes(part));
		return thing ? [{ product_id: thing.product_id, reason_th: why_th, reason_en: why_en }] : [];
	});
	await curator.call('PUT', `/collections/${wish.slug}`, {
		portal,
		name_th: wish.name[0],
		name_en: wish.name[1],
		story_th: wish.story[0],
		story_en: wish.story[1],
		picks,
	});
	await curator.call('PUT', `/collections/${wish.slug}/shown`, { shown: true });
}

const national = [
	{
		slug: 'otop-five-stars',
		name_th: 'OTOP ห้าดาวทั่วไทย',
		name_en: 'Five OTOP stars, all over Thailand',
		story_th: 'ของที่ผ่านการคัดสรร OTOP ระดับห้าดาว ใบรับรองยังไม่หมดอายุ หมดอายุวันไหนก็หายไปจากหน้านี้วันนั้น',
		story_en: 'Everything with five OTOP stars whose certificate holds today; the day it lapses, it leaves this page.',
		rule: { standard: 'otop', stars: 5 },
	},
	{
		slug: 'registered-origins',
		name_th: 'ของมีถิ่นที่ขึ้นทะเบียน GI',
		name_en: 'Registered origins (GI)',
		story_th: 'ชื่อถิ่นที่กฎหมายคุ้มครอง ปลูกหรือทำที่อื่นใช้ชื่อนี้ไม่ได้',
		story_en: 'Names of places that the law protects: made elsewhere, nothing may carry them.',
		rule: { standard: 'gi' },
	},
	{
		slug: 'presents-under-300',
		name_th: 'ของฝากทำมือไม่เกิน 300 บาท',
		name_en: 'Handmade presents up to 300 baht',
		story_th: 'ชิ้นเล็ก ฝีมือจริง จากทุกภาค',
		story_en: 'Small things by real hands, from every region.',
		rule: { category: 'craft', to_satang: 30_000 },
	},
] as const;

/** @param cast the officer of Surin and the operator */
export async function playDemoWindows(market: Market, cast: { surin: Client; operator: Client }): Promise<void> {
	for (const collection of surinCollections) await makeCollection(market, cast.surin, 'surin', collection);
	const today = systemClock.now();
	const { version } = await cast.surin.call<{ version: number }>('GET', '/portals/surin/draft');
	const saved = await cast.surin.call<{ version: number }>('PUT', '/portals/surin/draft', {
		version,
		page: { ...surinFace, blocks: surinBlocks(bangkokDay(today), bangkokDay(later(today, 30 * DAY))) },
	});
	await cast.operator.call('PUT', '/portals/surin', { host: 'surin.localhost' });
	await cast.surin.call('POST', '/portals/surin/editions', { version: saved.version }, { 'idempotency-key': randomUUID() });
	for (const { slug, ...wish } of national) {
		await cast.operator.call('PUT', `/collections/${slug}`, wish);
		await cast.operator.call('PUT', `/collections/${slug}/shown`, { shown: true });
	}
	await agency(cast.operator);
}

/** A window of an agency's own: the same means, another scope and name. */
async function agency(operator: Client): Promise<void> {
	const organisationId = randomUUID();
	await operator.call('PUT', `/organisations/${organisationId}`, {
		kind: 'agency',
		name_th: 'ศูนย์ผ้าไทย (สาธิต)',
		name_en: 'Thai Cloth Centre (demonstration)',
		areas: [],
	});
	await operator.call('PUT', '/portals/thai-cloth', {
		organisation_id: organisationId,
		host: 'thai-cloth.localhost',
		scope: { category: 'textile' },
	});
	const { version } = await operator.call<{ version: number }>('GET', '/portals/thai-cloth/draft');
	const saved = await operator.call<{ version: number }>('PUT', '/portals/thai-cloth/draft', {
		version,
		page: {
			name_th: 'ศูนย์ผ้าไทย',
			name_en: 'Thai Cloth Centre',
			lead_th: 'ผ้าทอมือจากทุกภาค ร้านเดิม ราคาเดิม เลือกมาให้ดูที่เดียว',
			lead_en: 'Handwoven cloth from every region: the same shops, the same prices, in one place',
			theme: 'sakon',
			picture: 'village-indigo',
			first_lang: 'th',
			blocks: [
				{ kind: 'goods', id: 'best', title_th: 'ผ้าที่คนซื้อบ่อย', title_en: 'Cloth people buy most', most: 8 },
				{ kind: 'goods', id: 'indigo', title_th: 'ฝ้ายและคราม', title_en: 'Cotton and indigo', category: 'cotton-indigo', most: 4 },
				{ kind: 'goods', id: 'new', title_th: 'ผืนใหม่', title_en: 'Fresh from the loom', sort: 'new' },
			],
		},
	});
	await operator.call('POST', '/portals/thai-cloth/editions', { version: saved.version }, { 'idempotency-key': randomUUID() });
}

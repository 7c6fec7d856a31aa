// How the demo's shops sell, through the API: kinds, prices for many, made to order, a reduction, a coupon, advice, and presents over several shops.
import { randomUUID } from 'node:crypto';
import { bangkokDay, DAY, later } from '#kernel/time';
import { systemClock } from '#platform/clock';
import type { Client } from './journey/client.ts';
import type { Market } from './market.ts';

interface Thing {
	readonly product_id: string;
	readonly price_satang: number;
	readonly name: { readonly th: string };
}

async function thingsOf(market: Market, slug: string): Promise<{ shopId: string; things: Thing[] }> {
	const shop = (await (await fetch(`${market.url}/api/v1/shops/${slug}`)).json()) as { shop_id: string };
	const { items } = (await (await fetch(`${market.url}/api/v1/products?shop=${shop.shop_id}&limit=24&sort=new`)).json()) as { items: Thing[] };
	return { shopId: shop.shop_id, things: items };
}

/** A whole number of baht, so many per cent below. */
const below = (satang: number, percent: number): number => Math.max(100, Math.floor((satang * (100 - percent)) / 10_000) * 100);

async function kindsOf(keeper: Client, shopId: string, thing: Thing, names: readonly { th: string; en: string }[], first: string): Promise<void> {
	for (const name of names) {
		const newId = randomUUID();
		await keeper.call('PUT', `/shops/${shopId}/products/${thing.product_id}/kinds/${newId}`, {
			option_th: name.th,
			option_en: name.en,
			first_th: first,
		});
		await keeper.call('PUT', `/shops/${shopId}/products/${newId}/stock`, { on_hand: 4 });
		await keeper.call('POST', `/shops/${shopId}/products/${newId}/publication`);
	}
}

const ways = (ready: object, steps: readonly { from: number; price_satang: number }[] = []) => ({ ready, steps, video: '' });

/** @param cast keepers by the slug of their shop, and the operator */
export async function playDemoWays(
	market: Market,
	cast: { keepers: ReadonlyMap<string, Client>; buyers: readonly Client[]; operator: Client },
): Promise<void> {
	const [coffee, weaver, silk] = ['ban-rai-coffee', 'lanna-weaving', 'yai-thongma-silk'].map((slug) => cast.keepers.get(slug));
	if (!coffee || !weaver || !silk) return;
	const today = systemClock.now();
	const days = { from_day: bangkokDay(today), until_day: bangkokDay(later(today, 30 * DAY)) };
	const [beans, cloth, ikat] = await Promise.all(['ban-rai-coffee', 'lanna-weaving', 'yai-thongma-silk'].map((slug) => thingsOf(market, slug)));
	const at = (shop: typeof beans, index: number): Thing => shop!.things[index % shop!.things.length]!;
	const path = (shop: typeof beans, index: number): string => `/shops/${shop!.shopId}/products/${at(shop, index).product_id}`;

	await coffee.call(
		'PUT',
		`${path(beans, 0)}/ways`,
		ways({ how: 'stock' }, [
			{ from: 5, price_satang: below(at(beans, 0).price_satang, 8) },
			{ from: 20, price_satang: below(at(beans, 0).price_satang, 15) },
		]),
	);
	await coffee.call('PUT', `/shops/${beans!.shopId}/promotions/${randomUUID()}`, {
		kind: 'discount',
		name_th: 'รับลมหนาว',
		percent: 10,
		products: [at(beans, 1).product_id],
		...days,
	});
	await coffee.call('PUT', `/shops/${beans!.shopId}/promotions/${randomUUID()}`, {
		kind: 'coupon',
		name_th: 'ขอบคุณที่ติดตาม',
		percent: 15,
		budget: 200,
		products: [],
		...days,
	});
	for (const buyer of cast.buyers) await buyer.call('PUT', `/following/${beans!.shopId}`);
	await kindsOf(
		weaver,
		cloth!.shopId,
		at(cloth, 0),
		[
			{ th: 'สีคราม', en: 'Indigo' },
			{ th: 'สีดอกคำฝอย', en: 'Safflower' },
		],
		'สีธรรมชาติ',
	);
	await weaver.call('PUT', `${path(cloth, 1)}/ways`, ways({ how: 'to_order', days: 14 }));
	await silk.call('PUT', `/shops/${ikat!.shopId}/promotions/${randomUUID()}`, {
		kind: 'deal',
		name_th: 'ซื้อฝากญาติ',
		percent: 5,
		pieces: 3,
		products: [],
		...days,
	});
	await silk.call('PUT', `/shops/${ikat!.shopId}/advice/${randomUUID()}`, {
		topic: 'photo',
		text: 'ถ่ายผ้าไหมสีแดงครั่งแล้วสีเพี้ยนเป็นส้ม ต้องถ่ายตรงไหนดีคะ',
	});
	await presents(cast.operator, [at(ikat, 2), at(beans, 0), at(cloth, 2)]);
}

async function presents(operator: Client, things: readonly Thing[]): Promise<void> {
	const setId = randomUUID();
	await operator.call('PUT', `/sets/${setId}`, {
		slug: 'new-year-three-villages',
		name_th: 'ปีใหม่จากสามหมู่บ้าน',
		name_en: 'New Year from three villages',
		story_th: 'ผ้าไหมจากสุรินทร์ กาแฟจากดอย และผ้าทอจากแม่แจ่ม ให้ผู้ใหญ่ที่เคารพ',
		items: things.map((thing) => ({ product_id: thing.product_id, quantity: 1 })),
	});
	await operator.call('PUT', `/sets/${setId}/shown`, { shown: true });
}

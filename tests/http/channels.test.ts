// Links that are shared on LINE and fan pages: cards with today's price, the channel on the order, one stock behind all, and product feeds.
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { faultsOf, feedPieces, feedRules, type FeedFile } from '#market/feeds';
import { queryCtx } from '#platform/run';
import { testDatabase } from '#tests/db';
import { addProduct, openStage, pay, somewhere, wishFor, type Person, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
});
afterAll(() => stage.close());

interface Link {
	readonly code: string;
	readonly price_satang: number;
}
const line = async (shop: Stage['shops'][number], productId = shop.productId, channel = 'line') =>
	shop.seller.must<Link>('POST', `/shops/${shop.shopId}/links`, { product_id: productId, channel });
const setPrice = (shop: Stage['shops'][number], price_satang: number) =>
	shop.seller.must('PUT', `/shops/${shop.shopId}/products/${shop.productId}/price`, { price_satang });

async function order(buyer: Person, productId: string, price: number, via: string | null) {
	await buyer.must('POST', '/basket/lines', { product_id: productId, quantity: 1, via });
	const preview = await buyer.must<{ total_satang: number }>('POST', '/checkouts/preview', somewhere);
	const checkoutId = randomUUID();
	return buyer.ask('POST', '/checkouts', {
		body: wishFor(checkoutId, buyer.name, preview.total_satang, { [productId]: price }),
		headers: { 'idempotency-key': checkoutId },
	});
}

test('a card made before a price change tells the new price and the old; a new card is a new link', async () => {
	const [shop] = stage.shops;
	const made = await line(shop);
	expect(made.price_satang).toBe(shop.priceSatang);
	expect((await line(shop)).code).toBe(made.code);
	await setPrice(shop, shop.priceSatang + 1000);
	const card = await stage.nobody.must<{ goods: object }>('GET', `/links/${made.code}`);
	expect(card.goods).toMatchObject({ card_satang: shop.priceSatang, now_satang: shop.priceSatang + 1000, left: 50, problem: null });
	const next = await line(shop);
	expect(next.code).not.toBe(made.code);
	expect(next.price_satang).toBe(shop.priceSatang + 1000);
	await setPrice(shop, shop.priceSatang);
	expect((await stage.nobody.ask('GET', '/links/NOTALINK')).body).toMatchObject({ code: 'channels.not_found' });
	expect((await stage.shops[1].seller.ask('POST', `/shops/${shop.shopId}/links`, { body: { channel: 'line' } })).status).toBe(404);
	expect((await line(shop, stage.shops[1].productId).catch((thrown: unknown) => String(thrown))) as unknown).toContain('catalogue.not_found');
});

test('the order keeps its channel, only for the shop whose link it was; figures count it, and its cancelling', async () => {
	const [one, two] = stage.shops;
	const { code } = await line(one, one.productId, 'facebook');
	const buyer = await stage.join('แก้ว', '0802220055');
	await buyer.must('POST', '/basket/lines', { product_id: two.productId, quantity: 1, via: code });
	await buyer.must('POST', '/basket/lines', { product_id: one.productId, quantity: 1, via: code });
	const preview = await buyer.must<{ total_satang: number }>('POST', '/checkouts/preview', somewhere);
	const checkoutId = randomUUID();
	const prices = { [one.productId]: one.priceSatang, [two.productId]: two.priceSatang };
	const placed = await buyer.must<{ payment_id: string }>('POST', '/checkouts', wishFor(checkoutId, buyer.name, preview.total_satang, prices), {
		'idempotency-key': checkoutId,
	});
	const orders = await pay(stage, buyer, { checkoutId, paymentId: placed.payment_id, totalSatang: preview.total_satang });
	const channelOf = async (shopId: string) =>
		(await buyer.must<{ channel: string }>('GET', `/orders/${orders.find((one) => one.shop.shop_id === shopId)!.order_id}`)).channel;
	expect([await channelOf(one.shopId), await channelOf(two.shopId)]).toEqual(['facebook', 'portal']);
	const figures = async () => (await one.seller.must<{ items: { channel: string }[] }>('GET', `/shops/${one.shopId}/links`)).items;
	expect(await figures()).toMatchObject([{ channel: 'facebook', orders: 1, cancelled: 0, goods_satang: one.priceSatang }]);
	await buyer.must('POST', `/orders/${orders.find((each) => each.shop.shop_id === one.shopId)!.order_id}/cancellation`, {});
	await stage.worker.drain();
	expect(await figures()).toMatchObject([{ orders: 1, cancelled: 1 }]);
	const lone = await order(buyer, two.productId, two.priceSatang, 'NOSUCHCODE');
	expect(lone.status).toBe(201);
});

test('two buyers race for one piece, one from LINE and one from the market: one order, one polite refusal', async () => {
	const [shop] = stage.shops;
	const productId = randomUUID();
	await addProduct(shop.seller, shop.shopId, productId, { product: 'ผ้าผืนเดียว', village: 'ท่าสว่าง', priceSatang: 99_000, category: 'silk' });
	await shop.seller.must('PUT', `/shops/${shop.shopId}/products/${productId}/stock`, { on_hand: 1 });
	const { code } = await line(shop, productId);
	const [fromLine, walkedIn] = [await stage.join('หนึ่ง', '0802220061'), await stage.join('สอง', '0802220062')];
	const both = await Promise.all([order(fromLine, productId, 99_000, code), order(walkedIn, productId, 99_000, null)]);
	expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
	expect(both.find((one) => one.status === 409)!.body).toMatchObject({ code: 'stock.short' });
	expect(await stage.nobody.must('GET', `/links/${code}`)).toMatchObject({ goods: { left: 0, problem: 'stock.short' } });
});

async function feed(file: FeedFile, wish: { shopId?: string; provinceCode?: string } = {}): Promise<string> {
	let text = '';
	const ask = <T>(work: (ctx: ReturnType<typeof queryCtx>) => Promise<T>): Promise<T> => work(queryCtx(stage.app.ground, anonymous));
	for await (const piece of feedPieces(ask, { file, title: 'ตลาด <ชุมชน> & เพื่อน', ...wish })) text += piece;
	return text;
}

function googleItems(xml: string): Record<string, string[]>[] {
	const items: Record<string, string[]>[] = [];
	const parser = new SaxesParser({ xmlns: true });
	let text = '';
	parser.on('opentag', (tag) => {
		text = '';
		if (tag.name === 'item') items.push({});
		if (tag.prefix === 'g') expect(tag.uri).toBe('http://base.google.com/ns/1.0');
	});
	parser.on('text', (more) => {
		text += more;
	});
	parser.on('closetag', (tag) => {
		if (tag.prefix === 'g') (items.at(-1)![tag.local] ??= []).push(text);
	});
	parser.on('error', (thrown) => {
		throw thrown;
	});
	parser.write(xml).close();
	return items;
}
const metaItems = (csv: string): Record<string, string[]>[] =>
	(parse(csv, { columns: true }) as Record<string, string>[]).map((row) =>
		Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value === '' ? [] : [value]])),
	);

test('feeds keep to the published fields, with long Thai texts, discounts, sold-out and pre-ordered goods; only what is on sale is in them', async () => {
	const [shop, other] = stage.shops;
	const productId = randomUUID();
	const wish = { product: 'น้ำพริก "เผ็ด" & <หอม>, ต้นตำรับ', village: 'ก'.repeat(10), priceSatang: 12_345, category: 'silk' };
	await addProduct(shop.seller, shop.shopId, productId, wish);
	const hidden = randomUUID();
	await addProduct(shop.seller, shop.shopId, hidden, { ...wish, product: 'ของที่หยุดขาย' });
	await shop.seller.must('DELETE', `/shops/${shop.shopId}/products/${hidden}/publication`);
	const google = googleItems(await feed('google.xml'));
	const meta = metaItems(await feed('meta.csv'));
	for (const item of google) expect(faultsOf(feedRules.google, item), item['title']?.[0]).toEqual([]);
	for (const item of meta) expect(faultsOf(feedRules.meta, item), item['title']?.[0]).toEqual([]);
	const ids = google.map((item) => item['id']![0]);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toContain(productId);
	expect(ids).not.toContain(hidden);
	expect(meta.map((item) => item['id']![0]).sort()).toEqual(ids.toSorted());
	const one = google.find((item) => item['id']![0] === productId)!;
	expect(one).toMatchObject({ title: [wish.product], price: ['123.45 THB'], availability: ['in_stock'], identifier_exists: ['no'] });
	expect(one['link']![0]).toContain(`/products/${productId}?via=feedgoogle`);
	expect(google.find((item) => item['title']![0] === 'ผ้าผืนเดียว')).toMatchObject({ availability: ['out_of_stock'] });
	const ofOther = googleItems(await feed('google.xml', { shopId: other.shopId }));
	expect(ofOther.map((item) => item['id']![0])).toEqual([other.productId]);
	expect(googleItems(await feed('google.xml', { provinceCode: '32' })).length).toBe(google.length - 1);
});

test('a rule finds what is wrong with an item', () => {
	const item = { id: ['1'], title: ['ก'.repeat(151)], price: ['12 THB'], availability: ['preorder'], strange: ['x'] };
	expect(faultsOf(feedRules.google, item)).toEqual(
		expect.arrayContaining([
			'title has 151 characters, at most 150',
			'price is 12 THB',
			'availability_date is missing',
			'link is missing',
			'strange is unknown',
		]),
	);
});

test('who buys from a feed is known by it', async () => {
	const [shop] = stage.shops;
	const buyer = await stage.join('ส้ม', '0802220071');
	const placed = await order(buyer, shop.productId, shop.priceSatang, 'feedgoogle');
	const { checkout_id, payment_id } = placed.body as { checkout_id: string; payment_id: string };
	const [mine] = await pay(stage, buyer, { checkoutId: checkout_id, paymentId: payment_id, totalSatang: 0 });
	expect(await buyer.must('GET', `/orders/${mine!.order_id}`)).toMatchObject({ channel: 'feed' });
});

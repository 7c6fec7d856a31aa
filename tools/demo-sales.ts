// A market lives by its sales: the demo begins with a few, played through the API and the simulated bank and post, one at every stage.
import { system } from '#kernel/actor';
import { demoPeople, demoSignIn } from '#market/people';
import { runCommand, runQuery } from '#platform/run';
import { playDemoAwards } from './demo-awards.ts';
import { playDemoCampaigns } from './demo-campaigns.ts';
import { playDemoTalk } from './demo-talk.ts';
import { playDemoWays } from './demo-ways.ts';
import { playDemoWindows } from './demo-windows.ts';
import { client, type Client } from './journey/client.ts';
import { buy, pay } from './journey/play.ts';
import { until, type Market } from './market.ts';

interface Goods {
	readonly productId: string;
	readonly priceSatang: number;
}

type Stage = 'paid' | 'packed' | 'handed_in' | 'delivered' | 'completed';

/** Who buys what from which of the cast's shops, and how far it has come. */
const sales: readonly { readonly buyer: string; readonly shops: readonly string[]; readonly stage: Stage }[] = [
	{ buyer: 'นายสมชาย ใจดี', shops: ['yai-thongma-silk', 'krua-pa-noi', 'lanna-weaving'], stage: 'completed' },
	{ buyer: 'นางสาวมาลี แซ่ตั้ง', shops: ['yai-thongma-silk', 'ban-rai-coffee'], stage: 'completed' },
	{ buyer: 'นายสมชาย ใจดี', shops: ['ban-rai-coffee'], stage: 'delivered' },
	{ buyer: 'นางสาวมาลี แซ่ตั้ง', shops: ['yai-thongma-silk'], stage: 'handed_in' },
	{ buyer: 'นายสมชาย ใจดี', shops: ['yai-thongma-silk'], stage: 'packed' },
	{ buyer: 'นางสาวมาลี แซ่ตั้ง', shops: ['yai-thongma-silk', 'lanna-weaving'], stage: 'paid' },
	{ buyer: 'นายสมชาย ใจดี', shops: ['yai-thongma-silk', 'krua-pa-noi'], stage: 'paid' },
];

/** Plays the demo's first sales; a market that already has orders is left alone. @returns how many orders were made */
export async function playDemoSales(market: Market, simUrl: string): Promise<number> {
	const { ground } = market.app;
	const before = await ground.db.selectFrom('orders.order_place').select('order_id').limit(1).execute();
	if (before.length > 0) return 0;
	const people = await castOf(market);
	const goods = new Map<string, Goods[]>();
	for (const slug of new Set(sales.flatMap((sale) => sale.shops))) goods.set(slug, await goodsOf(market, slug));
	let orders = 0;
	for (const [round, sale] of sales.entries()) {
		const buyer = people.get(sale.buyer)!;
		const placed = await buy(
			buyer,
			sale.shops.map((slug) => [goods.get(slug)![round % goods.get(slug)!.length]!, 1] as const),
		);
		await pay({ simUrl, base: market.url }, placed);
		await until(
			async () => (await ordersOf(buyer, placed.checkoutId)).every((order) => order.state === 'placed'),
			20_000,
			'a demo sale was not paid',
		);
		for (const order of await ordersOf(buyer, placed.checkoutId))
			await carry(market, simUrl, people, buyer, order.order_id, order.shop.slug, sale.stage);
		orders += sale.shops.length;
	}
	const keeping = new Map(Object.entries(keepers).flatMap(([slug, name]) => (people.has(name) ? [[slug, people.get(name)!] as const] : [])));
	await playDemoTalk(market, {
		buyers: [...new Set(sales.map((sale) => people.get(sale.buyer)!))],
		keepers: keeping,
	});
	const operator = people.get('นายเอกชัย ดูแลระบบ');
	if (operator) {
		const cast = { keepers: keeping, buyers: [...new Set(sales.map((sale) => people.get(sale.buyer)!))], operator };
		await playDemoWays(market, cast);
		await playDemoCampaigns(market, cast);
		await playDemoAwards(market, cast);
	}
	const surin = people.get('นายวิชัย บุญรอด');
	if (operator && surin) await playDemoWindows(market, { surin, operator });
	return orders;
}

async function castOf(market: Market): Promise<Map<string, Client>> {
	const { ground } = market.app;
	const all = await runQuery(ground, system('demo'), demoPeople);
	const wanted = new Map<string, Client>();
	for (const person of all)
		wanted.set(
			person.name,
			client(market.url, person.name, '0800000001', await runCommand(ground, system('demo'), (ctx) => demoSignIn(ctx, person.personId))),
		);
	return wanted;
}

async function goodsOf(market: Market, slug: string): Promise<Goods[]> {
	const shop = (await (await fetch(`${market.url}/api/v1/shops/${slug}`)).json()) as { shop_id: string };
	const { items } = (await (await fetch(`${market.url}/api/v1/products?shop=${shop.shop_id}&limit=12`)).json()) as {
		items: { product_id: string; price_satang: number; transport_class: string }[];
	};
	return items
		.filter((item) => item.transport_class === 'ambient' || item.transport_class === 'fragile')
		.map((item) => ({ productId: item.product_id, priceSatang: item.price_satang }));
}

interface OrderRow {
	readonly order_id: string;
	readonly checkout_id: string;
	readonly state: string;
	readonly shop: { readonly slug: string; readonly postcode: string };
}

const ordersOf = async (buyer: Client, checkoutId: string): Promise<OrderRow[]> =>
	(await buyer.call<{ items: OrderRow[] }>('GET', '/orders')).items.filter((order) => order.checkout_id === checkoutId);

const keepers: Readonly<Record<string, string>> = {
	'yai-thongma-silk': 'นางทองมา สุขศรี',
	'krua-pa-noi': 'นางน้อย แก้วมณี',
	'lanna-weaving': 'นางคำแปง กรรณิกา',
	'ban-rai-coffee': 'นายอาสา ดอยงาม',
};
const order: readonly Stage[] = ['paid', 'packed', 'handed_in', 'delivered', 'completed'];

/** Takes an order as far as its stage. */
async function carry(
	market: Market,
	simUrl: string,
	people: ReadonlyMap<string, Client>,
	buyer: Client,
	orderId: string,
	slug: string,
	stage: Stage,
): Promise<void> {
	const reaches = (wanted: Stage): boolean => order.indexOf(stage) >= order.indexOf(wanted);
	const keeper = people.get(keepers[slug] ?? '');
	if (!reaches('packed') || !keeper) return;
	let number = '';
	await until(
		async () => {
			const boxes = await keeper.call<{ items: { code: string; suggested: boolean }[] }>('GET', `/orders/${orderId}/boxes`);
			number = (
				await keeper.call<{ number: string }>('PUT', `/orders/${orderId}/parcel`, {
					box_code: boxes.items.find((box) => box.suggested)?.code ?? 'C',
					weight_g: 800,
				})
			).number;
			return number !== '';
		},
		30_000,
		'a demo order could not be packed',
	);
	if (!reaches('handed_in')) return;
	const command = async (path: string, body: Record<string, string>): Promise<void> => {
		const response = await fetch(`${simUrl}/thailand-post/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`the simulated post answered ${response.status}`);
	};
	if (!reaches('delivered')) return command('command', { barcode: number, code: '103' });
	await command('command/deliver', { barcode: number });
	await until(
		async () => (await buyer.call<{ state: string }>('GET', `/orders/${orderId}`)).state === 'delivered',
		20_000,
		'a demo parcel did not arrive',
	);
	if (reaches('completed')) await buyer.call('POST', `/orders/${orderId}/receipt`);
}

// What the demo's people say to each other, through the API; and views of the weeks before, so that figures have something to show.
import { randomUUID } from 'node:crypto';
import { system } from '#kernel/actor';
import { bangkokWeek, weeksBefore } from '#kernel/time';
import { makeUsual, writeCounts, type Counts } from '#market/figures';
import { runCommand } from '#platform/run';
import type { Client } from './journey/client.ts';
import type { Market } from './market.ts';

/** The cast: buyers and keepers by what the demo calls them. */
export interface TalkingCast {
	readonly buyers: readonly Client[];
	/** slug of the shop → who keeps it */
	readonly keepers: ReadonlyMap<string, Client>;
}

const reviews = [
	{ stars: 5, text: 'ลายสวยกว่าในรูป เนื้อผ้านิ่ม ห่อมาดีมาก' },
	{ stars: 5, text: 'หอมมาก สั่งซ้ำแน่นอน' },
	{ stars: 4, text: 'ของดี แต่กล่องบุบนิดหน่อย' },
	{ stars: 5, text: 'ส่งเร็ว คนขายใจดี' },
];
const answer = 'ขอบคุณมากค่ะ ดีใจที่ชอบ';
const questions = [
	{ text: 'ซักเครื่องได้ไหมคะ', answer: 'แนะนำซักมือด้วยน้ำเย็นค่ะ สีจะอยู่ได้นาน' },
	{ text: 'สั่งหลายชิ้นได้ไหม ใช้เวลากี่วัน', answer: null },
];

/** Reviews of what has come, questions asked and answered, and a talk that waits for its shop. */
export async function playDemoTalk(market: Market, cast: TalkingCast): Promise<void> {
	let n = 0;
	for (const buyer of cast.buyers) {
		const { items } = await buyer.call<{ items: { order_id: string; state: string; shop: { shop_id: string; slug: string } }[] }>('GET', '/orders');
		for (const order of items.filter((one) => one.state === 'delivered' || one.state === 'completed')) {
			const { items: lines } = await buyer.call<{ items: { line_id: string; may: boolean }[] }>('GET', `/orders/${order.order_id}/reviews`);
			for (const line of lines.filter((one) => one.may)) {
				const said = await buyer.call<{ review_id: string }>(
					'PUT',
					`/orders/${order.order_id}/lines/${line.line_id}/review`,
					reviews[n % reviews.length],
				);
				const keeper = cast.keepers.get(order.shop.slug);
				if (keeper && n % 2 === 0) await keeper.call('PUT', `/shops/${order.shop.shop_id}/buyer-reviews/${said.review_id}/answer`, { text: answer });
				n++;
			}
		}
	}
	await ask(market, cast);
	await lookBack(market);
}

async function ask(market: Market, cast: TalkingCast): Promise<void> {
	const [buyer] = cast.buyers;
	const [slug, keeper] = [...cast.keepers][0] ?? [];
	if (!buyer || !slug || !keeper) return;
	const { shop_id: shopId } = (await (await fetch(`${market.url}/api/v1/shops/${slug}`)).json()) as { shop_id: string };
	const { items } = (await (await fetch(`${market.url}/api/v1/products?shop=${shopId}&limit=1`)).json()) as { items: { product_id: string }[] };
	const productId = items[0]?.product_id;
	if (!productId) return;
	for (const one of questions) {
		const questionId = randomUUID();
		await buyer.call('PUT', `/products/${productId}/questions/${questionId}`, { text: one.text });
		if (one.answer) await keeper.call('PUT', `/shops/${shopId}/questions/${questionId}/answer`, { text: one.answer });
	}
	const { talk_id: talkId } = await buyer.call<{ talk_id: string }>('PUT', `/talks/${shopId}/messages/${randomUUID()}`, {
		text: 'สวัสดีค่ะ ผืนนี้มีสีอื่นไหมคะ',
		product_id: productId,
	});
	await keeper.call('PUT', `/shops/${shopId}/talks/${talkId}/messages/${randomUUID()}`, { text: 'มีสีครามกับสีแดงค่ะ' });
	await buyer.call('PUT', `/talks/${shopId}/messages/${randomUUID()}`, { text: 'ขอดูรูปสีครามหน่อยค่ะ' });
}

const WEEKS = 11;
const GOODS = 4;

/** Views and baskets of the weeks before, for some goods of every shop; what is sold comes from orders alone. */
async function lookBack(market: Market): Promise<void> {
	const { ground } = market.app;
	const goods = await ground.db.selectFrom('catalogue.listing').select(['shop_id', 'product_id', 'sold']).orderBy('product_id').execute();
	const thisWeek = bangkokWeek(ground.clock.now());
	const counts: Counts = [...Map.groupBy(goods, (row) => row.shop_id).values()].flatMap((own, shop) =>
		own.slice(0, GOODS).flatMap((row, index) =>
			Array.from({ length: WEEKS }, (_, week) => {
				const seen = 6 + ((row.sold * 7 + shop * 13 + index * 5 + week * 11) % 40);
				return {
					shopId: row.shop_id,
					productId: row.product_id,
					week: weeksBefore(thisWeek, WEEKS - week),
					seen,
					basket: Math.floor(seen / (4 + (shop % 5))),
				};
			}),
		),
	);
	await runCommand(ground, system('demo'), async (ctx) => {
		await writeCounts(ctx, counts);
		await makeUsual(ctx, { atMost: WEEKS });
	});
}

// What people say to each other, from the API through the worker to notices and the catalogue's copies.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#kernel/actor';
import { markDelivered } from '#market/orders';
import { runCommand } from '#platform/run';
import { testDatabase } from '#tests/db';
import { buy, openStage, pay, photo, type Person, type Stage } from './stage.ts';

let stage: Stage;
let orderId: string;
let lineId: string;
beforeAll(async () => {
	stage = await openStage(testDatabase);
	const bought = await buy(stage.people.buyer, [[stage.shops[0], 2]]);
	orderId = (await pay(stage, stage.people.buyer, bought))[0]!.order_id;
	lineId = (await stage.people.buyer.must<{ lines: { line_id: string }[] }>('GET', `/orders/${orderId}`)).lines[0]!.line_id;
});
afterAll(() => stage.close());

const told = async (who: Person): Promise<string[]> =>
	(await who.must<{ items: { text: string }[] }>('GET', '/notices')).items.map((notice) => notice.text);

test('a review reaches the product, the shop hears of it, and the buyer of its answer', async () => {
	const { buyer } = stage.people;
	const [shop] = stage.shops;
	const path = `/orders/${orderId}/lines/${lineId}/review`;
	expect((await buyer.ask('PUT', path, { body: { stars: 4 } })).status).toBe(409);
	await runCommand(stage.app.ground, system('test'), (ctx) => markDelivered(ctx, orderId, ctx.now));
	const kept = await buyer.ask('POST', '/me/pictures', { raw: { type: 'image/jpeg', bytes: await photo('#225588') } });
	expect(kept.status).toBe(201);
	const { hash } = kept.body as { hash: string };
	const { review_id: reviewId } = await buyer.must<{ review_id: string }>('PUT', path, { stars: 4, text: 'กรอบดี โทร 0812345678', pictures: [hash] });
	await stage.worker.drain();
	expect(await stage.nobody.must('GET', `/products/${shop.productId}`)).toMatchObject({ rating: 4, ratings: 1 });
	const page = await stage.nobody.must('GET', `/products/${shop.productId}/buyer-reviews`);
	expect(page).toMatchObject({ items: [{ stars: 4, text: 'กรอบดี โทร •••••', pictures: [hash], name: 'สมชาย' }], next: null });
	expect((await told(shop.seller)).join()).toContain('รีวิว');
	await shop.seller.must('PUT', `/shops/${shop.shopId}/buyer-reviews/${reviewId}/answer`, { text: 'ขอบคุณค่ะ' });
	await stage.worker.drain();
	expect((await told(buyer)).join()).toContain('ร้านตอบรีวิว');
});

test('a question and a message go both ways; what is said is in nobody’s SMS at once', async () => {
	const { buyer } = stage.people;
	const [shop] = stage.shops;
	const sent = stage.sim.books();
	const before = JSON.stringify(sent);
	const questionId = randomUUID();
	await buyer.must('PUT', `/products/${shop.productId}/questions/${questionId}`, { text: 'เก็บได้กี่วัน' });
	await shop.seller.must('PUT', `/shops/${shop.shopId}/questions/${questionId}/answer`, { text: 'สองสัปดาห์ค่ะ' });
	const { talk_id: talkId } = await buyer.must<{ talk_id: string }>('PUT', `/talks/${shop.shopId}/messages/${randomUUID()}`, { text: 'สวัสดี' });
	await shop.seller.must('PUT', `/shops/${shop.shopId}/talks/${talkId}/messages/${randomUUID()}`, { text: 'สวัสดีค่ะ' });
	await stage.worker.drain();
	expect((await told(shop.seller)).join()).toContain('มีข้อความใหม่จากคนซื้อ');
	const mine = await told(buyer);
	expect(mine.join()).toContain('ส่งข้อความถึงคุณ');
	expect(mine.join()).toContain('ร้านตอบคำถาม');
	expect(JSON.stringify(stage.sim.books())).toBe(before);
	const view = await buyer.must<{ messages: unknown[]; unread: number }>('GET', `/talks/${shop.shopId}`);
	expect(view).toMatchObject({ unread: 1, blocked_by: null });
	expect(JSON.stringify(view)).not.toContain(shop.seller.personId);
	const theirs = await shop.seller.must('GET', `/shops/${shop.shopId}/talks/${talkId}`);
	expect(JSON.stringify(theirs)).not.toContain(buyer.personId);
	await buyer.must('POST', `/talks/${shop.shopId}/reading`);
	expect(await buyer.must('GET', `/talks/${shop.shopId}`)).toMatchObject({ unread: 0 });
});

test('the figures hold the paid order', async () => {
	const [shop] = stage.shops;
	const figures = await shop.seller.must<{ weeks: { sold: number }[] }>('GET', `/shops/${shop.shopId}/figures?weeks=1`);
	expect(figures).toMatchObject({ weeks: [{ sold: 2, returned: 0, usual: null }], products: [{ product_id: shop.productId, sold: 2 }] });
});

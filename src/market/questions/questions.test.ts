import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { pauseProduct } from '#market/catalogue';
import { enrol } from '#market/people';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { nextPhone, openVillageShop, type VillageShop } from '../../../tests/village.ts';
import {
	answerQuestion,
	askQuestion,
	dropReply,
	forgetAsker,
	keepReply,
	keptReplies,
	moderateQuestion,
	productQuestions,
	questionsToAnswer,
	reportedQuestions,
	reportQuestion,
	shopQuestions,
} from './index.ts';

let market: TestMarket;
let shop: VillageShop;
let productId: string;
const surin = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });

beforeAll(async () => {
	market = await openTestMarket(6);
	shop = await openVillageShop(market, {
		slug: 'asked',
		nameTh: 'ร้านที่ถูกถาม',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [
			{ nameTh: 'ผ้าไหม', priceSatang: 5000, stock: 9 },
			{ nameTh: 'ของพัก', priceSatang: 5000, stock: 9 },
		],
	});
	productId = shop.products[0]!;
});
afterAll(() => market.close());

async function someone(name = 'สมชาย ใจดี'): Promise<Actor & { kind: 'person' }> {
	const personId = await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name }));
	return { kind: 'person', personId, name, duties: [] };
}
const ask = (who: Actor, text = 'ซักได้ไหม', questionId: string = randomUUID(), of = productId) =>
	market.command(who, (ctx) => askQuestion(ctx, { questionId, productId: of, text })).then(() => questionId);
const shown = () => market.query(anonymous, (ctx) => productQuestions(ctx, { productId, limit: 30 }));

describe('a question', () => {
	test('is asked by somebody signed in about goods on sale, once an id, without contacts', async () => {
		const somchai = await someone();
		const questionId = await ask(somchai, 'มีกี่สี โทร 081-234-5678');
		await ask(somchai, 'มีกี่สี', questionId);
		expect((await shown()).items).toHaveLength(1);
		expect((await shown()).items[0]).toMatchObject({ text: 'มีกี่สี โทร •••••', name: 'สมชาย', answer: null });
		await expect(ask(anonymous)).rejects.toMatchObject({ code: 'questions.sign_in' });
		await expect(ask(shop.keeper)).rejects.toMatchObject({ code: 'questions.own_shop' });
		await expect(ask(somchai, 'x', randomUUID(), randomUUID())).rejects.toMatchObject({ code: 'questions.not_found' });
		await market.command(shop.keeper, (ctx) => pauseProduct(ctx, { shopId: shop.shopId, productId: shop.products[1]! }));
		await expect(ask(somchai, 'x', randomUUID(), shop.products[1]!)).rejects.toMatchObject({ code: 'questions.not_found' });
		for (const text of ['', ' ', 'ก'.repeat(501)]) await expect(ask(somchai, text)).rejects.toMatchObject({ code: 'questions.wrong' });
		for (let n = 0; n < 9; n++) await ask(somchai, `ข้อ ${n}`);
		await expect(ask(somchai, 'อีก')).rejects.toMatchObject({ code: 'questions.too_many' });
	});

	test('is answered by its shop and nobody else', async () => {
		const questionId = await ask(await someone());
		const answer = (who: Actor, text: string) => market.command(who, (ctx) => answerQuestion(ctx, { shopId: shop.shopId, questionId, text }));
		for (const who of [anonymous, surin, await someone()]) await expect(answer(who, 'x')).rejects.toMatchObject({ code: 'questions.not_found' });
		const waiting = await market.query(shop.keeper, (ctx) => questionsToAnswer(ctx, shop.shopId));
		await answer(shop.keeper, 'ซักได้ค่ะ ไลน์ mali99');
		expect(await market.query(shop.keeper, (ctx) => questionsToAnswer(ctx, shop.shopId))).toBe(waiting - 1);
		expect((await shown()).items.find((one) => one.questionId === questionId)?.answer?.text).toBe('ซักได้ค่ะ ไลน์ •••••');
		await answer(shop.keeper, 'ซักมือค่ะ');
		const desk = await market.query(shop.keeper, (ctx) => shopQuestions(ctx, { shopId: shop.shopId }));
		expect(desk.items.find((one) => one.questionId === questionId)).toMatchObject({ answer: { text: 'ซักมือค่ะ' }, product: { name: { th: 'ผ้าไหม' } } });
		await expect(market.query(await someone(), (ctx) => shopQuestions(ctx, { shopId: shop.shopId }))).rejects.toMatchObject({
			code: 'questions.not_found',
		});
	});

	test('is reported and hidden; a forgotten asker has no name', async () => {
		const leaving = await someone('คนลา');
		const questionId = await ask(leaving, 'คำหยาบ');
		const ids = { shopId: shop.shopId, questionId };
		const other = await someone();
		await market.command(other, (ctx) => reportQuestion(ctx, { ...ids, why: 'หยาบ' }));
		expect((await market.query(surin, reportedQuestions)).map((one) => one.question.questionId)).toEqual([questionId]);
		await expect(market.command(shop.keeper, (ctx) => moderateQuestion(ctx, { ...ids, hide: true, why: 'x' }))).rejects.toMatchObject({
			code: 'questions.not_found',
		});
		await market.command(surin, (ctx) => moderateQuestion(ctx, { ...ids, hide: true, why: 'หยาบคาย' }));
		expect((await shown()).items.map((one) => one.questionId)).not.toContain(questionId);
		await market.command(surin, (ctx) => moderateQuestion(ctx, { ...ids, hide: false }));
		expect(await market.command(setup, (ctx) => forgetAsker(ctx, leaving.personId))).toBe(1);
		expect((await shown()).items.find((one) => one.questionId === questionId)).toMatchObject({ name: null });
	});

	test('a shop keeps its replies to itself', async () => {
		const replyId = randomUUID();
		await market.command(shop.keeper, (ctx) => keepReply(ctx, { shopId: shop.shopId, replyId, text: 'สวัสดีค่ะ' }));
		await market.command(shop.keeper, (ctx) => keepReply(ctx, { shopId: shop.shopId, replyId, text: 'สวัสดีจ้า' }));
		expect(await market.query(shop.keeper, (ctx) => keptReplies(ctx, shop.shopId))).toEqual([{ replyId, text: 'สวัสดีจ้า' }]);
		await expect(market.query(surin, (ctx) => keptReplies(ctx, shop.shopId))).rejects.toMatchObject({ code: 'questions.not_found' });
		await market.command(shop.keeper, (ctx) => dropReply(ctx, { shopId: shop.shopId, replyId }));
		expect(await market.query(shop.keeper, (ctx) => keptReplies(ctx, shop.shopId))).toEqual([]);
	});
});

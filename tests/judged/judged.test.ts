import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { openModel, search } from '#market/catalogue';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { fillMarket } from '../../bench/fill.ts';
import { demoMarket } from '../../tools/demo/market.ts';
import { openTestMarket, type TestMarket } from '#tests/market';
import { judgedQuestions, scoreOf, type Score } from './judge.ts';

// How people ask for what the demonstration sells, and whether they find it.

let market: TestMarket;
let model: ReturnType<typeof openModel>;
const folder = mkdtempSync(join(tmpdir(), 'talad-judged-'));
const places = new Map<string, number>();
beforeAll(async () => {
	market = await openTestMarket(4);
	const { productIds } = await fillMarket(readConfig({ NODE_ENV: 'test', DATA_DIR: folder }), market.url, demoMarket().products.length, 1);
	for (const [place, id] of productIds.entries()) places.set(id, place);
	model = openModel({ databaseUrl: market.url, folder: null, threads: 1, log: openLog('silent') });
	while (!model.state().ready) await sleep(50);
}, 180_000);
afterAll(async () => {
	await model.close();
	await market.close();
	rmSync(folder, { recursive: true, force: true });
});

const questions = judgedQuestions();
const ask = (finder: typeof model | undefined) => (text: string) =>
	market.query(anonymous, async (ctx) => (await search({ ...ctx, finder }, { q: text, limit: 10 })).items.map((item) => places.get(item.productId)!));
const told = (score: Score): string =>
	[
		...[...score.byWay].map(([way, one]) => `${way}: ${one.asked} asked, recall ${one.recall.toFixed(3)}, nDCG ${one.ndcg.toFixed(3)}`),
		...score.missed.map((one) => `${one.text} ${one.recall.toFixed(2)}`),
	].join('\n');

test('each question is meant for something that is there', () => {
	expect(questions.length).toBeGreaterThanOrEqual(300);
	expect(questions.filter((one) => !one.grades.includes(3)).map((one) => one.text)).toEqual([]);
});

test('the read model finds nineteen of twenty among the first ten', async () => {
	const score = await scoreOf(questions, ask(model));
	expect(score.recall, told(score)).toBeGreaterThanOrEqual(0.95);
	expect(score.ndcg, told(score)).toBeGreaterThanOrEqual(0.9);
}, 60_000);

test('so does the database, but for what was written by ear', async () => {
	const score = await scoreOf(
		questions.filter((one) => one.way !== 'ear'),
		ask(undefined),
	);
	expect(score.recall, told(score)).toBeGreaterThanOrEqual(0.93);
}, 120_000);

test('the two that were promised by name', async () => {
	const names = demoMarket().products;
	const found = async (text: string): Promise<string[]> => (await ask(model)(text)).map((place) => names[place]!.nameTh);
	expect(await found('น้าปลา')).toSatisfy((list: string[]) => list.length >= 8 && list.slice(0, 8).every((name) => name.includes('น้ำปลา')));
	expect(await found('ผ้าไหม')).toSatisfy((list: string[]) => list.every((name) => name.includes('ผ้าไหม')));
});

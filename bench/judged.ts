import { setTimeout as sleep } from 'node:timers/promises';
import { anonymous } from '#kernel/actor';
import { openModel, search } from '#market/catalogue';
import { openLog } from '#platform/log';
import { migrate } from '#platform/migrate';
import { runQuery } from '#platform/run';
import { judgedQuestions, scoreOf } from '../tests/judged/judge.ts';
import { demoMarket } from '../tools/demo/market.ts';
import { ensureDatabase, readConfig } from '../tools/market.ts';
import { openGround } from '../tools/seeding.ts';
import { fillMarket } from './fill.ts';
import type { Measurement } from './frame.ts';

/** How well the questions of tests/judged are answered over the demonstration's goods: by the read model, and by the database alone. */
export async function judgedFigures(adminUrl: string, folder: string, figure: Parameters<Measurement>[0]['figure']): Promise<void> {
	const url = await ensureDatabase(adminUrl, 'judged');
	await migrate(url);
	const config = readConfig({ ...process.env, DATA_DIR: folder });
	const { productIds } = await fillMarket(config, url, demoMarket().products.length, 1);
	const places = new Map(productIds.map((id, place) => [id, place]));
	const { ground, close } = openGround(config, url);
	const model = openModel({ databaseUrl: url, folder: null, threads: 1, log: openLog('silent') });
	while (!model.state().ready) await sleep(50);
	const score = (finder: typeof model | undefined) =>
		scoreOf(judgedQuestions(), (text) =>
			runQuery({ ...ground, finder }, anonymous, async (ctx) =>
				(await search(ctx, { q: text, limit: 10 })).items.map((item) => places.get(item.productId)!),
			),
		);
	const ours = await score(model);
	figure('judged questions', judgedQuestions().length, 'questions', '>= 300');
	figure('judged: recall@10', ours.recall, 'found', '>= 0.95');
	figure('judged: nDCG@10', ours.ndcg, 'gain');
	for (const [way, one] of ours.byWay) figure(`judged, ${way}: recall@10 of ${one.asked}`, one.recall, 'found');
	const theirs = await score(undefined);
	figure('judged, by the database alone: recall@10', theirs.recall, 'found');
	figure('judged, by the database alone: nDCG@10', theirs.ndcg, 'gain');
	await model.close();
	await close();
}

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { openLog } from '#platform/log';
import { HOUR } from '#kernel/time';
import { openTestMarket, setup, type TestMarket } from '../../tests/market.ts';
import { every, everySweep, switchboard, type Job } from './wiring.ts';
import { startWorker, type Worker } from './worker.ts';

interface News {
	'test.happened': { what: string };
}
interface Outside {
	carry(what: string, key: string): Promise<string>;
}

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket();
	await market.ground.db.schema.createTable('heard').addColumn('what', 'text').addColumn('by_whom', 'text').execute();
});
afterAll(() => market.close());
beforeEach(async () => {
	await market.ground.db.deleteFrom('platform.delivery').execute();
	await market.ground.db.deleteFrom('platform.event').execute();
	await market.ground.db.deleteFrom('heard' as never).execute();
});

const write = (ctx: Ctx, what: string, by: string) =>
	ctx.db
		.insertInto('heard' as never)
		.values({ what, by_whom: by } as never)
		.execute();
const heard = async (): Promise<{ what: string; by_whom: string }[]> =>
	(await market.ground.db
		.selectFrom('heard' as never)
		.selectAll()
		.execute()) as never;
const happen = (what: string) => market.command(setup, (ctx) => publish(ctx, 'test.happened', { what }));
const deliveries = () => market.ground.db.selectFrom('platform.delivery').selectAll().orderBy('handler').execute();

async function withWorker(
	wire: (board: ReturnType<typeof switchboard<News, Outside>>) => void,
	outside: Partial<Outside>,
	use: (worker: Worker) => Promise<void>,
	timetable: readonly Job<Outside>[] = [],
): Promise<void> {
	const wiring = switchboard<News, Outside>();
	wire(wiring);
	const worker = await startWorker<Outside>({
		ground: market.ground,
		log: openLog('silent'),
		outside: outside as Outside,
		switchboard: wiring.board,
		timetable,
		listenUrl: null,
	});
	await use(worker);
	await worker.stop();
}

test('each handler hears each piece of news once, however many carry it', async () => {
	const wire = ({ on }: ReturnType<typeof switchboard<News, Outside>>): void => {
		on('test.happened', 'a.hears', (ctx, news) => write(ctx, news.what, 'a'));
		on('test.happened', 'b.hears', (ctx, news) => write(ctx, news.what, 'b'));
	};
	for (let index = 0; index < 20; index++) await happen(`n${index}`);
	await withWorker(wire, {}, (one) => withWorker(wire, {}, async (other) => void (await Promise.all([one.drain(), other.drain()]))));
	const rows = await heard();
	expect(rows).toHaveLength(40);
	expect(new Set(rows.map((row) => `${row.what}${row.by_whom}`)).size).toBe(40);
});

test('what fails is undone, tried again later, and waits for a person in the end', async () => {
	let broken = true;
	await happen('fragile');
	await withWorker(
		({ on }) =>
			on('test.happened', 'a.hears', async (ctx, news) => {
				await write(ctx, news.what, 'a');
				if (broken) throw new Error('not today');
			}),
		{},
		async (worker) => {
			for (let tries = 0; tries < 20; tries++) {
				await worker.drain();
				market.clock.advance(HOUR);
			}
			expect(await heard()).toEqual([]);
			expect((await deliveries())[0]).toMatchObject({ state: 'stuck', attempts: 12, last_error: 'Error: not today' });
			broken = false;
			await market.ground.db.updateTable('platform.delivery').set({ state: 'ready', attempts: 0, next_at: market.clock.now() }).execute();
			await worker.drain();
			expect(await heard()).toHaveLength(1);
		},
	);
});

test('outside work: a lost answer is asked for again under the same key, and recorded once', async () => {
	const keys: string[] = [];
	const outside: Outside = {
		carry: (what, key) => {
			keys.push(key);
			return keys.length === 1 ? Promise.reject(new Error('time-out')) : Promise.resolve(`${what}!`);
		},
	};
	await happen('far');
	await withWorker(
		({ onOutside }) =>
			onOutside(
				'test.happened',
				'a.carries',
				{
					claim: (_ctx: Ctx, news: { what: string }) => Promise.resolve(news.what),
					call: (what: string, adapter: Outside, key: string) => adapter.carry(what, key),
					record: async (ctx: Ctx, _what: string, answer: string) => void (await write(ctx, answer, 'a')),
				},
				(all) => all,
			),
		outside,
		async (worker) => {
			await worker.drain();
			expect(await heard()).toEqual([]);
			market.clock.advance(HOUR);
			await worker.drain();
			await worker.drain();
		},
	);
	expect(new Set(keys).size).toBe(1);
	expect(await heard()).toEqual([{ what: 'far!', by_whom: 'a' }]);
});

test('the timetable runs a job when it is due, once for all workers', async () => {
	let runs = 0;
	const job = every<Outside>(HOUR, 'test.job', () => Promise.resolve(runs++));
	await withWorker(
		() => undefined,
		{},
		async (worker) => {
			await Promise.all([worker.tick(), worker.tick()]);
			expect(runs).toBe(1);
			market.clock.advance(HOUR);
			await worker.tick();
			expect(runs).toBe(2);
		},
		[job],
	);
});

test('a sweep goes on while it finds as many as it may take, each time in a transaction of its own, and ends with the worker', async () => {
	let due = 25;
	const taken: number[] = [];
	const sweep = everySweep<Outside>(HOUR, 'test.sweep', 10, async (ctx, { atMost }) => {
		const now = Math.min(due, atMost);
		due -= now;
		taken.push(now);
		await write(ctx, `${taken.length}`, 'sweep');
		if (taken.length === 5) throw new Error('not today');
		return now;
	});
	const use = (then: (worker: Worker) => Promise<void>) => withWorker(() => undefined, {}, then, [sweep]);
	await use((worker) => worker.tick());
	expect(taken).toEqual([10, 10, 5]);
	due = 100;
	market.clock.advance(HOUR);
	await use((worker) => worker.tick());
	expect(taken).toEqual([10, 10, 5, 10, 10]);
	expect((await heard()).map((row) => row.what).sort()).toEqual(['1', '2', '3', '4']);
	market.clock.advance(HOUR);
	await use(async (worker) => {
		const ticked = worker.tick();
		await worker.stop();
		await ticked;
	});
	expect(taken.length).toBeLessThan(8);
});

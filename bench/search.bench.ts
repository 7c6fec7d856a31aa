// Search at 10,000, 100,000 and 1,000,000 goods: the read model beside PostgreSQL in the same run, each hit counted against looking at every product,
// how long an edit takes to show, and what a page of search takes at the server. `--products N` measures one size only.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { anonymous } from '#kernel/actor';
import { openModel, search, type SearchWish } from '#market/catalogue';
import { startEmbedded } from '#platform/embedded';
import { openLog } from '#platform/log';
import { migrate } from '#platform/migrate';
import { runQuery, type Ground } from '#platform/run';
import { chunksOf } from '../src/market/catalogue/ladder.ts';
import { answer, type Model } from '../src/market/catalogue/model/answer.ts';
import { synonymsOf } from '../src/market/catalogue/synonyms.ts';
import { buildPages } from '../tools/build.ts';
import { ensureDatabase, freePort, readConfig } from '../tools/market.ts';
import { openGround } from '../tools/seeding.ts';
import type { Measurement } from './frame.ts';
import { judgedFigures } from './judged.ts';
import { bruteForce } from './search-brute.ts';
import { fillSearch, type MadeGoods } from './search-goods.ts';
import { questionsOf, type QuestionClass } from './search-questions.ts';
import { clock, startServer } from './processes.ts';

const SIZES = [10_000, 100_000, 1_000_000];
/** of each class, for what is slow by its nature */
const COMPARED = 12;
const EDITS = 20;
const PAGES = 300;
const ROUNDS = 4;

type Tell = Parameters<Measurement>[0]['figure'];

const measurement: Measurement = async ({ seed, size, progress, figure }) => {
	await buildPages();
	const folder = mkdtempSync(join(tmpdir(), 'talad-bench-'));
	chmodSync(folder, 0o711);
	const server = await startEmbedded({ dataDir: folder, maxConnections: 60 });
	const pages = new Map<number, number>();
	try {
		if (size === null) await judgedFigures(server.url, folder, figure);
		for (const products of size === null ? SIZES : [size]) {
			const url = await ensureDatabase(server.url, `search_${products}`);
			await migrate(url);
			progress(`filling a market with ${products} goods`);
			const goods = await fillSearch(url, products, progress);
			const stage: Stage = {
				url,
				folder,
				serverPid: server.pid,
				products,
				goods,
				seed,
				figure: (id, ...rest) => figure(`${products}: ${id}`, ...rest),
				progress,
			};
			await measureModel(stage);
			pages.set(products, await measurePages(stage));
		}
		const [small, large] = [pages.get(SIZES[0]!), pages.get(SIZES.at(-1)!)];
		if (small && large) figure('a page at the largest against the smallest', large / small, '×', '<= 1.5');
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
};
export default measurement;

interface Stage {
	readonly url: string;
	readonly folder: string;
	readonly serverPid: number;
	readonly products: number;
	readonly goods: MadeGoods;
	readonly seed: number;
	readonly figure: Tell;
	readonly progress: (message: string) => void;
}

const quantile = (values: readonly number[], share: number): number =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

async function measureModel(stage: Stage): Promise<void> {
	const { url, figure, progress, products } = stage;
	let told: Model | null = null;
	const keeping = { databaseUrl: url, folder: join(stage.folder, 'search'), threads: 1, log: openLog('silent') };
	const model = openModel({ ...keeping, watch: (published) => (told = { ...published, synonyms: synonymsOf(published.synonyms) }) });
	const { ground, close } = openGround(readConfig({ ...process.env, DATA_DIR: stage.folder }), url);
	try {
		while (!model.state().ready) await sleep(50);
		const { docs, bytes, buildMs } = model.state();
		if (docs !== products) throw new Error(`the model has ${docs} goods of ${products}`);
		figure('made anew', buildMs / 1000, 's', products >= 1_000_000 ? '<= 180' : undefined);
		figure('index', bytes / 2 ** 20, 'MiB');
		progress('the model is made');
		const classes = questionsOf(stage.goods, products, stage.seed);
		await measureQuestions(stage, told!, classes);
		progress('questions are measured');
		await compare(stage, told!, ground, classes);
		progress('the database is measured');
		await measureEdits(stage, ground, model);
		await model.close();
		await measureStart(stage, keeping);
	} finally {
		await model.close();
		await close();
	}
}

/** The next start goes on from what was written to disk, with all that was changed since. */
async function measureStart({ figure, products }: Stage, keeping: Parameters<typeof openModel>[0]): Promise<void> {
	const began = performance.now();
	const model = openModel(keeping);
	try {
		while (!model.state().ready) await sleep(5);
		const { docs, fromDisk } = model.state();
		if (!fromDisk || docs !== products) throw new Error(`it began with ${docs} goods of ${products}, ${fromDisk ? 'from disk' : 'made anew'}`);
		figure('the next start searches after', (performance.now() - began) / 1000, 's', '<= 5');
	} finally {
		await model.close();
	}
}

/** The thread does nothing else while it answers: of three times the least is its own, the rest is others on the machine. */
async function timed(model: Model, wish: SearchWish): Promise<number> {
	let least = Infinity;
	for (let time = 0; time < 3; time++) {
		const began = performance.now();
		await answer(model, { ...wish, branch: null });
		least = Math.min(least, performance.now() - began);
	}
	return least;
}

async function measureQuestions({ figure }: Stage, model: Model, classes: readonly QuestionClass[]): Promise<void> {
	for (const { wishes } of classes) for (const wish of wishes.slice(0, 20)) await timed(model, wish);
	const all: number[] = [];
	for (const { id, wishes } of classes) {
		const used: number[] = [];
		for (const wish of wishes) used.push(await timed(model, wish));
		all.push(...used);
		figure(`${id}, p50`, quantile(used, 0.5), 'ms');
		figure(`${id}, p99`, quantile(used, 0.99), 'ms');
	}
	figure('all classes, p50', quantile(all, 0.5), 'ms');
	figure('all classes, p99', quantile(all, 0.99), 'ms', '<= 10');
	figure('all classes, mean', mean(all), 'ms');
}

/** The same questions to both, one after the other; and to every product. */
async function compare({ figure, serverPid, url, products }: Stage, model: Model, ground: Ground, classes: readonly QuestionClass[]): Promise<void> {
	const [ours, theirs, recalls] = [[] as number[], [] as number[], [] as number[]];
	const read = clock(process.pid, serverPid);
	let ourCpu = 0;
	for (const { wishes } of classes) {
		for (const wish of wishes.slice(0, COMPARED)) {
			const mine = await timed(model, wish);
			ourCpu += 3 * mine;
			const began = performance.now();
			// A statement that takes longer than five seconds is ended: then it took five.
			await runQuery(ground, anonymous, (ctx) => search({ ...ctx, finder: undefined }, { ...wish, limit: 20 })).catch(() => null);
			theirs.push(performance.now() - began);
			ours.push(mine);
		}
	}
	const used = read();
	const asked = ours.length;
	figure('model, mean', mean(ours), 'ms');
	figure('database, mean', mean(theirs), 'ms');
	figure('database, p99', quantile(theirs, 0.99), 'ms');
	figure('database, mean', (used.node + used.pg - ourCpu) / asked, 'CPU ms');
	figure('database against the model, mean time', mean(theirs) / mean(ours), '×', products >= 1_000_000 ? '>= 8' : undefined);
	// The same question to every product: whole words as they are written. What means the same is judged by hand, and so is what comes after too few.
	const written = (wish: SearchWish): boolean => !chunksOf(wish.q).some((chunk) => model.synonyms.has(chunk));
	for (const { wishes } of classes.filter((one) => one.plain))
		for (const wish of wishes.slice(0, COMPARED).filter(written)) {
			const wanted = await bruteForce(url, ground, wish.q, 20);
			if (wanted.length === 0) continue;
			const found = new Set(
				(await answer(model, { ...wish, branch: null, limit: 20, asWritten: true })).hits.slice(0, 20).map((hit) => hit.productId),
			);
			recalls.push(wanted.filter((id) => found.has(id)).length / wanted.length);
		}
	figure('of the true first twenty', mean(recalls), 'found', '>= 0.99');
	figure('questions looked at by every product', recalls.length, 'questions');
}

/** From the commit that changed a name to the answer that has it. */
async function measureEdits({ url, figure }: Stage, ground: Ground, model: ReturnType<typeof openModel>): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const waits: number[] = [];
	for (let edit = 0; edit < EDITS; edit++) {
		const word = `edited${String.fromCharCode(97 + edit)}xyz`;
		await client.query('begin');
		const { rows } = await client.query<{ product_id: string }>(
			`update catalogue.entry set name = name || ' ' || $1, words = (words::text || ' ''' || $1 || ''':9000A')::tsvector
				where product_id = (select product_id from catalogue.entry offset $2 limit 1) returning product_id`,
			[word, edit * 37],
		);
		await client.query('insert into catalogue.change (product_id, numbers_only, at) values ($1, false, now())', [rows[0]!.product_id]);
		await client.query("select pg_notify('talad_goods', '')");
		await client.query('commit');
		const began = performance.now();
		for (;;) {
			const found = await runQuery({ ...ground, finder: model }, anonymous, (ctx) => search(ctx, { q: word }));
			if (found.items.length > 0) break;
			await sleep(2);
		}
		waits.push(performance.now() - began);
	}
	await client.end();
	figure('an edit shows after, p50', quantile(waits, 0.5), 'ms');
	figure('an edit shows after, most', Math.max(...waits), 'ms', '<= 2000');
}

/** Whole pages of search as a browser gets them, one after the other. @returns their p99 */
async function measurePages({ url, folder, products, goods, seed, figure, progress }: Stage): Promise<number> {
	const port = await freePort();
	const market = await startServer(
		{ ...process.env, DATA_DIR: folder, DATABASE_URL: url, PORT: String(port), DEMO: 'off', LOG_LEVEL: 'silent', SEARCH_THREADS: '1' },
		['--pages'],
	);
	try {
		const wishes = questionsOf(goods, products, seed + 1).flatMap((one) => one.wishes.filter((wish) => wish.q !== ''));
		const asked = Array.from({ length: PAGES }, (_, index) => wishes[(index * 7919) % wishes.length]!);
		const waits = asked.map(() => Infinity);
		// The first round warms up; of the others the least is the server's own.
		for (let round = 0; round < ROUNDS; round++) {
			for (const [index, wish] of asked.entries()) {
				const began = performance.now();
				const page = await fetch(`${market.url}/search?q=${encodeURIComponent(wish.q)}`);
				const text = await page.text();
				if (page.status !== 200 || text.length < 1000) throw new Error(`a page was answered ${page.status}`);
				if (round > 0) waits[index] = Math.min(waits[index]!, performance.now() - began);
			}
		}
		figure('a page, p50', quantile(waits, 0.5), 'ms');
		figure('a page, p99', quantile(waits, 0.99), 'ms', '<= 30');
		progress('pages are measured');
		return quantile(waits, 0.99);
	} finally {
		await market.stop();
	}
}

// The first measurement: what a product list, a product page, a search and a whole checkout cost in CPU at 10,000 goods, beside the
// bare driver sending the same statements in the same run, and beside a tenth of what the best open TypeScript engine needs.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildApi } from '#api/api';
import { openApp } from '#app';
import { startEmbedded } from '#platform/embedded';
import { migrate } from '#platform/migrate';
import { ensureDatabase, freePort, openMarket, readConfig, startSimProcess, withSim } from '../tools/market.ts';
import { checkoutLoad, type CheckoutPlace } from './checkout-load.ts';
import { fillMarket } from './fill.ts';
import { cpuSeconds, withChildren, type Measurement } from './frame.ts';
import { load } from './load.ts';
import { hear, toFile, transactionsIn, type Statement } from './record.ts';

const GOODS = 10_000;
const CONNECTIONS = 32;
const TIMES = 4000;
const root = fileURLToPath(new URL('..', import.meta.url));

interface Kind {
	readonly id: string;
	readonly path: (index: number) => string;
	/** how much more than the bare driver it may cost */
	readonly goal: string;
	readonly times: number;
	/** CPU ms a request of the best open TypeScript engine at 10,000 products on such a machine: told, never a goal */
	readonly peer: number;
}

const measurement: Measurement = async ({ seed, progress, figure }) => {
	const folder = mkdtempSync(join(tmpdir(), 'talad-bench-'));
	chmodSync(folder, 0o711);
	const server = await startEmbedded({ dataDir: folder, maxConnections: 120 });
	const children: ChildProcess[] = [];
	let sim: { url: string; stop(): Promise<void> } | null = null;
	try {
		const url = await ensureDatabase(server.url, 'bench');
		await migrate(url);
		const port = await freePort();
		const base = { ...process.env, DATA_DIR: folder, DATABASE_URL: url, PORT: String(port), DEMO: 'off', LOG_LEVEL: 'silent', DB_POOL_MAX: '20' };
		progress(`filling the market with ${GOODS} goods`);
		const goods = await fillMarket(readConfig(base), url, GOODS, seed);
		sim = await startSimProcess(readConfig(base), `http://127.0.0.1:${port}`, await freePort(), null);
		const env = withSim(base, sim.url);
		const kinds: Kind[] = [
			{
				id: 'list',
				path: (index) => `/api/v1/products?limit=24&category=${goods.categories[index % goods.categories.length]}`,
				goal: '<= 3',
				times: TIMES,
				peer: 13.8,
			},
			{
				id: 'detail',
				path: (index) => `/api/v1/products/${goods.productIds[(index * 7919) % goods.productIds.length]}`,
				goal: '<= 5',
				times: TIMES,
				peer: 3.5,
			},
			{
				id: 'search',
				path: (index) => `/api/v1/search?q=${encodeURIComponent(goods.queries[index % goods.queries.length]!)}&limit=24`,
				goal: '<= 3',
				times: TIMES / 2,
				peer: 15.7,
			},
		];
		const rounds = await recordQuestions(env, url, kinds);
		const story = join(folder, 'checkout.json');
		const place: CheckoutPlace = { simUrl: sim.url, env, url, goods };
		const sent = await recordCheckout(env, url, place, story);
		const market = await startServer(env, children);
		const pgCpu = (): number => cpuSeconds(withChildren([server.pid]));
		for (const kind of kinds) {
			await load(market.url, { times: kind.times / 4, connections: CONNECTIONS, next: kind.path });
			const before = { node: cpuSeconds([market.pid]), pg: pgCpu() };
			const result = await load(market.url, { times: kind.times, connections: CONNECTIONS, next: kind.path });
			const node = ((cpuSeconds([market.pid]) - before.node) * 1000) / kind.times;
			const pg = ((pgCpu() - before.pg) * 1000) / kind.times;
			const file = join(folder, `${kind.id}.json`);
			toFile(file, { kind: 'questions', rounds: rounds.get(kind.id) });
			const floor = await measureFloor(file, url, kind.times, CONNECTIONS, pgCpu);
			figure(`${kind.id}: Node`, node, 'CPU ms');
			figure(`${kind.id}: PostgreSQL`, pg, 'CPU ms');
			figure(`${kind.id}: bare driver, both`, floor.each, 'CPU ms');
			figure(`${kind.id}: against the bare driver`, (node + pg) / floor.each, '×', kind.goal);
			figure(`${kind.id}: against the best engine`, (node + pg) / kind.peer, '×');
			figure(`${kind.id}: a second`, result.answered / result.seconds, 'requests');
			figure(`${kind.id}: failed`, result.failed, 'requests', '= 0');
			progress(`${kind.id} measured`);
		}
		const before = { node: cpuSeconds([market.pid]), pg: pgCpu() };
		const checkout = await checkoutLoad({ base: market.url, ...place, times: 60 });
		const node = ((cpuSeconds([market.pid]) - before.node) * 1000) / checkout.placed;
		const pg = ((pgCpu() - before.pg) * 1000) / checkout.placed;
		const told = await measureFloor(story, url, 60, 8, pgCpu);
		figure('checkout: Node', node, 'CPU ms');
		figure('checkout: PostgreSQL', pg, 'CPU ms');
		figure('checkout: statements', sent.statements, 'statements');
		figure('checkout: bare driver, both', told.each, 'CPU ms');
		figure('checkout: bare driver, refused', told.failed / (60 * sent.transactions), 'of all', '<= 0.02');
		figure('checkout: against the bare driver', (node + pg) / told.each, '×', '<= 4');
		figure('checkout: a second', checkout.placed / checkout.seconds, 'checkouts');
		figure('checkout: failed', checkout.failed, 'checkouts', '= 0');
		figure('200 buyers for 50 pieces: sold', checkout.soldOfFifty, 'pieces', '= 50');
	} finally {
		for (const child of children) child.kill('SIGTERM');
		for (const child of children) if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
		await sim?.stop();
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
};
export default measurement;

const ROUNDS = 10;
/** until the worker has carried what a checkout announced */
const QUIET_MS = 3000;

/** What ten requests of each kind send to the database, once all that is asked only once was asked. */
async function recordQuestions(env: NodeJS.ProcessEnv, url: string, kinds: readonly Kind[]): Promise<Map<string, Statement[][]>> {
	const app = openApp({ config: readConfig(env), databaseUrl: url });
	const api = buildApi(app, { ready: true });
	const found = new Map<string, Statement[][]>();
	for (const kind of kinds) {
		const rounds: Statement[][] = [];
		for (let index = 0; index < ROUNDS; index++) {
			const ask = async (): Promise<void> => {
				const answer = await api.request(kind.path(index));
				if (answer.status !== 200) throw new Error(`${kind.id} was answered ${answer.status}: ${await answer.text()}`);
			};
			await ask();
			rounds.push((await hear(ask)).map(({ text, values }) => ({ text, values })));
		}
		found.set(kind.id, rounds);
	}
	await app.close();
	return found;
}

/** One whole checkout, worker and call-backs of the gateway included; the one before it is not counted. */
async function recordCheckout(
	env: NodeJS.ProcessEnv,
	url: string,
	place: CheckoutPlace,
	file: string,
): Promise<{ statements: number; transactions: number }> {
	const market = await openMarket(readConfig(env), url, null);
	const once = { base: market.url, ...place, times: 1, race: false };
	await checkoutLoad(once);
	await sleep(QUIET_MS);
	let heard: Awaited<ReturnType<typeof hear>> = [];
	await checkoutLoad({ ...once, first: 1, listen: async (work) => (heard = await hear(() => work().then(() => sleep(QUIET_MS)))) });
	const transactions = transactionsIn(heard);
	await market.stop();
	const known = place.goods.buyable.flatMap((one) => [one.productId, one.shopId]);
	toFile(file, { kind: 'story', transactions, known });
	return { statements: transactions.flat().length, transactions: transactions.length };
}

async function startServer(env: NodeJS.ProcessEnv, children: ChildProcess[]): Promise<{ url: string; pid: number }> {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'bench/server.ts')], {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	children.push(child);
	const url = await new Promise<string>((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`the measured server ended (${code})`)));
		child.stdout!.on('data', (chunk: Buffer) => {
			const found = /ready (\S+)/.exec(chunk.toString())?.[1];
			if (found) resolve(found);
		});
	});
	return { url, pid: child.pid! };
}

/** What the bare driver and the database need for the same statements. @returns CPU milliseconds a round, and how many transactions were refused */
async function measureFloor(file: string, url: string, times: number, lanes: number, pgCpu: () => number): Promise<{ each: number; failed: number }> {
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', join(root, 'bench/floor.ts'), file, url, String(times), String(lanes)],
		{
			cwd: root,
			stdio: ['pipe', 'pipe', 'inherit'],
		},
	);
	const line = (): Promise<string> => new Promise((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())));
	await line();
	const before = pgCpu();
	child.stdin.write('go\n');
	const [, driver, failed] = /done ([\d.]+) (\d+)/.exec(await line()) ?? [];
	const pg = (pgCpu() - before) * 1000;
	child.stdin.write('end\n');
	await new Promise((resolve) => child.once('exit', resolve));
	return { each: (Number(driver) + pg) / times, failed: Number(failed) };
}

// The first measurement: what a product list, a product page, a search and a whole checkout cost in CPU at 10,000 goods, beside the
// bare driver sending the same statements in the same run.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApi } from '#api/api';
import { openApp } from '#app';
import { startEmbedded } from '#platform/embedded';
import { migrate } from '#platform/migrate';
import { ensureDatabase, freePort, readConfig, startSimProcess, withSim } from '../tools/market.ts';
import { checkoutLoad } from './checkout-load.ts';
import { fillMarket } from './fill.ts';
import { cpuSeconds, withChildren, type Measurement } from './frame.ts';
import { load } from './load.ts';

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
			},
			{ id: 'detail', path: (index) => `/api/v1/products/${goods.productIds[(index * 7919) % goods.productIds.length]}`, goal: '<= 3', times: TIMES },
			{
				id: 'search',
				path: (index) => `/api/v1/search?q=${encodeURIComponent(goods.queries[index % goods.queries.length]!)}&limit=24`,
				goal: '<= 3',
				times: TIMES / 2,
			},
		];
		const statements = await recordStatements(env, url, kinds);
		const market = await startServer(env, children);
		const pgCpu = (): number => cpuSeconds(withChildren([server.pid]));
		for (const kind of kinds) {
			await load(market.url, { times: kind.times / 4, connections: CONNECTIONS, next: kind.path });
			const before = { node: cpuSeconds([market.pid]), pg: pgCpu() };
			const result = await load(market.url, { times: kind.times, connections: CONNECTIONS, next: kind.path });
			const node = ((cpuSeconds([market.pid]) - before.node) * 1000) / kind.times;
			const pg = ((pgCpu() - before.pg) * 1000) / kind.times;
			const floor = await measureFloor(join(folder, `${kind.id}.json`), statements.get(kind.id)!, url, kind.times, pgCpu);
			figure(`${kind.id}: Node`, node, 'CPU ms');
			figure(`${kind.id}: PostgreSQL`, pg, 'CPU ms');
			figure(`${kind.id}: bare driver, both`, floor, 'CPU ms');
			figure(`${kind.id}: against the bare driver`, (node + pg) / floor, '×', kind.goal);
			figure(`${kind.id}: a second`, result.answered / result.seconds, 'requests');
			figure(`${kind.id}: failed`, result.failed, 'requests', '= 0');
			progress(`${kind.id} measured`);
		}
		const before = { node: cpuSeconds([market.pid]), pg: pgCpu() };
		const checkout = await checkoutLoad({ base: market.url, simUrl: sim.url, env, url, goods, times: 60 });
		figure('checkout: Node', ((cpuSeconds([market.pid]) - before.node) * 1000) / checkout.placed, 'CPU ms');
		figure('checkout: PostgreSQL', ((pgCpu() - before.pg) * 1000) / checkout.placed, 'CPU ms');
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

/** What one request of each kind sends to the database. */
async function recordStatements(
	env: NodeJS.ProcessEnv,
	url: string,
	kinds: readonly Kind[],
): Promise<Map<string, { text: string; values: unknown[] }[]>> {
	const app = openApp({ config: readConfig(env), databaseUrl: url });
	let heard: { text: string; values: unknown[] }[] = [];
	app.pool.on('connect', (client) => {
		const plain = client.query.bind(client) as (...given: unknown[]) => unknown;
		(client as { query: unknown }).query = (...given: unknown[]): unknown => {
			if (typeof given[0] === 'string' && Array.isArray(given[1])) heard.push({ text: given[0], values: given[1] as unknown[] });
			return plain(...given);
		};
	});
	const api = buildApi(app, { ready: true });
	const found = new Map<string, { text: string; values: unknown[] }[]>();
	for (const kind of kinds) {
		await api.request(kind.path(1));
		heard = [];
		const answer = await api.request(kind.path(1));
		if (answer.status !== 200) throw new Error(`${kind.id} was answered ${answer.status}: ${await answer.text()}`);
		found.set(kind.id, heard);
	}
	await app.close();
	return found;
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

/** @returns CPU milliseconds a round of the same statements costs, driver and database together */
async function measureFloor(file: string, statements: unknown, url: string, times: number, pgCpu: () => number): Promise<number> {
	writeFileSync(file, JSON.stringify(statements));
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', join(root, 'bench/floor.ts'), file, url, String(times), String(CONNECTIONS / 2)],
		{ cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
	);
	const line = (): Promise<string> => new Promise((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())));
	await line();
	const before = pgCpu();
	child.stdin.write('go\n');
	const driver = Number(/done ([\d.]+)/.exec(await line())?.[1]);
	const pg = (pgCpu() - before) * 1000;
	child.stdin.write('end\n');
	await new Promise((resolve) => child.once('exit', resolve));
	return (driver + pg) / times;
}

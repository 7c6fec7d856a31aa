// What the windows cost: pages made anew at two sizes of the market, kept pages beside a bare Node server, and what a phone makes of them.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#platform/embedded';
import { migrate } from '#platform/migrate';
import { openBrowser } from '../tools/browser.ts';
import { buildPages } from '../tools/build.ts';
import { loadCountry } from '../tools/country/load.ts';
import { ensureDatabase, freePort, readConfig } from '../tools/market.ts';
import { options } from '../tools/progress.ts';
import { openGround } from '../tools/seeding.ts';
import { demoMarketForBrowser } from '../tools/stage.ts';
import { browse } from './browsing.ts';
import type { Measurement } from './frame.ts';
import { load } from './load.ts';
import { clock, startBare, startServer, type RunningMarket } from './processes.ts';

/** Smaller ones for a quick look: --products, --shops. */
const LARGE = { products: 1_000_000, shops: 340_000, villages: 75_000 };
const SMALL = { products: 10_000, shops: 3400, villages: 750 };
const CONNECTIONS = 4;
const MADE = 240;
const ALONE = 300;
const KEPT = 20_000;
const MANY = 32;
const AGAIN = 10;
const QUERIES = ['ผ้าไหม', 'น้ำพริก', 'ตะกร้าหวาย', 'ข้าวหอมมะลิ', 'กาแฟ', 'ผ้าขาวม้า', 'น้ำผึ้ง', 'กระเป๋ากระจูด'];
const PROVINCES = ['surin', 'phangnga', 'chiang-mai', 'khon-kaen', 'songkhla', 'nan'];
/** Told apart from everybody by a basket that holds nothing: the page is made for this visitor alone. */
const OWN = { cookie: 'basket=01234567-89ab-7cde-8f01-23456789abcd', 'accept-encoding': 'br' };

interface Shelf {
	readonly ids: readonly string[];
	readonly categories: readonly string[];
}
interface Window {
	readonly id: string;
	readonly path: (shelf: Shelf, index: number) => string;
	/** of the API: CPU ms a request of the best open TypeScript engine at 10,000 products on such a machine, as published; a twentieth is aimed at */
	readonly peer?: number;
}
const at = <T>(list: readonly T[], index: number): T => list[(index * 7919) % list.length]!;
const windows: readonly Window[] = [
	{ id: 'home', path: () => '/' },
	{ id: 'category', path: ({ categories }, index) => `/c/${at(categories, index)}` },
	{ id: 'province', path: (_shelf, index) => `/p/${at(PROVINCES, index)}` },
	{ id: 'search', path: (_shelf, index) => `/search?q=${encodeURIComponent(at(QUERIES, index))}` },
	{ id: 'product', path: ({ ids }, index) => `/products/${at(ids, index)}` },
	{ id: 'API list', path: ({ categories }, index) => `/api/v1/products?limit=24&category=${at(categories, index)}`, peer: 13.8 },
	{ id: 'API product', path: ({ ids }, index) => `/api/v1/products/${at(ids, index)}`, peer: 3.5 },
	{ id: 'API search', path: (_shelf, index) => `/api/v1/search?limit=24&q=${encodeURIComponent(at(QUERIES, index))}`, peer: 15.7 },
];

interface Cost {
	/** Node and PostgreSQL together */
	readonly cpuMs: number;
	readonly p50: number;
	readonly p99: number;
	readonly failed: number;
}
type Tell = Parameters<Measurement>[0]['figure'];

const measurement: Measurement = async ({ progress, figure }) => {
	const given = options('');
	const folder = mkdtempSync(join(tmpdir(), 'talad-pages-'));
	chmodSync(folder, 0o711);
	await buildPages();
	const server = await startEmbedded({ dataDir: folder, maxConnections: 80 });
	try {
		const costs: Map<string, Cost>[] = [];
		for (const [name, size] of Object.entries({ small: SMALL, large: LARGE })) {
			const wish =
				name === 'small'
					? size
					: { ...size, products: Number(given.get('products') ?? size.products), shops: Number(given.get('shops') ?? size.shops) };
			progress(`a market of ${wish.shops} shops and ${wish.products} goods`);
			const url = await ensureDatabase(server.url, name);
			await migrate(url);
			const env = {
				...process.env,
				DATA_DIR: folder,
				DATABASE_URL: url,
				PORT: String(await freePort()),
				DEMO: 'on',
				SIM: 'off',
				LOG_LEVEL: 'silent',
			};
			const config = readConfig(env);
			const { ground, close } = openGround(config, url);
			await loadCountry(ground, url, { ...wish, pictures: new Map() });
			await close();
			const shelf = await shelfOf(url);
			const market = await startServer(env, ['--pages']);
			try {
				costs.push(await measureMade(market, shelf, server.pid));
				if (name === 'small') await measureKept(market, shelf, { folder, serverPid: server.pid, figure });
				else await measureStrangers(market, shelf, { serverPid: server.pid, figure });
			} finally {
				await market.stop();
			}
		}
		const [small, large] = costs as [Map<string, Cost>, Map<string, Cost>];
		for (const { id, peer } of windows) {
			const [before, after] = [small.get(id)!, large.get(id)!];
			figure(`${id}: made anew, small`, before.cpuMs, 'CPU ms');
			figure(`${id}: made anew, large`, after.cpuMs, 'CPU ms');
			figure(`${id}: large against small`, after.cpuMs / before.cpuMs, '×', '<= 1.5');
			// Aimed at as programs ask, the same things again; this is the first time.
			if (peer) figure(`${id}: made anew, of a twentieth of the best peer`, after.cpuMs / (peer / 20), '×');
			figure(`${id}: large, median`, after.p50, 'ms');
			figure(`${id}: large, p99`, after.p99, 'ms', '<= 30');
			figure(`${id}: failed`, before.failed + after.failed, 'requests', '= 0');
		}
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
	progress('a phone on slow 4G');
	await measureOnPhone(figure);
};
export default measurement;

async function shelfOf(url: string): Promise<Shelf> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const goods = await client.query<{ id: string }>('select product_id as id from catalogue.listing tablesample system (1) limit 2000');
	const few = goods.rows.length > 200 ? goods : await client.query<{ id: string }>('select product_id as id from catalogue.listing limit 2000');
	const { rows } = await client.query<{ slug: string }>('select distinct root as slug from catalogue.listing limit 20');
	await client.end();
	return { ids: few.rows.map((row) => row.id), categories: rows.map((row) => row.slug) };
}

async function measureMade(market: RunningMarket, shelf: Shelf, serverPid: number): Promise<Map<string, Cost>> {
	const costs = new Map<string, Cost>();
	for (const { id, path, peer } of windows) {
		const next = (index: number): string => path(shelf, index);
		// What is quick is asked more often: the system counts in hundredths of a second.
		const times = peer ? 10 * MADE : MADE;
		await load(market.url, { times, connections: CONNECTIONS, next, headers: OWN });
		const read = clock(market.pid, serverPid);
		const { failed } = await load(market.url, { times, connections: CONNECTIONS, next: (index) => next(index + times), headers: OWN });
		const used = read();
		const answers: number[] = [];
		await load(market.url, {
			times: ALONE,
			connections: 1,
			next: (index) => next(index + 2 * times),
			headers: OWN,
			answered: (ms) => answers.push(ms),
		});
		answers.sort((a, b) => a - b);
		costs.set(id, {
			cpuMs: (used.node + used.pg) / times,
			p50: answers[Math.floor(ALONE * 0.5)]!,
			p99: answers[Math.floor(ALONE * 0.99)]!,
			failed,
		});
	}
	return costs;
}

/** Beside a server that knows one answer of the same size: requests a second of CPU of the serving process. */
async function measureKept(market: RunningMarket, shelf: Shelf, stage: { folder: string; serverPid: number; figure: Tell }): Promise<void> {
	for (const { id, path } of windows.filter((one) => one.id === 'home' || one.id === 'product')) {
		const next = (): string => path(shelf, 0);
		const body = Buffer.from(await (await fetch(market.url + next(), { headers: { 'accept-encoding': 'identity' } })).arrayBuffer());
		const file = join(stage.folder, `${id}.html`);
		writeFileSync(file, body);
		const bare = await startBare(file);
		// Sent as it is, not packed: both send the same bytes.
		const rounds = { times: KEPT, connections: MANY, next, headers: { 'accept-encoding': 'identity' } };
		const each = async (one: { url: string; pid: number }): Promise<{ cpuMs: number; perSecond: number; failed: number }> => {
			await load(one.url, { ...rounds, times: KEPT / 4 });
			const read = clock(one.pid, stage.serverPid);
			const result = await load(one.url, rounds);
			return { cpuMs: read().node / KEPT, perSecond: KEPT / result.seconds, failed: result.failed };
		};
		const floor = await each(bare);
		const kept = await each(market);
		await bare.stop();
		stage.figure(`${id}: kept page, size`, body.length / 1000, 'kB');
		stage.figure(`${id}: kept page`, kept.cpuMs, 'CPU ms');
		stage.figure(`${id}: bare server, same size`, floor.cpuMs, 'CPU ms');
		stage.figure(`${id}: kept, by CPU of the server, of bare`, floor.cpuMs / kept.cpuMs, '×', '>= 0.5');
		stage.figure(`${id}: kept, requests a second, of bare`, kept.perSecond / floor.perSecond, '×', '>= 0.5');
		stage.figure(`${id}: kept, failed`, kept.failed, 'requests', '= 0');
	}
}

/** What programs ask for in truth: the same things again and again, each made anew the first time. */
async function measureStrangers(market: RunningMarket, shelf: Shelf, stage: { serverPid: number; figure: Tell }): Promise<void> {
	for (const { id, path, peer } of windows) {
		if (!peer) continue;
		const times = AGAIN * shelf.ids.length;
		const read = clock(market.pid, stage.serverPid);
		const { failed } = await load(market.url, { times, connections: CONNECTIONS, next: (index) => path(shelf, index % shelf.ids.length) });
		const used = read();
		stage.figure(`${id}: ${AGAIN} × ${shelf.ids.length} by strangers, large`, (used.node + used.pg) / times, 'CPU ms');
		stage.figure(`${id}: by strangers, of a twentieth of the best peer`, (used.node + used.pg) / times / (peer / 20), '×', '<= 1');
		stage.figure(`${id}: by strangers, failed`, failed, 'requests', '= 0');
	}
}

async function measureOnPhone(figure: Tell): Promise<void> {
	const stage = await demoMarketForBrowser();
	const browser = await openBrowser();
	try {
		const search = 'form[role="search"] input, input[name="q"]';
		const pages = [
			{ id: 'home', path: '/', tap: search },
			{ id: 'search', path: `/search?q=${encodeURIComponent('ผ้าไหม')}`, tap: search },
			{ id: 'product', path: await stage.product('ambient'), tap: search },
			{ id: 'checkout', path: '/checkout', tap: 'main input[type="text"], main textarea, main input[inputmode]', own: true },
		];
		for (const { id, path, tap, own } of pages) {
			// The phone comes for the first time; the market has been open for a while.
			for (let visit = 0; visit < 5; visit++) await (await fetch(stage.url + path)).arrayBuffer();
			const seen = await browse(
				browser,
				stage.url + path,
				tap,
				own
					? async (page) => {
							await stage.signIn(page, 'somchai');
							await stage.fillBasket(page);
						}
					: undefined,
			);
			figure(`${id} on slow 4G: largest paint`, seen.lcpMs, 'ms', '<= 1800');
			figure(`${id} on slow 4G: layout shift`, seen.cls, '', '<= 0.02');
			figure(`${id} on slow 4G: a tap shows`, seen.inpMs, 'ms', '<= 150');
			figure(`${id}: scripts`, seen.scriptBytes / 1000, 'kB', '<= 60');
			figure(`${id}: fonts`, seen.fontBytes / 1000, 'kB', '<= 80');
			figure(`${id}: everything`, seen.allBytes / 1000, 'kB');
		}
	} finally {
		await browser.close();
		await stage.stop();
	}
}

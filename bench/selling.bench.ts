// What selling costs the market: a table of shops coming in beside bare COPY, and the pages of officers at the size of the demonstration and at the
// size of the country in the same run.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { system } from '#kernel/actor';
import { demoSignIn } from '#market/people';
import type { Config } from '#platform/config';
import { startEmbedded } from '#platform/embedded';
import { migrate } from '#platform/migrate';
import { runCommand } from '#platform/run';
import { openBrowser } from '../tools/browser.ts';
import { buildPages } from '../tools/build.ts';
import { loadCountry } from '../tools/country/load.ts';
import { ensureDatabase, freePort, readConfig } from '../tools/market.ts';
import { options } from '../tools/progress.ts';
import { openGround } from '../tools/seeding.ts';
import { measureBringing } from './bringing.ts';
import { fillMarket } from './fill.ts';
import { measureFirstProduct, type FirstProduct } from './first-product.ts';
import type { Measurement } from './frame.ts';
import { measurePages, officerPages, signInOfficers } from './officers.ts';
import { startServer } from './processes.ts';

/** Of the country: as many as its shops are expected to be. Smaller ones for a quick look: --shops, --products, --places. */
const COUNTRY = { shops: 340_000, places: 75_000, products: 340_000 };
const DEMO_GOODS = 1700;
/** Shops in the table that is brought, each with four goods. */
const BROUGHT = 2000;
const PROVINCE = '32';

const measurement: Measurement = async ({ seed, progress, figure }) => {
	const given = options('');
	const size = (name: keyof typeof COUNTRY): number => Number(given.get(name) ?? COUNTRY[name]);
	const folder = mkdtempSync(join(tmpdir(), 'talad-selling-'));
	chmodSync(folder, 0o711);
	await buildPages();
	const server = await startEmbedded({ dataDir: folder, maxConnections: 60 });
	try {
		const database = async (name: string) => {
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
			return { url, env, config: readConfig(env) };
		};

		const bringing = await database('bringing');
		progress(`a table of ${BROUGHT * 5} rows comes in`);
		const brought = await measureBringing(bringing.config, bringing.url, BROUGHT);
		const all = brought.received + brought.looked + brought.written;
		figure('table: rows', brought.rows, 'rows');
		figure('table: taken in', brought.rows / brought.received, 'rows a second');
		figure('table: looked through', brought.rows / brought.looked, 'rows a second');
		figure('table: written', brought.rows / brought.written, 'rows a second');
		figure('table: from file to market', brought.rows / all, 'rows a second');
		figure('table: bare COPY of what was written', brought.rows / brought.copied, 'rows a second');
		figure('table: writing against bare COPY', brought.written / brought.copied, '×', '<= 12');

		const demo = await database('demo');
		progress(`filling the market with ${DEMO_GOODS} goods`);
		await fillMarket(demo.config, demo.url, DEMO_GOODS, seed);
		const small = await measurePages(demo.env, await signInOfficers(demo.config, demo.url, PROVINCE), server.pid);
		progress('pages measured at the size of the demonstration');

		progress('a first product on a cheap phone');
		const first = await firstProduct(demo.env, demo.config, demo.url);
		figure('first product: sent', first.bytesSent / 1000, 'kB', '<= 600');
		figure('first product: received', first.bytesReceived / 1000, 'kB');
		figure('first product: time of the machine', first.machineSeconds, 's', '<= 60');

		const country = await database('country');
		progress(`a country of ${size('shops')} shops and ${size('products')} goods`);
		const { ground, close } = openGround(country.config, country.url);
		await loadCountry(ground, country.url, { shops: size('shops'), villages: size('places'), products: size('products'), pictures: new Map() });
		await close();
		const large = await measurePages(country.env, await signInOfficers(country.config, country.url, PROVINCE), server.pid);

		for (const { id } of officerPages) {
			const [before, after] = [small.get(id)!, large.get(id)!];
			figure(`${id}: demonstration`, before.cpuMs, 'CPU ms');
			figure(`${id}: country`, after.cpuMs, 'CPU ms');
			figure(`${id}: country, PostgreSQL`, after.pgMs, 'CPU ms');
			figure(`${id}: country, answered in`, after.answerMs, 'ms', '<= 200');
			figure(`${id}: country against demonstration`, after.cpuMs / before.cpuMs, '×');
			figure(`${id}: failed`, before.failed + after.failed, 'requests', '= 0');
		}
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
};

/** The owner of some shop puts in two pictures of 4 MB, on a slow processor and a slow line. */
async function firstProduct(env: NodeJS.ProcessEnv, config: Config, url: string): Promise<FirstProduct> {
	const { ground, close } = openGround(config, url);
	const { owner_id: owner } = await ground.db.selectFrom('shops.shop').select('owner_id').limit(1).executeTakeFirstOrThrow();
	const session = await runCommand(ground, system('bench'), (ctx) => demoSignIn(ctx, owner));
	await close();
	const market = await startServer(env, ['--pages']);
	const browser = await openBrowser();
	try {
		return await measureFirstProduct(browser, {
			port: Number(env.PORT),
			signIn: (page, _key, base) => page.context().addCookies([{ name: 'session', value: session, url: base }]),
		});
	} finally {
		await browser.close();
		await market.stop();
	}
}
export default measurement;

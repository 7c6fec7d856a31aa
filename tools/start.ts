// `npm start`: everything from nothing to a market in the browser.
import { join } from 'node:path';
import { buildPages } from './build.ts';
import {
	openDatabase,
	openMarket,
	pagesHandler,
	readConfig,
	startSimProcess,
	stopOnSignal,
	withSim,
	freePort,
	type Database,
	type Market,
	type SimProcess,
} from './market.ts';
import { playDemoSales } from './demo-sales.ts';
import { options, run, step } from './progress.ts';
import { seedIfEmpty } from './seeding.ts';

const HELP = `npm start
Installs what is missing, builds the pages, starts the embedded database, loads the demo and serves the market.
  PORT          where to listen (3000)
  DATA_DIR      where everything is kept (data)
  DATABASE_URL  another PostgreSQL 15+ instead of the embedded one
  SIM=off       without the simulated outside world
  DEMO=off      without demo goods and ready sign-ins
All settings: README.md`;

async function main(): Promise<void> {
	let config = readConfig();
	const opened: { database?: Database; sim?: SimProcess; market?: Market } = {};
	const stop = async (): Promise<void> => {
		await opened.market?.stop();
		await opened.sim?.stop();
		await opened.database?.stop();
	};
	stopOnSignal(stop);
	try {
		const building = step('preparing the pages', buildPages);
		building.catch(() => undefined);
		opened.database = await step('starting the database', () => openDatabase(config, (message) => process.stdout.write(`  ${message}\n`)));
		if (config.settings.demo) await seedIfEmpty(config, opened.database.url, (message) => process.stdout.write(`  ${message}\n`));
		await building;
		const simulated = config.SIM === 'on' && !config.production && !config.OMISE_API_URL;
		if (simulated) {
			const port = config.PORT === 0 ? await freePort() : config.PORT + 1;
			opened.sim = await startSimProcess(config, config.settings.publicUrl, port, join(config.dataDir, 'sim'));
			config = readConfig(withSim(process.env, opened.sim.url));
		}
		opened.market = await openMarket(config, opened.database.url, await pagesHandler());
		process.stdout.write(`\n  ตลาดชุมชน  ${opened.market.url}\n`);
		if (opened.sim) process.stdout.write(`  โลกจำลอง   ${opened.sim.url}   (ธนาคาร ไปรษณีย์ SMS: simulated, no real money)\n`);
		if (config.settings.demo) process.stdout.write(`  คนในตลาด   ${opened.market.url}/dev/cast   (ready sign-ins)\n`);
		process.stdout.write('  Ctrl-C stops everything\n\n');
		if (opened.sim && config.settings.demo) {
			const made = await playDemoSales(opened.market, opened.sim.url);
			if (made > 0) process.stdout.write(`  ${made} demo orders are at every stage between basket and door\n\n`);
		}
	} catch (thrown) {
		await stop();
		throw thrown;
	}
}

if (!options(HELP).help) await run(main);

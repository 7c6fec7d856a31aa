// `npm run dev`: the market with pages that change as their sources do; everything else as in `npm start`.
import { join } from 'node:path';
import { createServer as createVite } from 'vite';
import { freePort, openDatabase, openMarket, readConfig, startSimProcess, stopOnSignal, withSim } from './market.ts';
import { options, run, step } from './progress.ts';
import { seedIfEmpty } from './seeding.ts';

async function main(): Promise<void> {
	let config = readConfig();
	const database = await step('starting the database', () => openDatabase(config, (message) => process.stdout.write(`  ${message}\n`)));
	await seedIfEmpty(config, database.url, (message) => process.stdout.write(`  ${message}\n`));
	const sim =
		config.SIM === 'on' && !config.OMISE_API_URL
			? await startSimProcess(config, config.settings.publicUrl, config.PORT === 0 ? await freePort() : config.PORT + 1, join(config.dataDir, 'sim'))
			: null;
	if (sim) config = readConfig(withSim(process.env, sim.url));
	const vite = await createVite({ server: { middlewareMode: true }, appType: 'custom' });
	const market = await openMarket(config, database.url, (request, response) => vite.middlewares(request, response));
	stopOnSignal(async () => {
		await market.stop();
		await vite.close();
		await sim?.stop();
		await database.stop();
	});
	process.stdout.write(`\n  ${market.url}   ${sim ? `· outside world ${sim.url}` : ''}\n`);
}

if (!options('npm run dev\nThe market with pages that reload as you edit. Settings as for npm start.').help) await run(main);

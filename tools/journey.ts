// `npm run journey`: one real sale after another, from nothing to money in the sellers' accounts, through the public API alone;
// at the end our books are compared with the bank's own to the satang.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { play } from './journey/play.ts';
import { stepTable } from './journey/table.ts';
import { freePort, openDatabase, openMarket, readConfig, startSimProcess, withSim, type Database, type Market, type SimProcess } from './market.ts';
import { options, run } from './progress.ts';

const HELP = `npm run journey
Starts an empty market with the simulated outside world, plays the whole sale through the public API (three shops, several buyers,
one late payment, one short, one double, one cancelled order), and compares the books. Exits non-zero on any difference.`;

const drawn = fileURLToPath(new URL('../art/drawn', import.meta.url));

async function main(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'talad-journey-'));
	chmodSync(folder, 0o711);
	const opened: { database?: Database; sim?: SimProcess; market?: Market } = {};
	const table = stepTable();
	try {
		const port = await freePort();
		const env = {
			...process.env,
			DATA_DIR: folder,
			PORT: String(port),
			DEMO: 'off',
			LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
			HOLD_SECONDS: '9',
			RELEASE_SECONDS: '2',
			BANK_CHANGE_SECONDS: '1',
		};
		const first = readConfig(env);
		opened.database = await table.step('an empty market', () => openDatabase(first, () => undefined));
		const base = `http://127.0.0.1:${port}`;
		opened.sim = await table.step('the outside world', async () => startSimProcess(first, base, await freePort(), null));
		const config = readConfig(withSim(env, opened.sim.url));
		opened.market = await openMarket(config, opened.database.url, null);
		const photos = readdirSync(drawn)
			.filter((name) => name.endsWith('.webp'))
			.slice(0, 6)
			.map((name) => readFileSync(join(drawn, name)));
		await play({ base, simUrl: opened.sim.url, gatewayKey: config.secrets.OMISE_SECRET_KEY.reveal(), app: opened.market.app, photos, table });
	} finally {
		table.print();
		await opened.market?.stop();
		await opened.sim?.stop();
		await opened.database?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
	process.stdout.write('✓ every satang is where it should be\n');
}

if (!options(HELP).help) await run(main);

// `npm run seed`: fills the market of the configured database: the demonstration, the registry of villages, or a market of the size of the country.
import { join } from 'node:path';
import { openFiles } from '#platform/files';
import { countCountry, loadCountry } from './country/load.ts';
import { openDatabase, readConfig } from './market.ts';
import { options, run } from './progress.ts';
import { openGround, seedIfEmpty, storePictures } from './seeding.ts';
import { loadVillages } from './villages.ts';

const HELP = `npm run seed -- [--scale demo]
    Loads the demonstration market (about 170 shops, 1,700 goods, the people of the village) into an empty database.
    With goods there already it changes nothing.

npm run seed -- --villages FILE
    Fills the registry of villages from a table (.csv or .xlsx, also of old Thai Windows): code of 8 digits, Thai name,
    English name. The same file twice changes nothing. Rows that cannot be read are written to FILE.bad.csv with why.

npm run seed -- --country [--shops 340000] [--places 75000] [--products 340000] [--no-pictures]
    Loads a made-up market of the size of the country by COPY: villages, people, shops, certificates, goods, stock, lists
    and search. The same numbers give the same market. All of it is one transaction; a second time it changes nothing.
    Stop the market before: indexes are made anew at the end. About 100,000 shops or 50,000 goods a minute on two cores.
    --products 0        shops without goods
    --no-pictures       goods without the demonstration's drawings

The database is DATABASE_URL, or the embedded one in DATA_DIR.`;

const given = options(HELP);
const say = (message: string): void => void process.stdout.write(`  ${message}\n`);

function whole(name: string, otherwise: number, most: number): number {
	const number = Number(given.get(name) ?? otherwise);
	if (!Number.isInteger(number) || number < 0 || number > most) throw new Error(`--${name} is a whole number up to ${most}`);
	return number;
}

async function country(config: ReturnType<typeof readConfig>, url: string): Promise<void> {
	const wish = {
		shops: whole('shops', 340_000, 2_000_000),
		villages: whole('places', 75_000, 600_000),
		products: whole('products', 340_000, 20_000_000),
	};
	if (wish.shops === 0) throw new Error('a country has at least one shop');
	const { ground, close } = openGround(config, url);
	const began = performance.now();
	try {
		const wanted = wish.products > 0 && !given.has('no-pictures');
		const pictures = wanted ? await storePictures(openFiles(join(config.dataDir, 'files')), say) : new Map<string, string>();
		const done = await loadCountry(ground, url, { ...wish, pictures });
		const there = await countCountry(ground);
		const what = `${there.shops.toLocaleString('en')} shops, ${there.villages.toLocaleString('en')} villages, ${there.products.toLocaleString('en')} goods`;
		process.stdout.write(
			done
				? `✓ ${what}, in ${((performance.now() - began) / 1000).toFixed(0)} s\n`
				: `✓ the country is there already (${what}), nothing was changed\n`,
		);
	} finally {
		await close();
	}
}

if (!given.help)
	await run(async () => {
		const scale = given.get('scale') ?? 'demo';
		if (scale !== 'demo') throw new Error(`there is no scale called ${scale}; there is: demo, and --country`);
		const config = readConfig();
		const database = await openDatabase(config, say);
		try {
			if (given.has('country')) return await country(config, database.url);
			if (given.has('villages')) return await loadVillages(config, database.url, given.get('villages') ?? '');
			const done = await seedIfEmpty(config, database.url, say);
			process.stdout.write(done ? '✓ the demonstration is loaded\n' : '✓ there are shops already, nothing was changed\n');
		} finally {
			await database.stop();
		}
	});

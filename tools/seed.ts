// `npm run seed`: fills the market of the configured database.
import { openDatabase, readConfig } from './market.ts';
import { options, run } from './progress.ts';
import { seedIfEmpty } from './seeding.ts';

const HELP = `npm run seed -- --scale demo
Loads the demonstration market (about 170 shops, 1,700 goods, the people of the village) into an empty database.
With goods there already it changes nothing.`;

const given = options(HELP);
if (!given.help)
	await run(async () => {
		const scale = given.get('scale') ?? 'demo';
		if (scale !== 'demo') throw new Error(`there is no scale called ${scale}; there is: demo`);
		const config = readConfig();
		const database = await openDatabase(config, (message) => process.stdout.write(`  ${message}\n`));
		try {
			const done = await seedIfEmpty(config, database.url, (message) => process.stdout.write(`  ${message}\n`));
			process.stdout.write(done ? '✓ the demonstration is loaded\n' : '✓ there are shops already, nothing was changed\n');
		} finally {
			await database.stop();
		}
	});

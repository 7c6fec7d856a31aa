// `npm run bench -- NAME`: measures, prints a table, writes bench/results/NAME.json, exits non-zero when a figure misses its goal.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure, type Measurement } from '../bench/frame.ts';
import { options, run } from './progress.ts';

const folder = fileURLToPath(new URL('../bench/', import.meta.url));
const names = readdirSync(folder)
	.filter((name) => name.endsWith('.bench.ts'))
	.map((name) => name.slice(0, -'.bench.ts'.length));
const HELP = `npm run bench -- NAME [--seed N] [--products N]
Measures and compares with a floor or a peer in the same run. Names: ${names.join(', ')}`;

const given = options(HELP);
const [name] = given.words;
if (!given.help)
	await run(async () => {
		if (!name || !names.includes(name)) throw new Error(`name one of: ${names.join(', ')}`);
		const { default: measurement } = (await import(`../bench/${name}.bench.ts`)) as { default: Measurement };
		const size = given.get('products');
		await measure(name, measurement, Number(given.get('seed') ?? 1), size ? Number(size) : null);
	});

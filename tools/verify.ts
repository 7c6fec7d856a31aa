// `npm run verify -- NAME`: longer proofs than the tests, with counts as figures; writes bench/results/verify-NAME.json.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure, type Measurement } from '../bench/frame.ts';
import { options, run } from './progress.ts';

const folder = fileURLToPath(new URL('../bench/', import.meta.url));
const names = readdirSync(folder)
	.filter((name) => name.endsWith('.verify.ts'))
	.map((name) => name.slice(0, -'.verify.ts'.length));
const HELP = `npm run verify -- NAME [--seed N]
Proves by many random histories; the same seed gives the same run. Names: ${names.join(', ')}`;

const given = options(HELP);
const [name] = given.words;
if (!given.help)
	await run(async () => {
		if (!name || !names.includes(name)) throw new Error(`name one of: ${names.join(', ')}`);
		const { default: measurement } = (await import(`../bench/${name}.verify.ts`)) as { default: Measurement };
		await measure(`verify-${name}`, measurement, Number(given.get('seed') ?? 1));
	});

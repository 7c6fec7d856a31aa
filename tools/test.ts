// `npm test`: everything that proves the product, the cheap things first.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from './build.ts';
import { findBrowser } from './browser.ts';
import { options, run, step } from './progress.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const HELP = `npm test [-- unit|check|real|browser|journey]
Installs what it needs (a browser included) and runs everything: unit tests, the house's checks, tests on a real PostgreSQL,
the pages in a real browser, the whole journey. A name runs that part alone.`;

const parts: Record<string, () => Promise<void>> = {
	unit: () => command('unit tests', 'node_modules/vitest/vitest.mjs', ['run', '--project', 'unit']),
	check: () => command('checks', 'tools/check.ts', []),
	real: () => command('tests on a real PostgreSQL', 'node_modules/vitest/vitest.mjs', ['run', '--project', 'real']),
	browser: async () => {
		await step('finding a browser', async () => void findBrowser((message) => process.stdout.write(`  ${message}\n`)));
		await step('preparing the pages', async () => void (await buildPages()));
		await command('pages in a browser', 'node_modules/vitest/vitest.mjs', ['run', '--project', 'browser']);
	},
	journey: () => command('the journey', 'tools/journey.ts', []),
};

/** @throws when the command fails */
async function command(what: string, script: string, args: string[]): Promise<void> {
	await step(what, async () => {
		const code = await new Promise<number>((resolve) => {
			const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], { cwd: root, stdio: 'inherit' });
			child.on('exit', (status) => resolve(status ?? 1));
		});
		if (code !== 0) throw new Error(`${what}: failed`);
	});
}

async function main(words: readonly string[]): Promise<void> {
	const names = words.length > 0 ? words : Object.keys(parts);
	for (const name of names) {
		const part = parts[name];
		if (!part) throw new Error(`there is no part called ${name}; there are ${Object.keys(parts).join(', ')}`);
		await part();
	}
	process.stdout.write('✓ all is well\n');
}

const given = options(HELP);
if (!given.help) await run(() => main(given.words));

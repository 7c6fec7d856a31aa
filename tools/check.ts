// `npm run check`: what a careful reader would check, in one readable list, fast first.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { options, run } from './progress.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string): string => join(root, 'node_modules', name);

const checks: readonly { readonly name: string; readonly script: string; readonly args: readonly string[] }[] = [
	{ name: 'form (prettier)', script: bin('prettier/bin/prettier.cjs'), args: ['--check', '--log-level', 'warn', '.'] },
	{ name: 'house (tidy)', script: bin('vitest/vitest.mjs'), args: ['run', '--project', 'unit', 'house/'] },
	{ name: 'lint (oxlint)', script: bin('oxlint/bin/oxlint'), args: ['--type-aware', '--quiet', '.'] },
	{
		name: 'boundaries (dependency-cruiser)',
		script: bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
		args: ['--config', 'house/boundaries.mjs', 'src'],
	},
	{ name: 'types (svelte-check)', script: bin('svelte-check/bin/svelte-check'), args: ['--threshold', 'error', '--output', 'human-verbose'] },
];

async function main(): Promise<void> {
	const failed: string[] = [];
	for (const check of checks) {
		const began = performance.now();
		const { code, output } = await execute(check.script, check.args);
		process.stdout.write(`${code === 0 ? '✓' : '✗'} ${check.name}  ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
		if (code !== 0) {
			failed.push(check.name);
			process.stdout.write(output.split('\n').slice(-80).join('\n') + '\n');
		}
	}
	if (failed.length > 0) throw new Error(`not in order: ${failed.join(', ')}`);
}

function execute(script: string, args: readonly string[]): Promise<{ code: number; output: string }> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
		child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
		child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
		child.on('exit', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
	});
}

if (!options('npm run check\nForm, house rules, lint, boundaries between rooms, types.').help) await run(main);

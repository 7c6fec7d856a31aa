// `npm run build`: makes the pages, when their sources changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { options, run, step } from './progress.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'build', '.made-from');
const sources = ['src', 'messages', 'static', 'art/drawn', 'vite.config.ts', 'package-lock.json'];

/** A fingerprint of everything that goes into the pages: names, sizes and times of the files. */
function fingerprint(): string {
	const hash = createHash('sha256');
	const visit = (path: string): void => {
		const facts = statSync(join(root, path), { throwIfNoEntry: false });
		if (!facts) return;
		if (facts.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
		else if (!/\.(test|sql|md)\b/.test(path)) hash.update(`${path}:${facts.size}:${facts.mtimeMs}\n`);
	};
	for (const source of sources) visit(source);
	return hash.digest('hex');
}

/** @returns whether there was anything to do */
export async function buildPages(force = false): Promise<boolean> {
	const now = fingerprint();
	if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
	await new Promise<void>((resolve, reject) => {
		const output: string[] = [];
		const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
		child.on('exit', (code) =>
			code === 0 ? resolve() : reject(new Error(`the pages could not be built: ${output.join('').trim().split('\n').slice(-12).join('\n')}`)),
		);
	});
	writeFileSync(stamp, now);
	return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const given = options('npm run build [-- --force]\nMakes the pages when their sources changed.');
	if (!given.help) await run(() => step('building the pages', async () => void (await buildPages(given.has('force')))));
}

// The first file of every command. It runs on whatever Node the machine has: it installs what is missing, then hands over to the
// project's own Node, which runs the TypeScript beside it as it is.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...rest] = process.argv.slice(2);
const windows = process.platform === 'win32';
const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules', '.installed');

if (!install()) process.exit(1);
const child = spawn(ownNode, ['--disable-warning=ExperimentalWarning', join(root, script), ...rest], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, PATH: join(root, 'node_modules', '.bin') + (windows ? ';' : ':') + process.env.PATH },
});
// Ctrl-C reaches the child by itself (one process group); a signal sent to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
	process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** Installs exactly what package-lock.json says, when that has not been done yet. */
function install() {
	const wanted = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	if (existsSync(stamp) && existsSync(ownNode) && readFileSync(stamp, 'utf8') === wanted) return true;
	process.stdout.write('· installing packages (about a minute, once)\n');
	const began = Date.now();
	const ticking = spawn(process.execPath, ['-e', 'let n=0;setInterval(()=>process.stdout.write("  … "+(n+=10)+" s\\n"),10000)'], {
		stdio: ['ignore', 'inherit', 'ignore'],
	});
	const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'pipe'],
		encoding: 'utf8',
		shell: windows,
	});
	ticking.kill();
	if (done.status !== 0 || !existsSync(ownNode)) {
		const lines = (done.stderr || String(done.error ?? ''))
			.split('\n')
			.filter((line) => line && !line.includes('EBADENGINE') && !line.includes('npm warn'));
		process.stderr.write(`✗ the packages could not be installed: ${lines.slice(0, 3).join(' · ') || 'npm ci failed; run it by hand to see why'}\n`);
		return false;
	}
	// The type settings of the pages are written by their own tool; tests and checks read them.
	spawnSync(ownNode, [join(root, 'node_modules/@sveltejs/kit/svelte-kit.js'), 'sync'], { cwd: root, stdio: 'ignore' });
	writeFileSync(stamp, wanted);
	process.stdout.write(`· installed in ${Math.round((Date.now() - began) / 1000)} s\n`);
	return true;
}

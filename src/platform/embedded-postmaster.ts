import { readFile, readdir, readlink, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runProgram } from './embedded-binaries.ts';

/** What `postmaster.pid` says; the file stays behind when a server is killed, so none of it is true before `isPostmaster` agrees. */
export interface PidFile {
	pid: number;
	port: number;
	/** Folder of the unix socket, or the address the server listens on where there are none. */
	host: string;
	/** 'starting', 'stopping', 'ready' or 'standby'. */
	status: string;
}

/** Reads `postmaster.pid` of a data folder; undefined when there is none (or it is being written). */
export async function readPidFile(data: string): Promise<PidFile | undefined> {
	const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n').map((line) => line.trim());
	const pid = Number(lines[0]);
	if (!Number.isInteger(pid) || pid <= 0) return undefined;
	return { pid, port: Number(lines[3]), host: lines[4] || lines[5] || '', status: lines[7] ?? '' };
}

/** True when a process with this number exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** True only when the process is a PostgreSQL server working in this very data folder: numbers are used again, above all in containers. */
export async function isPostmaster(pid: number, data: string): Promise<boolean> {
	if (!isAlive(pid)) return false;
	if (process.platform === 'win32') return true;
	if (process.platform !== 'linux') {
		const seen = await runProgram('/bin/ps', ['-o', 'command=', '-p', String(pid)]);
		return seen.output.includes('postgres') && seen.output.includes(data);
	}
	const argv = await argvOf(pid);
	if (basename(argv[0] ?? '') !== 'postgres') return false;
	return (await worksIn(pid, data)) ?? argv.includes(data);
}

/** The server now running in a data folder, or undefined. */
export async function runningPostmaster(data: string): Promise<PidFile | undefined> {
	const file = await readPidFile(data);
	return file !== undefined && (await isPostmaster(file.pid, data)) ? file : undefined;
}

/** Stops a server in order (fast, after 15 s at once) and resolves when it is gone. Signals nothing that is not this folder's server. */
export async function stopPostmaster(pid: number, data: string, pgCtl: string): Promise<void> {
	const started = performance.now();
	let sent = '';
	while (await isPostmaster(pid, data)) {
		const signal = performance.now() - started < 15_000 ? 'SIGINT' : 'SIGQUIT';
		if (signal !== sent) await signalPostmaster(pid, signal, data, pgCtl);
		sent = signal;
		await sleep(20);
	}
}

async function signalPostmaster(pid: number, signal: 'SIGINT' | 'SIGQUIT', data: string, pgCtl: string): Promise<void> {
	if (process.platform === 'win32') {
		await runProgram(pgCtl, ['stop', '-W', '-D', data, '-m', signal === 'SIGINT' ? 'fast' : 'immediate']);
		return;
	}
	try {
		process.kill(pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/**
 * Ends the backends of a killed server: one busy with a long query does not notice for minutes, and no new server starts before they are gone.
 * Nothing is lost by it, the new server recovers from its log anyway. Call it only when no server runs in the folder. Linux only.
 */
export async function endOrphans(data: string): Promise<void> {
	if (process.platform !== 'linux') return;
	for (const name of await readdir('/proc')) {
		const pid = Number(name);
		if (!Number.isInteger(pid) || !(await worksIn(pid, data))) continue;
		const argv = await argvOf(pid);
		if (!argv[0]?.startsWith('postgres: ')) continue;
		try {
			process.kill(pid, 'SIGQUIT');
		} catch {
			// It ended by itself, or is not ours to signal: the server's own check decides.
		}
	}
}

/** When a process began, to tell two lives of one process number apart: the kernel's start tick (Linux) or a time; '' when unknown or only a zombie is left. */
export async function bornAt(pid: number): Promise<string> {
	if (process.platform === 'win32') return '';
	if (process.platform !== 'linux') return (await runProgram('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])).output;
	const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
	// The name in brackets may hold spaces and brackets itself; the start tick is the 20th field after it.
	const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
	return fields[0] === 'Z' ? '' : (fields[19] ?? '');
}

/** Connects and runs `select 1`: 'yes', 'not yet' while it starts or stops, an error when it will never work (wrong password). */
export async function answers(connection: {
	host: string;
	port: number;
	user: string;
	password: string;
	database: string;
}): Promise<'yes' | 'not yet'> {
	const client = new pg.Client({ ...connection, connectionTimeoutMillis: 30_000 });
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query('select 1');
		return 'yes';
	} catch (error) {
		const code = (error as { code?: string }).code ?? '';
		// 28…: password or account refused, 3D…: no such database. Waiting does not help.
		if (code.startsWith('28') || code.startsWith('3D')) throw error;
		return code === '53300' ? 'yes' : 'not yet';
	} finally {
		await client.end().catch(() => {});
	}
}

async function argvOf(pid: number): Promise<string[]> {
	return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
}

/** Compares by folder identity, so other spellings of the path (links, mounts) count as the same; undefined when we may not look. */
async function worksIn(pid: number, data: string): Promise<boolean | undefined> {
	try {
		const cwd = `/proc/${pid}/cwd`;
		await readlink(cwd);
		const [there, here] = await Promise.all([stat(cwd), stat(data)]);
		return there.dev === here.dev && there.ino === here.ino;
	} catch {
		return undefined;
	}
}

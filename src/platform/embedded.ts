import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Account, type Binaries, cleanEnv, locateNative, prepareBinaries } from './embedded-binaries.ts';
import { type Folders, ensureCluster, passwordOf, prepareFolders, settingsFor, socketFolder } from './embedded-cluster.ts';
import { withLock } from './embedded-lock.ts';
import { type PidFile, answers, endOrphans, isPostmaster, readPidFile, runningPostmaster, stopPostmaster } from './embedded-postmaster.ts';

/** A running embedded server, held by this process: it goes on until the last process that holds it has let go or died. */
export interface EmbeddedServer {
	/** Settings for `pg`: the folder of the unix socket as host, the superuser, the database 'postgres'. */
	readonly connection: { host: string; port: number; user: string; password: string; database: string };
	/** The same as a postgresql URL that `pg` understands, with the socket's folder as `?host=`. */
	readonly url: string;
	/** True when another process had started it already. */
	readonly adopted: boolean;
	/** Process number of the server. */
	readonly pid: number;
	/** Lets go of the server; resolves when it has shut down, or at once when another process still holds it. */
	stop(): Promise<void>;
}

/** What `startEmbedded` takes. */
export interface EmbeddedOptions {
	/** Everything is kept in `<dataDir>/postgres`. */
	dataDir: string;
	/** Server settings over our own. */
	settings?: Record<string, string>;
	/** false is for tests only: no fsync, a crash destroys the data. Default true. */
	durable?: boolean;
	/** Default 60. */
	maxConnections?: number;
	/** Told what takes long, in words for a person. Nothing else is ever printed. */
	onProgress?: (message: string) => void;
}

interface Start {
	folders: Folders;
	account: Account | undefined;
	binaries: Binaries;
	password: string;
	options: EmbeddedOptions;
	progress: (message: string) => void;
}

const windows = process.platform === 'win32';
/** Recovery after a crash can take minutes, and a machine at ten times its load makes seconds of tenths. */
const patienceMs = 600_000;
const logLimit = 10 * 1024 * 1024;

/**
 * Starts the PostgreSQL server of a data folder, or joins the one that runs there already, and resolves when it answers.
 * Recovers by itself from every kind of kill. Throws an Error that says what to do: no server for this platform, a folder the server's
 * account cannot reach, data of another major version, a start that failed (with the end of the log).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
	const { folders, account } = await prepareFolders(resolve(options.dataDir));
	return withLock(folders.lock, patienceMs, async () => {
		const progress = options.onProgress ?? (() => {});
		const found = await locateNative();
		const binaries = await prepareBinaries({ ...found, account, copyTo: folders.home });
		const password = await passwordOf(folders, account);
		const start: Start = { folders, account, binaries, password, options, progress };
		const began = performance.now();
		for (;;) {
			const server = (await adopt(start)) ?? (await startNew(start, performance.now() - began < patienceMs));
			if (server !== undefined) return server;
			await sleep(100);
		}
	});
}

/** Joins the running server when its supervisor agrees; one that is stopping, or has lost its supervisor, is stopped and waited for. */
async function adopt(start: Start): Promise<EmbeddedServer | undefined> {
	const { data } = start.folders;
	const running = await runningPostmaster(data);
	if (running === undefined) return undefined;
	const hold = await takeHold(keeperPath(running.host, running.pid));
	if (hold !== undefined) return untilReady(start, running.pid, hold, true);
	start.progress('กำลังรอให้ฐานข้อมูลเดิมปิด · waiting for the earlier database server to stop');
	await stopPostmaster(running.pid, data, start.binaries.pgCtl);
	return undefined;
}

/** Starts a supervisor with the server; undefined when the start failed for a reason that passes and may be tried again. */
async function startNew(start: Start, mayTryAgain: boolean): Promise<EmbeddedServer | undefined> {
	const { folders, binaries, account, options, progress } = start;
	const durable = options.durable ?? true;
	if (!existsSync(folders.data)) progress('กำลังสร้างฐานข้อมูลครั้งแรก · creating the database for the first time');
	await ensureCluster(folders, binaries, account, durable);
	const socket = await socketFolder(folders, account);
	await sweepKeepers(socket);
	const logFrom = await sizeOf(folders.log);
	const supervisor = await launch(start, socket, durable);
	const server = await untilUp(start, supervisor, logFrom);
	if (server !== undefined) return server;
	const tail = await logTail(folders.log, logFrom);
	if (!mayTryAgain || !/is still in use|lock file ".*" already exists/.test(tail)) {
		throw new Error(`ฐานข้อมูลเริ่มทำงานไม่สำเร็จ ดู ${folders.log} · The database server did not start. The end of ${folders.log}:\n${tail}`);
	}
	// A killed server's backends can outlive it, and the server refuses to start beside them.
	if ((await runningPostmaster(folders.data)) === undefined) await endOrphans(folders.data);
	return undefined;
}

async function launch(start: Start, socket: string, durable: boolean): Promise<ChildProcess> {
	const { folders, binaries, account, options } = start;
	const settings = settingsFor({
		socket,
		port: windows ? await freePort() : 5432,
		durable,
		maxConnections: options.maxConnections ?? 60,
		settings: options.settings ?? {},
	});
	// A stale pid file can name a process that is alive and something else (numbers start over in containers). The server takes such a file
	// for a running server, unless the number is that of its grandparent: so that is what we say, having seen that it is no server of this folder.
	const stale = await readPidFile(folders.data);
	const grandparent = stale && !(await isPostmaster(stale.pid, folders.data)) ? stale.pid : process.pid;
	const orders = {
		command: binaries.postgres,
		args: ['-D', folders.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
		env: { ...cleanEnv, PG_GRANDPARENT_PID: String(grandparent) },
		cwd: windows ? folders.home : '/',
		...account,
		data: folders.data,
		pgCtl: binaries.pgCtl,
		log: folders.log,
		logLimit,
		keeper: keeperPath(socket, ''),
	};
	const log = await open(folders.log, 'a', 0o600);
	if (account !== undefined) await log.chown(account.uid, account.gid);
	// Detached: a session of its own, so Ctrl-C in a terminal reaches the application only, which then stops in order.
	const supervisor = spawn(process.execPath, ['--no-warnings', supervisorFile(), JSON.stringify(orders)], {
		detached: true,
		cwd: windows ? folders.home : '/',
		env: cleanEnv,
		stdio: ['pipe', 'ignore', log.fd],
		windowsHide: true,
	});
	supervisor.on('error', () => {});
	supervisor.stdin?.on('error', () => {});
	await log.close();
	return supervisor;
}

/** Waits for the server behind a new supervisor; undefined when the supervisor ended first. Afterwards nothing of it keeps this process alive. */
async function untilUp(start: Start, supervisor: ChildProcess, logFrom: number): Promise<EmbeddedServer | undefined> {
	const gone = () => supervisor.exitCode !== null || supervisor.signalCode !== null || supervisor.pid === undefined;
	const watch = slowWatch(start, logFrom);
	try {
		while (!gone()) {
			await watch();
			const running = await runningPostmaster(start.folders.data);
			const hold = running && !gone() ? await takeHold(keeperPath(running.host, running.pid)) : undefined;
			if (running && hold) return await untilReady(start, running.pid, hold, false, logFrom);
			await sleep(10);
		}
		return undefined;
	} finally {
		// From here on the keeper's connection holds the server. Without one (a failure), closing this pipe is what stops it.
		supervisor.stdin?.end();
		supervisor.unref();
	}
}

/** Undefined when the server ended before it answered: one that is joined may have been killed a moment ago. */
async function untilReady(start: Start, pid: number, hold: Socket, adopted: boolean, logFrom?: number): Promise<EmbeddedServer | undefined> {
	const { folders, password } = start;
	const watch = slowWatch(start, logFrom ?? (await sizeOf(folders.log)));
	try {
		for (;;) {
			const file = await readPidFile(folders.data);
			if (file?.pid !== pid || hold.destroyed) {
				hold.destroy();
				return undefined;
			}
			const connection = connectionTo(file, password);
			if (file.status === 'ready' && (await answers(connection)) === 'yes') {
				return { connection, url: urlOf(connection), adopted, pid, stop: once(() => letGo(start, pid, hold)) };
			}
			await watch();
			await sleep(10);
		}
	} catch (error) {
		hold.destroy();
		throw error;
	}
}

/** Tells a person every five seconds what a slow start is doing, and gives up after the patience is over. */
function slowWatch(start: Start, logFrom: number): () => Promise<void> {
	const started = performance.now();
	let told = started;
	return async () => {
		const now = performance.now();
		if (now - told < 5000) return;
		told = now;
		const seconds = Math.round((now - started) / 1000);
		const tail = await logTail(start.folders.log, logFrom);
		if (now - started > patienceMs) {
			throw new Error(`ฐานข้อมูลไม่พร้อมภายในเวลา · The database server was not ready after ${seconds} s. The end of its log:\n${tail}`);
		}
		start.progress(`กำลังเริ่มฐานข้อมูล ${seconds} วินาทีแล้ว · still starting the database (${seconds} s): ${tail.split('\n').at(-1) ?? ''}`);
	};
}

/** Connects to a supervisor's keeper socket; undefined when there is none or the server is on its way down. The connection keeps no process alive. */
function takeHold(path: string): Promise<Socket | undefined> {
	return new Promise((resolve) => {
		const socket = connect(path);
		socket.on('error', () => resolve(undefined));
		socket.on('close', () => resolve(undefined));
		socket.once('data', () => {
			socket.unref();
			resolve(socket);
		});
	});
}

async function letGo(start: Start, pid: number, hold: Socket): Promise<void> {
	let kept = false;
	await new Promise<void>((resolve) => {
		if (hold.destroyed) return resolve();
		hold.ref();
		hold.on('data', () => (kept = true));
		hold.on('close', () => resolve());
		hold.end();
		return hold.resume();
	});
	// Closed without a word and the server still there: its supervisor was killed.
	if (!kept && (await isPostmaster(pid, start.folders.data))) await stopPostmaster(pid, start.folders.data, start.binaries.pgCtl);
}

function connectionTo(file: PidFile, password: string): EmbeddedServer['connection'] {
	return { host: file.host, port: file.port, user: 'postgres', password, database: 'postgres' };
}

function urlOf({ host, port, user, password, database }: EmbeddedServer['connection']): string {
	if (windows) return `postgresql://${user}:${password}@${host}:${port}/${database}`;
	// `localhost` only makes it a URL every parser accepts; the host parameter is what counts.
	return `postgresql://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

function keeperPath(socketFolderOrHost: string, pid: number | ''): string {
	return windows ? `\\\\.\\pipe\\talad-keeper-${pid}` : join(socketFolderOrHost, `keeper.${pid}`);
}

/** Sockets of supervisors that were killed. Under the lock, with no server running, none of them is in use. */
async function sweepKeepers(socket: string): Promise<void> {
	if (windows) return;
	for (const name of await readdir(socket)) if (name.startsWith('keeper.')) await rm(join(socket, name), { force: true });
}

/** The supervisor is started by path: beside this file, or, when this code was bundled, in the source tree the bundle belongs to. */
function supervisorFile(): string {
	const beside = join(dirname(fileURLToPath(import.meta.url)), 'embedded-supervisor.ts');
	if (existsSync(beside)) return beside;
	for (let at = dirname(beside); at !== dirname(at); at = dirname(at)) {
		const file = join(at, 'src', 'platform', 'embedded-supervisor.ts');
		if (existsSync(file)) return file;
	}
	throw new Error(`ไม่พบไฟล์ embedded-supervisor.ts · src/platform/embedded-supervisor.ts was not found above ${beside}`);
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

async function sizeOf(file: string): Promise<number> {
	return stat(file).then(
		(found) => found.size,
		() => 0,
	);
}

async function logTail(file: string, from: number): Promise<string> {
	const handle = await open(file, 'r').catch(() => undefined);
	if (handle === undefined) return '';
	try {
		const { size } = await handle.stat();
		// A rotation in between makes the file shorter than it was.
		const begin = Math.max(from <= size ? from : 0, size - 8192);
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - begin), 0, size - begin, begin);
		return buffer.toString('utf8', 0, bytesRead).trim().split('\n').slice(-15).join('\n');
	} finally {
		await handle.close();
	}
}

function once(work: () => Promise<void>): () => Promise<void> {
	let begun: Promise<void> | undefined;
	return () => (begun ??= work());
}

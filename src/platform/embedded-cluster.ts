import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, link, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, type Binaries, runProgram } from './embedded-binaries.ts';

/** Where everything of one embedded server lies. */
export interface Folders {
	home: string;
	data: string;
	run: string;
	log: string;
	password: string;
	lock: string;
	initdbLog: string;
}

/** A unix socket's path may have 107 bytes on Linux and 103 on macOS; the longest name we put in the folder is `keeper.<pid>`. */
const longestSocketFolder = 103 - '/keeper.12345678'.length;

const windows = process.platform === 'win32';

/**
 * Makes `<dataDir>/postgres` and decides which account owns it: this process's own, or as root the owner of the folder, else `postgres`,
 * else `nobody`. Throws with the folder's name when the account could not reach it or the folder belongs to somebody else.
 */
export async function prepareFolders(dataDir: string): Promise<{ folders: Folders; account: Account | undefined }> {
	if (await mkdir(dataDir, { recursive: true })) await chmod(dataDir, 0o755);
	const home = join(await realpath(dataDir), 'postgres');
	const account = windows ? undefined : await accountFor(home);
	if (account !== undefined) await checkReach(dirname(home), account);
	const folders: Folders = {
		home,
		data: join(home, 'data'),
		run: join(home, 'run'),
		log: join(home, 'postgres.log'),
		password: join(home, 'password'),
		lock: join(home, 'start.lock'),
		initdbLog: join(home, 'initdb.log'),
	};
	for (const folder of [home, folders.run]) {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		if (account !== undefined) await chown(folder, account.uid, account.gid);
	}
	return { folders, account };
}

async function accountFor(home: string): Promise<Account | undefined> {
	const owner = await stat(home).catch(() => undefined);
	const me = process.getuid?.() ?? 0;
	if (me !== 0) {
		if (owner === undefined || owner.uid === me) return undefined;
		throw new Error(
			`โฟลเดอร์ ${home} เป็นของผู้ใช้อื่น กรุณาเปลี่ยนเจ้าของหรือตั้ง DATA_DIR เป็นโฟลเดอร์อื่น` +
				` · ${home} belongs to another account (uid ${owner.uid}, this process is ${me}). Run as that account, or "chown -R ${me} ${home}" while` +
				` nothing runs there, or set DATA_DIR to another folder.`,
		);
	}
	if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
	for (const name of ['postgres', 'nobody']) {
		const uid = await runProgram('/usr/bin/id', ['-u', name]);
		const gid = await runProgram('/usr/bin/id', ['-g', name]);
		if (uid.code === 0 && gid.code === 0) return { uid: Number(uid.output), gid: Number(gid.output) };
	}
	throw new Error(
		'PostgreSQL ไม่ทำงานภายใต้ root และเครื่องนี้ไม่มีบัญชี postgres หรือ nobody · PostgreSQL refuses to run as root, and this system has neither an account' +
			' "postgres" nor "nobody". Start the program as an ordinary user, or set DATABASE_URL.',
	);
}

/** Homes are often closed to others (0700): then the account cannot reach a data folder below them, and initdb would only say "permission denied". */
async function checkReach(folder: string, account: Account): Promise<void> {
	for (let at = folder; ; at = dirname(at)) {
		const { uid, gid, mode } = await stat(at);
		const open = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001;
		if (!open) {
			throw new Error(
				`บัญชีของฐานข้อมูล (uid ${account.uid}) เข้าโฟลเดอร์ ${at} ไม่ได้ กรุณาตั้ง DATA_DIR เป็นโฟลเดอร์อื่น เช่น /var/lib/talad` +
					` · The database's account (uid ${account.uid}, because PostgreSQL refuses to run as root) may not enter ${at}, which leads to the data in ${folder}.` +
					` Set DATA_DIR to a folder outside it, such as /var/lib/talad, or allow entering with "chmod o+x ${at}".`,
			);
		}
		if (at === dirname(at)) return;
	}
}

/** The folder for the server's socket: `run/`, or where that path is too long a short private one that stays the same from start to start. */
export async function socketFolder(folders: Folders, account: Account | undefined): Promise<string> {
	if (windows || Buffer.byteLength(folders.run) <= longestSocketFolder) return folders.run;
	const short = `/tmp/talad-${createHash('sha256').update(folders.home).digest('hex').slice(0, 16)}`;
	await mkdir(short, { mode: 0o700 }).catch(() => {});
	const me = process.getuid?.() ?? 0;
	const found = await lstat(short);
	// In a folder open to everyone somebody else may have taken the name first; such a folder is not touched.
	const ours = found.isDirectory() && (found.uid === me || found.uid === account?.uid) && (found.mode & 0o077) === 0;
	const folder = ours ? short : await mkdtemp('/tmp/talad-');
	if (account !== undefined) await chown(folder, account.uid, account.gid);
	return folder;
}

/** The superuser's password, made once. Written aside and linked, so a half-written one is never seen. */
export async function passwordOf(folders: Folders, account: Account | undefined): Promise<string> {
	const known = await readFile(folders.password, 'utf8').catch(() => '');
	if (known.trim() !== '') return known.trim();
	const aside = `${folders.password}.${randomBytes(6).toString('hex')}`;
	await writeFile(aside, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
	if (account !== undefined) await chown(aside, account.uid, account.gid);
	await link(aside, folders.password).catch(() => {});
	await rm(aside, { force: true });
	return (await readFile(folders.password, 'utf8')).trim();
}

/** Makes the cluster when there is none: in a temporary folder, renamed when complete. Throws when an existing one is of another major version. */
export async function ensureCluster(folders: Folders, binaries: Binaries, account: Account | undefined, durable: boolean): Promise<'made' | 'there'> {
	const version = await readFile(join(folders.data, 'PG_VERSION'), 'utf8').catch(() => undefined);
	if (version !== undefined) {
		if (version.trim() === binaries.major) return 'there';
		throw new Error(
			`ข้อมูลใน ${folders.data} สร้างโดย PostgreSQL ${version.trim()} แต่โปรแกรมนี้มี PostgreSQL ${binaries.major} กรุณาส่งออกด้วยรุ่นเดิมแล้วนำเข้าใหม่` +
				` · ${folders.data} was made by PostgreSQL ${version.trim()}, this program brings ${binaries.major}. Export with the earlier version and import here.`,
		);
	}
	for (const name of await readdir(folders.home)) {
		if (name.startsWith('data.half-')) await rm(join(folders.home, name), { recursive: true, force: true });
	}
	const half = join(folders.home, `data.half-${randomBytes(6).toString('hex')}`);
	let output = '';
	// What decides about pg_trgm is LC_CTYPE: with C it drops every Thai letter. macOS and Windows may not know C.UTF-8 by that name.
	for (const locale of ['C.UTF-8', 'en_US.UTF-8']) {
		const flags =
			`--username=postgres --auth=scram-sha-256 --encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=${locale}`.split(' ');
		const more = ['--data-checksums', '--no-instructions', ...(durable ? [] : ['--no-sync'])];
		const made = await runProgram(binaries.initdb, ['-D', half, `--pwfile=${folders.password}`, ...flags, ...more], account);
		output += `${made.output}\n`;
		if (made.code === 0) {
			await rename(half, folders.data);
			if (durable) await syncFolder(folders.home);
			return 'made';
		}
		await rm(half, { recursive: true, force: true });
	}
	await writeFile(folders.initdbLog, output, { mode: 0o600 });
	throw new Error(`สร้างฐานข้อมูลไม่สำเร็จ · The database could not be created in ${folders.home}:\n${output.trim().split('\n').slice(-12).join('\n')}`);
}

async function syncFolder(folder: string): Promise<void> {
	if (windows) return;
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** The server's settings, ours first and the caller's over them; a caller without durability gets a cluster that a crash destroys. */
export function settingsFor(from: {
	socket: string;
	port: number;
	durable: boolean;
	maxConnections: number;
	settings: Record<string, string>;
}): Record<string, string> {
	return {
		listen_addresses: windows ? '127.0.0.1' : '',
		port: String(from.port),
		...(windows ? {} : { unix_socket_directories: `"${from.socket.replaceAll('"', '""')}"`, unix_socket_permissions: '0700' }),
		max_connections: String(from.maxConnections),
		shared_buffers: from.durable ? sharedBuffers() : '128MB',
		shared_preload_libraries: 'pg_stat_statements',
		jit: 'off',
		timezone: 'UTC',
		log_timezone: 'UTC',
		log_min_duration_statement: '500',
		log_line_prefix: '%m [%p] %d ',
		log_destination: 'stderr',
		logging_collector: 'off',
		...(from.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
		...from.settings,
	};
}

/** An eighth of the memory this process may use (a container's limit counts), at least 128 MB, at most 2 GB: the application lives here too. */
function sharedBuffers(): string {
	const limit = process.constrainedMemory();
	const memory = limit > 0 && limit < totalmem() ? limit : totalmem();
	const megabytes = Math.floor(memory / 8 / 1024 / 1024);
	return `${Math.min(Math.max(megabytes, 128), 2048)}MB`;
}

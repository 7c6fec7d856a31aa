import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { locateNative, prepareBinaries } from './embedded-binaries.ts';
import { bornAt, isAlive, isPostmaster, readPidFile } from './embedded-postmaster.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const root = process.getuid?.() === 0;
const embedded = join(import.meta.dirname, 'embedded.ts');
const folders: string[] = [];
const children: ChildProcess[] = [];
const servers: EmbeddedServer[] = [];

/** A folder that is gone after the tests; open for passing through, as /var/lib would be. */
async function folder(mode = 0o711): Promise<string> {
	const made = await mkdtemp(join(tmpdir(), 'talad-emb-'));
	await chmod(made, mode);
	folders.push(made);
	return made;
}

/** A copy of a cluster that exists already: making one takes longer than everything else here. */
async function cluster(): Promise<string> {
	const dataDir = await folder();
	spawnSync('cp', ['-a', join(pattern, 'postgres'), dataDir]);
	return dataDir;
}

async function start(dataDir: string, more: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<EmbeddedServer> {
	const server = await startEmbedded({ dataDir, ...more });
	servers.push(server);
	return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
	const client = new pg.Client({ connectionString: url });
	client.on('error', () => {});
	await client.connect();
	try {
		return Object.values((await client.query(sql)).rows[0] ?? {})[0];
	} finally {
		await client.end().catch(() => {});
	}
}

interface App {
	child: ChildProcess;
	/** What `startEmbedded` gave, and the supervisor's process number. */
	started: { url: string; pid: number; adopted: boolean; ms: number; supervisor: number };
	/** Everything it printed. */
	lines: string[];
	ended: Promise<number | null>;
}

/** An application in a process of its own; `after` runs when the server is up, with `server`, `pg` and `say` at hand. */
async function app(dataDir: string, after = 'await new Promise((r) => setTimeout(r, 60_000));', more: Record<string, unknown> = {}): Promise<App> {
	const script = `
		import { readFileSync } from 'node:fs';
		import pg from 'pg';
		import { startEmbedded } from ${JSON.stringify(embedded)};
		const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
		const t = performance.now();
		const server = await startEmbedded(${JSON.stringify({ dataDir, ...more })});
		const status = readFileSync('/proc/' + server.pid + '/status', 'utf8');
		say({ url: server.url, pid: server.pid, adopted: server.adopted, ms: performance.now() - t, supervisor: Number(/PPid:\\t(\\d+)/.exec(status)[1]) });
		${after}`;
	const cwd = join(import.meta.dirname, '..', '..');
	const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
		cwd,
	});
	children.push(child);
	const lines: string[] = [];
	let errors = '';
	child.stderr?.on('data', (text) => (errors += text));
	child.stdout?.on('data', (text) => lines.push(...String(text).trim().split('\n')));
	const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
	await Promise.race([vi.waitFor(() => expect(lines.length).toBeGreaterThan(0), { timeout: 25_000, interval: 5 }), ended]);
	if (lines[0] === undefined) throw new Error(errors);
	expect(errors).toBe('');
	return { child, started: JSON.parse(lines[0]), lines, ended };
}

const writing = `
	const client = new pg.Client({ connectionString: server.url });
	client.on('error', () => {});
	await client.connect();
	await client.query('create table if not exists acknowledged (n int primary key)');
	for (let n = 1; ; n++) { await client.query('insert into acknowledged values ($1)', [n]); say(n); }`;

/** A killed process whose parent has not asked after it yet still has its number, but no start time. */
async function gone(pid: number): Promise<void> {
	await vi.waitFor(async () => expect(isAlive(pid) && (await bornAt(pid)) !== '').toBe(false), { timeout: 10_000, interval: 10 });
}

function kill(...pids: (number | undefined)[]): void {
	for (const pid of pids) if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

let pattern = '';
beforeAll(async () => {
	pattern = await folder();
	await (await startEmbedded({ dataDir: pattern })).stop();
});

afterEach(async () => {
	for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
	await Promise.all(servers.splice(0).map((server) => server.stop()));
});

afterAll(async () => {
	for (const made of folders) await rm(made, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

describe('a first start', () => {
	it('makes a cluster that can search Thai, on a private socket, and prints nothing', async () => {
		const dataDir = join(await folder(), 'ข้อมูล ตลาด, 1');
		const told: string[] = [];
		const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
		const server = await start(dataDir, { onProgress: (message) => told.push(message) });
		for (const spy of printed) {
			expect(spy).not.toHaveBeenCalled();
			spy.mockRestore();
		}
		expect(told).toHaveLength(1);
		expect(server.adopted).toBe(false);
		await ask(server.url, 'create extension pg_trgm');
		expect(await ask(server.url, "select show_trgm('ผ้า')")).toHaveLength(4);
		expect(Number(await ask(server.url, "select similarity('ผ้าไหม', 'ผ้า')"))).toBeGreaterThan(0.3);
		const client = new pg.Client(server.connection);
		await client.connect();
		const shown = async (name: string) => Object.values((await client.query(`show ${name}`)).rows[0])[0];
		const expected = {
			listen_addresses: '',
			data_checksums: 'on',
			fsync: 'on',
			full_page_writes: 'on',
			synchronous_commit: 'on',
			max_connections: '60',
			jit: 'off',
			timezone: 'UTC',
			server_encoding: 'UTF8',
			shared_preload_libraries: 'pg_stat_statements',
			log_min_duration_statement: '500ms',
		};
		for (const [name, value] of Object.entries(expected)) expect([name, await shown(name)]).toEqual([name, value]);
		await client.end();
		const postgres = join(dataDir, 'postgres');
		for (const name of ['data', 'run']) expect((await stat(join(postgres, name))).mode & 0o777).toBe(0o700);
		expect((await stat(join(postgres, 'password'))).mode & 0o777).toBe(0o600);
		expect((await readdir(postgres)).sort()).toEqual(['data', 'password', 'postgres.log', 'run']);
		await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
	});

	it('uses a short private folder for the socket when the path is too long', async () => {
		const server = await start(join(await folder(), 'ยาว'.repeat(10), 'ยาว'.repeat(10)), { durable: false, settings: { work_mem: '5MB' } });
		expect(server.connection.host).toMatch(/^\/tmp\/talad-/);
		expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
		expect(await ask(server.url, "select current_setting('work_mem') || current_setting('fsync')")).toBe('5MBoff');
		await server.stop();
		folders.push(server.connection.host);
	});

	it.runIf(root)('as root runs under the account that owns the folder, such as nobody', async () => {
		const dataDir = await folder();
		const nobody = Number(spawnSync('id', ['-u', 'nobody']).stdout);
		await mkdir(join(dataDir, 'postgres'));
		await chown(join(dataDir, 'postgres'), nobody, Number(spawnSync('id', ['-g', 'nobody']).stdout));
		const server = await start(dataDir, { durable: false });
		expect((await stat(`/proc/${server.pid}`)).uid).toBe(nobody);
		expect(await ask(server.url, 'select 1')).toBe(1);
	});

	it.runIf(root)('as root names the closed folder and the setting when the account cannot reach the data', async () => {
		const home = await folder(0o700);
		await expect(startEmbedded({ dataDir: join(home, 'talad') })).rejects.toThrow(new RegExp(`may not enter ${home},[^]*DATA_DIR`));
	});
});

describe('a later start', () => {
	it('works again and again, and leaves no server behind', async () => {
		const dataDir = await cluster();
		for (let round = 0; round < 3; round++) {
			const server = await start(dataDir);
			await server.stop();
			// Its supervisor may take a moment to collect it.
			await vi.waitFor(() => expect(isAlive(server.pid)).toBe(false), { timeout: 10_000 });
		}
	});

	it('says what is wrong when the server refuses to start, with the end of its log', async () => {
		await expect(startEmbedded({ dataDir: await cluster(), settings: { shared_buffers: 'much' } })).rejects.toThrow(
			/did not start[^]*shared_buffers/,
		);
	});

	it('refuses data of another major version', async () => {
		const dataDir = await cluster();
		await writeFile(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '17\n');
		await expect(startEmbedded({ dataDir })).rejects.toThrow(/made by PostgreSQL 17/);
	});

	it('moves a log that has grown too long', async () => {
		const dataDir = await cluster();
		await writeFile(join(dataDir, 'postgres', 'postgres.log'), 'x'.repeat(11 * 1024 * 1024));
		await start(dataDir);
		expect((await stat(join(dataDir, 'postgres', 'postgres.log'))).size).toBeLessThan(10_000);
		expect((await stat(join(dataDir, 'postgres', 'postgres.log.1'))).size).toBe(11 * 1024 * 1024);
	});
});

describe('killed with -9', () => {
	const victims: [string, (running: App) => void][] = [
		['the application', ({ child }) => kill(child.pid)],
		['the server', ({ started }) => kill(started.pid)],
		['the application and the server', ({ child, started }) => kill(child.pid, started.pid)],
		['the application and the supervisor', ({ child, started }) => kill(child.pid, started.supervisor)],
		['all three', ({ child, started }) => kill(child.pid, started.supervisor, started.pid)],
	];
	it.each(victims)('%s: the next start recovers and has every acknowledged commit', async (victim, strike) => {
		const dataDir = await cluster();
		const running = await app(dataDir, writing);
		await vi.waitFor(() => expect(running.lines.length).toBeGreaterThan(150), { timeout: 15_000, interval: 5 });
		strike(running);
		const server = await start(dataDir);
		const acknowledged = Number(running.lines.at(-1));
		// A server that nobody has missed yet may be joined before its supervisor stops it.
		if (victim !== 'the application') expect(server.adopted).toBe(false);
		expect(Number(await ask(server.url, 'select count(*) from acknowledged'))).toBeGreaterThanOrEqual(acknowledged);
		if (!server.adopted) await gone(running.started.pid);
	});

	it('one backend: the server comes back by itself under the same application', async () => {
		const server = await start(await cluster());
		const client = new pg.Client(server.connection);
		client.on('error', () => {});
		await client.connect();
		kill(Number((await client.query('select pg_backend_pid() as pid')).rows[0].pid));
		await vi.waitFor(async () => expect(await ask(server.url, 'select 1')).toBe(1), { timeout: 10_000 });
		expect(await isPostmaster(server.pid, join(server.connection.host, '..', 'data'))).toBe(true);
	});

	it('the server, while a backend is deep in a query: the next start ends that one too', async () => {
		const dataDir = await cluster();
		const server = await start(dataDir);
		const client = new pg.Client(server.connection);
		client.on('error', () => {});
		await client.connect();
		const backend = Number((await client.query('select pg_backend_pid() as pid')).rows[0].pid);
		client.query('select count(*) from generate_series(1, 20000) a, generate_series(1, 1000000) b').catch(() => {});
		await sleep(200);
		kill(server.pid);
		const before = performance.now();
		const next = await start(dataDir);
		expect(performance.now() - before).toBeLessThan(30_000);
		expect(await ask(next.url, 'select 1')).toBe(1);
		await gone(backend);
	});

	it('the supervisor: stopping still stops the server', async () => {
		const dataDir = await cluster();
		const server = await start(dataDir);
		kill(Number(/PPid:\t(\d+)/.exec(await readFile(`/proc/${server.pid}/status`, 'utf8'))?.[1]));
		expect(await ask(server.url, 'select 1')).toBe(1);
		await server.stop();
		expect(existsSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
	});
});

describe('several applications', () => {
	it('two at once share one server, and it stays until the last has gone', async () => {
		const dataDir = await folder();
		const [one, two] = await Promise.all([app(dataDir), app(dataDir)]);
		expect(two.started.pid).toBe(one.started.pid);
		expect([one.started.adopted, two.started.adopted].sort()).toEqual([false, true]);
		const third = await start(dataDir);
		expect(third.adopted).toBe(true);
		const [starter, joined] = one.started.adopted ? [two, one] : [one, two];
		kill(starter.child.pid);
		await starter.ended;
		await sleep(200);
		expect(await ask(third.url, 'select 1')).toBe(1);
		await third.stop();
		expect(await ask(third.url, 'select 1')).toBe(1);
		kill(joined.child.pid);
		await gone(third.pid);
		expect(existsSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
	});

	it('stopped right after its start, it is gone when that is told', async () => {
		const dataDir = await cluster();
		for (let times = 0; times < 3; times++) {
			const server = await startEmbedded({ dataDir });
			await server.stop();
			expect(await readPidFile(join(dataDir, 'postgres', 'data'))).toBeUndefined();
		}
	});

	it('a start during a shutdown waits for it and starts anew', async () => {
		const dataDir = await cluster();
		const first = await start(dataDir);
		const stopping = first.stop();
		// Before its supervisor has noticed that nobody holds it any more, the server may be joined, and goes on.
		const data = join(dataDir, 'postgres', 'data');
		await vi.waitFor(async () => expect((await readPidFile(data))?.status ?? 'gone').not.toBe('ready'), { timeout: 10_000, interval: 1 });
		const second = await start(dataDir);
		await stopping;
		expect(second.pid).not.toBe(first.pid);
		expect(second.adopted).toBe(false);
		expect(await ask(second.url, 'select 1')).toBe(1);
	});

	it('a Ctrl-C reaches the application only, which can still use its database while it stops', async () => {
		const stopsInOrder = `
			process.on('SIGINT', async () => {
				await new Promise((r) => setTimeout(r, 300));
				const client = new pg.Client({ connectionString: server.url });
				await client.connect();
				say((await client.query('select 42 as n')).rows[0].n);
				await client.end();
				await server.stop();
				say('stopped');
				process.exit(0);
			});
			say('listening');
			await new Promise((r) => setTimeout(r, 60_000));`;
		const running = await app(await cluster(), stopsInOrder);
		await expect.poll(() => running.lines, { timeout: 20_000 }).toContain('"listening"');
		// A terminal signals the whole foreground group; the application here leads one of its own.
		process.kill(-(running.child.pid ?? NaN), 'SIGINT');
		expect(await running.ended).toBe(0);
		expect(running.lines.slice(1)).toEqual(['"listening"', '42', '"stopped"']);
		expect(isAlive(running.started.pid)).toBe(false);
	});

	it('an application with nothing more to do ends by itself, and its server with it', async () => {
		const running = await app(await cluster(), '');
		expect(await running.ended).toBe(0);
		await gone(running.started.pid);
	});

	it('takes over a lock whose holder is dead, or whose number now belongs to somebody else', async () => {
		const dataDir = await cluster();
		for (const holder of [`999999999 1 x\n`, `${process.pid} 1 x\n`]) {
			await writeFile(join(dataDir, 'postgres', 'start.lock'), holder);
			await (await start(dataDir)).stop();
		}
	});

	it('does not mistake another living process for the server of a stale postmaster.pid', async () => {
		const dataDir = await cluster();
		const data = join(dataDir, 'postgres', 'data');
		const { uid, gid } = await stat(data);
		const other = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
		children.push(other);
		await writeFile(join(data, 'postmaster.pid'), `${other.pid}\n${data}\n1700000000\n5432\n${dataDir}/postgres/run\n\n  123 456\nready   \n`);
		await chown(join(data, 'postmaster.pid'), uid, gid);
		const server = await start(dataDir);
		expect(server.pid).not.toBe(other.pid);
		expect(await ask(server.url, 'select 1')).toBe(1);
		expect(other.exitCode).toBe(null);
	});
});

describe('the binaries', () => {
	/** The installed server without any link, as npm leaves it when install scripts are off. */
	async function bare(): Promise<{ native: string; version: string }> {
		const found = await locateNative();
		const native = join(await folder(0o755), 'native');
		await cp(found.native, native, { recursive: true, verbatimSymlinks: true });
		for (const name of await readdir(join(native, 'lib'))) {
			if ((await lstat(join(native, 'lib', name))).isSymbolicLink()) await rm(join(native, 'lib', name));
		}
		for (const name of await readdir(join(native, 'bin'))) await chmod(join(native, 'bin', name), 0o644);
		return { native, version: found.version };
	}

	it('are healed in place: links and execute bits', async () => {
		const { native, version } = await bare();
		const copyTo = await folder();
		const binaries = await prepareBinaries({ native, version, account: undefined, copyTo });
		expect(binaries.postgres).toBe(join(native, 'bin', 'postgres'));
		expect(binaries.major).toBe('18');
		expect(spawnSync(binaries.initdb, ['--version']).status).toBe(0);
		expect(await readdir(copyTo)).toEqual([]);
	});

	it('are copied once when their folder is read-only', async () => {
		const { native, version } = await bare();
		for (const path of [native, join(native, 'lib'), join(native, 'bin')]) await chmod(path, 0o555);
		const copyTo = await folder(0o777);
		const call = `import(${JSON.stringify(join(import.meta.dirname, 'embedded-binaries.ts'))})
			.then((m) => m.prepareBinaries(${JSON.stringify({ native, version, copyTo })})).then((b) => console.log(b.postgres), (e) => console.log(e.message))`;
		// Root writes where it likes, so this is asked of an ordinary account.
		const account = root ? { uid: 65534, gid: 65534 } : {};
		const asked = () => spawnSync(process.execPath, ['--no-warnings', '-e', call], { ...account, encoding: 'utf8', cwd: '/' }).stdout.trim();
		expect(asked()).toBe(join(copyTo, `server-${version}`, 'bin', 'postgres'));
		const made = (await stat(join(copyTo, `server-${version}`))).ctimeMs;
		expect(asked()).toBe(join(copyTo, `server-${version}`, 'bin', 'postgres'));
		expect((await stat(join(copyTo, `server-${version}`))).ctimeMs).toBe(made);
		for (const path of [native, join(native, 'lib'), join(native, 'bin')]) await chmod(path, 0o755);
	});

	it.runIf(root)('are copied when the account cannot reach them', async () => {
		const { native, version } = await bare();
		await chmod(join(native, '..'), 0o700);
		const copyTo = await folder(0o711);
		const binaries = await prepareBinaries({ native, version, account: { uid: 65534, gid: 65534 }, copyTo });
		expect(binaries.postgres).toBe(join(copyTo, `server-${version}`, 'bin', 'postgres'));
	});

	it('say what to set where there is no server for the machine', async () => {
		const there = { native: await folder(), version: '18.4.0', account: undefined, copyTo: await folder() };
		await expect(prepareBinaries(there)).rejects.toThrow(/DATABASE_URL/);
	});
});

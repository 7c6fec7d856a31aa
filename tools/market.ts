// What `npm start`, `dev`, the journey and the measurements share: a database, the outside world, the app, the worker, the server.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IncomingMessage, ServerResponse } from 'node:http';
import pg from 'pg';
import { openApp, type App, type Outside } from '#app';
import { board } from '#jobs/switchboard';
import { timetable } from '#jobs/timetable';
import { startWorker, type Worker } from '#jobs/worker';
import { environment, readConfig, type Config } from '#platform/config';
import { startEmbedded, type EmbeddedServer } from '#platform/embedded';
import { migrate } from '#platform/migrate';
import type { Log } from '#platform/log';
import { listen, PROTOCOL_HEADER, type RunningServer } from '../src/server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Database {
	readonly url: string;
	stop(): Promise<void>;
}

/** The database by configuration: DATABASE_URL, or the embedded server in the data folder; brought to the newest schema. */
export async function openDatabase(config: Config, onProgress: (message: string) => void, embedded: { durable?: boolean } = {}): Promise<Database> {
	if (config.DATABASE_URL) {
		await migrate(config.DATABASE_URL, { onProgress });
		return { url: config.DATABASE_URL, stop: () => Promise.resolve() };
	}
	const server: EmbeddedServer = await startEmbedded({ dataDir: config.dataDir, onProgress, ...embedded });
	try {
		const url = await ensureDatabase(server.url, 'talad');
		await migrate(url, { onProgress });
		return { url, stop: () => server.stop() };
	} catch (thrown) {
		await server.stop();
		throw thrown;
	}
}

/** Makes a database on a server when it is not there. @returns its url */
export async function ensureDatabase(adminUrl: string, name: string): Promise<string> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
	if (rowCount === 0) await client.query(`create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
	await client.end();
	const url = new URL(adminUrl);
	url.pathname = `/${name}`;
	return url.toString();
}

/** @returns a port nobody uses now */
export const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))));
		});
	});

export interface SimProcess {
	readonly url: string;
	stop(): Promise<void>;
}

/** Starts the simulated outside world as a program of its own, with this configuration's keys, so that both sides know them. */
export async function startSimProcess(config: Config, marketUrl: string, port: number, journal: string | null): Promise<SimProcess> {
	const { secrets } = config;
	const child: ChildProcess = spawn(
		process.execPath,
		[
			'--disable-warning=ExperimentalWarning',
			join(root, 'tools/sim.ts'),
			'--port',
			String(port),
			'--webhooks',
			marketUrl,
			...(journal ? ['--journal', journal] : []),
		],
		{
			cwd: root,
			stdio: ['pipe', 'pipe', 'inherit'],
			env: {
				PATH: process.env.PATH,
				OMISE_SECRET_KEY: secrets.OMISE_SECRET_KEY.reveal(),
				OMISE_WEBHOOK_SECRET: secrets.OMISE_WEBHOOK_SECRET.reveal(),
				POST_TOKEN: secrets.POST_TOKEN.reveal(),
				POST_HOOK_SECRET: secrets.POST_HOOK_SECRET.reveal(),
				POST_NUMBERS_LOGIN: secrets.POST_NUMBERS_LOGIN.reveal(),
				SMS_TOKEN: secrets.SMS_TOKEN.reveal(),
			},
		},
	);
	const ended = new Promise<never>((_resolve, reject) =>
		child.once('exit', (code) => reject(new Error(`the simulated outside world ended (${code})`))),
	);
	ended.catch(() => undefined);
	const url = `http://127.0.0.1:${port}`;
	await Promise.race([ended, until(async () => (await fetch(`${url}/books`)).ok, 20_000, 'the simulated outside world did not start')]);
	return {
		url,
		async stop() {
			child.removeAllListeners('exit');
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGTERM');
			await gone;
		},
	};
}

/** The configuration with every outside address pointing at the simulator. */
export const withSim = (env: NodeJS.ProcessEnv, simUrl: string): NodeJS.ProcessEnv => ({
	...env,
	OMISE_API_URL: `${simUrl}/omise`,
	POST_API_URL: `${simUrl}/thailand-post`,
	POST_WEBHOOK_URL: `${simUrl}/thailand-post`,
	POST_NUMBERS_URL: `${simUrl}/thailand-post/postone`,
	SMS_API_URL: `${simUrl}/sms`,
	LINE_API_URL: `${simUrl}/line`,
	LINE_ACCESS_URL: `${simUrl}/line-access`,
	LINE_CHANNEL_TOKEN: 'simulated-line-token',
	LINE_LOGIN_ID: '1600000000',
	LINE_LOGIN_SECRET: 'simulated-line-secret',
	// Mail stands beside the other services, one door further.
	SMTP_URL: `smtp://127.0.0.1:${Number(new URL(simUrl).port) + 1}`,
	PUSH_HOSTS: [env.PUSH_HOSTS ?? environment.shape.PUSH_HOSTS.parse(undefined), new URL(simUrl).host].filter(Boolean).join(','),
});

export interface Market {
	readonly app: App;
	readonly worker: Worker;
	readonly server: RunningServer;
	readonly url: string;
	stop(): Promise<void>;
}

type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** Opens the app, the worker and the server on a migrated database. @param pages null for the API alone */
export async function openMarket(config: Config, databaseUrl: string, pages: Pages | null, log?: Log): Promise<Market> {
	const app = openApp({ config, databaseUrl, search: true, ...(log ? { log } : {}) });
	const worker = await startWorker<Outside>({
		ground: app.ground,
		log: app.log,
		outside: app.outside,
		switchboard: board,
		timetable,
		listenUrl: databaseUrl,
	});
	const nothing: Pages = (_request, response) => {
		response.statusCode = 404;
		response.end();
	};
	try {
		const server = await listen(app, pages ?? nothing, config.PORT, config.HOST);
		return {
			app,
			worker,
			server,
			url: `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${server.port}`,
			async stop() {
				await server.close();
				await worker.stop();
				await app.close();
			},
		};
	} catch (thrown) {
		await worker.stop();
		await app.close();
		if ((thrown as { code?: string }).code === 'EADDRINUSE')
			throw new Error(`port ${config.PORT} is taken; set PORT to another one`, { cause: thrown });
		throw thrown;
	}
}

/** Waits until something holds. @throws with the given sentence after the time */
export async function until(holds: () => Promise<boolean>, milliseconds: number, otherwise: string): Promise<void> {
	const end = performance.now() + milliseconds;
	while (performance.now() < end) {
		try {
			if (await holds()) return;
		} catch {
			// not there yet
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(otherwise);
}

/** The built pages. They read their own settings from the environment when they load. */
export async function pagesHandler(): Promise<Pages> {
	process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
	// The largest: a table of shops. Each form has a limit of its own.
	process.env.BODY_SIZE_LIMIT = '21M';
	return ((await import(join(root, 'build/handler.js'))) as { handler: Pages }).handler;
}

/** Calls `stop` once on the first Ctrl-C or SIGTERM; a second one ends at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
	let asked = false;
	const onSignal = (): void => {
		if (asked) process.exit(1);
		asked = true;
		process.stdout.write('\n· stopping\n');
		const limit = setTimeout(() => process.exit(1), 20_000);
		limit.unref();
		stop().then(
			() => process.exit(0),
			(thrown: unknown) => {
				process.stderr.write(`✗ ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
				process.exit(1);
			},
		);
	};
	process.on('SIGINT', onSignal);
	process.on('SIGTERM', onSignal);
	process.on('SIGHUP', onSignal);
}

export { readConfig };

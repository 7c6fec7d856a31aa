// The measured market and the bare driver, each in a process of its own: the system counts what each uses.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { cpuSeconds, withChildren } from './frame.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const script = (name: string, words: readonly string[] = []): string[] => [
	'--disable-warning=ExperimentalWarning',
	join(root, 'bench', name),
	...words,
];

export interface RunningMarket {
	readonly url: string;
	readonly pid: number;
	/** harmless when it has ended */
	stop(): Promise<void>;
}

/** Starts the market, API and worker, on a filled database. @param words '--pages': with the pages, which are built */
export const startServer = (env: NodeJS.ProcessEnv, words: readonly string[] = []): Promise<RunningMarket> => startProgram('server.ts', words, env);

/** Starts a server that answers everything with one file. */
export const startBare = (file: string): Promise<RunningMarket> => startProgram('bare.ts', [file], process.env);

async function startProgram(name: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningMarket> {
	const child = spawn(process.execPath, script(name, words), { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
	const url = await new Promise<string>((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`the measured server ended (${code})`)));
		child.stdout.on('data', (chunk: Buffer) => {
			const found = /ready (\S+)/.exec(chunk.toString())?.[1];
			if (found) resolve(found);
		});
	});
	const stop = async (): Promise<void> => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGTERM');
		await ended(child);
	};
	return { url, pid: child.pid!, stop };
}

/** CPU milliseconds since it was made, of one process and of the database server with all its own. */
export function clock(pid: number, serverPid: number): () => { node: number; pg: number } {
	const now = (): { node: number; pg: number } => ({ node: cpuSeconds([pid]) * 1000, pg: cpuSeconds(withChildren([serverPid])) * 1000 });
	const before = now();
	return () => {
		const after = now();
		return { node: after.node - before.node, pg: after.pg - before.pg };
	};
}

/** Copies a database nobody uses at the moment. @returns the url of the copy */
export async function copyDatabase(adminUrl: string, name: string, copy: string): Promise<string> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	await client.query(`create database ${copy} template ${name}`);
	await client.end();
	const url = new URL(adminUrl);
	url.pathname = `/${copy}`;
	return url.toString();
}

/** What the bare driver needed. */
export interface Floor {
	/** CPU milliseconds a round, driver and database together */
	readonly each: number;
	/** transactions that were refused, of all rounds */
	readonly refused: number;
	/** statements that gave or changed another number of rows than when they were recorded, of all rounds */
	readonly otherwise: number;
}

/**
 * Lets the bare driver play a file of recorded statements: `times` rounds, `lanes` at once.
 * @param wishes.first the number of the first round (a story's rounds need numbers of their own; some before the counted ones warm up)
 */
export async function measureFloor(
	file: string,
	wishes: { readonly url: string; readonly times: number; readonly lanes: number; readonly first: number; readonly serverPid: number },
): Promise<Floor> {
	const words = [file, wishes.url, String(wishes.times), String(wishes.lanes), String(wishes.first)];
	const child = spawn(process.execPath, script('floor.ts', words), { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
	const line = (): Promise<string> =>
		new Promise((resolve, reject) => {
			child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
			child.once('exit', (code) => reject(new Error(`the bare driver ended (${code})`)));
		});
	await line();
	const read = clock(child.pid!, wishes.serverPid);
	child.stdin.write('go\n');
	const [, driver, refused, otherwise] = /done ([\d.]+) (\d+) (\d+)/.exec(await line()) ?? [];
	const used = read();
	child.stdin.write('end\n');
	await ended(child);
	return { each: (Number(driver) + used.pg) / wishes.times, refused: Number(refused), otherwise: Number(otherwise) };
}

const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('exit', resolve));

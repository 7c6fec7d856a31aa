import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.gen.ts';

export type Db = Kysely<Tables>;

/** int8 comes as a number: every bigint of ours is money or a count, below 2^53 by a check. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new Error('an int8 above 2^53 came from the database');
	return value;
});
/** A calendar day stays text 'YYYY-MM-DD': a Date would move with the machine's time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface PoolOptions {
	readonly url: string;
	readonly most: number;
	/** named statements: off behind a transaction pooler that does not keep them */
	readonly prepare: boolean;
	readonly onIdleError: (thrown: unknown) => void;
}

const STATEMENT_NAMES_AT_MOST = 2000;

const SETTINGS = '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC -c jit=off';
const CONNECT_MS = 5000;

/** Clients whose statements are prepared once a connection. Kysely asks with (text, values); giving the text a name halves the server's work on short ones. */
function preparingClient(prepare: boolean): typeof pg.Client {
	const names = new Map<string, string>();
	const nameOf = (text: string): string | undefined => {
		const known = names.get(text);
		if (known || names.size >= STATEMENT_NAMES_AT_MOST) return known;
		const name = `k${names.size}`;
		names.set(text, name);
		return name;
	};
	class PreparingClient extends pg.Client {
		override query(...given: unknown[]): never {
			const [text, values] = given;
			if (prepare && typeof text === 'string' && Array.isArray(values) && given.length === 2) {
				const name = nameOf(text);
				if (name) return super.query({ name, text, values } as never) as never;
			}
			return super.query(...(given as [never])) as never;
		}
	}
	return PreparingClient as unknown as typeof pg.Client;
}

/**
 * A pool whose statements are prepared once a connection and whose waits all end:
 * 5 s for a connection, 5 s a statement, 2 s a lock, 10 s idle in a transaction.
 */
export function openPool(options: PoolOptions): pg.Pool {
	const pool = new pg.Pool({
		connectionString: options.url,
		max: options.most,
		connectionTimeoutMillis: CONNECT_MS,
		idleTimeoutMillis: 60_000,
		Client: preparingClient(options.prepare),
		options: SETTINGS,
	} as pg.PoolConfig);
	// Without a listener a dropped idle connection would end the process.
	pool.on('error', options.onIdleError);
	return pool;
}

/** One connection that many questions share, and how many of them wait for their answer. */
interface Line {
	readonly client: pg.Client;
	readonly ready: Promise<unknown>;
	waiting: number;
	/** when it last gave an answer, or was asked after none waited */
	movedAt: number;
}

/** So many questions stand behind each other before another line is used, and none joins a line that has not moved for so long. */
const DEEP = 4;
const STUCK_MS = 10;

/**
 * A few connections that questions share without waiting for each other's answers (pipelining): for single statements outside any
 * transaction. Waking a sleeping connection costs more than a short statement, so a question goes to the busiest line that is not full.
 */
export function openLines(options: PoolOptions): PostgresPool {
	const Client = preparingClient(options.prepare);
	const lines = new Set<Line>();
	const open = (): Line => {
		const given = { connectionString: options.url, connectionTimeoutMillis: CONNECT_MS, options: SETTINGS, pipeline: true };
		const client = new Client(given as pg.ClientConfig);
		const line: Line = { client, ready: client.connect(), waiting: 0, movedAt: performance.now() };
		lines.add(line);
		client.on('error', (thrown) => {
			lines.delete(line);
			options.onIdleError(thrown);
		});
		client.on('end', () => lines.delete(line));
		line.ready.catch(() => lines.delete(line));
		return line;
	};
	const pick = (): Line => {
		const all = [...lines].sort((a, b) => b.waiting - a.waiting);
		const lately = performance.now() - STUCK_MS;
		const free = all.find((line) => line.waiting === 0 || (line.waiting < DEEP && line.movedAt > lately));
		if (free) return free;
		return lines.size < options.most ? open() : all.at(-1)!;
	};
	return {
		options: { connectionString: options.url },
		connect: async () => {
			const line = pick();
			if (line.waiting++ === 0) line.movedAt = performance.now();
			await line.ready;
			const query = line.client.query.bind(line.client) as PostgresPoolClient['query'];
			const release = (): void => {
				line.waiting--;
				line.movedAt = performance.now();
			};
			return { query, release };
		},
		end: async () => {
			await Promise.all([...lines].map((line) => line.ready.then(() => line.client.end()).catch(() => undefined)));
		},
	};
}

export const openKysely = (pool: PostgresPool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

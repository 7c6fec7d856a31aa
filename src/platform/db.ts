import { Kysely, PostgresDialect } from 'kysely';
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

/**
 * A pool whose statements are prepared once a connection and whose waits all end:
 * 2 s for a connection, 5 s a statement, 2 s a lock, 10 s idle in a transaction.
 */
export function openPool(options: PoolOptions): pg.Pool {
	const names = new Map<string, string>();
	const nameOf = (text: string): string | undefined => {
		const known = names.get(text);
		if (known || names.size >= STATEMENT_NAMES_AT_MOST) return known;
		const name = `k${names.size}`;
		names.set(text, name);
		return name;
	};
	class PreparingClient extends pg.Client {
		// Kysely asks with (text, values); giving the text a name halves the server's work on short statements.
		override query(...given: unknown[]): never {
			const [text, values] = given;
			if (options.prepare && typeof text === 'string' && Array.isArray(values) && given.length === 2) {
				const name = nameOf(text);
				if (name) return super.query({ name, text, values } as never) as never;
			}
			return super.query(...(given as [never])) as never;
		}
	}
	const pool = new pg.Pool({
		connectionString: options.url,
		max: options.most,
		connectionTimeoutMillis: 5000,
		idleTimeoutMillis: 60_000,
		Client: PreparingClient as unknown as typeof pg.Client,
		options: '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC -c jit=off',
	} as pg.PoolConfig);
	// Without a listener a dropped idle connection would end the process.
	pool.on('error', options.onIdleError);
	return pool;
}

export const openKysely = (pool: pg.Pool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKysely, openLines, openPool, type Db } from '#platform/db';
import { testDatabase } from '../../tests/db.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let reads: Db;
const lost: unknown[] = [];

beforeAll(async () => {
	database = await testDatabase();
	reads = openKysely(openLines({ url: database.url, most: 2, prepare: true, onIdleError: (thrown) => lost.push(thrown) }));
});
afterAll(async () => {
	await reads.destroy();
	await database.drop();
});

const double = async (value: number): Promise<number> => (await sql<{ v: number }>`select ${value}::int * 2 as v`.execute(reads)).rows[0]!.v;

test('each question gets its own answer, however many share a connection', async () => {
	const values = Array.from({ length: 500 }, (_, index) => index);
	expect(await Promise.all(values.map(double))).toEqual(values.map((value) => value * 2));
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity where datname = current_database()`.execute(reads);
	expect(rows[0]!.n).toBeLessThanOrEqual(2);
});

test('a question that fails spoils no other', async () => {
	const asked = await Promise.allSettled([1, 0, 2, 0, 3].map((value) => sql<{ v: number }>`select 6 / ${value}::int as v`.execute(reads)));
	expect(asked.map((one) => (one.status === 'fulfilled' ? one.value.rows[0]!.v : null))).toEqual([6, null, 3, null, 2]);
});

test('a short question does not stand behind a long one', async () => {
	const answered: string[] = [];
	const long = sql`select pg_sleep(1)`.execute(reads).then(() => answered.push('long'));
	await sleep(30);
	await double(1).then(() => answered.push('short'));
	await long;
	expect(answered).toEqual(['short', 'long']);
});

test('a lost connection fails what waits on it and is replaced', async () => {
	const pool = openPool({ url: database.url, most: 1, prepare: false, onIdleError: () => undefined });
	const slow = Array.from({ length: 3 }, () => sql`select pg_sleep(3)`.execute(reads));
	const ended = Promise.allSettled(slow);
	await sleep(100);
	await pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
	expect((await ended).some((one) => one.status === 'rejected')).toBe(true);
	await expect.poll(() => lost.length, { timeout: 10_000 }).toBeGreaterThan(0);
	// Both lines were cut; one hears of it a moment after the other, and what it is asked until then fails.
	await expect.poll(() => Promise.all([1, 2, 3].map(double)).catch(() => null), { timeout: 10_000 }).toEqual([2, 4, 6]);
	await pool.end();
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const source = fileURLToPath(new URL('..', import.meta.url));
const LOCK = 7_210_416;

interface Migration {
	readonly name: string;
	readonly text: string;
	readonly checksum: string;
}

/** A step that needs more than SQL: it runs in the transaction of the file it is named after. */
export type MigrationStep = (client: pg.ClientBase, onProgress: (message: string) => void) => Promise<void>;

/**
 * Brings a database to the newest schema: every `sql/NNNN_name.sql` of platform and rooms, in the order of their numbers, once each.
 * A file that changed after it ran stops the start. Safe to call from several processes at once.
 */
export async function migrate(url: string, options: { onProgress?: (message: string) => void } = {}): Promise<void> {
	const onProgress = options.onProgress ?? (() => undefined);
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await refuseUnfit(client);
		await client.query('select pg_advisory_lock($1)', [LOCK]);
		await client.query(
			'create table if not exists public.schema_migration (name text primary key, checksum text not null, at timestamptz not null default now())',
		);
		const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from public.schema_migration');
		const done = new Map(rows.map((row) => [row.name, row.checksum]));
		for (const migration of findMigrations()) {
			const known = done.get(migration.name);
			if (known === migration.checksum) continue;
			if (known) throw new Error(`migration ${migration.name} was changed after it ran`);
			onProgress(`migrating ${migration.name}`);
			await apply(client, migration, onProgress);
		}
	} finally {
		await client.end();
	}
}

/** All migrations, sorted by number; two files with one number are a mistake. */
export function findMigrations(): Migration[] {
	const folders = [join(source, 'platform/sql'), ...readdirSync(join(source, 'market')).map((room) => join(source, 'market', room, 'sql'))];
	const found: Migration[] = [];
	for (const folder of folders) {
		for (const name of listSql(folder)) {
			const text = readFileSync(join(folder, name), 'utf8');
			found.push({ name, text, checksum: createHash('sha256').update(text).digest('hex') });
		}
	}
	found.sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const [index, migration] of found.entries()) {
		if (found[index + 1]?.name.slice(0, 4) === migration.name.slice(0, 4))
			throw new Error(`two migrations have the number ${migration.name.slice(0, 4)}`);
	}
	return found;
}

function listSql(folder: string): string[] {
	try {
		return readdirSync(folder).filter((name) => /^\d{4}_.*\.sql$/.test(name));
	} catch {
		return [];
	}
}

async function apply(client: pg.Client, migration: Migration, onProgress: (message: string) => void): Promise<void> {
	await client.query('begin');
	try {
		await client.query('set local lock_timeout = 2000');
		await client.query(migration.text);
		const step = /^-- step: (\S+)$/m.exec(migration.text)?.[1];
		if (step) await ((await import(new URL(`../${step}`, import.meta.url).href)) as { step: MigrationStep }).step(client, onProgress);
		await client.query('insert into public.schema_migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
		await client.query('commit');
	} catch (thrown) {
		await client.query('rollback');
		throw new Error(`migration ${migration.name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { cause: thrown });
	}
}

/** Thai search needs UTF-8 and trigrams that see Thai: better to stop here than to find nothing later. */
async function refuseUnfit(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ version: string; encoding: string }>(
		`select current_setting('server_version_num') as version, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
	);
	const [row] = rows;
	if (!row || Number(row.version) < 150_000) throw new Error('PostgreSQL 15 or later is needed');
	if (row.encoding !== 'UTF8') throw new Error(`the database's encoding is ${row.encoding}; UTF8 is needed`);
	await client.query('create extension if not exists pg_trgm');
	const trigrams = await client.query<{ thai: boolean }>(`select show_trgm('ผ้า') <> '{}' as thai`);
	if (!trigrams.rows[0]?.thai) throw new Error(`the database's LC_CTYPE hides Thai letters from search; create it with --locale=C.UTF-8`);
}

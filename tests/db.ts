import { createHash, randomBytes } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
// Only for what it declares: the type of the provided `adminUrl`.
import type {} from './cluster.ts';

const root = join(import.meta.dirname, '..');
/** Any number, the same for everyone: who makes the template holds it. */
const templateLock = 7_241_001;
let template: Promise<string> | undefined;

/**
 * A database of its own with the whole schema, for one test file: `const db = await testDatabase()` in beforeAll, `await db.drop()` in afterAll
 * (after closing the pool; connections still open are cut). Copied from a template that is migrated once for each state of the migrations.
 */
export async function testDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
	const adminUrl = inject('adminUrl');
	if (!adminUrl) throw new Error('No database for tests: run them through the project configuration, whose globalSetup is tests/cluster.ts.');
	const source = await (template ??= ensureTemplate(adminUrl));
	const name = `t_${randomBytes(8).toString('hex')}`;
	await asAdmin(adminUrl, (admin) => whenUnused(() => admin.query(`create database ${name} template ${source} strategy wal_log`)));
	return {
		url: urlFor(adminUrl, name),
		drop: () => asAdmin(adminUrl, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
	};
}

/** Makes `tpl_<hash>` once, however many workers ask: under another name first, so one with the right name is always complete. */
async function ensureTemplate(adminUrl: string): Promise<string> {
	const name = `tpl_${await schemaHash()}`;
	await asAdmin(adminUrl, async (admin) => {
		await admin.query('select pg_advisory_lock($1)', [templateLock]);
		if ((await admin.query('select 1 from pg_database where datname = $1', [name])).rowCount) return;
		const half = `${name}_half`;
		await admin.query(`drop database if exists ${half} with (force)`);
		await admin.query(`create database ${half}`);
		const { migrate } = await import('#platform/migrate');
		await migrate(urlFor(adminUrl, half));
		await whenUnused(() => admin.query(`alter database ${half} rename to ${name}`));
	});
	return name;
}

/** Everything the migrated database is made of: the migrations of all rooms and the tables of places they load. */
async function schemaHash(): Promise<string> {
	const files: string[] = [];
	for (const pattern of ['src/**/sql/*.sql', 'src/market/places/*.ts']) {
		for await (const file of glob(pattern, { cwd: root })) files.push(file);
	}
	const hash = createHash('sha256');
	for (const file of files.sort())
		hash
			.update(`${file}\0`)
			.update(await readFile(join(root, file)))
			.update('\0');
	return hash.digest('hex').slice(0, 16);
}

/** A connection that was just closed is gone on the server a moment later (55006: the database is in use). */
async function whenUnused(work: () => Promise<unknown>): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			await work();
			return;
		} catch (error) {
			if ((error as { code?: string }).code !== '55006' || attempt === 100) throw error;
			await sleep(50);
		}
	}
}

async function asAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
	const admin = new pg.Client({ connectionString: adminUrl });
	await admin.connect();
	try {
		await work(admin);
	} finally {
		await admin.end();
	}
}

function urlFor(adminUrl: string, database: string): string {
	const url = new URL(adminUrl);
	url.pathname = `/${database}`;
	return url.href;
}

// Writes src/platform/tables.gen.ts from a migrated database: one interface a table, units from the SQL domains.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import prettier from 'prettier';
import { startEmbedded } from '#platform/embedded';
import { migrate } from '#platform/migrate';

const target = new URL('../src/platform/tables.gen.ts', import.meta.url);

const types: Record<string, string> = {
	satang: 'Satang',
	grams: 'number',
	millimetres: 'number',
	uuid: 'string',
	text: 'string',
	citext: 'string',
	bool: 'boolean',
	int2: 'number',
	int4: 'number',
	int8: 'number',
	float4: 'number',
	float8: 'number',
	date: 'string',
	bytea: 'Buffer',
	tsvector: 'string',
	xid8: 'string',
};

interface Column {
	table: string;
	column: string;
	type: string;
	nullable: boolean;
	defaulted: boolean;
}

/** @returns the text of tables.gen.ts for the database at `url` */
export async function tablesText(url: string): Promise<string> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<Column>(`
		select n.nspname || '.' || c.relname as table, a.attname as column, t.typname as type,
			not a.attnotnull and not coalesce(t.typnotnull, false) as nullable, (a.atthasdef or a.attidentity <> '' or a.attgenerated <> '') as defaulted
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
		where c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg_%'
		order by 1, a.attnum`);
	await client.end();
	const tables = new Map<string, Column[]>();
	for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
	const bodies = [...tables].map(
		([name, columns]) => `'${name}': {\n${columns.map((column) => `\t${column.column}: ${typeOf(column)};`).join('\n')}\n};`,
	);
	const text = `// Made by tools/tables.ts from the migrated database. Do not edit.\nimport type { ColumnType, Generated, JSONColumnType } from 'kysely';\nimport type { Satang } from '#kernel/money';\n\ntype Time = ColumnType<Date, Date, Date>;\ntype Json = ColumnType<unknown, string, string>;\nexport type { JSONColumnType };\n\nexport interface Tables {\n${bodies.join('\n')}\n}\n`;
	return prettier.format(text, { ...(await prettier.resolveConfig(new URL('../package.json', import.meta.url))), parser: 'typescript', plugins: [] });
}

function typeOf(column: Column): string {
	const array = column.type.startsWith('_');
	const base = array ? column.type.slice(1) : column.type;
	const plain = base === 'timestamptz' ? 'Time' : base === 'jsonb' ? 'Json' : types[base];
	if (!plain) throw new Error(`${column.table}.${column.column} has type ${column.type}, which tables.ts does not know`);
	const whole = `${array ? `${plain}[]` : plain}${column.nullable ? ' | null' : ''}`;
	if (!column.defaulted) return whole;
	return base === 'timestamptz'
		? `ColumnType<Date${column.nullable ? ' | null' : ''}, Date | undefined, Date>`
		: base === 'jsonb'
			? 'ColumnType<unknown, string | undefined, string>'
			: `Generated<${whole}>`;
}

/** A throw-away database with the newest schema, for as long as `use` needs it. */
export async function withMigrated<T>(use: (url: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'talad-tables-'));
	chmodSync(folder, 0o711);
	const server = await startEmbedded({ dataDir: folder, durable: false });
	try {
		await migrate(server.url);
		return await use(server.url);
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const given = process.argv[2];
	const text = given ? await tablesText(given) : await withMigrated(tablesText);
	writeFileSync(target, text);
	process.stdout.write('wrote src/platform/tables.gen.ts\n');
}

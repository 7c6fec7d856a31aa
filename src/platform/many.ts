import { sql, type Insertable, type Kysely } from 'kysely';
import type { Tables } from './tables.gen.ts';

type TableName = keyof Tables;

/**
 * Writes many rows of one table with one statement and one parameter, so that thousands cost as little as one. All rows name the columns that the
 * first one names; what a row leaves out is null, not the column's default.
 * @returns with `wish.returning`, that column of the rows that were written: with `wish.known` those whose key is there already are left out
 */
export async function insertMany<Name extends TableName>(
	db: Kysely<Tables>,
	table: Name,
	rows: readonly Insertable<Tables[Name]>[],
	wish: { known?: 'skip'; returning?: keyof Tables[Name] & string } = {},
): Promise<string[]> {
	const [first] = rows;
	if (!first) return [];
	const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
	const found = await sql<{ key: string }>`insert into ${sql.table(table)} (${columns})
		select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
		${wish.known ? sql`on conflict do nothing` : sql``}
		${wish.returning ? sql`returning ${sql.ref(wish.returning)}::text as key` : sql``}`.execute(db);
	return found.rows.map((row) => row.key);
}

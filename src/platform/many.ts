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

/**
 * Adds to numbers that are kept for pages, one a key; a key that is not there yet begins at nothing. All in one order, so that two who count at
 * once never wait for each other in a circle.
 */
export async function addUp(
	db: Kysely<Tables>,
	kept: { readonly table: TableName; readonly key: string; readonly number: string },
	changes: ReadonlyMap<string, number>,
): Promise<void> {
	const changed = [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
	if (changed.length === 0) return;
	const [keys, by] = [changed.map(([one]) => one), changed.map(([, number]) => number)];
	const [table, key, number] = [sql.table(kept.table), sql.ref(kept.key), sql.ref(kept.number)];
	// A check looks at the row to insert first, so a number that goes down is never inserted.
	await sql`insert into ${table} (${key}, ${number}) select one, 0 from unnest(${keys}::text[]) one on conflict do nothing`.execute(db);
	await sql`
		with changed as (
			select k.${key}, c.added from ${table} k join unnest(${keys}::text[], ${by}::int[]) as c(one, added) on c.one = k.${key}
			order by k.${key} for update of k)
		update ${table} k set ${number} = k.${number} + changed.added from changed where k.${key} = changed.${key}`.execute(db);
}

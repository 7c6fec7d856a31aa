// COPY: the fastest way into PostgreSQL. Rows are made while they are sent; nothing is kept.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

/** Dates are written as ISO, arrays as PostgreSQL writes them ('{a,b}'), null as nothing. */
export type Cell = string | number | boolean | null;

const PIECE = 1 << 16;

/** @param onRows told now and then how many rows went */
export async function copyInto(
	client: pg.Client,
	table: string,
	columns: readonly string[],
	rows: Iterable<readonly Cell[]>,
	onRows: (count: number) => void = () => undefined,
): Promise<number> {
	let count = 0;
	const pieces = function* (): Generator<string> {
		let text = '';
		for (const row of rows) {
			text += line(row);
			count++;
			if (text.length < PIECE) continue;
			onRows(count);
			yield text;
			text = '';
		}
		if (text !== '') yield text;
	};
	await pipeline(Readable.from(pieces()), client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`)));
	onRows(count);
	return count;
}

function line(row: readonly Cell[]): string {
	let text = '';
	for (const [index, cell] of row.entries()) text += (index > 0 ? '\t' : '') + cellText(cell);
	return `${text}\n`;
}

const cellText = (cell: Cell): string => {
	if (cell === null) return '\\N';
	if (typeof cell === 'string') return /[\\\t\n\r]/.test(cell) ? cell.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : cell;
	return typeof cell === 'boolean' ? (cell ? 't' : 'f') : String(cell);
};
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/**
 * Loads with the indexes of some tables put aside, and makes them again at the end: many times faster than keeping them row by row. The caller's
 * transaction holds it all together, so a load that breaks off leaves the indexes as they were.
 */
export async function withoutIndexes(
	client: pg.Client,
	tables: readonly string[],
	load: () => Promise<void>,
	tell: (what: string) => void,
): Promise<void> {
	const { rows } = await client.query<{ name: string; made: string }>(
		`select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
		where i.indrelid = any($1::regclass[]) and not i.indisunique and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
		[tables],
	);
	for (const index of rows) await client.query(`drop index ${index.name}`);
	await load();
	for (const [place, index] of rows.entries()) {
		tell(`index ${place + 1} of ${rows.length}: ${index.name}`);
		await client.query(index.made);
	}
}

import { refuse } from '#kernel/refusal';
import { csvRows } from './spreadsheet-csv.ts';
import { sheetLimits, type SheetLimits } from './spreadsheet-limits.ts';
import { xlsxRows } from './spreadsheet-xlsx.ts';

export { sheetLimits, type SheetLimits } from './spreadsheet-limits.ts';
export { guarded, writeCsv, writeXlsx, type WrittenSheet } from './spreadsheet-writing.ts';

/** One line of a table with something in it. */
export interface SheetRow {
	/** the name of its sheet; empty in CSV */
	readonly sheet: string;
	/** its number as a spreadsheet program shows it, from 1 */
	readonly line: number;
	/** texts without spaces around, in normal form; '' where nothing is */
	readonly cells: readonly string[];
}

export interface SheetFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/**
 * The rows of a table one after the other, empty ones left out: XLSX (every visible sheet), or CSV, TSV and TXT in UTF-8, UTF-16 or Windows-874.
 * Nothing in the file is carried out: of a formula the value that was saved with it is read. What is not such a table, or is made to do harm, is
 * refused while little of it is in memory.
 * @refuses sheets.too_large, sheets.empty, sheets.not_a_table, sheets.wrong_ending, sheets.locked, sheets.broken, sheets.swollen, sheets.dangerous,
 * sheets.too_many_rows, sheets.too_wide, sheets.cell_too_long
 */
export async function* sheetRows(file: SheetFile, most: Partial<SheetLimits> = {}): AsyncGenerator<SheetRow> {
	const limits = { ...sheetLimits, ...most };
	const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
	if (bytes.length > limits.bytes) refuse('sheets.too_large', 'invalid', { most: Math.floor(limits.bytes / 1_000_000) });
	if (bytes.length === 0) refuse('sheets.empty', 'invalid');
	const kind = kindOf(file.name, bytes);
	let [rows, letters] = [0, 0];
	for await (const row of kind === 'xlsx' ? xlsxRows(bytes, limits) : csvRows(bytes, limits)) {
		let cells = row.cells.map(tidy);
		while (cells.length > 0 && cells.at(-1) === '') cells = cells.slice(0, -1);
		if (cells.length === 0) continue;
		if (++rows > limits.rows) refuse('sheets.too_many_rows', 'invalid', { most: limits.rows });
		if (cells.length > limits.columns) refuse('sheets.too_wide', 'invalid', { most: limits.columns });
		const long = cells.findIndex((cell) => cell.length > limits.cell);
		if (long >= 0) refuse('sheets.cell_too_long', 'invalid', { line: row.line, most: limits.cell });
		for (const cell of cells) letters += cell.length;
		if (letters > limits.letters) refuse('sheets.swollen', 'invalid');
		yield { sheet: row.sheet, line: row.line, cells };
	}
	if (rows === 0) refuse('sheets.empty', 'invalid');
}

/** All rows of the first sheet that has any, for tables that fit in memory. @refuses as sheetRows does */
export async function readSheet(file: SheetFile, most: Partial<SheetLimits> = {}): Promise<SheetRow[]> {
	const rows: SheetRow[] = [];
	for await (const row of sheetRows(file, most)) {
		if (rows[0] && row.sheet !== rows[0].sheet) break;
		rows.push(row);
	}
	return rows;
}

/** What we write ourselves stands behind an apostrophe where a program might take it for a formula: see `guarded`. */
const tidy = (cell: string): string =>
	cell
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')
		.trim();

/** How PDF, programs, pictures and archives begin. */
const strangers = ['%PDF', 'MZ', '\x7fELF', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'Rar!', '7z\xbc\xaf', '\x1f\x8b'];

/** By its first bytes, whatever the name says; both must agree. */
function kindOf(name: string, bytes: Buffer): 'xlsx' | 'csv' {
	const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
	const head = bytes.subarray(0, 512).toString('latin1');
	if (bytes.subarray(0, 200).includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE')) refuse('sheets.dangerous', 'invalid');
	// An old .xls, or a new one behind a password: both are such containers.
	if (head.startsWith('\xd0\xcf\x11\xe0')) refuse('sheets.locked', 'invalid');
	const zipped = head.startsWith('PK');
	if (ending === 'xlsx') return zipped ? 'xlsx' : refuse('sheets.not_a_table', 'invalid');
	if (!['csv', 'tsv', 'txt'].includes(ending) || zipped) refuse('sheets.wrong_ending', 'invalid');
	const marked = strangers.some((mark) => head.startsWith(mark));
	if (marked || /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|\?xml|script|svg)/i.test(head)) refuse('sheets.not_a_table', 'invalid');
	return 'csv';
}

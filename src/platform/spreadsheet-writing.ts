import writeExcelFile from 'write-excel-file/node';

/** A table to be written; the first row is its heading. */
export interface WrittenSheet {
	readonly name: string;
	/** numbers are written as numbers, all else as text */
	readonly rows: readonly (readonly (string | number | null)[])[];
	/** of each column, in letters */
	readonly widths?: readonly number[];
}

/**
 * A text that no spreadsheet program takes for a formula: an apostrophe stands before = + - @ and the like, and reading takes it away again.
 * Signs that files may not hold are left out.
 */
export const guarded = (text: string): string => {
	// eslint-disable-next-line no-control-regex
	const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
	return /^[=+\-@\t\r\n＝＋－＠]/.test(clean) ? `'${clean}` : clean;
};

/** CSV that opens in Excel with Thai in it: UTF-8 with its mark, CRLF, every cell guarded. */
export function writeCsv(rows: WrittenSheet['rows']): string {
	return `\ufeff${csvLines(rows)}`;
}

/** Lines of CSV without the mark, to be sent one batch after the other. */
export const csvLines = (rows: WrittenSheet['rows']): string => rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

const csvCell = (cell: string | number | null): string => {
	const text = typeof cell === 'number' ? String(cell) : guarded(cell ?? '');
	return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** An Excel file: the heading stands still and bold, every text guarded. */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
	const book = sheets.map(({ name, rows, widths = [] }) => ({
		sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
		stickyRowsCount: 1,
		columns: Array.from({ length: rows[0]?.length ?? 0 }, (_, index) => ({ width: widths[index] ?? 18 })),
		data: rows.map((row, index) =>
			row.map((cell) =>
				cell === null || cell === ''
					? null
					: typeof cell === 'number'
						? { value: cell, type: Number }
						: { value: guarded(cell), type: String, format: '@', ...(index === 0 ? { fontWeight: 'bold' as const } : {}) },
			),
		),
	}));
	return writeExcelFile(book).toBuffer();
}

import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { refuse } from '#kernel/refusal';
import type { SheetLimits } from './spreadsheet-limits.ts';

const PIECE = 256 * 1024;

/** Thai spreadsheet programs save CSV in any of these. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-874';

/** By its mark, else by what the bytes can be: UTF-16 has zeros in every second place; what is no UTF-8 is the old Thai of Windows. */
export function encodingOf(bytes: Buffer): Encoding {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const head = bytes.subarray(0, 4096);
	const zeros = (from: 0 | 1): number => head.filter((byte, index) => index % 2 === from && byte === 0).length;
	// Line ends, commas and digits are in the lower half in every language.
	if (zeros(1) > head.length / 20 && zeros(0) === 0) return 'utf-16le';
	if (zeros(0) > head.length / 20 && zeros(1) === 0) return 'utf-16be';
	return isUtf8(bytes) ? 'utf-8' : 'windows-874';
}

/** @refuses sheets.not_a_table, sheets.broken, sheets.cell_too_long */
export async function* csvRows(bytes: Buffer, limits: SheetLimits): AsyncGenerator<{ sheet: string; line: number; cells: string[] }> {
	const encoding = encodingOf(bytes);
	const parser = parse({
		bom: true,
		delimiter: delimiterOf(new TextDecoder(encoding).decode(bytes.subarray(0, 8192), { stream: true })),
		// All of them: files that were put together from others have more than one kind.
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: false,
		max_record_size: limits.cell * 4,
	});
	let line = 0;
	try {
		for await (const cells of Readable.from(texts(bytes, encoding))
			.on('error', (thrown) => parser.destroy(thrown))
			.pipe(parser)) {
			line++;
			yield { sheet: '', line, cells: cells as string[] };
		}
	} catch (thrown) {
		const code = String((thrown as { code?: unknown }).code ?? '');
		if (code === 'CSV_MAX_RECORD_SIZE') refuse('sheets.cell_too_long', 'invalid', { line: line + 1, most: limits.cell });
		if (code.startsWith('CSV_')) refuse('sheets.broken', 'invalid', { line: line + 1 });
		throw thrown;
	}
}

function* texts(bytes: Buffer, encoding: Encoding): Generator<string> {
	const decoder = new TextDecoder(encoding);
	for (let at = 0; at < bytes.length; at += PIECE) {
		const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
		// Signs that no keyboard makes: this is something else than a table.
		// eslint-disable-next-line no-control-regex
		if (/[\u0000-\u0008\u000e-\u001f\u0080-\u009f\ufffd\ufffe\uffff]/.test(text)) refuse('sheets.not_a_table', 'invalid');
		if (text !== '') yield text;
	}
}

/** The one of comma, semicolon and tab that the first line has most of. */
function delimiterOf(head: string): string {
	const first = head.split(/\r?\n/).find((one) => one.trim() !== '') ?? '';
	const count = (sign: string): number => first.split(sign).length;
	return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

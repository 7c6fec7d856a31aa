import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { isRefusal, refuse } from '#kernel/refusal';
import type { SheetLimits } from './spreadsheet-limits.ts';

const MOST_PARTS = 2000;
const MOST_SHEETS = 20;
/** A part that unpacks to more than this many times its size is made to swell; tables of equal rows come to about forty. */
const MOST_SWELLING = 250;
const SWELLING_COUNTS_FROM = 4_000_000;
/** XML without any tag for so long is none that a spreadsheet program wrote. */
const MOST_SILENCE = 1_000_000;
/** Letters of all the texts that cells share. */
const MOST_SHARED = 40_000_000;

interface Row {
	readonly sheet: string;
	readonly line: number;
	readonly cells: string[];
}

/** @refuses sheets.broken, sheets.swollen, sheets.dangerous, sheets.locked, sheets.too_many_rows, sheets.too_wide, sheets.not_a_table */
export async function* xlsxRows(bytes: Buffer, limits: SheetLimits): AsyncGenerator<Row> {
	let zip: ZipFile | null = null;
	try {
		zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true, decodeStrings: true });
		const book = { zip, parts: await partsOf(zip, limits), limits };
		const sheets = await sheetsOf(book);
		const shared = await sharedTexts(book);
		for (const sheet of sheets) yield* rowsOf(book, sheet, shared);
	} catch (thrown) {
		if (isRefusal(thrown)) throw thrown;
		const why = thrown instanceof Error ? thrown.message : '';
		// What yauzl says of names that lead out of the archive.
		if (/absolute path|relative path|invalid characters in fileName/i.test(why)) refuse('sheets.dangerous', 'invalid');
		if (/too many bytes/i.test(why)) refuse('sheets.swollen', 'invalid');
		refuse('sheets.broken', 'invalid', { line: 0 });
	} finally {
		zip?.close();
	}
}

interface Book {
	readonly zip: ZipFile;
	readonly parts: ReadonlyMap<string, Entry>;
	readonly limits: SheetLimits;
}

/** The table of contents, looked through before anything is unpacked. */
async function partsOf(zip: ZipFile, limits: SheetLimits): Promise<Map<string, Entry>> {
	const parts = new Map<string, Entry>();
	let [unpacked, packed] = [0, 0];
	if (zip.entryCount > MOST_PARTS) refuse('sheets.swollen', 'invalid');
	await new Promise<void>((resolve, reject) => {
		zip.on('entry', (entry: Entry) => {
			try {
				unpacked += entry.uncompressedSize;
				packed += entry.compressedSize;
				mustBeHarmless(entry, limits);
				if (unpacked > limits.unpackedBytes || packed > limits.bytes) refuse('sheets.swollen', 'invalid');
				if (parts.has(entry.fileName)) refuse('sheets.dangerous', 'invalid');
				parts.set(entry.fileName, entry);
				zip.readEntry();
			} catch (thrown) {
				reject(thrown as Error);
			}
		});
		zip.on('end', resolve);
		zip.on('error', reject);
		zip.readEntry();
	});
	if (!parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml')) refuse('sheets.not_a_table', 'invalid');
	return parts;
}

function mustBeHarmless(entry: Entry, limits: SheetLimits): void {
	const name = entry.fileName;
	if (entry.isEncrypted()) refuse('sheets.locked', 'invalid');
	// Programs, other files in it, and links to other books or programs (DDE) have no place in a list of goods.
	if (
		/\.(?:zip|xls\w?|docx?|pptx?|jar|gz|rar|7z|exe|dll|js|vbs|bat|com|html?)$|vbaProject|^xl\/(?:externalLinks|embeddings|macrosheets|activeX|ctrlProps)\//i.test(
			name,
		)
	)
		refuse('sheets.dangerous', 'invalid');
	if (entry.uncompressedSize > limits.unpackedBytes) refuse('sheets.swollen', 'invalid');
	if (entry.uncompressedSize > SWELLING_COUNTS_FROM && entry.uncompressedSize > entry.compressedSize * MOST_SWELLING)
		refuse('sheets.swollen', 'invalid');
}

interface Seen {
	open?(name: string, attributes: Readonly<Record<string, string>>): void;
	close?(name: string): void;
	text?(text: string): void;
	/** true: the rest of the part does not matter */
	enough?(): boolean;
}

/** Reads a part as it is unpacked; between pieces `take` may hand on what was found. Entities of its own and outside ones are refused. */
async function* readPart<T>(book: Book, entry: Entry, seen: Seen, take: () => T[]): AsyncGenerator<T> {
	const stream: Readable = await book.zip.openReadStreamPromise(entry);
	const parser = new SaxesParser({ position: false });
	let silence = 0;
	parser.on('doctype', () => refuse('sheets.dangerous', 'invalid'));
	parser.on('error', () => refuse('sheets.broken', 'invalid', { line: 0 }));
	parser.on('opentag', (tag) => {
		silence = 0;
		seen.open?.(bare(tag.name), tag.attributes as Record<string, string>);
	});
	parser.on('closetag', (tag) => {
		silence = 0;
		seen.close?.(bare(tag.name));
	});
	if (seen.text) parser.on('text', (text) => seen.text!(text));
	if (seen.text) parser.on('cdata', (text) => seen.text!(text));
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for await (const piece of stream) {
			silence += (piece as Buffer).length;
			parser.write(decoder.decode(piece as Buffer, { stream: true }));
			if (silence > MOST_SILENCE) refuse('sheets.swollen', 'invalid');
			yield* take();
			if (seen.enough?.()) return;
		}
		parser.write(decoder.decode());
		parser.close();
		yield* take();
	} finally {
		stream.destroy();
	}
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

async function readAll(book: Book, name: string, seen: Seen): Promise<void> {
	const entry = book.parts.get(name);
	if (entry) for await (const _ of readPart(book, entry, seen, () => [])) break;
}

/** The visible sheets in their order, by the part that holds them. */
async function sheetsOf(book: Book): Promise<{ name: string; part: string }[]> {
	const named: { name: string; id: string }[] = [];
	await readAll(book, 'xl/workbook.xml', {
		open(tag, attributes) {
			if (tag !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
			const id = Object.entries(attributes).find(([key]) => bare(key) === 'id' && key !== 'id')?.[1] ?? '';
			if (named.push({ name: (attributes['name'] ?? '').slice(0, 100), id }) > MOST_SHEETS) refuse('sheets.swollen', 'invalid');
		},
	});
	const targets = new Map<string, string>();
	await readAll(book, 'xl/_rels/workbook.xml.rels', {
		open(tag, attributes) {
			if (tag !== 'Relationship' || attributes['TargetMode'] === 'External') return;
			const target = attributes['Target'] ?? '';
			targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
		},
	});
	const sheets = named.map(({ name, id }) => ({ name, part: targets.get(id) ?? '' })).filter(({ part }) => book.parts.has(part));
	return sheets.length > 0 ? sheets : refuse('sheets.not_a_table', 'invalid');
}

/** Texts that many cells share; how a text is drawn and how it is spoken (rPh) does not matter. */
async function sharedTexts(book: Book): Promise<string[]> {
	const texts: string[] = [];
	let [text, inText, spoken, all] = ['', false, false, 0];
	await readAll(book, 'xl/sharedStrings.xml', {
		open(tag) {
			if (tag === 'si') text = '';
			else if (tag === 'rPh') spoken = true;
			else if (tag === 't') inText = !spoken;
		},
		close(tag) {
			if (tag === 't') inText = false;
			else if (tag === 'rPh') spoken = false;
			else if (tag === 'si') texts.push(plain(text));
		},
		text(piece) {
			if (!inText) return;
			text += piece;
			all += piece.length;
			if (all > MOST_SHARED) refuse('sheets.swollen', 'invalid');
		},
	});
	return texts;
}

async function* rowsOf(book: Book, sheet: { name: string; part: string }, shared: readonly string[]): AsyncGenerator<Row> {
	let rows: Row[] = [];
	let [line, count, at, kind, value, inValue, over, drawn] = [0, 0, -1, '', '', false, false, 0];
	let cells: string[] = [];
	const entry = book.parts.get(sheet.part)!;
	yield* readPart<Row>(
		book,
		entry,
		{
			open(tag, attributes) {
				if (tag === 'row') {
					line = Number(attributes['r'] ?? line + 1) || line + 1;
					[cells, at] = [[], -1];
					if (++drawn > 1_048_576) refuse('sheets.too_many_rows', 'invalid', { most: book.limits.rows });
				} else if (tag === 'c') {
					at = columnOf(attributes['r'], at + 1);
					[kind, value] = [attributes['t'] ?? 'n', ''];
				} else if (tag === 'v' || tag === 't') inValue = true;
				else if (tag === 'rPh') inValue = false;
			},
			text(piece) {
				if (inValue) value += piece;
			},
			close(tag) {
				if (tag === 'v' || tag === 't') inValue = false;
				else if (tag === 'c' && value !== '') {
					// Cells far to the right are an accident of formatting, unless something stands in them.
					if (at >= book.limits.columns) refuse('sheets.too_wide', 'invalid', { most: book.limits.columns });
					while (cells.length < at) cells.push('');
					cells[at] = cellText(kind, value, shared);
				} else if (tag === 'row' && cells.length > 0) {
					if (++count > book.limits.rows) refuse('sheets.too_many_rows', 'invalid', { most: book.limits.rows });
					rows.push({ sheet: sheet.name, line, cells });
				} else if (tag === 'sheetData') over = true;
			},
			enough: () => over,
		},
		() => {
			const found = rows;
			rows = [];
			return found;
		},
	);
}

/** 'AB12' → 27 */
function columnOf(reference: string | undefined, next: number): number {
	const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
	if (!letters) return next;
	let column = 0;
	for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
	return column - 1;
}

function cellText(kind: string, value: string, shared: readonly string[]): string {
	if (kind === 's') return shared[Number(value)] ?? '';
	if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE';
	if (kind !== 'n') return plain(value);
	const number = Number(value);
	if (!Number.isFinite(number)) return value;
	// Programs keep 15 digits: 120.1 is written 120.09999999999999.
	return Math.abs(number) < 1e15 && Math.abs(number) >= 1e-6
		? String(Number(number.toPrecision(15)))
		: Number.isInteger(number)
			? BigInt(number).toString()
			: value;
}

/** How XLSX writes signs that XML may not hold: _x000D_. */
const plain = (text: string): string =>
	text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

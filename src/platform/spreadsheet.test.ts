import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel/refusal';
import { guarded, readSheet, sheetRows, writeCsv, writeXlsx, type SheetLimits } from './spreadsheet.ts';

const read = (name: string, bytes: Uint8Array, most?: Partial<SheetLimits>) => readSheet({ name, bytes }, most);
const codeOf = (name: string, bytes: Uint8Array, most?: Partial<SheetLimits>): Promise<string> =>
	read(name, bytes, most).then(
		() => 'read',
		(thrown: unknown) => (isRefusal(thrown) ? thrown.code : `thrown ${String(thrown)}`),
	);
const text = (value: string): Buffer => Buffer.from(value);

const parts = (sheet: string, more: Record<string, Uint8Array> = {}): Record<string, Uint8Array> => ({
	'[Content_Types].xml': strToU8('<Types/>'),
	'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="ก" sheetId="1" r:id="rId1"/></sheets></workbook>'),
	'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
	'xl/worksheets/sheet1.xml': strToU8(sheet),
	...more,
});
const book = (sheet: string, more?: Record<string, Uint8Array>): Uint8Array => zipSync(parts(sheet, more));
const rowXml = (cells: string): string => `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;

describe('CSV', () => {
	const table = 'ชื่อร้าน,เบอร์โทร\nร้านป้าน้อย,"081-234,5678"\n\n"สองบรรทัด\nในช่อง",x\n';
	const rows = [
		['ชื่อร้าน', 'เบอร์โทร'],
		['ร้านป้าน้อย', '081-234,5678'],
		['สองบรรทัด\nในช่อง', 'x'],
	];
	const old = (value: string): Buffer =>
		Buffer.from([...value].map((one) => (one.charCodeAt(0) >= 0x0e00 ? one.charCodeAt(0) - 0x0e00 + 0xa0 : one.charCodeAt(0))));
	const swapped = (value: string): Buffer => Buffer.from(value, 'utf16le').swap16();
	test.each([
		['UTF-8', text(table)],
		['two kinds of line ends', text(table.replace('โทร\n', 'โทร\r\n'))],
		['UTF-8 with its mark', text(`\ufeff${table}`)],
		['Windows-874', old(table)],
		['UTF-16 LE with its mark', Buffer.from(`\ufeff${table}`, 'utf16le')],
		['UTF-16 LE without', Buffer.from(table, 'utf16le')],
		['UTF-16 BE', swapped(`\ufeff${table}`)],
		['semicolons', text(table.replace('ร้าน,เบอร์', 'ร้าน;เบอร์').replace('น้อย,"', 'น้อย;"').replace('",x', '";x'))],
		['tabs and CRLF', text(table.replace('ร้าน,เบอร์', 'ร้าน\tเบอร์').replace('น้อย,"', 'น้อย\t"').replace('",x', '"\tx').replaceAll('\n', '\r\n'))],
	])('%s', async (_, bytes) => {
		const found = await read('ร้าน.csv', bytes);
		expect(found.map((row) => row.cells)).toEqual(rows);
		expect(found.map((row) => row.line)).toEqual([1, 2, 4]);
	});
	test('what is written is read again, and is no formula for anybody', async () => {
		const wild = ['=1+1', '+66812345678', '-5', '@SUM(A1)', '\tx', "'=1", 'ก,"ข"', 'ปกติ', '＝1'];
		const csv = writeCsv([['หัว'], ...wild.map((one) => [one])]);
		expect(csv.startsWith('\ufeff')).toBe(true);
		expect(csv).not.toMatch(/^"?[=+\-@\t＝]/m);
		expect((await read('a.csv', text(csv))).slice(1).map((row) => row.cells[0])).toEqual(wild.map((one) => (one === "'=1" ? '=1' : one.trim())));
		for (const one of wild) expect(guarded(one)).not.toMatch(/^[=+\-@\t\r]/);
	});
	test.each([
		['empty', 'a.csv', text(''), 'sheets.empty'],
		['blank lines only', 'a.csv', text('\n\n , \n'), 'sheets.empty'],
		['HTML renamed', 'a.csv', text('<html><table><tr><td>1</td></tr></table></html>'), 'sheets.not_a_table'],
		['EICAR', 'a.csv', text('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'), 'sheets.dangerous'],
		['a picture', 'a.csv', text('\x89PNG\r\n\x1a\n\0\0'), 'sheets.not_a_table'],
		['binary', 'a.csv', Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 256)), 'sheets.not_a_table'],
		['wrong ending', 'a.exe', text('a,b'), 'sheets.wrong_ending'],
		['no ending', 'a', text('a,b'), 'sheets.wrong_ending'],
		['a zip called csv', 'a.csv', zipSync({ a: strToU8('x') }), 'sheets.wrong_ending'],
		['a text called xlsx', 'a.xlsx', text('a,b'), 'sheets.not_a_table'],
		['old Excel', 'a.xlsx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'sheets.locked'],
		['one quoted cell without end', 'a.csv', text(`"${'ก'.repeat(300_000)}`), 'sheets.cell_too_long'],
		['too wide', 'a.csv', text(Array.from({ length: 61 }, () => 'x').join(',')), 'sheets.too_wide'],
	])('%s', async (_, name, bytes, code) => expect(await codeOf(name, bytes)).toBe(code));
	test('a file that is too large is not looked at', async () =>
		expect(await codeOf('a.csv', Buffer.alloc(20_000_001, 0x61))).toBe('sheets.too_large'));
	test('a million rows are refused at the first that is too many', async () =>
		expect(await codeOf('a.csv', Buffer.from('x,1\n'.repeat(1_000_000)))).toBe('sheets.too_many_rows'));
});

describe('XLSX', () => {
	test('what is written is read again', async () => {
		const rows = [
			['ร้าน', 'ราคา'],
			['=cmd|calc', 120.5],
			['น้ำพริก', null],
		] as const;
		const bytes = await writeXlsx([
			{ name: 'ร้าน', rows },
			{ name: 'ตัวเลือก', rows: [['x']] },
		]);
		expect((await read('a.xlsx', bytes)).map((row) => row.cells)).toEqual([['ร้าน', 'ราคา'], ['=cmd|calc', '120.5'], ['น้ำพริก']]);
		const sheets: string[] = [];
		for await (const row of sheetRows({ name: 'a.xlsx', bytes })) sheets.push(row.sheet);
		expect([...new Set(sheets)]).toEqual(['ร้าน', 'ตัวเลือก']);
	});
	test('shared and rich texts, numbers as people wrote them, a formula by the value saved with it', async () => {
		const bytes = book(
			rowXml(
				'<c r="A1" t="s"><v>0</v></c><c r="C1"><v>120.09999999999999</v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="str"><f>cmd|\'/c calc\'!A0</f><v>ค่า</v></c><c r="F1" t="inlineStr"><is><t>ใน</t></is></c><c r="G1"><v>812345678</v></c><c r="H1" t="b"><v>1</v></c>',
			),
			{ 'xl/sharedStrings.xml': strToU8('<sst><si><r><t>สอง</t></r><r><t>ส่วน_x000D_</t></r><rPh><t>เสียง</t></rPh></si></sst>') },
		);
		expect((await read('a.xlsx', bytes))[0]!.cells).toEqual(['สองส่วน', '', '120.1', '2', 'ค่า', 'ใน', '812345678', 'TRUE']);
	});
	const good = rowXml('<c r="A1"><v>1</v></c>');
	const bomb = (megabytes: number): Uint8Array => strToU8(`<worksheet><sheetData>${' '.repeat(megabytes * 1_000_000)}</sheetData></worksheet>`);
	const entities = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${good.replace('<v>1</v>', '<v>&b;</v>')}`;
	test.each([
		['nothing but an archive', zipSync({ 'a.txt': strToU8('x') }), 'sheets.not_a_table'],
		['truncated', book(good).slice(0, 400), 'sheets.broken'],
		['broken XML', book('<worksheet><sheetData><row>'), 'sheets.broken'],
		['unpacks to 40 MB of nothing', zipSync({ ...parts(''), 'xl/worksheets/sheet1.xml': bomb(40) }), 'sheets.swollen'],
		['unpacks to 200 MB in another part', zipSync({ ...parts(good), 'xl/media/a.bin': new Uint8Array(200_000_000) }, { level: 1 }), 'sheets.swollen'],
		['an archive inside', book(good, { 'xl/more.zip': zipSync({ a: strToU8('x') }) }), 'sheets.dangerous'],
		['names that lead out', book(good, { '../../etc/cron.d/x': strToU8('x') }), 'sheets.dangerous'],
		['absolute names', book(good, { '/etc/passwd': strToU8('x') }), 'sheets.dangerous'],
		[
			'links to other books',
			book(good, { 'xl/externalLinks/externalLink1.xml': strToU8('<externalLink><ddeLink/></externalLink>') }),
			'sheets.dangerous',
		],
		['a program', book(good, { 'xl/vbaProject.bin': strToU8('x') }), 'sheets.dangerous'],
		['entities that grow', book(entities), 'sheets.dangerous'],
		['outside entities', book(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${good}`), 'sheets.dangerous'],
		['an unknown entity', book(rowXml('<c r="A1" t="str"><v>&b;</v></c>')), 'sheets.broken'],
		['no rows', book('<worksheet><sheetData/></worksheet>'), 'sheets.empty'],
		['a cell far to the right', book(rowXml('<c r="XFD1"><v>1</v></c>')), 'sheets.too_wide'],
		[
			'too many parts',
			zipSync({ ...parts(good), ...Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`p/${index}`, strToU8('')])) }),
			'sheets.swollen',
		],
	])('%s', async (_, bytes, code) => expect(await codeOf('a.xlsx', bytes)).toBe(code));
	test('a million merged cells after the rows are not even read', { timeout: 60_000 }, async () => {
		const merged = Array.from({ length: 20_000 }, (_, index) => `<mergeCell ref="A${index}:XFD${index}"/>`).join('');
		const bytes = book(`<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>${merged.repeat(50)}</mergeCells></worksheet>`);
		expect(await codeOf('a.xlsx', bytes)).toBe('read');
	});
	test('a million rows stop at the first that is too many, with flat memory', { timeout: 60_000 }, async () => {
		const rows = Array.from({ length: 20_000 }, (_, index) => `<row><c><v>${index * 7919}</v></c></row>`).join('');
		const bytes = book(`<worksheet><sheetData>${rows.repeat(50)}</sheetData></worksheet>`);
		const before = process.memoryUsage().rss;
		expect(await codeOf('a.xlsx', bytes)).toBe('sheets.too_many_rows');
		expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(150);
	});
	test('one long text in very many cells', async () => {
		const cell = '<c t="s"><v>0</v></c>'.repeat(50);
		const rows = `<row>${cell}</row>`.repeat(2000);
		const bytes = book(`<worksheet><sheetData>${rows}</sheetData></worksheet>`, {
			'xl/sharedStrings.xml': strToU8(`<sst><si><t>${'ก'.repeat(30_000)}</t></si></sst>`),
		});
		expect(await codeOf('a.xlsx', bytes)).toBe('sheets.swollen');
	});
});

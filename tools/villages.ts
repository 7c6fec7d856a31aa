// `npm run seed -- --villages FILE`: the registry of villages from a table as offices keep it.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { system } from '#kernel/actor';
import { sentence } from '#kernel/words';
import { importVillageRows } from '#market/places';
import { isRefusal } from '#kernel/refusal';
import type { Config } from '#platform/config';
import { runCommand } from '#platform/run';
import { readSheet, writeCsv } from '#platform/spreadsheet';
import { bar } from './country/bar.ts';
import { openGround } from './seeding.ts';

const PIECE = 5000;

/** @param file .csv or .xlsx; its first sheet: code of 8 digits, Thai name, English name; a heading is skipped */
export async function loadVillages(config: Config, url: string, file: string): Promise<void> {
	if (file === '') throw new Error('name the file: --villages villages.csv');
	const { ground, close } = openGround(config, url);
	try {
		const all = await readSheet({ name: basename(file), bytes: readFileSync(file) }).catch((thrown: unknown) => {
			throw isRefusal(thrown) ? new Error(sentence('en', thrown.code, thrown.facts)) : thrown;
		});
		const rows = all.filter((row, index) => index > 0 || /^[\d๐-๙]/.test(row.cells[0] ?? ''));
		const progress = bar('villages', rows.length);
		const bad: (string | number)[][] = [];
		let written = 0;
		for (let start = 0; start < rows.length; start += PIECE) {
			const some = rows.slice(start, start + PIECE);
			const told = await runCommand(ground, system('villages'), (ctx) => importVillageRows(ctx, some));
			written += told.written;
			bad.push(...told.faults.map((fault) => [fault.line, ...(some.find((row) => row.line === fault.line)?.cells.slice(0, 3) ?? []), fault.why]));
			progress.at(start + some.length);
		}
		progress.end();
		process.stdout.write(`✓ ${rows.length} rows read, ${written} villages new or changed, ${bad.length} left out\n`);
		if (bad.length === 0) return;
		writeFileSync(`${file}.bad.csv`, writeCsv([['row', 'code', 'thai', 'english', 'why'], ...bad]));
		process.stdout.write(`  the rows left out stand in ${file}.bad.csv\n`);
	} finally {
		await close();
	}
}

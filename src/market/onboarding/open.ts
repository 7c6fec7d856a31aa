import { areasOf, operates } from '#kernel/areas';
import { createHash } from 'node:crypto';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { insertMany } from '#platform/many';
import { sheetRows, type SheetRow } from '#platform/spreadsheet';
import { readHeading, type Heading, type Kind } from './columns.ts';
import { limits } from './limits.ts';
import { mayBring } from './policy.ts';
import { GOODS_FROM, placeOfCells } from './rows.ts';
import { viewRun, type RunView } from './view.ts';

export interface RunWish {
	/** made by the caller: the same again is the same run */
	readonly runId: string;
	readonly fileName: string;
	readonly bytes: Uint8Array;
}

/**
 * Takes a table of shops and goods in and looks through it: nothing of it is written until `commitRun`. Reading goes on in the worker, so that a large
 * table keeps nobody waiting.
 * @refuses onboarding.not_yours, onboarding.id_used, onboarding.no_heading, onboarding.columns_missing, onboarding.column_twice, and as sheetRows does
 */
export async function openRun(ctx: Ctx, wish: RunWish): Promise<RunView> {
	const person = ctx.actor.kind === 'person' && mayBring(ctx.actor) ? ctx.actor : refuse('onboarding.not_yours', 'forbidden');
	if (!isUuid(wish.runId)) refuse('onboarding.not_found', 'not_found');
	const print = createHash('sha256').update(wish.bytes).digest('hex');
	const before = await ctx.db.selectFrom('onboarding.run').select(['by_whom', 'print']).where('run_id', '=', wish.runId).executeTakeFirst();
	if (before)
		return before.by_whom === person.personId && before.print === print ? viewRun(ctx, wish.runId) : refuse('onboarding.id_used', 'conflict');
	const fileName =
		wish.fileName
			.normalize('NFC')
			.replace(/[\p{Cc}\\/]/gu, '')
			.slice(-limits.fileName) || 'table.csv';
	await ctx.db
		.insertInto('onboarding.run')
		.values({
			run_id: wish.runId,
			by_whom: person.personId,
			areas: operates(person) ? null : areasOf(person),
			file_name: fileName,
			print,
			state: 'reading',
			rows: 0,
			sent_at: ctx.now,
		})
		.execute();
	const rows = await keepRows(ctx, wish.runId, { name: wish.fileName, bytes: wish.bytes });
	await ctx.db.updateTable('onboarding.run').set({ rows }).where('run_id', '=', wish.runId).execute();
	await publish(ctx, 'onboarding.sent', { runId: wish.runId });
	return viewRun(ctx, wish.runId);
}

/** Writes the rows down as they come. @returns how many */
async function keepRows(ctx: Ctx, runId: string, file: { name: string; bytes: Uint8Array }): Promise<number> {
	const counts: Record<Kind, number> = { shop: 0, product: 0 };
	let [sheet, heading, open]: [string | null, Heading | null, boolean] = [null, null, true];
	let waiting: ReturnType<typeof lineOf>[] = [];
	const flush = async (): Promise<void> => {
		await insertMany(ctx.db, 'onboarding.line', waiting);
		waiting = [];
	};
	for await (const row of sheetRows(file, { bytes: limits.bytes, rows: limits.rows, cell: limits.cell })) {
		if (row.sheet !== sheet) [sheet, heading, open] = [row.sheet, null, true];
		if (!open) continue;
		if (heading === null) {
			heading = readHeading(row.cells);
			// A sheet of choices or notes stands beside the tables; titles may stand above a heading.
			open = heading !== null || row.line < 10;
			if (heading) mustBeWhole(heading, row);
			continue;
		}
		const cells = cellsOf(heading, row);
		if (Object.keys(cells).length === 0) continue;
		waiting.push(lineOf(ctx, runId, heading.kind, row, cells, ++counts[heading.kind]));
		if (waiting.length >= limits.batch) await flush();
	}
	await flush();
	const rows = counts.shop + counts.product;
	if (rows === 0) refuse(heading || sheet === null ? 'sheets.empty' : 'onboarding.no_heading', 'invalid');
	return rows;
}

function mustBeWhole(heading: Heading, row: SheetRow): void {
	if (heading.missing.length > 0) refuse('onboarding.columns_missing', 'invalid', { sheet: row.sheet, columns: heading.missing.join(', ') });
	if (heading.twice !== null) refuse('onboarding.column_twice', 'invalid', { sheet: row.sheet, column: heading.twice });
}

function cellsOf(heading: Heading, row: SheetRow): Record<string, string> {
	const cells: Record<string, string> = {};
	for (const [index, field] of heading.fields.entries()) {
		const cell = row.cells[index] ?? '';
		if (field !== null && cell !== '') cells[field] = cell;
	}
	return cells;
}

const lineOf = (ctx: Ctx, runId: string, kind: Kind, row: SheetRow, cells: Record<string, string>, count: number) => {
	const rowNo = kind === 'shop' ? count : GOODS_FROM - 1 + count;
	const text = JSON.stringify(cells, Object.keys(cells).sort());
	return {
		run_id: runId,
		row_no: rowNo,
		kind,
		sheet: row.sheet.slice(0, 100),
		line: row.line,
		state: 'new',
		sealed_cells: ctx.seal.close(text, placeOfCells(runId, rowNo)),
		errors: [] as never,
		fingerprint: ctx.seal.print(text, 'onboarding.line'),
	};
};

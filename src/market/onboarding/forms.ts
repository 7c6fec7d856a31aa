import { refuse } from '#kernel/refusal';
import { sentence, type Lang } from '#kernel/words';
import { categories } from '#market/catalogue';
import type { ReadCtx } from '#platform/ctx';
import { writeXlsx, type WrittenSheet } from '#platform/spreadsheet';
import type { Fault } from './cells.ts';
import { choices, columns, mendColumn, type Kind } from './columns.ts';
import { limits } from './limits.ts';
import { mayBring } from './policy.ts';
import { runLines, viewRun } from './view.ts';

const sheetNames: Readonly<Record<Kind, string>> = { shop: 'ร้านค้า', product: 'สินค้า' };
const heading = (kind: Kind): string[] => columns[kind].map((one) => one.th);
const widths = (kind: Kind): number[] => columns[kind].map((one) => one.width);

/** The form to fill in: a sheet of shops and one of goods, each with an example, and one with the words that may be chosen. @refuses onboarding.not_yours */
export async function blankForm(ctx: ReadCtx): Promise<Uint8Array> {
	if (!mayBring(ctx.actor)) refuse('onboarding.not_yours', 'forbidden');
	const tree = await categories(ctx);
	const kinds = Object.values(choices.kind);
	const classes = Object.values(choices.transportClass);
	const length = Math.max(kinds.length, classes.length, tree.length);
	const table = (kind: Kind): WrittenSheet => ({
		name: sheetNames[kind],
		widths: widths(kind),
		rows: [heading(kind), columns[kind].map((one) => one.example)],
	});
	return writeXlsx([
		table('shop'),
		table('product'),
		{
			name: 'ตัวเลือก',
			widths: [24, 24, 20, 20, 18, 30],
			rows: [
				['ประเภทผู้ขาย', 'Kind of seller', 'การขนส่ง', 'Transport', 'รหัสหมวด', 'ชื่อหมวด'],
				...Array.from({ length }, (_, index) => [
					kinds[index]?.[0] ?? null,
					kinds[index]?.[1] ?? null,
					classes[index]?.[0] ?? null,
					classes[index]?.[1] ?? null,
					tree[index]?.slug ?? null,
					tree[index]?.name.th ?? null,
				]),
			],
		},
	]);
}

/** What is wrong with a row, cell by cell, in one text. */
export const mendText = (lang: Lang, kind: Kind, faults: readonly Fault[]): string =>
	faults
		.map((one) => {
			const column = columns[kind].find((candidate) => candidate.field === one.field);
			return `${column ? (lang === 'th' ? column.th : column.en) : one.field}: ${sentence(lang, one.code, one.facts)}`;
		})
		.join('\n');

/** The bad rows of a run in the form they came in, with a column that says what to mend: mended there, the file is sent again. @refuses onboarding.not_found */
export async function rowsToMend(ctx: ReadCtx, wish: { runId: string; lang: Lang }): Promise<{ name: string; bytes: Uint8Array }> {
	const run = await viewRun(ctx, wish.runId);
	const rows: Record<Kind, string[][]> = { shop: [], product: [] };
	for (let cursor: string | null = '0'; cursor !== null;) {
		const page: Awaited<ReturnType<typeof runLines>> = await runLines(ctx, { runId: wish.runId, state: 'bad', cursor, atMost: limits.batch });
		for (const line of page.items)
			rows[line.kind].push([...columns[line.kind].map((one) => line.cells[one.field] ?? ''), mendText(wish.lang, line.kind, line.faults)]);
		cursor = page.next;
	}
	const sheets = (['shop', 'product'] as const)
		.filter((kind) => rows[kind].length > 0)
		.map((kind) => ({ name: sheetNames[kind], widths: [...widths(kind), 60], rows: [[...heading(kind), mendColumn.th], ...rows[kind]] }));
	const bytes = await writeXlsx(sheets.length > 0 ? sheets : [{ name: sheetNames.shop, rows: [heading('shop')] }]);
	return { name: `mend-${run.runId.slice(0, 8)}.xlsx`, bytes };
}

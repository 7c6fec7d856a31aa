import { z } from 'zod';
import { refuse } from '#kernel/refusal';
import { sentence } from '#kernel/words';
import { changeShelf, readTable, shelfColumns, shelfTable, type RowChange, type TableRow } from '#market/shelves';
import { readSheet } from '#platform/spreadsheet';
import { command, query, refused } from '#web/door';
import { jsonIn, readForm, type ReadForm } from '#web/form';
import { fixOne } from '../../../../../fit.ts';
import { myShop } from '../../../../my-shop.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Columns that are changed in place; the others are changed in a file. */
const IN_PLACE = ['nameTh', 'price', 'unitTh', 'onHand', 'onSale', 'weightG', 'shelfLifeDays'] as const;
const SHOWN_CHANGES = 500;

/** The shelf as a grid, and the ways to a file and back. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const { rows } = await query(event, (ctx) => shelfTable(ctx, shop.shopId));
	const at = new Map(shelfColumns.map((column, index) => [column.key, index + 1]));
	return {
		columns: IN_PLACE.map((key) => {
			const { th, en, width } = shelfColumns.find((column) => column.key === key)!;
			return { key, name: { th, en }, width };
		}),
		rows: rows.map((row) => ({ id: String(row[0]), cells: IN_PLACE.map((key) => String(row[at.get(key)!] ?? '')) })),
	};
};

interface Told {
	readonly line: number;
	readonly name: string;
	readonly kind: RowChange['kind'];
	readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
	readonly problems: readonly string[];
}

/** What came of it, in the reader's words. */
function told(event: RequestEvent, changes: readonly RowChange[]): { counts: Record<RowChange['kind'], number>; rows: Told[] } {
	const { lang } = event.locals;
	const nameOf = (key: string | null): string => {
		const column = shelfColumns.find((one) => one.key === key);
		return column ? (lang === 'en' ? column.en : column.th) : '';
	};
	const counts = { new: 0, changed: 0, same: 0, bad: 0 };
	for (const one of changes) counts[one.kind]++;
	return {
		counts,
		rows: changes
			.filter((one) => one.kind !== 'same')
			.slice(0, SHOWN_CHANGES)
			.map((one) => ({
				line: one.line,
				name: one.name,
				kind: one.kind,
				changes: one.changes.map((cell) => ({ ...cell, column: nameOf(cell.column) })),
				problems: one.problems.map((problem) => [nameOf(problem.column), sentence(lang, problem.code, problem.facts)].filter(Boolean).join(': ')),
			})),
	};
}

const kept = z.array(z.strictObject({ line: z.number().int(), cells: z.record(z.string().max(40), z.string().max(20_000)) })).max(2000);

/** Changes the shelf, or tries to, and tells what came of it; a refusal of the whole is told as such. */
async function carryOut<T>(
	event: RequestEvent,
	work: (form: ReadForm) => Promise<Read>,
	tell: (changes: RowChange[], read: Read) => T,
	trial = false,
) {
	const { shop } = await myShop(event);
	const form = await readForm(event);
	try {
		const read = await work(form);
		return await command(event, (ctx) => changeShelf(ctx, { shopId: shop.shopId, rows: read.rows, trial }), {
			then: (changes) => tell(changes, read),
		});
	} catch (thrown) {
		return refused(event, thrown);
	}
}

interface Read {
	readonly rows: readonly TableRow[];
	readonly unknown: readonly string[];
}

/** Rows as our own forms send them. @refuses shelves.no_heading */
function rowsIn(given: unknown): Read {
	const parsed = kept.safeParse(given);
	return { rows: parsed.success ? parsed.data : refuse('shelves.no_heading', 'invalid'), unknown: [] };
}

export const actions: Actions = {
	/** Cells of the grid; rows that were not touched come as they are and change nothing. */
	grid: (event) =>
		carryOut(
			event,
			async (form) =>
				rowsIn(
					form.data.getAll('id').map((id, index) => ({
						line: index + 1,
						cells: { id: String(id), ...Object.fromEntries(IN_PLACE.map((key) => [key, form.text(`${key}.${index}`)])) },
					})),
				),
			(changes) => ({ done: told(event, changes), bad: null }),
		),
	/** Reads a file and tells what it would change; nothing is changed. */
	preview: (event) =>
		carryOut(
			event,
			async (form) => {
				const file = form.file('file') ?? fixOne('file', 'work.missing');
				return readTable(await readSheet({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
			},
			(changes, { rows, unknown }) => {
				const good = new Set(changes.filter((one) => one.kind === 'new' || one.kind === 'changed').map((one) => one.line));
				return {
					preview: told(event, changes),
					unknown,
					rows: JSON.stringify(rows.filter((row) => good.has(row.line))),
					bad: badOf(event, rows, changes),
				};
			},
			true,
		),
	/** Carries out the rows that the preview found good. */
	commit: (event) =>
		carryOut(
			event,
			async (form) => rowsIn(jsonIn(form.text('rows') || '[]')),
			(changes, { rows }) => ({ done: told(event, changes), bad: badOf(event, rows, changes) }),
		),
};

/** The bad rows with what to mend, to be sent for their file; null when there are none. */
function badOf(event: RequestEvent, rows: readonly TableRow[], changes: readonly RowChange[]): string | null {
	const wrong = told(
		event,
		changes.filter((one) => one.kind === 'bad'),
	).rows;
	if (wrong.length === 0) return null;
	return JSON.stringify(wrong.map((one) => ({ cells: rows.find((row) => row.line === one.line)?.cells ?? {}, mend: one.problems.join(' · ') })));
}

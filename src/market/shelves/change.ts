import { sql } from 'kysely';
import { isUuid } from '#kernel/ids';
import { isRefusal, refuse, type RefusalFacts } from '#kernel/refusal';
import { mustWorkFor } from '#kernel/selling';
import { normalise } from '#kernel/thai';
import type { CategoryView } from '#kernel/views';
import { categories, pauseProduct, productShape, publishProduct, saveProduct, type ProductWish } from '#market/catalogue';
import { setOnHand } from '#market/stock';
import type { Ctx } from '#platform/ctx';
import { columns, ID, type Column, type Told } from './columns.ts';
import { things, type ShelfThing } from './table.ts';

/** One row as it was read: cells by the key of their column. */
export interface TableRow {
	readonly line: number;
	readonly cells: Readonly<Record<string, string>>;
}

export interface Problem {
	/** key of the column; null: the row as a whole */
	readonly column: string | null;
	readonly code: string;
	readonly facts: RefusalFacts;
}

/** What one row changes, or would change. */
export interface RowChange {
	readonly line: number;
	readonly productId: string | null;
	readonly name: string;
	readonly kind: 'new' | 'changed' | 'same' | 'bad';
	readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
	readonly problems: readonly Problem[];
}

const MOST_ROWS = 2000;

/**
 * Rows under a heading whose columns are called as `shelfTable` calls them, in Thai or English, in any order.
 * @refuses shelves.no_heading, shelves.too_many_rows
 */
export function readTable(rows: readonly { readonly line: number; readonly cells: readonly string[] }[]): { rows: TableRow[]; unknown: string[] } {
	const known = new Map([ID, ...columns].flatMap(({ key, th, en }) => [th, en].map((name) => [normalise(name), key])));
	const [heading, ...rest] = rows;
	const keys = (heading?.cells ?? []).map((cell) => known.get(normalise(cell)) ?? null);
	if (!keys.includes('id') && !keys.includes('nameTh')) refuse('shelves.no_heading', 'invalid');
	if (rest.length > MOST_ROWS) refuse('shelves.too_many_rows', 'invalid', { most: MOST_ROWS });
	return {
		rows: rest.map(({ line, cells }) => ({
			line,
			cells: Object.fromEntries(keys.flatMap((key, index) => (key === null ? [] : [[key, cells[index] ?? '']]))),
		})),
		unknown: (heading?.cells ?? []).filter((cell, index) => cell !== '' && keys[index] === null),
	};
}

/** What goods are that a row makes anew, where it does not say otherwise. */
const fresh: Omit<ProductWish, 'nameTh' | 'category' | 'priceSatang'> = {
	descriptionTh: '',
	unitTh: 'ชิ้น',
	weightG: 500,
	lengthMm: 320,
	widthMm: 200,
	heightMm: 120,
	transportClass: 'ambient',
};

/**
 * Carries out what rows say, each as its seller would have done by hand, all in this transaction; a row that is refused changes nothing.
 * @param wish.trial everything is done and taken back: what comes out is what would have
 * @refuses catalogue.not_found for a shop of somebody else
 */
export async function changeShelf(ctx: Ctx, wish: { shopId: string; rows: readonly TableRow[]; trial: boolean }): Promise<RowChange[]> {
	mustWorkFor(ctx, wish.shopId, 'catalogue.not_found');
	const [shelf, tree] = await Promise.all([things(ctx, wish.shopId), categories(ctx)]);
	const byId = new Map(shelf.map((one) => [one.productId, one]));
	const byName = new Map(shelf.map((one) => [normalise(one.wish.nameTh), one]));
	const seen = new Set<string>();
	const changes: RowChange[] = [];
	for (const row of wish.rows) {
		const id = row.cells['id'] ?? '';
		const before = id === '' ? byName.get(normalise(row.cells['nameTh'] ?? '')) : byId.get(id);
		const key = before?.productId ?? `new ${normalise(row.cells['nameTh'] ?? '')}`;
		if (id !== '' && (!isUuid(id) || !before)) changes.push(bad(row, null, [{ column: 'id', code: 'shelves.unknown_id', facts: {} }]));
		else if (seen.has(key)) changes.push(bad(row, before ?? null, [{ column: 'nameTh', code: 'shelves.twice', facts: {} }]));
		else changes.push(await changeRow(ctx, { ...wish, row, before: before ?? null, tree }));
		seen.add(key);
	}
	return changes;
}

const bad = (row: TableRow, before: ShelfThing | null, problems: readonly Problem[]): RowChange => ({
	line: row.line,
	productId: before?.productId ?? null,
	name: row.cells['nameTh'] ?? before?.wish.nameTh ?? '',
	kind: 'bad',
	changes: [],
	problems,
});

interface Work {
	readonly shopId: string;
	readonly row: TableRow;
	readonly before: ShelfThing | null;
	readonly tree: readonly CategoryView[];
	readonly trial: boolean;
}

async function changeRow(ctx: Ctx, work: Work): Promise<RowChange> {
	const { row, before } = work;
	const read = readRow(work);
	if ('problems' in read) return bad(row, before, read.problems);
	const { after, changes } = read;
	const told = { line: row.line, productId: before?.productId ?? null, name: after.wish.nameTh, changes, problems: [] };
	if (before && changes.length === 0) return { ...told, kind: 'same' };
	await sql`savepoint one_row`.execute(ctx.db);
	try {
		const productId = await carryOut(ctx, work, after);
		if (work.trial) await sql`rollback to savepoint one_row`.execute(ctx.db);
		return { ...told, productId: before || !work.trial ? productId : null, kind: before ? 'changed' : 'new' };
	} catch (thrown) {
		if (!isRefusal(thrown)) throw thrown;
		await sql`rollback to savepoint one_row`.execute(ctx.db);
		const [field] = Object.keys(thrown.fields);
		return bad(row, before, [{ column: columns.find((column) => column.key === field)?.key ?? null, code: thrown.code, facts: thrown.facts }]);
	} finally {
		await sql`release savepoint one_row`.execute(ctx.db);
	}
}

function readRow({ row, before, tree }: Work): { after: Told; changes: RowChange['changes'] } | { problems: Problem[] } {
	const problems: Problem[] = [];
	const start: Told = before ?? { wish: { ...fresh, nameTh: '', category: '', priceSatang: 0 }, onHand: 0, onSale: false };
	let after = start;
	for (const column of columns) {
		const cell = row.cells[column.key];
		if (cell === undefined || (cell === '' && !column.clears)) continue;
		const change = column.read(cell, tree);
		if (change === null) problems.push({ column: column.key, code: 'shelves.cell_wrong', facts: { cell: cell.slice(0, 40) } });
		else after = { ...after, ...change, wish: { ...after.wish, ...change.wish } };
	}
	if (problems.length > 0) return { problems };
	const parsed = productShape.safeParse({ ...after.wish, attributes: undefined });
	if (!parsed.success)
		return { problems: parsed.error.issues.map((issue) => ({ column: columnOf(issue.path[0]), code: 'shelves.cell_wrong', facts: { cell: '' } })) };
	const say = (column: Column, told: Told): string => String(column.write(told, tree) ?? '');
	const changes = columns
		.map((column) => ({ column: column.key, before: before ? say(column, start) : '', after: say(column, after) }))
		.filter((one) => one.before !== one.after);
	return { after: { ...after, wish: parsed.data }, changes };
}

const columnOf = (field: PropertyKey | undefined): string | null =>
	field === 'priceSatang' ? 'price' : (columns.find((column) => column.key === field)?.key ?? null);

async function carryOut(ctx: Ctx, { shopId, before }: Work, after: Told): Promise<string> {
	const ids = { shopId, productId: before?.productId ?? ctx.newId() };
	if (!before || JSON.stringify(before.wish) !== JSON.stringify({ ...before.wish, ...after.wish })) await saveProduct(ctx, { ...after.wish, ...ids });
	if (!before || before.onHand !== after.onHand) await setOnHand(ctx, { ...ids, onHand: after.onHand });
	if (after.onSale && !before?.onSale) await publishProduct(ctx, ids);
	if (!after.onSale && before?.onSale) await pauseProduct(ctx, ids);
	return ids.productId;
}

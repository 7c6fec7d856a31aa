import type { CategoryView } from '#kernel/views';
import { categories, shelfWishes } from '#market/catalogue';
import { available, onHandOf } from '#market/stock';
import { writeCsv, writeXlsx } from '#platform/spreadsheet';
import type { ReadCtx } from '#platform/ctx';
import { columns, ID, type Told } from './columns.ts';

export interface ShelfThing extends Told {
	readonly productId: string;
	readonly state: string;
	/** how many can be bought now */
	readonly left: number;
}

/** Everything of a shop that a table tells, oldest first. @refuses catalogue.not_found */
export async function things(ctx: ReadCtx, shopId: string): Promise<ShelfThing[]> {
	const shelf = (await shelfWishes(ctx, shopId)).filter((one) => one.state !== 'removed' && one.state !== 'rejected');
	const ids = shelf.map((one) => one.productId);
	const [onHand, left] = await Promise.all([onHandOf(ctx, shopId), available(ctx, ids)]);
	return shelf.map((one) => ({
		...one,
		onHand: onHand.get(one.productId) ?? 0,
		left: left.get(one.productId) ?? 0,
		onSale: one.state === 'published',
	}));
}

export type Cells = readonly (string | number | null)[];

export const headingRow: Cells = [ID.th, ...columns.map((column) => column.th)];
export const rowOf = (one: ShelfThing, tree: readonly CategoryView[]): Cells => [one.productId, ...columns.map((column) => column.write(one, tree))];

/** The shelf as a table: a heading, then one row a product. @refuses catalogue.not_found */
export async function shelfTable(ctx: ReadCtx, shopId: string): Promise<{ heading: Cells; rows: Cells[] }> {
	const [all, tree] = await Promise.all([things(ctx, shopId), categories(ctx)]);
	return { heading: headingRow, rows: all.map((one) => rowOf(one, tree)) };
}

/** The bytes of a table as a file. @param kind what opens it */
export async function writeTable(kind: 'xlsx' | 'csv', name: string, rows: readonly Cells[]): Promise<Uint8Array> {
	if (kind === 'csv') return new TextEncoder().encode(writeCsv(rows));
	return writeXlsx([{ name, rows, widths: [38, ...columns.map((column) => column.width)] }]);
}

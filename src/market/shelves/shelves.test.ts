import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestMarket, person, type TestMarket } from '../../../tests/market.ts';
import { openVillageShop, type VillageShop } from '../../../tests/village.ts';
import { readSheet } from '#platform/spreadsheet';
import { changeShelf, readTable, shelfTable, writeTable } from './index.ts';

let market: TestMarket;
let shop: VillageShop;
let serial = 0;
beforeAll(async () => {
	market = await openTestMarket(6);
});
afterAll(() => market.close());
beforeEach(async () => {
	shop = await openVillageShop(market, {
		slug: `table-${serial++}`,
		nameTh: `บ้านตาราง ${serial}`,
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [
			{ nameTh: 'น้ำพริก', priceSatang: 8900, stock: 5 },
			{ nameTh: '=ขนม "นางเล็ด"', priceSatang: 4550, stock: 7 },
		],
	});
});

type Cells = (string | number | null)[];
const table = () => market.query(shop.keeper, (ctx) => shelfTable(ctx, shop.shopId));
async function read(kind: 'xlsx' | 'csv', rows: readonly (readonly (string | number | null)[])[]) {
	return readTable(await readSheet({ name: `shelf.${kind}`, bytes: await writeTable(kind, 'ร้าน', rows) })).rows;
}
const change = (rows: Awaited<ReturnType<typeof read>>, trial: boolean, actor = shop.keeper) =>
	market.command(actor, (ctx) => changeShelf(ctx, { shopId: shop.shopId, rows, trial }));
async function edited(edit: (rows: Cells[], column: (name: string) => number) => void): Promise<Awaited<ReturnType<typeof read>>> {
	const { heading, rows } = await table();
	const copy = rows.map((row) => [...row]);
	edit(copy, (name) => heading.indexOf(name));
	return read('xlsx', [heading, ...copy]);
}

describe.each(['xlsx', 'csv'] as const)('%s', (kind) => {
	test('what was written out and is read in again changes nothing', async () => {
		const { heading, rows } = await table();
		expect(rows).toHaveLength(2);
		const outcome = await change(await read(kind, [heading, ...rows]), false);
		expect(outcome.map((one) => [one.kind, one.changes, one.problems])).toEqual([
			['same', [], []],
			['same', [], []],
		]);
	});
});

test('the trial tells what the change then does, and leaves everything as it was', async () => {
	const rows = await edited((cells, column) => {
		cells[0]![column('ราคา (บาท)')] = 95;
		cells[0]![column('มีกี่ชิ้น')] = '๑๒';
		cells[1]![column('ขายหรือไม่')] = 'ไม่ขาย';
		cells.push([null, 'ข้าวแต๋น', '', 'ขนมและของว่าง', 35, 'ถุง', 20]);
	});
	const before = await table();
	const trial = await change(rows, true);
	expect(await table()).toEqual(before);
	expect(trial.map((one) => [one.kind, one.changes.map((cell) => [cell.column, cell.after])])).toEqual([
		[
			'changed',
			[
				['price', '95'],
				['onHand', '12'],
			],
		],
		['changed', [['onSale', 'ไม่ขาย']]],
		[
			'new',
			expect.arrayContaining([
				['nameTh', 'ข้าวแต๋น'],
				['onHand', '20'],
			]),
		],
	]);
	const done = await change(rows, false);
	const bare = (all: typeof done) => all.map(({ productId: _id, ...rest }) => rest);
	expect(bare(done)).toEqual(bare(trial));
	const after = await table();
	expect(after.rows).toHaveLength(3);
	expect((await change(rows, false)).map((one) => one.kind)).toEqual(['same', 'same', 'same']);
	expect(await table()).toEqual(after);
});

test('bad rows are told by line and column and change nothing; good ones are carried out', async () => {
	const rows = await edited((cells, column) => {
		cells[0]![column('ราคา (บาท)')] = 'แพง';
		cells[1]![column('มีกี่ชิ้น')] = 9;
		cells.push([randomUUID(), 'ของคนอื่น', '', 'ขนมและของว่าง', 10]);
		cells.push([null, 'เหล้าขาว 40 ดีกรี', '', 'ขนมและของว่าง', 100]);
		cells.push([null, 'น้ำพริก', '', 'ขนมและของว่าง', 1]);
	});
	const outcome = await change(rows, false);
	expect(outcome.map((one) => [one.line, one.kind, one.problems.map((problem) => [problem.column, problem.code])])).toEqual([
		[2, 'bad', [['price', 'shelves.cell_wrong']]],
		[3, 'changed', []],
		[4, 'bad', [['id', 'shelves.unknown_id']]],
		[5, 'bad', [['nameTh', 'catalogue.forbidden_goods']]],
		[6, 'bad', [['nameTh', 'shelves.twice']]],
	]);
	const { heading, rows: now } = await table();
	expect(now.map((row) => [row[heading.indexOf('ราคา (บาท)')], row[heading.indexOf('มีกี่ชิ้น')]])).toEqual([
		[89, 5],
		[45.5, 9],
	]);
});

test('is for those who work in the shop', async () => {
	const stranger = person(randomUUID());
	await expect(market.query(stranger, (ctx) => shelfTable(ctx, shop.shopId))).rejects.toMatchObject({ code: 'catalogue.not_found' });
	await expect(change([], false, stranger)).rejects.toMatchObject({ code: 'catalogue.not_found' });
	expect(() => readTable([{ line: 1, cells: ['ก', 'ข'] }])).toThrow('shelves.no_heading');
});

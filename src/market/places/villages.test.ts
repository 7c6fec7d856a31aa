import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { openTestMarket, setup, type TestMarket } from '../../../tests/market.ts';
import { readSheet } from '#platform/spreadsheet';
import { importVillageRows, villagesOf } from './index.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket();
});
afterAll(() => market.close());

/** A file as the command reads it. */
async function load(text: string) {
	const rows = await readSheet({ name: 'villages.csv', bytes: Buffer.from(text) });
	return market.command(setup, (ctx) => importVillageRows(ctx, /^[\d๐-๙]/.test(rows[0]!.cells[0]!) ? rows : rows.slice(1)));
}
const names = async (code: string) => (await market.query(anonymous, (ctx) => villagesOf(ctx, code))).map((one) => `${one.moo} ${one.name.th}`);

test('a file is read as it comes; what is wrong is told by its line and left out', async () => {
	const file = '\ufeffcode,name_th,name_en\r\n32010101,บ้านหนึ่ง,Ban Nueng\n"๓๒๐๑๐๑๐๒","บ้าน ""สอง"", ใหญ่",\n3201,สั้น,\n99999901,ไม่มีตำบล,\n32010103,,\n\n';
	expect(await load(file)).toEqual({
		read: 5,
		written: 2,
		refused: 3,
		faults: [
			{ line: 4, why: 'shape' },
			{ line: 5, why: 'unknown_subdistrict' },
			{ line: 6, why: 'shape' },
		],
	});
	expect(await names('320101')).toEqual(['1 บ้านหนึ่ง', '2 บ้าน "สอง", ใหญ่']);
	expect(await load(file)).toMatchObject({ read: 5, written: 0 });
	expect(await load('32010101,บ้านหนึ่งใหม่,')).toMatchObject({ written: 1 });
	expect(await names('320101')).toContain('1 บ้านหนึ่งใหม่');
	expect(await names('500301')).toEqual([]);
	await expect(market.command(anonymous, (ctx) => importVillageRows(ctx, []))).rejects.toMatchObject({ code: 'places.not_allowed' });
});

test('the whole country goes in by batches', async () => {
	const codes = await market.ground.db.selectFrom('places.subdistrict').select('subdistrict_code').orderBy('subdistrict_code').execute();
	const lines: string[] = [];
	for (const { subdistrict_code: code } of codes)
		for (let moo = 1; moo <= 10; moo++) lines.push(`${code}${String(moo).padStart(2, '0')},บ้านที่ ${moo},Ban ${moo}`);
	expect(lines.length).toBeGreaterThan(70_000);
	const told = await load(lines.join('\n'));
	expect([told.read, told.refused]).toEqual([lines.length, 0]);
	expect(await names('500301')).toHaveLength(10);
});

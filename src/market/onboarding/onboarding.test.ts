import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system, type Actor } from '#kernel/actor';
import { enrol } from '#market/people';
import { addPicture, publishProduct } from '#market/catalogue';
import { writeCsv, writeXlsx, readSheet } from '#platform/spreadsheet';
import { openTestMarket, person, setup, wronglyCounted, type TestMarket } from '../../../tests/market.ts';
import { nextMark } from '../../../tests/village.ts';
import { columns, mendColumn, type Kind } from './columns.ts';
import { blankForm, rowsToMend } from './forms.ts';
import { commitRun, dropRun, forgetRuns, listRuns, openRun, runLines, viewRun, workOn, type LineView, type RunView } from './index.ts';

let market: TestMarket;
let officer: Actor;
let farOfficer: Actor;
let operator: Actor;
beforeAll(async () => {
	market = await openTestMarket(6);
	const named = (name: string, phone: string) => market.command(setup, (ctx) => enrol(ctx, { phone, name }));
	officer = person(await named('เจ้าหน้าที่สุรินทร์', '0810000001'), { role: 'province_officer', provinceCode: '32' });
	farOfficer = person(await named('เจ้าหน้าที่เชียงใหม่', '0810000002'), { role: 'province_officer', provinceCode: '50' });
	operator = person(await named('ผู้ดูแล', '0810000003'), { role: 'operator' });
});
afterAll(() => market.close());

let phones = 0;
const phone = (): string => `08${String(20_000_000 + phones++)}`;
type Values = Record<string, string>;
const shop = (more: Values = {}): Values => ({
	phone: phone(),
	ownerName: 'นางสมใจ',
	nameTh: `ร้าน ${nextMark()}`,
	kind: 'ครัวเรือน',
	villageTh: 'บ้านท่าสว่าง',
	subdistrict: 'ท่าสว่าง',
	postcode: '32000',
	storyTh: 'ทอผ้ากันทั้งบ้าน',
	...more,
});
const goods = (of: Values, more: Values = {}): Values => ({
	phone: of['phone']!,
	shop: of['nameTh']!,
	nameTh: `ตะกร้า ${nextMark()}`,
	category: 'basketry',
	priceSatang: '120.50',
	unitTh: 'ใบ',
	weightG: '๓๐๐',
	lengthMm: '20.5',
	widthMm: '15 ซม.',
	heightMm: '6',
	transportClass: 'ทั่วไป',
	stock: '40',
	...more,
});
const table = (kind: Kind, rows: readonly Values[]): string[][] => [
	columns[kind].map((one) => one.th),
	...rows.map((row) => columns[kind].map((one) => row[one.field] ?? '')),
];
const book = (shops: readonly Values[], products: readonly Values[]): Promise<Uint8Array> =>
	writeXlsx([
		// Goods first on purpose: shops are seen to first all the same.
		...(products.length > 0 ? [{ name: 'สินค้า', rows: table('product', products) }] : []),
		...(shops.length > 0 ? [{ name: 'ร้านค้า', rows: table('shop', shops) }] : []),
	]);

/** The worker's part, until nothing is left to do. */
async function work(runId: string): Promise<void> {
	for (let times = 0; times < 300; times++) {
		const run = await market.query(operator, (ctx) => viewRun(ctx, runId));
		if (run.state !== 'reading' && run.state !== 'writing') return;
		await market.command(system('onboarding.work'), (ctx) => workOn(ctx, { runId }));
	}
	throw new Error('never done');
}
async function send(bytes: Uint8Array, fileName = 'ร้าน.xlsx', actor = officer): Promise<RunView> {
	const runId = randomUUID();
	await market.command(actor, (ctx) => openRun(ctx, { runId, fileName, bytes }));
	await work(runId);
	return market.query(actor, (ctx) => viewRun(ctx, runId));
}
async function commit(run: RunView, actor = officer): Promise<RunView> {
	await market.command(actor, (ctx) => commitRun(ctx, run.runId));
	await work(run.runId);
	return market.query(actor, (ctx) => viewRun(ctx, run.runId));
}
const lines = async (run: RunView, state?: LineView['state']) =>
	(await market.query(operator, (ctx) => runLines(ctx, { runId: run.runId, state, atMost: 500 }))).items;
const codes = async (run: RunView) => (await lines(run, 'bad')).map((line) => line.faults.map((one) => `${one.field} ${one.code}`));
const count = async (table: 'shops.shop' | 'catalogue.product' | 'people.person' | 'stock.item' | 'platform.event' | 'shops.history') =>
	Number((await sql<{ n: string }>`select count(*) n from ${sql.table(table)}`.execute(market.ground.db)).rows[0]!.n);
const all = async () => [await count('shops.shop'), await count('catalogue.product'), await count('people.person'), await count('stock.item')];

describe('a table of shops and goods', () => {
	test('is looked through, shown, and written as it was shown; a second time it changes nothing', async () => {
		const [one, two] = [shop({ kind: 'เกษตรกร', nameEn: 'Ban Rai' }), shop({ kind: 'วิสาหกิจชุมชน', district: 'อ.เมืองสุรินทร์', subdistrict: 'ต.ท่าสว่าง' })];
		const products = [goods(one), goods(one, { shop: '' }), goods(two, { nameTh: 'เสื่อกก', stock: '0' })];
		const before = await all();
		const run = await send(await book([one, two], products));
		expect(run).toMatchObject({ state: 'ready', rows: 5, seen: 5, good: 5, bad: 0, same: 0, written: 0 });
		expect(await all()).toEqual(before);
		const done = await commit(run);
		expect(done).toMatchObject({ state: 'done', good: 5, written: 5 });
		expect(await all()).toEqual([before[0]! + 2, before[1]! + 3, before[2]! + 2, before[3]! + 3]);
		const row = await market.ground.db
			.selectFrom('catalogue.product')
			.innerJoin('stock.item as item', (join) => join.onRef('item.product_id', '=', 'catalogue.product.product_id'))
			.select([
				'name_th',
				'state',
				'price_satang',
				'weight_g',
				'length_mm',
				'width_mm',
				'category',
				'on_hand',
				'name_key',
				'catalogue.product.shop_id',
			])
			.where('name_th', '=', products[0]!['nameTh']!)
			.executeTakeFirstOrThrow();
		expect(row).toMatchObject({
			state: 'draft',
			price_satang: 12_050,
			weight_g: 300,
			length_mm: 205,
			width_mm: 150,
			category: 'basketry',
			on_hand: 40,
		});
		const history = await market.ground.db.selectFrom('shops.history').select(['state', 'by_whom']).where('shop_id', '=', row.shop_id).execute();
		expect(history.every((one) => one.by_whom === (officer as { personId: string }).personId)).toBe(true);

		const again = await send(await book([one, two], products));
		expect(again).toMatchObject({ state: 'ready', rows: 5, good: 0, same: 5, bad: 0 });
		await expect(commit(again)).rejects.toMatchObject({ code: 'onboarding.nothing_good' });
		const after = await all();
		await commit(run);
		expect(await all()).toEqual(after);
	});
	test('its shop belongs to who signs in by that phone, who puts its goods on sale', async () => {
		const one = shop({ kind: 'เกษตรกร' });
		await commit(await send(await book([one], [goods(one)])));
		const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone: one['phone']!, name: 'ใคร' }));
		const duty = await market.ground.db
			.selectFrom('people.duty')
			.select(['role', 'shop_id'])
			.where('person_id', '=', ownerId)
			.executeTakeFirstOrThrow();
		expect(duty.role).toBe('seller');
		const keeper = person(ownerId, { role: 'seller', shopId: duty.shop_id! });
		const state = await market.ground.db.selectFrom('shops.shop').select('state').where('shop_id', '=', duty.shop_id!).executeTakeFirstOrThrow();
		const product = await market.ground.db
			.selectFrom('catalogue.product')
			.select('product_id')
			.where('shop_id', '=', duty.shop_id!)
			.executeTakeFirstOrThrow();
		const ids = { shopId: duty.shop_id!, productId: product.product_id };
		await market.command(keeper, (ctx) => addPicture(ctx, { ...ids, hash: randomUUID().replaceAll('-', ''), altTh: 'รูป' }));
		const published = market.command(keeper, (ctx) => publishProduct(ctx, ids));
		if (state.state === 'approved') expect(await published).toEqual({ state: 'published' });
		else await expect(published).rejects.toMatchObject({ code: 'catalogue.shop_not_open' });
	});
	test('says of each bad cell what is wrong, and gives the bad rows back to be mended', async () => {
		const fine = shop();
		const run = await send(
			await book(
				[
					fine,
					shop({ phone: '12', kind: 'ยักษ์', ownerName: '' }),
					shop({ subdistrict: 'ไม่มี' }),
					shop({ postcode: '99999' }),
					shop({ subdistrict: 'ช้างเผือก', postcode: '50300' }),
					{ ...fine },
					shop({ storyTh: 'ก'.repeat(4500) }),
				],
				[
					goods(fine, { priceSatang: 'แพง', weightG: '-5', category: 'no' }),
					goods(fine, { nameTh: 'สาโทบ้านเรา', category: 'drink' }),
					goods(fine, { nameTh: 'เสื่อ' }),
					goods(fine, { nameTh: 'เสื่อ ' }),
					goods(shop()),
					goods(fine, { stock: '1000000', foodNumber: '123' }),
				],
			),
		);
		expect(run).toMatchObject({ rows: 13, good: 2, bad: 11, same: 0 });
		expect(await codes(run)).toEqual([
			['ownerName api.missing', 'phone people.phone_wrong', 'kind onboarding.no_choice'],
			['subdistrict onboarding.no_subdistrict'],
			['postcode places.unknown'],
			['postcode onboarding.other_province'],
			['nameTh onboarding.twice'],
			['storyTh api.out_of_range'],
			['category catalogue.unknown_category', 'priceSatang onboarding.no_number', 'weightG onboarding.no_number'],
			['nameTh catalogue.forbidden_goods'],
			['nameTh onboarding.twice'],
			['shop onboarding.no_shop'],
			['stock api.out_of_range'],
		]);
		const { bytes } = await market.query(officer, (ctx) => rowsToMend(ctx, { runId: run.runId, lang: 'th' }));
		const back = await readSheet({ name: 'a.xlsx', bytes });
		expect(back[0]!.cells.at(-1)).toBe(mendColumn.th);
		expect(back.length).toBe(7);
		expect(back[1]!.cells.at(-1)).toContain('เบอร์โทรเจ้าของ: ');
		const same = await send(bytes);
		// What stood twice stands once now.
		expect(same).toMatchObject({ bad: 9, good: 2 });
	});
	test('comes as CSV of old Thai Windows too, its phones without their zeros', async () => {
		const one = shop({ phone: '812345678' });
		const csv = writeCsv(table('shop', [one])).slice(1);
		const bytes = Buffer.from([...csv].map((sign) => (sign.charCodeAt(0) >= 0x0e00 ? sign.charCodeAt(0) - 0x0e00 + 0xa0 : sign.charCodeAt(0))));
		const run = await send(bytes, 'ร้าน.csv');
		expect(run).toMatchObject({ good: 1, bad: 0 });
		expect((await lines(run))[0]!.cells['nameTh']).toBe(one['nameTh']);
	});
	test('the blank form can be filled in: its own example is a good row', async () => {
		const bytes = await market.query(officer, blankForm);
		expect(await send(bytes)).toMatchObject({ rows: 2, good: 2, bad: 0 });
	});
});

describe('who', () => {
	test('only officers and administrators bring tables, and only officers of the place its shops', async () => {
		const bytes = await book([shop()], []);
		const seller = person(randomUUID(), { role: 'seller', shopId: randomUUID() });
		await expect(send(bytes, 'a.xlsx', seller)).rejects.toMatchObject({ code: 'onboarding.not_yours' });
		const far = await send(bytes, 'a.xlsx', farOfficer);
		expect(await codes(far)).toEqual([['postcode onboarding.other_province']]);
		await expect(commit(far, farOfficer)).rejects.toMatchObject({ code: 'onboarding.nothing_good' });
		await expect(market.query(officer, (ctx) => viewRun(ctx, far.runId))).rejects.toMatchObject({ code: 'onboarding.not_found' });
		await expect(market.command(officer, (ctx) => commitRun(ctx, far.runId))).rejects.toMatchObject({ code: 'onboarding.not_found' });
		expect((await market.query(operator, (ctx) => listRuns(ctx))).items.map((run) => run.runId)).toContain(far.runId);
		expect((await market.query(farOfficer, (ctx) => listRuns(ctx))).items.map((run) => run.runId)).toEqual([far.runId]);
	});
	test('goods for a shop of another place are refused', async () => {
		const one = shop();
		await commit(await send(await book([one], [])));
		expect(await codes(await send(await book([], [goods(one)]), 'a.xlsx', farOfficer))).toEqual([['phone onboarding.other_province']]);
	});
	test('an administrator brings from anywhere, and the place opens the shops', async () => {
		const one = shop({ kind: 'เกษตรกร', subdistrict: 'ช้างเผือก', postcode: '50300' });
		await commit(await send(await book([one], []), 'a.xlsx', operator), operator);
		const row = await market.ground.db
			.selectFrom('shops.shop')
			.select(['state', 'province_code'])
			.where('name_th', '=', one['nameTh']!)
			.executeTakeFirstOrThrow();
		expect(row).toEqual({ state: 'applied', province_code: '50' });
	});
});

describe('when things go wrong', () => {
	test('a worker that dies half-way goes on where it was, without doubles', async () => {
		const shops = Array.from({ length: 40 }, () => shop());
		const run = await send(
			await book(
				shops,
				shops.map((one) => goods(one)),
			),
		);
		const before = await all();
		await market.command(officer, (ctx) => commitRun(ctx, run.runId));
		const dying = market.command(system('onboarding.work'), async (ctx) => {
			await workOn(ctx, { runId: run.runId });
			throw new Error('killed');
		});
		await expect(dying).rejects.toThrow('killed');
		expect(await all()).toEqual(before);
		// Two workers at once, and news that comes twice.
		await Promise.all([1, 2, 3].map(() => market.command(system('onboarding.work'), (ctx) => workOn(ctx, { runId: run.runId }))));
		await work(run.runId);
		expect(await market.query(officer, (ctx) => viewRun(ctx, run.runId))).toMatchObject({ state: 'done', written: 80 });
		expect(await all()).toEqual([before[0]! + 40, before[1]! + 40, before[2]! + 40, before[3]! + 40]);
	});
	test('two files with the same shops, looked at together, open them once', async () => {
		const shops = [shop(), shop()];
		const [one, two] = [await send(await book(shops, [])), await send(await book(shops, []))];
		expect([one.good, two.good]).toEqual([2, 2]);
		await commit(one);
		expect(await commit(two)).toMatchObject({ state: 'done', written: 0, good: 0, same: 2 });
	});
	test('the same sending twice is one run; other bytes under its number are refused', async () => {
		const runId = randomUUID();
		const bytes = await book([shop()], []);
		const open = (some: Uint8Array) => market.command(officer, (ctx) => openRun(ctx, { runId, fileName: 'a.xlsx', bytes: some }));
		await open(bytes);
		await open(bytes);
		await expect(open(await book([shop()], []))).rejects.toMatchObject({ code: 'onboarding.id_used' });
		await expect(market.command(officer, (ctx) => commitRun(ctx, runId))).rejects.toMatchObject({ code: 'onboarding.still_reading' });
	});
	test('a file that is no form is refused, and nothing of it stays', async () => {
		const runs = async () => Number((await sql<{ n: string }>`select count(*) n from onboarding.run`.execute(market.ground.db)).rows[0]!.n);
		const before = await runs();
		await expect(send(Buffer.from('a,b,c\n1,2,3\n'), 'a.csv')).rejects.toMatchObject({ code: 'onboarding.no_heading' });
		await expect(send(Buffer.from('เบอร์โทรเจ้าของ,ชื่อร้าน,ตำบล\n1,2,3\n'), 'a.csv')).rejects.toMatchObject({ code: 'onboarding.columns_missing' });
		await expect(send(Buffer.from('<html><table>'), 'a.xlsx')).rejects.toMatchObject({ code: 'sheets.not_a_table' });
		await expect(send(Buffer.from(`${columns.shop.map((one) => one.th).join(',')}\n`), 'a.csv')).rejects.toMatchObject({ code: 'sheets.empty' });
		expect(await runs()).toBe(before);
	});
	test('what was thrown away or is old is gone, and its rows are not kept', async () => {
		const run = await send(await book([shop()], []));
		await market.command(officer, (ctx) => dropRun(ctx, run.runId));
		expect(await lines(run)).toEqual([]);
		await expect(commit(run)).rejects.toMatchObject({ code: 'onboarding.dropped' });
		const kept = await commit(await send(await book([shop()], [])));
		await expect(market.command(officer, (ctx) => dropRun(ctx, kept.runId))).rejects.toMatchObject({ code: 'onboarding.written' });
		market.clock.advance(31 * 86_400_000);
		await market.command(system('onboarding.forget'), (ctx) => forgetRuns(ctx, { atMost: 100 }));
		expect(await market.query(officer, (ctx) => viewRun(ctx, kept.runId))).toMatchObject({ state: 'done', written: 1, kept: false });
		expect(await lines(kept)).toEqual([]);
	});
});

test('ten thousand rows are looked through and written in under a minute', { timeout: 120_000 }, async () => {
	const shops = Array.from({ length: 2000 }, () => shop());
	const bytes = await book(
		shops,
		shops.flatMap((one) => [1, 2, 3, 4].map((number) => goods(one, { nameTh: `ของ ${number}` }))),
	);
	const began = performance.now();
	const run = await send(bytes);
	const looked = performance.now();
	const done = await commit(run);
	const ended = performance.now();
	process.stdout.write(
		`10,000 rows: looked through in ${((looked - began) / 1000).toFixed(1)} s, written in ${((ended - looked) / 1000).toFixed(1)} s\n`,
	);
	expect(done).toMatchObject({ written: 10_000, bad: 0 });
	expect(ended - began).toBeLessThan(60_000);
});

test('after all of it, the numbers of open shops and goods are what is there', async () => {
	expect(await wronglyCounted(market)).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { normalise } from '#kernel/thai';
import { openTestMarket, type TestMarket } from '#tests/market';
import { districtsBeginning, districtsCalled, readDistricts } from './called.ts';

let market: TestMarket;
beforeAll(async () => void (market = await openTestMarket()));
afterAll(() => market.close());

const read = (typed: string) => market.query(anonymous, (ctx) => readDistricts(ctx, normalise(typed).split(' ')));

describe('districts in what was typed', () => {
	test.each([
		['sikhoraphum', 'ศีขรภูมิ'],
		['Si Khoraphum', 'ศีขรภูมิ'],
		['amphoe pak chong', 'ปากช่อง'],
		['Pak Chong district', 'ปากช่อง'],
		['silk Tha Tum', 'silk ท่าตูม'],
		['tha-tum silk', 'ท่าตูม silk'],
		['ผ้าไหม อ.ศีขรภูมิ', 'ผ้าไหม ศีขรภูมิ'],
		['อำเภอศีขรภูมิ', 'ศีขรภูมิ'],
		['mueang surin', 'เมืองสุรินทร์'],
		['bang pa-in', 'บางปะอิน'],
		['amphoe pai', 'ปาย'],
		['khet sathorn', 'สาทร'],
	])('%s is %s', async (typed, thai) => expect((await read(typed))?.exact).toEqual([thai.split(' ')]));

	test.each([
		['sikoraphum', 'ศีขรภูมิ'],
		['hang dung', 'หางดง'],
		['pak chnog', 'ปากช่อง'],
		['amphoe hangdongg', 'หางดง'],
		['pai', 'ปาย'],
	])('%s is only perhaps %s', async (typed, thai) => expect(await read(typed)).toEqual({ exact: [], near: [thai.split(' ')] }));

	test.each(['ผ้าไหม', 'ศีขรภูมิ', 'silk', 'long sleeve shirt 2 m', 'อำเภอ', 'เขตร้อน', '', 'amphoe'])('%s names none for sure', async (typed) =>
		expect((await read(typed))?.exact ?? []).toEqual([]),
	);

	test('of one Latin name for several districts each is tried', async () =>
		expect((await read('mae tha'))?.exact.flat().toSorted()).toEqual(['แม่ทะ', 'แม่ทา']));
});

test('a beginning of a name, in either script', async () => {
	const beginning = async (typed: string): Promise<string[]> =>
		(await market.query(anonymous, (ctx) => districtsBeginning(ctx, normalise(typed)))).map((one) => one.path);
	for (const typed of ['sikhora', 'si khora', 'ศีขร', 'อำเภอศีขร', 'amphoe sikh']) expect(await beginning(typed), typed).toContain('/p/surin/at/3209');
	expect(await beginning('x')).toEqual([]);
	expect(await beginning('')).toEqual([]);
});

test.each([
	['ศีขรภูมิ', ['surin']],
	['amphoe sikhoraphum', ['surin']],
	['เขต ปทุมวัน', ['bangkok']],
	['ผ้าไหม ศีขรภูมิ', []],
	['', []],
])('the whole of %s', async (typed, slugs) => {
	const found = await market.query(anonymous, (ctx) => districtsCalled(ctx, typed));
	expect(found.map((one) => one.province.slug)).toEqual(slugs);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { openTestMarket, type TestMarket } from '../../../tests/market.ts';
import { findPlaces, kilometresBetween, officeOf, placeOf, provinceBySlug, provinceOfPostcode, provinces, type PlaceWish } from './index.ts';
import { officesOf, readPlaces } from './load.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket(2);
});
afterAll(() => market.close());
const find = (wish: PlaceWish) => market.query(anonymous, (ctx) => findPlaces(ctx, wish));
const first = async (text: string): Promise<string> => {
	const [place] = await find({ text });
	return place ? `${place.subdistrict.th} ${place.district.th} ${place.province.th} ${place.postcode}` : '';
};

describe('the country', () => {
	test('has 77 provinces, 928 districts and 7,436 subdistricts', async () => {
		const places = await readPlaces();
		expect([places.provinces.length, places.districts.length, places.subdistricts.length]).toEqual([77, 928, 7436]);
		const provinceCodes = new Set(places.provinces.map((one) => one.code));
		const districtCodes = new Set(places.districts.map((one) => one.code));
		expect(places.districts.filter((one) => !provinceCodes.has(one.code.slice(0, 2)))).toEqual([]);
		expect(places.subdistricts.filter((one) => !districtCodes.has(one.code.slice(0, 4)) || one.postcodes.length === 0)).toEqual([]);
		expect(places.subdistricts.filter((one) => !/^[A-Z][A-Za-z .'()-]*$/.test(one.en)).map((one) => one.en)).toEqual([]);
		expect(new Set(places.provinces.map((one) => one.slug)).size).toBe(77);
	});

	// Checked by hand against the register; most of these the address package has wrong or not at all.
	test.each([
		['103604', 'ดอนเมือง'],
		['101802', 'คลองสาน'],
		['105005', 'คลองบางบอน'],
		['380101', 'บึงกาฬ'],
		['380303', 'ศรีชมภู'],
		['380201', 'ศรีชมภู'],
		['710610', 'พังตรุ'],
		['710905', 'พังตรุ'],
		['711102', 'กลอนโด'],
		['400101', 'ในเมือง'],
		['320101', 'ในเมือง'],
	])('%s is %s', async (code, name) => {
		const places = await readPlaces();
		expect(places.subdistricts.find((one) => one.code === code)?.th).toBe(name);
	});

	test('has one post office for each postcode', async () => {
		const offices = officesOf(await readPlaces());
		expect(new Set(offices.map((office) => office.code)).size).toBe(offices.length);
		expect(offices.length).toBeGreaterThan(900);
		expect(offices.find((office) => office.code === '32000')).toEqual({
			code: '32000',
			th: 'ที่ทำการไปรษณีย์ เมืองสุรินทร์',
			en: 'Mueang Surin post office',
			province: '32',
		});
	});
});

describe('finding', () => {
	test.each([
		['แม่แจ่ม', 'แม่แจ่ม'],
		['ต.ช่างเคิ่ง อ.แม่แจ่ม', 'ช่างเคิ่ง แม่แจ่ม เชียงใหม่ 50270'],
		['ตำบลช่างเคิ่ง จังหวัดเชียงใหม่', 'ช่างเคิ่ง แม่แจ่ม เชียงใหม่ 50270'],
		['chang khoeng chiang mai', 'ช่างเคิ่ง แม่แจ่ม เชียงใหม่ 50270'],
		['ช่างเคิ่ง 50270', 'ช่างเคิ่ง แม่แจ่ม เชียงใหม่ 50270'],
		['ในเมือง สุรินทร์', 'ในเมือง เมืองสุรินทร์ สุรินทร์ 32000'],
		['แขวงพญาไท', 'พญาไท พญาไท กรุงเทพมหานคร 10400'],
		['จอมพล จตุจักร', 'จอมพล จตุจักร กรุงเทพมหานคร 10900'],
		['อ่างทอง', 'อ่างทอง'],
		['๕๐๒๗๐ ท่าผา', 'ท่าผา แม่แจ่ม เชียงใหม่ 50270'],
	])('%s', async (text, place) => expect(await first(text)).toContain(place));

	test('gives nothing for nothing and for nonsense, and never too much', async () => {
		expect(await find({ text: '   ' })).toEqual([]);
		expect(await find({ text: 'qqqqzzzz' })).toEqual([]);
		expect((await find({ text: 'บ้าน' })).length).toBe(40);
	});

	test('by postcode gives all its subdistricts', async () => {
		const places = await find({ postcode: '50270' });
		expect(places.map((place) => place.subdistrict.th)).toEqual(expect.arrayContaining(['ช่างเคิ่ง', 'ท่าผา', 'บ้านทับ', 'แม่ศึก']));
		expect(new Set(places.map((place) => place.provinceCode))).toEqual(new Set(['50']));
		expect(await find({ postcode: '๕๐๒๗๐' })).toEqual(places);
		expect(await find({ postcode: '99999' })).toEqual([]);
		expect((await find({ subdistrictCode: '500301' })).map((place) => place.postcode)).toEqual(['50270']);
	});

	test('an address names subdistrict and postcode that belong together', async () => {
		const place = await market.query(anonymous, (ctx) => placeOf(ctx, '320101', '32000'));
		expect(place).toMatchObject({
			subdistrict: { th: 'ในเมือง', en: 'Nai Mueang' },
			district: { th: 'เมืองสุรินทร์' },
			province: { th: 'สุรินทร์', en: 'Surin' },
			provinceCode: '32',
		});
		await expect(market.query(anonymous, (ctx) => placeOf(ctx, '320101', '32110'))).rejects.toMatchObject({ code: 'places.unknown' });
		await expect(market.query(anonymous, (ctx) => placeOf(ctx, '999999', '32000'))).rejects.toMatchObject({ code: 'places.unknown' });
	});

	test('provinces and offices', async () => {
		expect(await market.query(anonymous, (ctx) => provinceBySlug(ctx, 'surin'))).toMatchObject({
			code: '32',
			name: { th: 'สุรินทร์', en: 'Surin' },
			region: 'northeast',
		});
		expect(await market.query(anonymous, provinces)).toHaveLength(77);
		expect(await market.query(anonymous, (ctx) => officeOf(ctx, '50270'))).toMatchObject({
			code: '50270',
			name: { th: 'ที่ทำการไปรษณีย์ แม่แจ่ม' },
			provinceCode: '50',
		});
		expect(await market.query(anonymous, (ctx) => provinceOfPostcode(ctx, '32000'))).toEqual({ th: 'สุรินทร์', en: 'Surin' });
		expect(await market.query(anonymous, (ctx) => provinceOfPostcode(ctx, '00000'))).toBeNull();
		await expect(market.query(anonymous, (ctx) => provinceBySlug(ctx, 'atlantis'))).rejects.toMatchObject({
			code: 'places.no_province',
			kind: 'not_found',
		});
		await expect(market.query(anonymous, (ctx) => officeOf(ctx, '00000'))).rejects.toMatchObject({ code: 'places.no_office' });
	});

	test('distances are those of the map, the same both ways', async () => {
		const km = (a: string, b: string) => market.query(anonymous, (ctx) => kilometresBetween(ctx, a, b));
		expect(await km('10', '10')).toBe(0);
		expect(await km('10', '50')).toBe(await km('50', '10'));
		expect(await km('10', '50')).toBeGreaterThan(530);
		expect(await km('10', '50')).toBeLessThan(640);
	});
});

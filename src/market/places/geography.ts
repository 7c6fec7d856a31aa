import type { OfficeView, PlaceView, ProvinceView, Words } from '#kernel/views';
import { normalise } from '#kernel/thai';
import type { ReadCtx } from '#platform/ctx';

export interface Province {
	readonly code: string;
	readonly slug: string;
	readonly name: Words;
	readonly region: ProvinceView['region'];
	readonly lat: number;
	readonly lon: number;
}

/** A place with what it is found by. */
export interface Found {
	readonly place: PlaceView;
	/** subdistrict, district, province in normal form, Thai then English */
	readonly names: readonly [string, string, string, string, string, string];
}

/** The whole country, read once a process: it changes only with a migration, which comes with a new start. */
export interface Geography {
	readonly provinces: ReadonlyMap<string, Province>;
	readonly bySlug: ReadonlyMap<string, Province>;
	readonly offices: ReadonlyMap<string, OfficeView>;
	readonly all: readonly Found[];
	readonly byPostcode: ReadonlyMap<string, readonly PlaceView[]>;
	readonly bySubdistrict: ReadonlyMap<string, readonly PlaceView[]>;
}

let kept: Promise<Geography> | null = null;

/** Read once a process, however many ask at its start. Who waited for a reading that failed reads anew. */
export function geography(ctx: ReadCtx): Promise<Geography> {
	if (kept === null) return (kept = read(ctx));
	const reading = kept;
	return reading.catch(() => {
		if (kept === reading) kept = null;
		return geography(ctx);
	});
}

async function read(ctx: ReadCtx): Promise<Geography> {
	const provinceRows = await ctx.db.selectFrom('places.province').selectAll().orderBy('province_code').execute();
	const officeRows = await ctx.db.selectFrom('places.office').selectAll().execute();
	const rows = await ctx.db
		.selectFrom('places.subdistrict_postcode as code')
		.innerJoin('places.subdistrict as subdistrict', 'subdistrict.subdistrict_code', 'code.subdistrict_code')
		.innerJoin('places.district as district', 'district.district_code', 'subdistrict.district_code')
		.select([
			'code.subdistrict_code',
			'code.postcode',
			'subdistrict.name_th as th',
			'subdistrict.name_en as en',
			'district.name_th',
			'district.name_en',
			'district.province_code',
		])
		.orderBy('code.subdistrict_code')
		.orderBy('code.postcode')
		.execute();
	const provinces = new Map(
		provinceRows.map((row): [string, Province] => [
			row.province_code,
			{
				code: row.province_code,
				slug: row.slug,
				name: { th: row.name_th, en: row.name_en },
				region: row.region as Province['region'],
				lat: row.lat,
				lon: row.lon,
			},
		]),
	);
	const districts = new Map<string, Words>();
	const all = rows.map((row): Found => {
		const province = provinces.get(row.province_code)!;
		const key = row.subdistrict_code.slice(0, 4);
		const district = districts.get(key) ?? { th: row.name_th, en: row.name_en };
		districts.set(key, district);
		const place = {
			subdistrictCode: row.subdistrict_code,
			postcode: row.postcode,
			subdistrict: { th: row.th, en: row.en },
			district,
			province: province.name,
			provinceCode: province.code,
		};
		return {
			place,
			names: [
				normalise(row.th),
				normalise(row.name_th),
				normalise(province.name.th),
				normalise(row.en),
				normalise(row.name_en),
				normalise(province.name.en ?? ''),
			],
		};
	});
	const places = all.map((found) => found.place);
	return {
		provinces,
		bySlug: new Map([...provinces.values()].map((province) => [province.slug, province])),
		offices: new Map(
			officeRows.map((row): [string, OfficeView] => [
				row.office_code,
				{ code: row.office_code, name: { th: row.name_th, en: row.name_en }, provinceCode: row.province_code },
			]),
		),
		all,
		byPostcode: Map.groupBy(places, (place) => place.postcode),
		bySubdistrict: Map.groupBy(places, (place) => place.subdistrictCode),
	};
}

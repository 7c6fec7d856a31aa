// Fills the tables of places from the address package, our corrections and the list of provinces. Runs in the migration's transaction.
import type { ClientBase } from 'pg';
import { getDatabase, setEngMode, setGeoMode } from 'thai-address-universal';
import { assert } from '#kernel/refusal';
import { added, dropped, rightCodes, spelled } from './corrections.ts';
import provinces from './provinces.json' with { type: 'json' };

interface Row {
	readonly province: string;
	readonly district: string;
	readonly sub_district: string;
	readonly postal_code: string;
	readonly sub_district_code?: string;
}
interface Named {
	readonly code: string;
	readonly th: string;
	readonly en: string;
}

/** Every place of the country, checked: 77 provinces, 928 districts, 7,436 subdistricts. */
export interface Places {
	readonly provinces: readonly {
		readonly code: string;
		readonly slug: string;
		readonly th: string;
		readonly en: string;
		readonly region: string;
		readonly lat: number;
		readonly lon: number;
	}[];
	readonly districts: readonly Named[];
	readonly subdistricts: readonly (Named & { readonly postcodes: readonly string[] })[];
}

/** 'Phra Nakhon Si Ayutthaya' → 'phra-nakhon-si-ayutthaya'. */
export const provinceSlug = (en: string): string =>
	en
		.toLowerCase()
		.replace(/[^a-z]+/g, '-')
		.replace(/^-|-$/g, '');

/** The same places in both languages: row by row the package's two tables are in one order. */
async function packageRows(): Promise<{ th: Row; en: Row }[]> {
	await setEngMode(false);
	await setGeoMode(true);
	await setEngMode(true);
	const english = getDatabase() as unknown as Row[];
	await setEngMode(false);
	const thai = getDatabase() as unknown as Row[];
	assert(thai.length === english.length && thai.some((row) => row.sub_district_code), 'the address package without its codes');
	return thai.map((th, index) => ({ th, en: english[index]! }));
}

/** Reads the package and corrects it. @throws when the numbers are not those of the country: the package changed */
export async function readPlaces(): Promise<Places> {
	const byName = new Map(provinces.map((province) => [province.th, province]));
	const districts = new Map<string, Named>();
	const subdistricts = new Map<string, Named & { postcodes: string[] }>();
	for (const { th, en } of await packageRows()) {
		// Islands that nobody delivers to are in the package without a postcode.
		if (!th.postal_code || dropped.includes([th.province, th.district, th.sub_district].join('|'))) continue;
		const province = byName.get(th.province);
		assert(province, `the province ${th.province} is not in the list`);
		const code = rightCodes[province.code]?.[th.district]?.[th.sub_district] ?? th.sub_district_code ?? '';
		assert(/^\d{6}$/.test(code) && code.startsWith(province.code), `no code for ${th.province} ${th.district} ${th.sub_district}`);
		const known = subdistricts.get(code) ?? {
			code,
			th: spelled[code]?.th ?? th.sub_district,
			en: spelled[code]?.en ?? en.sub_district,
			postcodes: [],
		};
		if (!known.postcodes.includes(th.postal_code)) known.postcodes.push(th.postal_code);
		subdistricts.set(code, known);
		const district = districts.get(code.slice(0, 4));
		assert(!district || district.th === th.district, `${code} lies in two districts`);
		districts.set(code.slice(0, 4), { code: code.slice(0, 4), th: th.district, en: en.district });
	}
	for (const one of added) subdistricts.set(one.code, { ...one, postcodes: [...one.postcodes] });
	assert(
		provinces.length === 77 && districts.size === 928 && subdistricts.size === 7436,
		`${districts.size} districts, ${subdistricts.size} subdistricts`,
	);
	return {
		provinces: provinces.map(({ code, th, en, region, lat, lon }) => ({
			code,
			slug: provinceSlug(en),
			th,
			en,
			region: region.replace('-', ''),
			lat,
			lon,
		})),
		districts: [...districts.values()],
		subdistricts: [...subdistricts.values()],
	};
}

/** One post office a postcode, named after the district most of its subdistricts lie in. */
export function officesOf(places: Places): { code: string; th: string; en: string; province: string }[] {
	const votes = new Map<string, Map<string, number>>();
	for (const { code, postcodes } of places.subdistricts) {
		for (const postcode of postcodes) {
			const count = votes.get(postcode) ?? new Map<string, number>();
			// A postcode ending in 000 belongs to the capital district, number 01.
			const weight = postcode.endsWith('000') && code.slice(2, 4) === '01' ? 1000 : 1;
			count.set(code.slice(0, 4), (count.get(code.slice(0, 4)) ?? 0) + weight);
			votes.set(postcode, count);
		}
	}
	const districts = new Map(places.districts.map((district) => [district.code, district]));
	return [...votes].map(([postcode, count]) => {
		const [best] = [...count].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
		const district = districts.get(best![0])!;
		return { code: postcode, th: `ที่ทำการไปรษณีย์ ${district.th}`, en: `${district.en} post office`, province: district.code.slice(0, 2) };
	});
}

/** The step of 0011_places.sql. */
export async function step(client: ClientBase, onProgress: (message: string) => void): Promise<void> {
	const places = await readPlaces();
	const insert = (table: string, columns: string, types: string, rows: readonly (readonly unknown[])[]): Promise<unknown> =>
		client.query(
			`insert into places.${table} (${columns}) select * from unnest(${types
				.split(' ')
				.map((type, index) => `$${index + 1}::${type}[]`)
				.join(', ')})`,
			types.split(' ').map((_, index) => rows.map((row) => row[index])),
		);
	await insert(
		'province',
		'province_code, slug, name_th, name_en, region, lat, lon',
		'text text text text text float8 float8',
		places.provinces.map((one) => [one.code, one.slug, one.th, one.en, one.region, one.lat, one.lon]),
	);
	await insert(
		'district',
		'district_code, province_code, name_th, name_en',
		'text text text text',
		places.districts.map((one) => [one.code, one.code.slice(0, 2), one.th, one.en]),
	);
	await insert(
		'subdistrict',
		'subdistrict_code, district_code, name_th, name_en',
		'text text text text',
		places.subdistricts.map((one) => [one.code, one.code.slice(0, 4), one.th, one.en]),
	);
	await insert(
		'subdistrict_postcode',
		'subdistrict_code, postcode',
		'text text',
		places.subdistricts.flatMap((one) => one.postcodes.map((postcode) => [one.code, postcode])),
	);
	await insert(
		'office',
		'office_code, name_th, name_en, province_code',
		'text text text text',
		officesOf(places).map((one) => [one.code, one.th, one.en, one.province]),
	);
	onProgress(`${places.subdistricts.length} subdistricts`);
}

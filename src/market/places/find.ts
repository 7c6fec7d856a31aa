import { refuse } from '#kernel/refusal';
import { normalise } from '#kernel/thai';
import type { OfficeView, PlaceView, Words } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { geography, type Found, type Province } from './geography.ts';
import { limits } from './limits.ts';

export type PlaceWish = { readonly postcode: string } | { readonly subdistrictCode: string } | { readonly text: string };

/** What people write before a name: 'ต.', 'อำเภอ', 'จ.'; at the beginning of the words only. */
const PREFIX = /(^|\s)(?:ตำบล|แขวง|อำเภอ|เขต|จังหวัด|(?:ต|อ|จ)(?:\.|\s))\s*/g;

/**
 * Places by postcode, by code, or by what somebody typed: names of subdistrict, district, province in any order, Thai or English, or a postcode.
 * @returns best first, each subdistrict with each of its postcodes; empty when nothing fits
 */
export async function findPlaces(ctx: ReadCtx, wish: PlaceWish): Promise<PlaceView[]> {
	const { byPostcode, bySubdistrict, all } = await geography(ctx);
	if ('postcode' in wish) return [...(byPostcode.get(digits(wish.postcode)) ?? [])];
	if ('subdistrictCode' in wish) return [...(bySubdistrict.get(wish.subdistrictCode) ?? [])];
	const words = normalise(wish.text.slice(0, limits.text).replace(PREFIX, '$1')).split(' ').filter(Boolean).slice(0, limits.words);
	if (words.length === 0) return [];
	const found: { place: PlaceView; rank: number }[] = [];
	for (const candidate of all) {
		const rank = rankOf(candidate, words);
		if (rank > 0) found.push({ place: candidate.place, rank });
	}
	found.sort((a, b) => b.rank - a.rank);
	return found.slice(0, limits.found).map((one) => one.place);
}

/** 0 when a word fits nothing; a whole name counts more than a beginning, a subdistrict more than a district. */
function rankOf(candidate: Found, words: readonly string[]): number {
	let rank = 0;
	for (const word of words) {
		let best = candidate.place.postcode.startsWith(word) && word.length >= 2 ? 8 : 0;
		for (const [index, name] of candidate.names.entries()) {
			const level = 3 - (index % 3);
			if (name === word) best = Math.max(best, 20 + level);
			else if (name.startsWith(word)) best = Math.max(best, 10 + level);
			else if (name.includes(word)) best = Math.max(best, level);
		}
		if (best === 0) return 0;
		rank += best;
	}
	return rank;
}

const digits = (text: string): string => normalise(text).replace(/\D/g, '');

/** @refuses places.unknown when the subdistrict does not have this postcode */
export async function placeOf(ctx: ReadCtx, subdistrictCode: string, postcode: string): Promise<PlaceView> {
	const { bySubdistrict } = await geography(ctx);
	const place = bySubdistrict.get(subdistrictCode)?.find((one) => one.postcode === postcode);
	return place ?? refuse('places.unknown', 'invalid', {}, { postcode: 'places.unknown' });
}

/** All 77, by their codes. */
export async function provinces(ctx: ReadCtx): Promise<Province[]> {
	return [...(await geography(ctx)).provinces.values()];
}

/** All 77 by their codes; for whoever looks up many. */
export const provincesByCode = async (ctx: ReadCtx): Promise<ReadonlyMap<string, Province>> => (await geography(ctx)).provinces;

/** @refuses places.no_province */
export async function provinceBySlug(ctx: ReadCtx, slug: string): Promise<Province> {
	return (await geography(ctx)).bySlug.get(slug) ?? refuse('places.no_province', 'not_found');
}

/** @param code two digits @refuses places.no_province */
export async function provinceOf(ctx: ReadCtx, code: string): Promise<Province> {
	return (await geography(ctx)).provinces.get(code) ?? refuse('places.no_province', 'not_found');
}

/** The post office that serves a postcode. @refuses places.no_office */
export async function officeOf(ctx: ReadCtx, postcode: string): Promise<OfficeView> {
	return (await geography(ctx)).offices.get(postcode) ?? refuse('places.no_office', 'invalid', { postcode });
}

/** The province a postcode's office lies in. @returns null for a postcode that is not in use */
export async function provinceOfPostcode(ctx: ReadCtx, postcode: string): Promise<Words | null> {
	const { offices, provinces } = await geography(ctx);
	return provinces.get(offices.get(postcode)?.provinceCode ?? '')?.name ?? null;
}

const RADIUS = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Between the middles of two provinces, as the crow flies, in whole kilometres. @refuses places.no_province */
export async function kilometresBetween(ctx: ReadCtx, provinceCodeA: string, provinceCodeB: string): Promise<number> {
	const [a, b] = [await provinceOf(ctx, provinceCodeA), await provinceOf(ctx, provinceCodeB)];
	const half = (x: number, y: number): number => Math.sin(radians(y - x) / 2) ** 2;
	const share = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
	return Math.round(2 * RADIUS * Math.asin(Math.sqrt(share)));
}

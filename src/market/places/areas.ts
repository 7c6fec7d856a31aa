import { refuse } from '#kernel/refusal';
import type { PlaceView, Words } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { geography, type Province } from './geography.ts';

/** A district (four digits) or sub-district (six), and what it lies in. */
export interface Area {
	readonly code: string;
	readonly name: Words;
	readonly province: Province;
	/** of a sub-district: the district it lies in */
	readonly district: { readonly code: string; readonly name: Words } | null;
}

/** What lies right below a province (two digits) or a district (four), by code. */
export async function areasBelow(ctx: ReadCtx, code: string): Promise<{ readonly code: string; readonly name: Words }[]> {
	const { all } = await geography(ctx);
	const below = new Map<string, Words>();
	for (const { place } of all)
		if (place.subdistrictCode.startsWith(code)) below.set(place.subdistrictCode.slice(0, code.length + 2), nameAt(place, code.length + 2));
	return [...below].map(([at, name]) => ({ code: at, name }));
}

/** @refuses places.unknown */
export async function areaOf(ctx: ReadCtx, code: string): Promise<Area> {
	const { all, provinces } = await geography(ctx);
	const place = /^\d{4}(\d\d)?$/.test(code) ? all.find((one) => one.place.subdistrictCode.startsWith(code))?.place : undefined;
	if (!place) return refuse('places.unknown', 'not_found');
	return {
		code,
		name: nameAt(place, code.length),
		province: provinces.get(place.provinceCode)!,
		district: code.length === 6 ? { code: code.slice(0, 4), name: place.district } : null,
	};
}

const nameAt = (place: PlaceView, digits: number): Words => (digits === 4 ? place.district : place.subdistrict);

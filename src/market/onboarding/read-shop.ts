import { bulkShops } from '#market/shops';
import { findPlaces } from '#market/places';
import { normalise } from '#kernel/thai';
import type { PlaceView } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { choiceIn, fault, faultsOf, phoneIn, type Cells, type Fault } from './cells.ts';
import { choices } from './columns.ts';

/** A shop as it shall be written. */
export interface ShopWish {
	readonly phone: string;
	readonly provinceCode: string;
	readonly shop: bulkShops.ImportShop;
}

/** Reads a row of the form for shops by the same shapes as an application. @returns the shop, or what is wrong with its cells */
export async function readShop(ctx: ReadCtx, cells: Cells): Promise<{ wish: ShopWish } | { faults: Fault[] }> {
	const missing = ['phone', 'ownerName', 'nameTh', 'kind', 'villageTh', 'subdistrict', 'postcode', 'storyTh']
		.filter((field) => !cells[field])
		.map((field) => fault(field, 'api.missing'));
	const faults = new Map(missing.map((one) => [one.field, one]));
	const blame = (one: Fault): void => void (faults.has(one.field) || faults.set(one.field, one));
	const phone = phoneIn(cells['phone'] ?? '');
	if (phone === null) blame(fault('phone', 'people.phone_wrong'));
	const kind = choiceIn(cells['kind'] ?? '', choices.kind);
	if (kind === null)
		blame(
			fault('kind', 'onboarding.no_choice', {
				choices: Object.values(choices.kind)
					.map(([th]) => th)
					.join(', '),
			}),
		);
	const place = cells['postcode'] && cells['subdistrict'] ? await placeIn(ctx, cells) : null;
	if (place && 'code' in place) blame(place);
	const parsed = bulkShops.importShape.safeParse({
		ownerName: cells['ownerName'] ?? '',
		nameTh: cells['nameTh'] ?? '',
		...(cells['nameEn'] ? { nameEn: cells['nameEn'] } : {}),
		kind: kind ?? 'household',
		villageTh: cells['villageTh'] ?? '',
		subdistrictCode: place && 'place' in place ? place.place.subdistrictCode : '000000',
		postcode: place && 'place' in place ? place.place.postcode : '00000',
		storyTh: cells['storyTh'] ?? '',
		...(cells['storyEn'] ? { storyEn: cells['storyEn'] } : {}),
	});
	if (!parsed.success) for (const one of faultsOf(parsed.error)) blame(one);
	if (faults.size > 0 || !parsed.success || phone === null || !place || !('place' in place)) return { faults: [...faults.values()] };
	return { wish: { phone, provinceCode: place.place.provinceCode, shop: parsed.data } };
}

/** The subdistrict by its name and postcode; where two have both, the district tells. */
async function placeIn(ctx: ReadCtx, cells: Cells): Promise<{ place: PlaceView } | Fault> {
	const near = await findPlaces(ctx, { postcode: cells['postcode'] ?? '' });
	if (near.length === 0) return fault('postcode', 'places.unknown');
	const wanted = [bare(cells['subdistrict'] ?? ''), bare(cells['district'] ?? '')] as const;
	const is = (words: PlaceView['district'], name: string): boolean => bare(words.th) === name || bare(words.en ?? '') === name;
	const named = near.filter((place) => is(place.subdistrict, wanted[0]) || place.subdistrictCode === cells['subdistrict']);
	const fits = wanted[1] === '' ? named : named.filter((place) => is(place.district, wanted[1]));
	if (fits.length === 1) return { place: fits[0]! };
	if (fits.length > 1) return fault('district', 'onboarding.which_district', { districts: fits.map((place) => place.district.th).join(', ') });
	if (named.length > 0) return fault('district', 'onboarding.other_district', { districts: named.map((place) => place.district.th).join(', ') });
	return fault('subdistrict', 'onboarding.no_subdistrict', {
		subdistricts: near
			.slice(0, 12)
			.map((place) => place.subdistrict.th)
			.join(', '),
	});
}

const bare = (name: string): string => normalise(name.replace(/^\s*(?:ตำบล|แขวง|อำเภอ|เขต|[ตอ]\.)\s*/, ''));

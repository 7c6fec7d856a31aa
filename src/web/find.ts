import type { Cookies } from '@sveltejs/kit';
import { findPlaces, officeOf, placeOf, provinceBySlug, provinceOf } from '#market/places';
import type { SearchWish } from '#market/catalogue';
import { narrowings } from '#kernel/narrowing';
import type { PlaceView, Words } from '#kernel/views';
import { isRefusal } from '#kernel/refusal';
import type { ReadCtx } from '#platform/ctx';
import { rememberedPlace } from './place.ts';

/** Thai digits too; everything else is left out. */
const digits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/\D/g, '');
const MOST_BAHT = 1_000_000;

/** What narrows a search, as the address of its page says it. */
export interface Narrow extends Pick<
	SearchWish,
	'sellerKinds' | 'standards' | 'awards' | 'transportClasses' | 'inStock' | 'priceFrom' | 'priceTo' | 'arriveWithin'
> {
	readonly sellerKinds: readonly string[];
	readonly standards: readonly string[];
	readonly awards: readonly string[];
	readonly transportClasses: readonly string[];
	readonly inStock: boolean;
	readonly priceFrom: number | null;
	readonly priceTo: number | null;
	/** days */
	readonly arriveWithin: number | null;
}

const listed = (url: URL, name: string, known: readonly string[]): string[] =>
	(url.searchParams.get(name) ?? '').split(',').filter((one) => known.includes(one));

/** '1,000' or '๑๐๐๐' in baht, as satang; null when there is nothing. */
function bahtOf(url: URL, name: string): number | null {
	const written = digits(url.searchParams.get(name) ?? '');
	return written === '' ? null : Math.min(Number(written), MOST_BAHT) * 100;
}

/** The filters of the address ?kind=…&standard=…&award=…&way=…&stock=1&from=100&to=500&within=3; what is none of ours is left out. */
export function narrowOf(url: URL): Narrow {
	const [from, to] = [bahtOf(url, 'from'), bahtOf(url, 'to')];
	const turned = from !== null && to !== null && from > to;
	return {
		sellerKinds: listed(url, 'kind', narrowings.kind),
		standards: listed(url, 'standard', narrowings.standard),
		awards: listed(url, 'award', narrowings.award),
		transportClasses: listed(url, 'way', narrowings.way),
		inStock: url.searchParams.get('stock') === '1',
		priceFrom: turned ? to : from,
		priceTo: turned ? from : to,
		arriveWithin: narrowings.within.find((days) => String(days) === url.searchParams.get('within')) ?? null,
	};
}

/** From where near is near: a postcode in the address, else the place goods are sent to. */
export interface Nearby {
	readonly code: string | null;
	readonly name: Words | null;
	readonly postcode: string;
	/** where goods are to arrive, and what it is called */
	readonly place: PlaceView | null;
	readonly at: Words | null;
	/** it was asked for a postcode that is none */
	readonly unknown: boolean;
}

export async function nearbyOf(ctx: ReadCtx, url: URL, cookies: Cookies): Promise<Nearby> {
	const asked = digits(url.searchParams.get('near') ?? '').slice(0, 5);
	const remembered = rememberedPlace(cookies);
	const postcode = asked || (remembered?.postcode ?? '');
	if (postcode === '') return { code: null, name: null, postcode, place: null, at: null, unknown: false };
	try {
		const { provinceCode } = await officeOf(ctx, postcode);
		const place =
			remembered?.postcode === postcode
				? await placeOf(ctx, remembered.subdistrictCode, postcode)
				: ((await findPlaces(ctx, { postcode }))[0] ?? null);
		const at = (remembered?.postcode === postcode ? place?.subdistrict : place?.district) ?? null;
		return { code: provinceCode, name: (await provinceOf(ctx, provinceCode)).name, postcode, place, at, unknown: false };
	} catch (thrown) {
		if (!isRefusal(thrown)) throw thrown;
		return { code: null, name: null, postcode, place: null, at: null, unknown: asked !== '' };
	}
}

/** The province of ?province=surin. */
export const provinceIn = async (ctx: ReadCtx, url: URL) => {
	const slug = url.searchParams.get('province')?.slice(0, 60);
	return slug ? provinceBySlug(ctx, slug) : null;
};

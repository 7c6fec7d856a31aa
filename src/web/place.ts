import type { Cookies } from '@sveltejs/kit';
import type { PlaceView } from '#kernel/views';
import type { ShellPlace } from '#ui/market/shell.ts';
import { PLACE_COOKIE, setPlaceCookie } from './cookies.ts';

/**
 * Where goods go, as a cookie remembers it: a hint for dates and forms, never trusted for an order.
 * @returns null when there is none or it is not ours
 */
export function rememberedPlace(cookies: Cookies): ShellPlace | null {
	const [postcode = '', subdistrictCode = '', th = '', en = ''] = (cookies.get(PLACE_COOKIE) ?? '').split('|');
	return /^\d{5}$/.test(postcode) && /^\d{6}$/.test(subdistrictCode) && th !== ''
		? { postcode, subdistrictCode, name: { th: th.slice(0, 60), en: en.slice(0, 60) || null } }
		: null;
}

export const rememberPlace = (cookies: Cookies, place: PlaceView): void =>
	setPlaceCookie(cookies, [place.postcode, place.subdistrictCode, place.subdistrict.th, place.subdistrict.en ?? ''].join('|'));

import type { Cookies } from '@sveltejs/kit';
import { theApp } from './app.ts';
import { cookieDomain } from './portal-host.ts';

export const SESSION_COOKIE = 'session';
export const BASKET_COOKIE = 'basket';
export const LANG_COOKIE = 'lang';
export const PLACE_COOKIE = 'place';
export const VIA_COOKIE = 'via';

const DAY_S = 24 * 3600;

/** Also under the host names of portals: one sign-in and one basket in all of them. */
const everywhere = (): { path: string; domain?: string } => {
	const domain = cookieDomain();
	return domain === null ? { path: '/' } : { path: '/', domain };
};

/** How cookies of ours are kept. */
export const cookieOptions = (days: number) =>
	({
		...everywhere(),
		httpOnly: true,
		sameSite: 'lax',
		secure: theApp().config.settings.publicUrl.startsWith('https:'),
		maxAge: Math.round(days * DAY_S),
	}) as const;

/** Keeps somebody signed in on this phone. */
export const setSession = (cookies: Cookies, token: string): void =>
	cookies.set(SESSION_COOKIE, token, cookieOptions(theApp().config.settings.sessionMs / DAY_S / 1000));
export const clearSession = (cookies: Cookies): void => cookies.delete(SESSION_COOKIE, everywhere());
export const setBasket = (cookies: Cookies, basketId: string): void => cookies.set(BASKET_COOKIE, basketId, cookieOptions(60));
export const clearBasket = (cookies: Cookies): void => cookies.delete(BASKET_COOKIE, everywhere());
export const setLang = (cookies: Cookies, lang: string): void => cookies.set(LANG_COOKIE, lang, cookieOptions(365));
export const clearPlace = (cookies: Cookies): void => cookies.delete(PLACE_COOKIE, everywhere());
export const setPlaceCookie = (cookies: Cookies, text: string): void => cookies.set(PLACE_COOKIE, text, cookieOptions(365));
/** The shared link by which somebody came: a week, so that who comes back tomorrow still came by it. */
export const setVia = (cookies: Cookies, code: string): void => cookies.set(VIA_COOKIE, code, cookieOptions(7));
/** @returns null when there is none that could be a code */
export const viaOfVisitor = (cookies: Cookies): string | null => /^[0-9A-Za-z]{6,16}$/.exec(cookies.get(VIA_COOKIE) ?? '')?.[0] ?? null;

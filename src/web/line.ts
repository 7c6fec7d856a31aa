// LINE Login from the pages' side: what has to be remembered between going there and coming back travels in sealed cookies.
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { MINUTE } from '#kernel/time';
import { theApp } from './app.ts';
import { cookieOptions } from './cookies.ts';

const AWAY_COOKIE = 'line_away';
const KNOWN_COOKIE = 'line_known';
const AWAY_MS = 15 * MINUTE;
const DAY_MS = 24 * 60 * MINUTE;

interface Away {
	readonly state: string;
	readonly nonce: string;
	readonly verifier: string;
	readonly next: string;
}

function put(cookies: Cookies, name: string, value: object): void {
	const { seal, clock } = theApp().ground;
	const sealed = seal.close(JSON.stringify({ ...value, until: clock.now().getTime() + AWAY_MS }), name);
	cookies.set(name, sealed, cookieOptions(AWAY_MS / DAY_MS));
}

/** What a cookie of ours holds; it is taken out, and null when it is too old or not ours. */
function take(cookies: Cookies, name: string): object | null {
	const text = cookies.get(name);
	if (!text) return null;
	cookies.delete(name, { path: '/' });
	const { seal, clock } = theApp().ground;
	try {
		const value = JSON.parse(seal.open(text, name)) as { until: number };
		return value.until > clock.now().getTime() ? value : null;
	} catch {
		return null;
	}
}

export const rememberAway = (cookies: Cookies, away: Away): void => put(cookies, AWAY_COOKIE, away);
export const takeAway = (cookies: Cookies): Away | null => take(cookies, AWAY_COOKIE) as Away | null;
/** A LINE account that proved itself and belongs to nobody yet: it waits for a phone to be proved. */
export const rememberKnown = (cookies: Cookies, lineId: string): void => put(cookies, KNOWN_COOKIE, { lineId });
export const takeKnown = (cookies: Cookies): string | null => (take(cookies, KNOWN_COOKIE) as { lineId: string } | null)?.lineId ?? null;

/** Where LINE sends people back to. */
export const backFromLine = (): string => `${theApp().config.settings.publicUrl}/signin/line/back`;

/** The caller's network address, for limits. */
export function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

/** Whether passkeys can work here: browsers tie them to a name, never to a number. */
export const hasPasskeys = (): boolean => {
	const { hostname } = new URL(theApp().config.settings.publicUrl);
	return !/^[\d.]+$|^\[/.test(hostname);
};

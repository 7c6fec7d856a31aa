import { isIP } from 'node:net';
import type { RequestEvent } from '@sveltejs/kit';
import { anonymous } from '#kernel/actor';
import { portalDoors, type PortalDoor } from '#market/portals';
import { queryCtx } from '#platform/run';
import { theApp } from './app.ts';

const ownHost = (): string => new URL(theApp().config.settings.publicUrl).hostname;

/** The domain under which all our host names share their cookies, so that there is one basket; none for a number or a bare name. */
export const cookieDomain = (host: string = ownHost()): string | null => (isIP(host) || !host.includes('.') ? null : host);

/** The portal whose page this is, by its own host name or by its path; null for every other page. With the database away: none. */
export async function portalOfRequest(event: RequestEvent): Promise<{ door: PortalDoor; byHost: boolean } | null> {
	const { hostname, pathname } = event.url;
	const slug = /^\/p\/([a-z0-9-]{2,60})(\/|$)/.exec(pathname)?.[1];
	if (hostname === ownHost() && !slug) return null;
	const doors = await portalDoors(queryCtx(theApp().ground, anonymous)).catch(() => []);
	const byHost = doors.find((door) => door.host === hostname);
	if (byHost) return { door: byHost, byHost: true };
	const byPath = doors.find((door) => door.slug === slug);
	return byPath ? { door: byPath, byHost: false } : null;
}

/**
 * Where a page is when a portal's host name does not share our cookies: on the market's own address, where the basket is.
 * @returns null when the page may be shown under this host
 */
export function elsewhere(event: RequestEvent, door: PortalDoor): string | null {
	const domain = cookieDomain();
	if (domain !== null && event.url.hostname.endsWith(`.${domain}`)) return null;
	const { pathname, search } = event.url;
	const isPage = event.route.id?.startsWith('/(') ?? false;
	if (!isPage || pathname === '/' || pathname === `/p/${door.slug}` || pathname.startsWith(`/p/${door.slug}/`)) return null;
	const there = theApp().config.settings.publicUrl + pathname + search;
	// A search stays in the window it was begun in.
	return pathname === '/search' && !event.url.searchParams.has('in') ? `${there}${search ? '&' : '?'}in=${door.slug}` : there;
}

import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { isLang, type Lang } from '#kernel/phrase';
import { theApp } from '#web/app';
import { LANG_COOKIE, setLang } from '#web/cookies';
import { packed } from '#web/pack';
import { pageKey, type PageKind } from './page-cache.ts';
import { elsewhere, portalOfRequest } from '#web/portal-host';

/** Before each page: language and request id; after it: headers that keep a browser from being fooled. */
export const handle: Handle = async ({ event, resolve }) => {
	event.locals.requestId = requestId();
	const portal = await portalOfRequest(event);
	event.locals.portal = portal?.byHost ? portal.door.slug : null;
	event.locals.lang = languageOf(event.url, event.cookies.get(LANG_COOKIE), portal?.door.firstLang ?? 'th');
	const away = portal?.byHost ? elsewhere(event, portal.door) : null;
	if (away) return new Response(null, { status: 307, headers: { location: away } });
	const asked = event.url.searchParams.get('lang');
	if (isLang(asked) && asked !== event.cookies.get(LANG_COOKIE)) setLang(event.cookies, asked);
	const { pages } = theApp();
	const began = pages.now();
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.lang),
		preload: ({ type }) => type === 'js' || type === 'css',
	});
	secure(response.headers, event.url.protocol === 'https:');
	response.headers.set('x-request-id', event.locals.requestId);
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
	// Pages are kept by the language that was chosen, Thai when none was: one that speaks English first is made each time.
	const kind = portal?.door.firstLang === 'en' ? undefined : kept[event.route.id ?? ''];
	const key = kind && response.status === 200 && !response.headers.has('set-cookie') ? keyOf(event.request, event.url) : null;
	if (!kind || key === null) return packed(event.request, response);
	const text = await response.clone().text();
	const page = await packed(event.request, response);
	const body = Buffer.from(await page.arrayBuffer());
	page.headers.delete('x-request-id');
	const headers = Object.fromEntries(page.headers);
	pages.keep(key, { kind, path: event.url.pathname, text, began, headers, body, etag: page.headers.get('etag'), seen: event.locals.seen ?? null });
	return new Response(new Uint8Array(body), { headers: { ...headers, 'x-request-id': event.locals.requestId } });
};

/** Pages that look the same to everybody who is not signed in and has no basket: kept for the next visitor. */
const kept: Readonly<Record<string, PageKind>> = {
	'/(market)': 'list',
	'/(market)/c/[slug]': 'list',
	'/(market)/p/[province]': 'list',
	'/(market)/p/[province]/goods': 'list',
	'/(market)/p/[province]/at/[area]': 'list',
	'/(market)/map': 'list',
	'/(market)/collections': 'list',
	'/(market)/collections/[slug]': 'list',
	'/(market)/search': 'list',
	'/(market)/shops/[slug]': 'list',
	'/(market)/sets': 'list',
	'/(market)/products/[id]': 'thing',
};

const keyOf = (request: Request, url: URL): string | null =>
	pageKey({ method: request.method, url: url.pathname + url.search, headers: Object.fromEntries(request.headers) });

/** Unexpected throws: logged with the request id that the page shows, and nothing else told. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const { requestId } = event.locals;
	if (kind === 'unknown') theApp().log.error('page.failed', error, { requestId, route: event.route.id ?? '', method: event.request.method });
	return { requestId: requestId ?? '' };
};

/** What was asked for, what was chosen before, what the portal speaks first. */
const languageOf = (url: URL, cookie: string | undefined, first: Lang): Lang => {
	const asked = url.searchParams.get('lang');
	return isLang(asked) ? asked : isLang(cookie) ? cookie : first;
};

/** Short enough to read out on the telephone: 7Q2-418. */
function requestId(): string {
	const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
	const code = Array.from(theApp().ground.random.bytes(8), (byte) => letters[byte % 32]).join('');
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}

function secure(headers: Headers, https: boolean): void {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	headers.set('x-frame-options', 'DENY');
	headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=(self), payment=()');
	headers.set('cross-origin-opener-policy', 'same-origin');
	if (https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

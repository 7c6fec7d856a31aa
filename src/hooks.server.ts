import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { isLang, type Lang } from '#kernel/phrase';
import { theApp } from '#web/app';
import { LANG_COOKIE, setLang } from '#web/cookies';
import { packed } from '#web/pack';

/** Before each page: language and request id; after it: headers that keep a browser from being fooled. */
export const handle: Handle = async ({ event, resolve }) => {
	event.locals.requestId = requestId();
	event.locals.lang = languageOf(event.url, event.cookies.get(LANG_COOKIE));
	const asked = event.url.searchParams.get('lang');
	if (isLang(asked) && asked !== event.cookies.get(LANG_COOKIE)) setLang(event.cookies, asked);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.lang),
		preload: ({ type }) => type === 'js' || type === 'css',
	});
	secure(response.headers, event.url.protocol === 'https:');
	response.headers.set('x-request-id', event.locals.requestId);
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
	return packed(event.request, response);
};

/** Unexpected throws: logged with the request id that the page shows, and nothing else told. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const { requestId } = event.locals;
	if (kind === 'unknown') theApp().log.error('page.failed', error, { requestId, route: event.route.id ?? '', method: event.request.method });
	return { requestId: requestId ?? '' };
};

const languageOf = (url: URL, cookie: string | undefined): Lang => {
	const asked = url.searchParams.get('lang');
	return isLang(asked) ? asked : isLang(cookie) ? cookie : 'th';
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

import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemOf } from '#api/problem';
import { Refusal } from '#kernel/refusal';
import { sentence } from '#kernel/words';
import type { Admission, ClassLoad } from '#platform/admission';

/** The bounded classes of requests, the most urgent first. */
export const boundedClasses = ['pay', 'checkout', 'browse', 'reports'] as const;
export type BoundedClass = (typeof boundedClasses)[number];
/** calls: call-backs of the bank and the post, and the scans of its clerks, never refused for load. free: needs no database. */
export type RequestClass = BoundedClass | 'calls' | 'free';

const files = /^\/(?:_app\/|files\/|[\w.-]+\.(?:svg|png|ico|txt|webmanifest)$)|^\/(?:healthz|readyz|version)$|^\/api\/v1\/openapi\.json$/;
const calls = /^\/(?:api\/v1\/(?:webhooks|offices)\/|post(?:\/|$))/;
const paying = /^\/(?:pay\/|api\/v1\/payments\/|api\/v1\/orders\/[^/]+\/receipt$)/;
const buying = /^\/(?:checkout|basket|deliver|signin|signout|api\/v1\/(?:checkouts|basket|sign-in|session))(?:\/|$)/;
const reporting = /^\/(?:office|shop\/money|api\/v1\/(?:trust|onboarding|areas|payout-batches|approvals|shops\/[^/]+\/statement))(?:\/|$)/;
/** A path that the pages would read in another way than these patterns do. */
const odd = /\.\.|%2e|%2f|%5c|\\|\/\//i;

/** What a request is for, by its first line: cheap, because it is asked before anything else. */
export function classOf(method: string, url: string, contentType = ''): RequestClass {
	const query = url.indexOf('?');
	const path = query < 0 ? url : url.slice(0, query);
	if (odd.test(path)) return 'browse';
	if (calls.test(path)) return 'calls';
	if (paying.test(path)) return 'pay';
	if (files.test(path)) return 'free';
	if (reporting.test(path)) return 'reports';
	if (buying.test(path)) return 'checkout';
	if (method === 'GET' || method === 'HEAD') return 'browse';
	// A picture on a slow line takes a place for long: not one of those who buy.
	if (/^(?:(?:image|multipart)\/|application\/offset\+)/i.test(contentType)) return 'browse';
	// The receipt is confirmed on the order's own page.
	return /^\/orders\/[^/]+$/.test(path) ? 'pay' : 'checkout';
}

export interface Load extends Readonly<Record<BoundedClass, ClassLoad>> {
	/** under way now: these neither wait nor are refused */
	readonly calls: number;
}

export interface Gate {
	/** Runs `serve` now, after a short wait, or never: then the request is answered here. */
	pass(request: IncomingMessage, response: ServerResponse, serve: () => void): void;
	load(): Load;
}

/** What a refusal says: when to come again, and its own id. */
export interface Told {
	readonly seconds: number;
	readonly requestId: string;
}

/**
 * The one gate in front of pages and API: a class that is full makes its own requests wait, then refuses them.
 * @param tell drawn for each refusal, so that not all come back at once
 */
export function openGate(admission: Admission<BoundedClass>, tell: () => Told): Gate {
	let calls = 0;
	return {
		pass(request, response, serve) {
			const of = classOf(request.method ?? 'GET', request.url ?? '/', request.headers['content-type']);
			if (of === 'free') return serve();
			if (of === 'calls') {
				calls++;
				whenEnded(response, () => calls--);
				return serve();
			}
			const leave = admission.enter(of, serve, () => refuseForLoad(request, response, tell()));
			whenEnded(response, leave);
		},
		load: () => ({ calls, ...admission.load() }),
	};
}

/** Calls once: when the answer is complete, though a slow reader has not got it yet, or when the connection is gone. */
function whenEnded(response: ServerResponse, ended: () => void): void {
	let told = false;
	const tell = (): void => {
		if (told) return;
		told = true;
		ended();
	};
	const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
	response.end = ((...given: unknown[]) => {
		const after = end(...given);
		tell();
		return after;
	}) as typeof response.end;
	response.once('close', tell);
}

function refuseForLoad(request: IncomingMessage, response: ServerResponse, told: Told): void {
	const url = request.url ?? '/';
	const problem = problemOf(new Refusal('api.crowded', 'unavailable', { seconds: told.seconds }), told.requestId);
	const page = request.headers.accept?.includes('text/html') === true && !url.startsWith('/api/');
	const body = page ? crowdedPage(request.method === 'GET' ? url : null, told.seconds) : problem.body;
	response.writeHead(problem.status, {
		...problem.headers,
		'content-length': Buffer.byteLength(body),
		'x-content-type-options': 'nosniff',
		...(page ? pageHeaders : {}),
	});
	response.end(request.method === 'HEAD' ? undefined : body);
}
const pageHeaders = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const inAttribute = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => escapes[letter]!);

/** Says what is the matter and what to do. A page that only shows something comes by itself; a form is sent again by whoever filled it in. */
function crowdedPage(again: string | null, seconds: number): string {
	const facts = { seconds };
	// Only a path of our own is called again, never another site.
	const own = again !== null && /^\/(?![/\\])/.test(again) ? inAttribute(again) : null;
	const todo = own === null ? 'api.crowded_form' : 'api.crowded_page';
	return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
${own === null ? '' : `<meta http-equiv="refresh" content="${seconds};url=${own}">`}
<title>${sentence('th', 'api.crowded_title')} | ตลาดชุมชน</title>
<style>body{font:1.1rem/1.6 "IBM Plex Sans Thai Looped",sans-serif;margin:0;background:#fbf8f1;color:#0f1d38}main{max-width:34rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:1.6rem;line-height:1.3}[lang=en]{color:#3d4a63}a{display:inline-block;padding:.7rem 1.4rem;border-radius:.6rem;background:#1f3a6e;color:#fff;font-weight:600;text-decoration:none}</style>
</head>
<body>
<main>
<h1>${sentence('th', 'api.crowded_title')}</h1>
<p>${sentence('th', todo, facts)}</p>
<p lang="en">${sentence('en', todo, facts)}</p>
${own === null ? '' : `<p><a href="${own}">${sentence('th', 'api.crowded_again')} · <span lang="en" style="color:inherit">${sentence('en', 'api.crowded_again')}</span></a></p>`}
</main>
</body>
</html>
`;
}

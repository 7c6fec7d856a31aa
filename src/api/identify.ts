import type { App } from '#app';
import { anonymous, type Actor } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { actorOf } from '#market/people';
import { queryCtx } from '#platform/run';
import type { Call } from './http.ts';

export const SESSION_COOKIE = 'session';
const TOKEN_AT_MOST = 200;

export interface Caller {
	readonly actor: Actor;
	readonly token: string | null;
}
const stranger: Caller = { actor: anonymous, token: null };

/**
 * Who calls: by `Authorization: Bearer`, else by the session cookie of the pages. A cookie travels by itself, so what changes something
 * must also come from our own pages.
 * @refuses api.token_unknown, api.other_site
 */
export async function identify(app: App, c: Call, changes: boolean): Promise<Caller> {
	const { headers } = c.req.raw;
	const authorization = headers.get('authorization');
	if (authorization !== null) {
		const token = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1] ?? '';
		const actor = token === '' || token.length > TOKEN_AT_MOST ? anonymous : await actorOf(queryCtx(app.ground, anonymous), token);
		return actor.kind === 'anonymous' ? refuse('api.token_unknown', 'unauthenticated') : { actor, token };
	}
	const token = cookieOf(headers.get('cookie'));
	if (token === null) return stranger;
	const actor = await actorOf(queryCtx(app.ground, anonymous), token);
	if (actor.kind === 'anonymous') return stranger;
	if (changes && !fromOurPages(headers, app.config.settings.publicUrl)) refuse('api.other_site', 'forbidden');
	return { actor, token };
}

function cookieOf(header: string | null): string | null {
	if (header === null) return null;
	for (const pair of header.split(';')) {
		const at = pair.indexOf('=');
		if (at > 0 && pair.slice(0, at).trim() === SESSION_COOKIE) {
			const token = pair.slice(at + 1).trim();
			return token !== '' && token.length <= TOKEN_AT_MOST ? token : null;
		}
	}
	return null;
}

/** Old browsers send no Sec-Fetch-Site; all send Origin with what is not a GET. */
function fromOurPages(headers: Headers, publicUrl: string): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin' || site === 'none';
	return headers.get('origin') === new URL(publicUrl).origin;
}

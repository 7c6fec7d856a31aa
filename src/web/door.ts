// The door for pages: who asks, one command or one query, and how a no is shown.
import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { anonymous, type Actor } from '#kernel/actor';
import { uuidv7 } from '#kernel/ids';
import { isRefusal, Refusal } from '#kernel/refusal';
import { refusalStatus } from '#kernel/refusal-status';
import { sentence } from '#kernel/words';
import { actorOf } from '#market/people';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { queryCtx, runCommand } from '#platform/run';
import { markHtmlOnly } from '#ui/html-only.ts';
import type { Refused, Values } from '#ui/refused.ts';
import { theApp } from './app.ts';
import { BASKET_COOKIE, SESSION_COOKIE } from './cookies.ts';

export type { Refused, Values } from '#ui/refused.ts';

/** What a form gets back when it was refused. */
export interface Returned {
	readonly refusal: Refused;
	readonly values: Values;
}

/** Who asks, by the session cookie; looked up once a request, and only when somebody wants to know. */
export function actorOfEvent(event: RequestEvent): Promise<Actor> {
	event.locals.actor ??= findActor(event);
	return event.locals.actor;
}

async function findActor(event: RequestEvent): Promise<Actor> {
	const token = event.cookies.get(SESSION_COOKIE);
	return token ? actorOf(queryCtx(theApp().ground, anonymous), token) : anonymous;
}

/** The guest's or person's basket by its cookie. */
export const basketOf = (event: RequestEvent): string | null => event.cookies.get(BASKET_COOKIE) ?? null;

/** A fresh id for what a form will make: pressing twice makes one thing. */
export function freshId(): string {
	const { clock, random } = theApp().ground;
	return uuidv7(clock.now().getTime(), random.bytes(10));
}

/**
 * Answers one question for a page. A refusal becomes the error page with its sentence; one that asks to sign in leads there and back.
 * @throws the framework's error or redirect
 */
export async function query<T>(event: RequestEvent, work: (ctx: ReadCtx) => Promise<T>): Promise<T> {
	try {
		return await work(queryCtx(theApp().ground, await actorOfEvent(event)));
	} catch (thrown) {
		const refusal = refusalOf(thrown);
		if (!refusal) throw thrown;
		if (refusal.kind === 'unauthenticated') toSignIn(event);
		return error(refusalStatus[refusal.kind], sentence(event.locals.lang, refusal.code, refusal.facts), { code: refusal.code });
	}
}

/** Like `query`, for a page that reaches the browser as HTML alone: what it returns is not sent a second time as data. */
export async function htmlQuery<T extends object>(event: RequestEvent, work: (ctx: ReadCtx) => Promise<T>): Promise<T> {
	const made = { ...(await query(event, work)) };
	if (!event.isDataRequest) markHtmlOnly(made);
	return made;
}

/** Like `query`, but a refusal is handed back instead of ending the page. */
export async function tryQuery<T>(
	event: RequestEvent,
	work: (ctx: ReadCtx) => Promise<T>,
): Promise<{ value: T; refusal: null } | { value: null; refusal: Refused }> {
	try {
		return { value: await work(queryCtx(theApp().ground, await actorOfEvent(event))), refusal: null };
	} catch (thrown) {
		const refusal = refusalOf(thrown);
		if (!refusal) throw thrown;
		return { value: null, refusal: spoken(event, refusal) };
	}
}

/**
 * Runs one command for a form. A refusal comes back to the form as `form.refusal` with what was typed in `form.values`.
 * @param options.values what the form goes on showing; secrets left out
 * @param options.then called after the commit: redirect, set cookies
 */
export async function command<T, R = T>(
	event: RequestEvent,
	work: (ctx: Ctx) => Promise<T>,
	options: { values?: Values; then?: (result: T) => R | Promise<R> } = {},
): Promise<R | ActionFailure<Returned>> {
	let result: T;
	try {
		result = await runCommand(theApp().ground, await actorOfEvent(event), work);
	} catch (thrown) {
		return refused(event, thrown, options.values ?? {});
	}
	return options.then ? options.then(result) : (result as unknown as R);
}

/** A throw as a form gets it back; what is no refusal is thrown on. */
export function refused(event: RequestEvent, thrown: unknown, values: Values = {}): ActionFailure<Returned> {
	const refusal = refusalOf(thrown);
	if (!refusal) throw thrown;
	if (refusal.kind === 'unauthenticated') toSignIn(event);
	return fail(refusalStatus[refusal.kind], { refusal: spoken(event, refusal), values });
}

/** Sends away whoever is not signed in; they come back here afterwards. */
export async function needSignIn(event: RequestEvent): Promise<Extract<Actor, { kind: 'person' }>> {
	const actor = await actorOfEvent(event);
	return actor.kind === 'person' ? actor : toSignIn(event);
}

/** @throws always: the redirect to the sign-in page */
export function toSignIn(event: RequestEvent): never {
	const back = new URL(event.url);
	for (const key of [...back.searchParams.keys()]) if (key.startsWith('/')) back.searchParams.delete(key);
	return redirect(303, `/signin?next=${encodeURIComponent(back.pathname + back.search)}`);
}

/** Only a path of our own: never another site, never the protocol-relative kind. */
export const safePath = (path: FormDataEntryValue | null | undefined, otherwise = '/'): string =>
	typeof path === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(path) && path.length <= 500 ? path : otherwise;

/** A refusal in words of the reader's language. */
export const spoken = (event: RequestEvent, refusal: Refusal): Refused => ({
	code: refusal.code,
	text: sentence(event.locals.lang, refusal.code, refusal.facts),
	facts: refusal.facts,
	fields: Object.fromEntries(Object.entries(refusal.fields).map(([field, code]) => [field, sentence(event.locals.lang, code, refusal.facts)])),
});

/** The database is away, restarting or full: worth another try soon. */
const away = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|08...|57P0[123]|57014|53300)$/;

function refusalOf(thrown: unknown): Refusal | null {
	if (isRefusal(thrown)) return thrown;
	const code = String((thrown as { code?: unknown } | null)?.code ?? '');
	return away.test(code) ? new Refusal('error.unavailable', 'unavailable') : null;
}

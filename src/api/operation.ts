import { z } from 'zod';
import type { App } from '#app';
import { refuse } from '#kernel/refusal';
import { uploadLimits } from '#market/uploads';
import { runCommand, runQuery } from '#platform/run';
import { pageKey, type PageKind } from '../page-cache.ts';
import { describe } from './describe.ts';
import { readBytes, send, type Call, type Headers, type Socketed } from './http.ts';
import { identify, type Caller } from './identify.ts';
import { present } from './names.ts';
import { check, limits, readJsonBody, tableTypes } from './parse.ts';
import { problemOf } from './problem.ts';
import { once, readKey, type Answer } from './repeat.ts';
import { snakeShape } from './snake-shape.ts';
import {
	ROOT,
	type AnyOperation,
	type Door,
	type Fields,
	type File,
	type Given,
	type Nothing,
	type Operation,
	type Prepared,
	type Tools,
} from './terms.ts';

/** Hangs one operation on the door: identify, parse, one command or one query, present. */
export function operation<A extends z.ZodType, P extends Fields = Nothing, Q extends Fields = Nothing, B extends z.ZodType = z.ZodObject<Nothing>>(
	door: Door,
	given: Operation<P, Q, B, A>,
): void {
	const prepared = prepare(given as unknown as AnyOperation);
	describe(door.api, prepared);
	door.api.on(given.method, ROOT + given.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => handle(door.app, prepared, c));
}

function prepare(operation: AnyOperation): Prepared {
	const body = snakeShape(operation.body ?? z.strictObject({}));
	const changes = operation.method !== 'get';
	const publicFor = operation.cache ?? 0;
	return {
		operation,
		params: operation.params ? z.strictObject(operation.params) : null,
		query: snakeShape(z.strictObject(operation.query ?? {})),
		body,
		bodyOptional: body.safeParse({}).success,
		changes,
		keyed: operation.method === 'post' && operation.act !== undefined && operation.key !== 'none',
		status: operation.answer === null ? 204 : (operation.status ?? 200),
		cacheControl: publicFor > 0 ? `public, max-age=${publicFor}` : operation.who === 'anyone' ? 'no-cache' : 'private, no-store',
	};
}
async function handle(app: App, prepared: Prepared, c: Call): Promise<Response> {
	const { operation } = prepared;
	const began = app.pages.now();
	return answered(app, c, operation.path, async (requestId) => {
		const caller = operation.who === 'anyone' ? await stranger : await identify(app, c, prepared.changes);
		if ((operation.who ?? 'person') === 'person' && caller.actor.kind !== 'person') refuse('api.sign_in', 'unauthenticated');
		const given = await readGiven(prepared, c, caller);
		const { status, body, replayed, told } = await work(app, prepared, given);
		const headers: Headers = { 'x-request-id': requestId, 'cache-control': prepared.cacheControl, ...told };
		if (replayed) headers['idempotency-replayed'] = 'true';
		if (operation.answer === null) return { status, response: send(c, status, headers, null) };
		headers['x-content-type-options'] = 'nosniff';
		if (operation.gives) return { status, response: sendFile(c, status, headers, body as File) };
		headers['content-type'] = 'application/json';
		const text = JSON.stringify(body);
		if (operation.kept && caller.actor.kind === 'anonymous') keepAnswer(app, c, { kind: operation.kept, began, headers, text });
		return { status, response: send(c, status, headers, text) };
	});
}

/** For the next stranger who asks the same: until it is old, or what it is of has changed. */
function keepAnswer(app: App, c: Call, { kind, began, headers, text }: { kind: PageKind; began: number; headers: Headers; text: string }): void {
	const incoming = (c.env as Socketed | undefined)?.incoming;
	const key = incoming ? pageKey(incoming) : null;
	if (key === null) return;
	const { 'x-request-id': _own, ...shared } = headers;
	const body = Buffer.from(text);
	const path = c.req.path.slice(ROOT.length);
	app.pages.keep(key, { kind, path, text: '', began, body, headers: { ...shared, 'content-length': String(body.length) }, etag: null, seen: null });
}

/** A file may hold what we did not write: it opens in a box of its own. */
function sendFile(c: Call, status: number, headers: Headers, file: File): Response {
	headers['content-type'] = file.type;
	headers['content-security-policy'] = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
	return send(c, status, headers, file.bytes);
}

const stranger: Promise<Caller> = Promise.resolve({ actor: { kind: 'anonymous' }, token: null });
const notFound = (): never => refuse('api.not_found', 'not_found');
const noQuery = {};

async function readGiven(prepared: Prepared, c: Call, caller: Caller): Promise<Given<Fields, Fields, z.ZodType>> {
	const params = prepared.params ? check(prepared.params, c.req.param(), notFound) : noQuery;
	const query = prepared.operation.query || c.req.raw.url.includes('?') ? check(prepared.query, c.req.query()) : noQuery;
	const body = prepared.changes ? await readGivenBody(prepared, c) : undefined;
	return { params, query, body, caller, call: c } as Given<Fields, Fields, z.ZodType>;
}

async function readGivenBody(prepared: Prepared, c: Call): Promise<unknown> {
	if (prepared.operation.takes === 'picture') return readPicture(c);
	if (prepared.operation.takes === 'piece') return readPiece(c);
	if (prepared.operation.takes === 'table') return readTable(c);
	const body = await readJsonBody(c);
	if (body === undefined && !prepared.bodyOptional) refuse('api.not_json', 'invalid');
	return check(prepared.body, body ?? {});
}

async function readPicture(c: Call): Promise<Uint8Array> {
	const type = c.req.raw.headers.get('content-type') ?? '';
	if (!/^image\/(jpeg|png|webp)$/i.test(type)) refuse('api.wrong_type', 'invalid', { wanted: 'image/jpeg, image/png, image/webp' });
	return readBytes(c, limits.picture);
}

async function readPiece(c: Call): Promise<Uint8Array> {
	const type = c.req.raw.headers.get('content-type') ?? '';
	if (!/^application\/offset\+octet-stream$/i.test(type)) refuse('api.wrong_type', 'invalid', { wanted: 'application/offset+octet-stream' });
	return readBytes(c, uploadLimits.piece);
}

async function readTable(c: Call): Promise<Uint8Array> {
	const type = c.req.raw.headers.get('content-type') ?? '';
	if (!tableTypes.includes(type.split(';')[0]!.trim().toLowerCase())) refuse('api.wrong_type', 'invalid', { wanted: tableTypes.join(', ') });
	return readBytes(c, limits.table);
}

async function work(
	app: App,
	{ operation, keyed, status }: Prepared,
	given: Given<Fields, Fields, z.ZodType>,
): Promise<Answer & { replayed: boolean; told?: Readonly<Record<string, string>> }> {
	const { ground } = app;
	const { actor } = given.caller;
	const shown = (result: unknown): unknown => (operation.asIs || operation.gives ? result : present(result));
	if (operation.ask) {
		const { ask } = operation;
		const result = await runQuery(ground, actor, (ctx) => ask(ctx, given));
		return { status, body: shown(result), replayed: false, ...tell(operation, result) };
	}
	if (operation.act) {
		const { act } = operation;
		const key = keyed ? readKey(given.call, actor, given.body, operation.key === 'required') : null;
		return runCommand(ground, actor, async (ctx) => {
			const run = async (): Promise<Answer> => ({ status, body: shown(await act(ctx, given)) });
			return key ? once(ctx, key, run) : { ...(await run()), replayed: false };
		});
	}
	if (!operation.reach) throw new Error(`${operation.path} does nothing`);
	const tools: Tools = { app, actor, command: (run) => runCommand(ground, actor, run) };
	const result = await operation.reach(tools, given);
	return { status, body: shown(result), replayed: false, ...tell(operation, result) };
}

const tell = (operation: Prepared['operation'], result: unknown): { told?: Readonly<Record<string, string>> } =>
	operation.tells ? { told: operation.tells(result) } : {};

/** Gives a request its id, turns every throw into a problem, and writes one line about it: no query strings, no bodies. */
export async function answered(
	app: App,
	c: Call,
	route: string,
	answer: (requestId: string) => Promise<{ status: number; response: Response }>,
): Promise<Response> {
	const began = performance.now();
	const requestId = Buffer.from(app.ground.random.bytes(12)).toString('base64url');
	const { method } = c.req;
	let said: { status: number; response: Response };
	try {
		said = await answer(requestId);
	} catch (thrown) {
		const problem = problemOf(thrown, requestId);
		if (problem.isBug) app.log.error('http.failed', thrown, { request: requestId, method, route });
		said = { status: problem.status, response: send(c, problem.status, problem.headers, problem.body) };
	}
	app.log.info('http', { request: requestId, method, route, status: said.status, ms: Math.round((performance.now() - began) * 100) / 100 });
	return said.response;
}

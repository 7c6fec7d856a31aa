import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './http.ts';
import { tableTypes } from './parse.ts';
import { SESSION_COOKIE } from './identify.ts';
import type { Prepared } from './terms.ts';
import { problem } from './shapes/problem.ts';

type Route = Parameters<OpenAPIHono<Env>['openAPIRegistry']['registerPath']>[0];
type Responses = Route['responses'];

const meanings: Readonly<Record<number, string>> = {
	200: 'Done',
	201: 'Made',
	202: 'Accepted',
	204: 'Done; nothing to say',
	400: 'The body is not JSON, or a key is missing',
	401: 'Nobody is signed in, or not any more',
	403: 'Not yours to do',
	404: 'Not there, or not yours to see',
	409: 'Not possible as things stand',
	413: 'The body is too large',
	415: 'The body has another type than documented',
	422: 'Something in the request is wrong; `fields` says what',
	429: 'Too often; `Retry-After` says when again',
	500: 'Our fault; `request_id` helps to find it',
	503: 'Not possible right now; `Retry-After` says when again',
};

const keyHeader = z
	.string()
	.min(1)
	.max(128)
	.openapi({ description: 'Makes a repeated request answer as the first one did, for 30 days', pattern: '^[\\x20-\\x7e]+$' });
const requestIdHeader = { 'x-request-id': { description: 'Names this answer in our log', schema: { type: 'string' as const } } };

/** Writes an operation into the OpenAPI document. */
export function describe(api: OpenAPIHono<Env>, prepared: Prepared): void {
	const { operation, changes, keyed, params, query, body, bodyOptional } = prepared;
	const request: NonNullable<Route['request']> = {};
	if (params) request.params = params as z.ZodObject;
	if (operation.query) request.query = query as z.ZodObject;
	if (keyed) request.headers = z.object({ 'idempotency-key': operation.key === 'required' ? keyHeader : keyHeader.optional() });
	if (operation.headers) request.headers = operation.headers;
	if (operation.takes === 'picture') {
		const bytes = { schema: { type: 'string' as const, format: 'binary' } };
		request.body = { required: true, content: { 'image/jpeg': bytes, 'image/png': bytes, 'image/webp': bytes } };
	} else if (operation.takes === 'piece') {
		request.body = { required: true, content: { 'application/offset+octet-stream': { schema: { type: 'string' as const, format: 'binary' } } } };
	} else if (operation.takes === 'table') {
		request.body = {
			required: true,
			content: Object.fromEntries(tableTypes.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }])),
		};
	} else if (operation.body) request.body = { required: !bodyOptional, content: { 'application/json': { schema: body } } };
	const who = operation.who ?? 'person';
	const signedIn = [{ token: [] }, { session: [] }];
	api.openAPIRegistry.registerPath({
		method: operation.method,
		path: operation.path,
		tags: [operation.tag],
		summary: operation.summary,
		security: who === 'person' ? signedIn : who === 'known' ? [{}, ...signedIn] : [],
		request,
		responses: { ...goodAnswer(prepared), ...problems([...statusesOf(who, changes, params !== null)]) },
	});
}

function goodAnswer({ operation, status, keyed }: Prepared): Responses {
	const headers = keyed
		? {
				...requestIdHeader,
				'idempotency-replayed': { description: 'true: this is the answer to the first request with this key', schema: { type: 'string' as const } },
			}
		: requestIdHeader;
	const description = meanings[status] ?? 'Done';
	if (operation.answer === null) return { [status]: { description, headers } };
	const binary = { schema: { type: 'string' as const, format: 'binary' } };
	const content = operation.gives
		? Object.fromEntries(operation.gives.map((type) => [type, binary]))
		: { 'application/json': { schema: operation.answer } };
	return { [status]: { description, headers, content } };
}

/** What can go wrong with an operation of this kind. */
function* statusesOf(who: 'person' | 'known' | 'anyone', changes: boolean, named: boolean): Generator<number> {
	if (changes) yield* [400, 409, 413, 415];
	if (who !== 'anyone') yield 401;
	if (who === 'person' || changes) yield 403;
	if (named || changes || who !== 'anyone') yield 404;
	if (named && !changes) yield 409;
	yield* [422, 429, 500, 503];
}

/** References to the problems an operation may answer with; what they are stands once in the document. */
export const problems = (statuses: readonly number[]): Responses =>
	Object.fromEntries(statuses.toSorted((a, b) => a - b).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));

/** Writes the parts that operations refer to: once, before the document is made. */
export function describeCommon(api: OpenAPIHono<Env>): void {
	const { openAPIRegistry } = api;
	openAPIRegistry.register('Problem', problem);
	const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
	for (const [status, description] of Object.entries(meanings)) {
		if (Number(status) >= 400) openAPIRegistry.registerComponent('responses', `Problem${status}`, { description, headers: requestIdHeader, content });
	}
	openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer', description: 'The token of POST /sign-in' });
	openAPIRegistry.registerComponent('securitySchemes', 'session', {
		type: 'apiKey',
		in: 'cookie',
		name: SESSION_COOKIE,
		description: 'The pages’ own session; what changes something must come from them',
	});
}

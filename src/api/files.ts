import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { refuse } from '#kernel/refusal';
import { outgoingOf, send, type Call, type Headers } from './http.ts';
import { answered } from './operation.ts';
import type { Door } from './terms.ts';

const PREFIX = '/files/';

/** Pictures by content: a name never changes its meaning, so everyone may keep it for ever. */
export function fileRoutes({ api, app }: Door): void {
	api.get(`${PREFIX}:name`, (c) => answered(app, c, '/files/{name}', (requestId) => file(app, c, requestId)));
}

async function file(app: Door['app'], c: Call, requestId: string): Promise<{ status: number; response: Response }> {
	const name = c.req.param('name') ?? '';
	const headers: Headers = { 'x-request-id': requestId, 'cache-control': 'public, max-age=31536000, immutable', etag: `"${name}"` };
	const found = (await app.files.open(name)) ?? refuse('api.not_found', 'not_found');
	if (c.req.raw.headers.get('if-none-match') === headers.etag) {
		found.stream.destroy();
		return { status: 304, response: send(c, 304, headers, null) };
	}
	Object.assign(headers, {
		'content-type': 'image/webp',
		'content-length': String(found.bytes),
		'x-content-type-options': 'nosniff',
		'content-security-policy': "default-src 'none'; sandbox",
	});
	return { status: 200, response: stream(c, headers, found.stream) };
}

function stream(c: Call, headers: Headers, body: Readable): Response {
	const outgoing = outgoingOf(c);
	if (c.req.method === 'HEAD') {
		body.destroy();
		return send(c, 200, headers, null);
	}
	if (!outgoing) return new Response(Readable.toWeb(body) as ReadableStream, { status: 200, headers });
	outgoing.writeHead(200, headers);
	// Whoever stops listening half-way is no fault of ours.
	pipeline(body, outgoing).catch(() => undefined);
	return RESPONSE_ALREADY_SENT;
}

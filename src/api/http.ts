import type { IncomingMessage, ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { refuse, Refusal } from '#kernel/refusal';

/** What the Node server hands along with a request; absent in tests that call the API without a socket. */
export interface Socketed {
	readonly incoming?: IncomingMessage;
	readonly outgoing?: ServerResponse;
}
export type Env = { Bindings: Socketed };
export type Call = Context<Env>;
export type Headers = Record<string, string>;

export const outgoingOf = (c: Call): ServerResponse | undefined => (c.env as Socketed | undefined)?.outgoing;

/**
 * Answers with bytes or text that are already made.
 * On a real socket it writes straight to it: a Response in between costs more than the rest of a short answer.
 */
export function send(c: Call, status: number, headers: Headers, body: string | Uint8Array | null): Response {
	if (body !== null) headers['content-length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);
	// The framework makes a fresh answer out of ours for HEAD: nothing may be written before.
	if (c.req.method === 'HEAD') return new Response(null, { status, headers });
	const outgoing = outgoingOf(c);
	if (!outgoing) return new Response(body as BodyInit | null, { status, headers });
	outgoing.writeHead(status, headers);
	outgoing.end(body ?? undefined);
	return RESPONSE_ALREADY_SENT;
}

/**
 * The whole body of a request, never more of it than allowed: a body without a length is counted while it arrives.
 * @param most bytes
 * @refuses api.too_large
 */
export async function readBytes(c: Call, most: number): Promise<Uint8Array> {
	const declared = c.req.raw.headers.get('content-length');
	if (declared !== null) {
		if (!/^\d{1,15}$/.test(declared) || Number(declared) > most) throw tooLarge(most);
		const bytes = new Uint8Array(await c.req.raw.arrayBuffer().catch(cutOff));
		if (bytes.byteLength > most) throw tooLarge(most);
		return bytes;
	}
	const { body } = c.req.raw;
	if (!body) return new Uint8Array(0);
	const pieces: Uint8Array[] = [];
	let length = 0;
	const reader = body.getReader();
	for (;;) {
		const { done, value } = await reader.read().catch(cutOff);
		if (done) return Buffer.concat(pieces);
		length += value.byteLength;
		if (length > most) {
			await reader.cancel().catch(() => undefined);
			throw tooLarge(most);
		}
		pieces.push(value);
	}
}

const tooLarge = (most: number): Refusal => new Refusal('api.too_large', 'invalid', { most: Math.floor(most / 1000) });
/** The sender hung up in the middle: nobody hears the answer, and nothing is wrong here. */
const cutOff = (): never => refuse('api.cut_off', 'invalid');

/** Where a request came from, as the socket says: what a client claims in headers counts for nothing. */
export const addressOf = (c: Call): string => (c.env as Socketed | undefined)?.incoming?.socket.remoteAddress ?? 'unknown';

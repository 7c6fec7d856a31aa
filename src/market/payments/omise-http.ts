import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { SECOND } from '#kernel/time';

const CONNECT_MS = SECOND;
const READ_MS = 5 * SECOND;
const MOST_BYTES = 8_000_000;

/** unknown: no answer, or none that can be read; whether it had an effect nobody can say. */
export type HttpAnswer =
	| { readonly kind: 'answer'; readonly json: unknown }
	| { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
	| { readonly kind: 'unknown'; readonly reason: string };

export interface OmiseHttp {
	/** @param key the same for every try of one thing. @throws when our own key is not accepted */
	call(method: 'GET' | 'POST', path: string, body?: Readonly<Record<string, unknown>>, key?: string): Promise<HttpAnswer>;
	/** A picture from the gateway's own host. @returns null when it is not to be had */
	download(url: string, mostBytes: number): Promise<{ type: string; bytes: Buffer } | null>;
}

/** Speaks with one base URL: Basic auth, JSON, connect within 1 s and all within 5 s, no redirects. */
export function openHttp({ apiUrl, secretKey }: { apiUrl: string; secretKey: string }): OmiseHttp {
	const base = new URL(apiUrl);
	const pathPrefix = base.pathname.replace(/\/$/, '');
	const agent =
		base.protocol === 'https:' ? new https.Agent({ keepAlive: true, maxSockets: 16 }) : new http.Agent({ keepAlive: true, maxSockets: 16 });
	const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
	return {
		async call(method, path, body, key) {
			const text = body === undefined ? undefined : JSON.stringify(body);
			const headers: Record<string, string> = { authorization, accept: 'application/json', 'omise-version': '2019-05-29' };
			if (text !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
			if (key !== undefined) headers['idempotency-key'] = key;
			const got = await exchange(new URL(pathPrefix + path, base), { method, headers, agent }, text, MOST_BYTES).catch(reasonOf);
			return typeof got === 'string' ? { kind: 'unknown', reason: got } : readAnswer(got.status, got.bytes);
		},
		async download(url, mostBytes) {
			const target = URL.canParse(url) ? new URL(url) : null;
			// The address comes from outside: only the gateway's own host is asked.
			const isOurs = target && (target.origin === base.origin || (target.protocol === 'https:' && /(^|\.)omise\.co$/.test(target.hostname)));
			if (!isOurs) return null;
			const got = await exchange(
				target,
				{ method: 'GET', headers: {}, ...(target.origin === base.origin ? { agent } : {}) },
				undefined,
				mostBytes,
			).catch(() => null);
			return got?.status === 200 ? { type: got.type, bytes: got.bytes } : null;
		},
	};
}

interface Got {
	readonly status: number;
	readonly type: string;
	readonly bytes: Buffer;
}

/** One request and its whole answer. @throws when it does not come in time, is too long, or the connection breaks */
function exchange(url: URL, options: http.RequestOptions, text: string | undefined, mostBytes: number): Promise<Got> {
	return new Promise((resolve, reject) => {
		const asked = (url.protocol === 'https:' ? https : http).request(url, options, (answer) => {
			collect(answer, mostBytes)
				.then((bytes) => resolve({ status: answer.statusCode ?? 0, type: String(answer.headers['content-type'] ?? ''), bytes }))
				.catch((thrown: Error) => {
					asked.destroy();
					reject(thrown);
				})
				.finally(() => clearTimeout(whole));
		});
		const whole = setTimeout(() => asked.destroy(new Error('no answer in time')), READ_MS);
		let connecting: NodeJS.Timeout | undefined;
		asked.on('socket', (socket) => {
			if (!socket.connecting) return;
			connecting = setTimeout(() => asked.destroy(new Error('no connection in time')), CONNECT_MS);
			socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
		});
		asked.on('error', (thrown) => {
			clearTimeout(whole);
			clearTimeout(connecting);
			reject(thrown);
		});
		asked.end(text);
	});
}

async function collect(answer: IncomingMessage, mostBytes: number): Promise<Buffer> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of answer as AsyncIterable<Buffer>) {
		size += piece.length;
		if (size > mostBytes) throw new Error('the answer is too long');
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}

/** @throws when our own key is not accepted: nothing will work until somebody sets it right */
function readAnswer(status: number, bytes: Buffer): HttpAnswer {
	let json: unknown;
	try {
		json = JSON.parse(bytes.toString('utf8'));
	} catch {
		return { kind: 'unknown', reason: `status ${status} with an answer that cannot be read` };
	}
	if (status >= 200 && status < 300) return { kind: 'answer', json };
	const { code, message } = json as { code?: unknown; message?: unknown };
	const fault = { code: typeof code === 'string' ? code : `status_${status}`, message: typeof message === 'string' ? message.slice(0, 200) : '' };
	if (status === 401 || status === 403) throw new Error(`the gateway does not accept our key: ${fault.code}`);
	// What is in the way for a moment, or a key that is in use elsewhere, says nothing about the effect.
	const isClear = status >= 400 && status < 500 && status !== 408 && status !== 409 && status !== 425 && status !== 429;
	return isClear ? { kind: 'refused', status, ...fault } : { kind: 'unknown', reason: `status ${status}: ${fault.code}` };
}

const reasonOf = (thrown: unknown): string => {
	const code = (thrown as { code?: unknown }).code;
	return typeof code === 'string' ? code : thrown instanceof Error ? thrown.message : 'unknown';
};

// The same API on a real socket: answers are written straight to it, bodies arrive in pieces, callers hang up.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/db';
import { listen, type RunningServer } from '../../src/server.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let server: RunningServer;
let base: string;
beforeAll(async () => {
	stage = await openStage(testDatabase);
	server = await listen(
		stage.app,
		(_request, response) => {
			response.end('a page');
		},
		0,
		'127.0.0.1',
	);
	base = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
	await server.close();
	await stage.close();
});

/** Sends bytes as they are. @returns all that came back until the other side closed or fell silent */
const raw = (text: string, silentMs = 800): Promise<string> =>
	new Promise((resolve, reject) => {
		const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
		let answer = '';
		const end = (): void => {
			socket.destroy();
			resolve(answer);
		};
		socket.setTimeout(silentMs, end);
		socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
		socket.on('end', end);
		socket.on('error', reject);
	});

test('lists, HEAD and problems', async () => {
	const list = await fetch(`${base}/api/v1/products`);
	expect([list.status, list.headers.get('content-type')]).toEqual([200, 'application/json']);
	const text = await list.text();
	expect(Number(list.headers.get('content-length'))).toBe(Buffer.byteLength(text));
	expect(text).toContain('นางเล็ด');
	const head = await fetch(`${base}/api/v1/products`, { method: 'HEAD' });
	expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', list.headers.get('content-length')]);
	const missing = await fetch(`${base}/api/v1/nothing`);
	expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
	expect((await fetch(`${base}/anything`)).status).toBe(200);
});

test('pictures stream whole, HEAD and 304 without a body', async () => {
	const { picture } = await stage.nobody.must<{ picture: string }>('GET', `/products/${stage.shops[0].productId}`);
	const url = `${base}/files/${picture}-160.webp`;
	const whole = await fetch(url);
	const bytes = Buffer.from(await whole.arrayBuffer());
	expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
	expect(Number(whole.headers.get('content-length'))).toBe(bytes.length);
	const head = await fetch(url, { method: 'HEAD' });
	expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
	expect((await fetch(url, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } })).status).toBe(304);
});

test('a chunked body is counted while it arrives', async () => {
	const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
	const answer = await raw(
		`POST /api/v1/basket/lines HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(8)}`,
	);
	expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test('a body that announces too much is refused before it arrives', async () => {
	expect(await raw('POST /api/v1/webhooks/omise HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{')).toMatch(
		/^HTTP\/1\.1 413 /,
	);
});

test('who hangs up half-way makes no error', async () => {
	const before = stage.log.lines.length;
	await new Promise<void>((resolve) => {
		const socket = connect(server.port, '127.0.0.1', () => {
			socket.write('POST /api/v1/basket/lines HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a"');
			setTimeout(() => {
				socket.destroy();
				setTimeout(resolve, 100);
			}, 50);
		});
	});
	expect(stage.log.lines.slice(before).filter((line) => line.includes('"level":"error"'))).toEqual([]);
	expect((await fetch(`${base}/healthz`)).status).toBe(200);
});

test.each([
	'GET //api/v1/products HTTP/1.1',
	'GET /api/v1/../../etc/passwd HTTP/1.1',
	'GET /api/v1/%zz HTTP/1.1',
	'GET /api/v1/products?%zz=1 HTTP/1.1',
	'GET /files/../secrets.json HTTP/1.1',
	'GET http://elsewhere/api/v1/products HTTP/1.1',
])('an odd line is answered without an error: %s', async (line) => {
	const before = stage.log.lines.length;
	const answer = await raw(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
	expect(answer).toMatch(/^HTTP\/1\.1 (2|4)\d\d /);
	expect(answer).not.toContain('root:');
	expect(stage.log.lines.slice(before).filter((one) => one.includes('"level":"error"'))).toEqual([]);
});

test('what strangers are told of a product is kept until it changes; members are told anew', async () => {
	const { productId, shopId, seller } = stage.shops[0];
	const url = `${base}/api/v1/products/${productId}`;
	const told = async (headers: Record<string, string> = {}) => (await (await fetch(url, { headers })).json()) as { available: number };
	const before = (await told()).available;
	const { pages } = stage.app.pages.size();
	expect(pages).toBeGreaterThan(0);
	await told({ authorization: `Bearer ${seller.token}` });
	expect(stage.app.pages.size().pages).toBe(pages);
	await seller.must('PUT', `/shops/${shopId}/products/${productId}/stock`, { on_hand: before + 7 });
	await expect.poll(async () => (await told()).available, { timeout: 5000 }).toBe(before + 7);
	expect((await told({ authorization: `Bearer ${seller.token}` })).available).toBe(before + 7);
});

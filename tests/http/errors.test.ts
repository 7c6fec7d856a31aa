import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal, refuse, type RefusalKind } from '#kernel/refusal';
import type { Env } from '#api/http';
import { operation } from '#api/operation';
import { testDatabase } from '#tests/db';
import { openStage, speaker, type Stage } from './stage.ts';

interface Problem {
	readonly title: string;
	readonly title_en: string;
	readonly status: number;
	readonly code: string;
	readonly facts: Record<string, unknown>;
	readonly fields: Record<string, string>;
	readonly request_id: string;
}

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
});
afterAll(() => stage.close());

const line = () => ({ product_id: stage.shops[0].productId, quantity: 1 });
const json = (text: string) => ({ raw: { type: 'application/json', bytes: text } });

/** An API with one operation that does what the test wants. */
function only(work: () => Promise<never>) {
	const api = new OpenAPIHono<Env>();
	operation({ api, app: stage.app }, { method: 'get', path: '/x', summary: 'x', tag: 'x', who: 'anyone', answer: z.object({}), ask: work });
	return speaker(api, null);
}

test.each<[RefusalKind, number]>([
	['invalid', 422],
	['not_found', 404],
	['forbidden', 403],
	['conflict', 409],
	['too_many', 429],
	['unavailable', 503],
	['unauthenticated', 401],
])('a refusal of the kind %s is answered %i as a problem', async (kind, status) => {
	const said = await only(() => refuse('stock.short', kind, { productId: 'p', available: 2, name: 'x' }, { boxCode: 'logistics.unknown_box' })).ask(
		'GET',
		'/x',
	);
	const problem = said.body as Problem;
	expect(said.status).toBe(status);
	expect(said.headers.get('content-type')).toBe('application/problem+json');
	expect(problem).toMatchObject({
		type: 'about:blank',
		status,
		code: 'stock.short',
		facts: { product_id: 'p', available: 2 },
		fields: { box_code: 'logistics.unknown_box' },
	});
	expect(problem.title).toMatch(/[฀-๿]/);
	expect(problem.title_en).toMatch(/^[\x20-\x7e’]+$/);
	expect(problem.request_id).toBe(said.headers.get('x-request-id'));
	expect(said.headers.has('retry-after')).toBe(status === 429 || status === 503);
});

test('what nobody expected is 500, says nothing and is logged once with its request id', async () => {
	const before = stage.log.lines.length;
	const said = await only(() => Promise.reject(new Error('select * from secrets where phone = 0812345678'))).ask('GET', '/x?');
	expect(said.status).toBe(500);
	expect(said.body).toMatchObject({ code: 'api.failed', facts: {}, fields: {} });
	expect(JSON.stringify(said.body)).not.toMatch(/select|secrets|0812345678|\.ts/);
	const lines = stage.log.lines.slice(before).map((text) => JSON.parse(text) as Record<string, unknown>);
	const id = said.headers.get('x-request-id');
	expect(lines.filter((one) => one['level'] === 'error')).toHaveLength(1);
	expect(lines.every((one) => one['request'] === id)).toBe(true);
	expect(lines.at(-1)).toMatchObject({ event: 'http', method: 'GET', route: '/x', status: 500 });
});

test.each([
	['ECONNREFUSED', 503],
	['57P01', 503],
	['53300', 503],
	['57014', 503],
	['40P01', 409],
	['55P03', 409],
	['23505', 500],
])('the database says %s: %i', async (code, status) => {
	const said = await only(() => Promise.reject(Object.assign(new Error('x'), { code }))).ask('GET', '/x');
	expect(said.status).toBe(status);
	if (status !== 500) expect(Number(said.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('unknown fields, missing fields and wrong values are named', async () => {
	const said = await stage.people.buyer.ask('POST', '/basket/lines', { body: { quantity: '1', price_satang: 1, role: 'admin' } });
	expect(said.status).toBe(422);
	expect(said.body).toMatchObject({
		code: 'api.invalid',
		fields: { product_id: 'api.missing', quantity: 'api.wrong_kind', price_satang: 'api.unknown_field', role: 'api.unknown_field' },
	});
});

test('names inside the house are unknown outside', async () => {
	const said = await stage.people.buyer.ask('POST', '/basket/lines', { body: { productId: stage.shops[0].productId, quantity: 1 } });
	expect((said.body as Problem).fields).toMatchObject({ productId: 'api.unknown_field', product_id: 'api.missing' });
});

test.each([-1, 0, 1.5, 1e18, '1e3', '๑', null, [1], { a: 1 }, true])('a quantity of %j is refused', async (quantity) => {
	const said = await stage.people.buyer.ask('POST', '/basket/lines', { body: { ...line(), quantity } });
	expect(said.status).toBe(422);
	expect((said.body as Problem).fields).toHaveProperty('quantity');
});

test.each([
	['broken', '{"quantity":1', 400],
	['empty', '', 400],
	['two values', '{}{}', 400],
	['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
	['a list', '[]', 422],
	['a word', '"x"', 422],
	['null', 'null', 422],
	['deep', `${'['.repeat(40_000)}${']'.repeat(40_000)}`, 422],
	['deep objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 422],
	['prototype', '{"__proto__":{"quantity":1},"constructor":{"prototype":1}}', 422],
	['many keys', `{${Array.from({ length: 2000 }, (_, index) => `"k${index}":1`).join(',')}}`, 422],
	['too large', `{"a":"${'x'.repeat(100_000)}"}`, 413],
])('a body that is %s', async (_name, bytes, status) => {
	const said = await stage.people.buyer.ask('POST', '/basket/lines', { raw: { type: 'application/json', bytes } });
	expect(said.status).toBe(status);
	expect(Object.keys((said.body as Problem).fields).length).toBeLessThanOrEqual(20);
});

test('a declared length above the most is refused unread', async () => {
	const said = await stage.people.buyer.ask('POST', '/basket/lines', { ...json('{}'), headers: { 'content-length': '999999999' } });
	expect(said.status).toBe(413);
});

test.each([
	'text/plain',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'application/xml',
	'application/json; charset=utf-16',
	'',
])('content type %j is refused', async (type) => {
	expect((await stage.people.buyer.ask('POST', '/basket/lines', { raw: { type, bytes: JSON.stringify(line()) } })).status).toBe(415);
});

test('a NUL or half a character is refused where a database would choke', async () => {
	const why = async (text: string) => stage.people.buyer.ask('POST', `/orders/${randomUUID()}/cancellation`, json(`{"why":"${text}"}`));
	for (const text of ['a\\u0000b', '\\ud800', '\\udc00x']) {
		const said = await why(text);
		expect([said.status, (said.body as Problem).fields]).toEqual([422, { why: 'api.wrong_form' }]);
	}
	expect((await why('\\ud83d\\ude00')).status).toBe(404);
	expect((await stage.nobody.ask('GET', '/search?q=a%00b')).status).toBe(422);
	expect((await stage.nobody.ask('GET', '/shops/a%00b')).status).toBe(404);
});

test('another method is 405 and says which would do; another path is 404', async () => {
	const said = await stage.nobody.ask('DELETE', '/products');
	expect([said.status, said.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
	for (const path of ['/nothing', '/products/', '/orders/x/y/z']) expect((await stage.nobody.ask('GET', path)).status).toBe(404);
});

test('an id that is none is not found, as a missing one', async () => {
	for (const id of ['x', '1', `${randomUUID()}x`, '%27', randomUUID()]) {
		expect((await stage.people.buyer.ask('GET', `/orders/${id}`)).status).toBe(404);
		expect((await stage.nobody.ask('GET', `/products/${id}`)).status).toBe(404);
	}
});

test('unknown query fields are refused, also where there are none', async () => {
	expect((await stage.nobody.ask('GET', '/products?limit=1&admin=1')).status).toBe(422);
	expect((await stage.nobody.ask('GET', '/provinces?x=1')).status).toBe(422);
	for (const query of ['limit=0', 'limit=49', 'limit=x', 'limit=1.5', 'sort=drop', 'shop=x', 'cursor='])
		expect((await stage.nobody.ask('GET', `/products?${query}`)).status, query).toBe(422);
});

test('a cursor that was not ours is no bug', async () => {
	for (const cursor of ['x', 'AAAA', '1_2', 'a'.repeat(299), '%FF', 'eyJhIjoxfQ']) {
		for (const path of [`/products?cursor=${cursor}`, `/search?q=${encodeURIComponent('ผ้า')}&cursor=${cursor}`])
			expect([200, 422], path).toContain((await stage.nobody.ask('GET', path)).status);
		expect([200, 422]).toContain((await stage.people.buyer.ask('GET', `/orders?cursor=${cursor.slice(0, 100)}`)).status);
	}
});

test('the session cookie alone changes nothing from elsewhere', async () => {
	const cookie = `session=${stage.people.buyer.token}`;
	const put = (headers: Record<string, string>) => stage.nobody.ask('POST', '/basket/lines', { body: line(), headers: { cookie, ...headers } });
	for (const headers of [
		{},
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
		{ origin: 'https://elsewhere.test' },
		{ origin: 'null' },
		{ origin: 'http://market.test.elsewhere.test' },
	]) {
		const said = await put(headers);
		expect([said.status, (said.body as Problem).code]).toEqual([403, 'api.other_site']);
	}
	expect((await put({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
	expect((await put({ 'sec-fetch-site': 'none' })).status).toBe(200);
	expect((await put({ origin: 'http://market.test' })).status).toBe(200);
	expect((await stage.nobody.ask('GET', '/me', { headers: { cookie: `a=b; session=${stage.people.buyer.token}; c=d` } })).status).toBe(200);
});

test('a token nobody has is 401; a stranger is told to sign in', async () => {
	for (const authorization of ['Bearer x', 'Bearer ', 'Basic YTpi', `Bearer ${'x'.repeat(5000)}`, `Bearer ${stage.people.buyer.token}x`]) {
		const said = await stage.nobody.ask('GET', '/me', { headers: { authorization } });
		expect([said.status, said.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
	}
	expect((await stage.nobody.ask('GET', '/me', { headers: { cookie: 'session=unknown' } })).body).toMatchObject({ code: 'api.sign_in' });
});

test('signing out ends the session', async () => {
	const guest = await stage.join('ผ่านมา', '0809990001');
	expect((await guest.ask('GET', '/me')).status).toBe(200);
	expect((await guest.ask('DELETE', '/session')).status).toBe(204);
	expect((await guest.ask('GET', '/me')).status).toBe(401);
});

test('health, readiness, version', async () => {
	expect((await stage.nobody.ask('GET', '/healthz')).status).toBe(200);
	expect((await stage.nobody.ask('GET', '/readyz')).body).toEqual({ ready: true });
	expect((await stage.nobody.ask('GET', '/version')).body).toMatchObject({
		name: 'talad',
		version: expect.stringMatching(/^\d+\.\d+\.\d+/),
		schema: expect.stringMatching(/^\d{4}$/),
	});
});

test('pictures are kept for ever and say what they are; nothing else is found', async () => {
	const { picture } = await stage.nobody.must<{ picture: string }>('GET', `/products/${stage.shops[0].productId}`);
	const said = await stage.nobody.ask('GET', `/files/${picture}-360.webp`);
	expect(said.status).toBe(200);
	expect(Object.fromEntries(said.headers)).toMatchObject({
		'content-type': 'image/webp',
		'x-content-type-options': 'nosniff',
		'cache-control': expect.stringContaining('immutable'),
	});
	expect((await stage.nobody.ask('GET', `/files/${picture}-360.webp`, { headers: { 'if-none-match': said.headers.get('etag') ?? '' } })).status).toBe(
		304,
	);
	for (const name of ['x', `${picture}-361.webp`, `${'0'.repeat(32)}-360.webp`, '..%2f..%2fsecrets.json', `${picture}-360.webp%00`])
		expect((await stage.nobody.ask('GET', `/files/${name}`)).status).toBe(404);
});

test('a log line tells the way, not what was said', async () => {
	const before = stage.log.lines.length;
	await stage.nobody.ask('GET', '/search?q=secretword');
	await stage.people.buyer.ask('POST', `/orders/${stage.shops[0].productId}/cancellation`, { body: { why: 'secretword' } });
	const text = stage.log.lines.slice(before).join('\n');
	expect(text).not.toContain('secretword');
	expect(text).toContain('/orders/{orderId}/cancellation');
});

test('a refusal thrown by another copy of the class is still a refusal', async () => {
	const foreign = Object.assign(new Error('stock.short'), { isRefusal: true, code: 'stock.short', kind: 'conflict', facts: {}, fields: {} });
	expect((await only(() => Promise.reject(foreign)).ask('GET', '/x')).status).toBe(409);
	expect(new Refusal('a.b', 'invalid').isRefusal).toBe(true);
});

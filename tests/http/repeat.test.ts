import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/db';
import { openStage, somewhere, wishFor, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
});
afterAll(() => stage.close());

const pieces = async (): Promise<number> => (await stage.people.buyer.must<{ pieces: number }>('GET', '/basket')).pieces;
const add = (key: string, quantity = 1) =>
	stage.people.buyer.ask('POST', '/basket/lines', { body: { product_id: stage.shops[0].productId, quantity }, headers: { 'idempotency-key': key } });

test('the same key and body does the work once and answers the same', async () => {
	const before = await pieces();
	const key = randomUUID();
	const first = await add(key);
	const second = await add(key);
	expect([first.status, second.status]).toEqual([200, 200]);
	expect(second.body).toEqual(first.body);
	expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
	expect(await pieces()).toBe(before + 1);
});

test('the order of fields makes no other body', async () => {
	const key = randomUUID();
	const { productId } = stage.shops[0];
	const raw = (bytes: string) =>
		stage.people.buyer.ask('POST', '/basket/lines', { raw: { type: 'application/json', bytes }, headers: { 'idempotency-key': key } });
	await raw(`{"product_id":"${productId}","quantity":1}`);
	expect((await raw(`{ "quantity": 1, "product_id": "${productId}" }`)).headers.get('idempotency-replayed')).toBe('true');
});

test('the key with another body or another path is refused', async () => {
	const key = randomUUID();
	await add(key, 1);
	const other = await add(key, 2);
	expect([other.status, (other.body as { code: string }).code]).toEqual([422, 'api.key_reused']);
	const elsewhere = await stage.people.buyer.ask('POST', `/orders/${randomUUID()}/cancellation`, { body: {}, headers: { 'idempotency-key': key } });
	expect((elsewhere.body as { code: string }).code).toBe('api.key_reused');
});

test('another person’s equal key is another key', async () => {
	const key = randomUUID();
	await add(key);
	const other = await stage.people.other.ask('POST', '/basket/lines', {
		body: { product_id: stage.shops[0].productId, quantity: 1 },
		headers: { 'idempotency-key': key },
	});
	expect([other.status, other.headers.get('idempotency-replayed')]).toEqual([200, null]);
});

test('strangers share no keys: only with the basket they know', async () => {
	const body = { product_id: stage.shops[0].productId, quantity: 1 };
	const headers = { 'idempotency-key': 'the-same' };
	const first = await stage.nobody.ask('POST', '/basket/lines', { body, headers });
	const second = await stage.nobody.ask('POST', '/basket/lines', { body, headers });
	const [one, two] = [first.body, second.body] as { basket_id: string }[];
	expect(one!.basket_id).not.toBe(two!.basket_id);
	const known = { ...body, basket_id: one!.basket_id };
	await stage.nobody.ask('POST', '/basket/lines', { body: known, headers });
	expect((await stage.nobody.ask('POST', '/basket/lines', { body: known, headers })).headers.get('idempotency-replayed')).toBe('true');
});

test('what was refused is not kept: it may work the next time', async () => {
	const key = randomUUID();
	const impossible = await add(key, 999);
	expect(impossible.status).toBe(422);
	expect((await add(key, 1)).status).toBe(200);
});

test('ten at once with one key: done once, all answered alike', async () => {
	const before = await pieces();
	const key = randomUUID();
	const all = await Promise.all(Array.from({ length: 10 }, () => add(key)));
	expect(new Set(all.map((one) => one.status))).toEqual(new Set([200]));
	expect(all.filter((one) => one.headers.get('idempotency-replayed') === null)).toHaveLength(1);
	expect(await pieces()).toBe(before + 1);
});

test.each(['', ' ', 'x'.repeat(129), 'ก', 'a\tb'])('a key of %j is refused', async (key) => {
	const said = await add(key).catch(() => null);
	if (said) expect([said.status, (said.body as { code: string }).code]).toEqual([400, 'api.key_wrong']);
});

test('ordering needs a key, and pressing twice orders once', async () => {
	const preview = await stage.people.buyer.must<{ total_satang: number; groups: { lines: { product_id: string; price_satang: number }[] }[] }>(
		'POST',
		'/checkouts/preview',
		somewhere,
	);
	const seen = Object.fromEntries(preview.groups.flatMap((group) => group.lines.map((line) => [line.product_id, line.price_satang])));
	const wish = wishFor(randomUUID(), 'สมชาย', preview.total_satang, seen);
	const without = await stage.people.buyer.ask('POST', '/checkouts', { body: wish });
	expect([without.status, (without.body as { code: string }).code]).toEqual([400, 'api.key_missing']);
	const key = randomUUID();
	const [first, second] = await Promise.all(
		[1, 2].map(() => stage.people.buyer.ask('POST', '/checkouts', { body: wish, headers: { 'idempotency-key': key } })),
	);
	expect([first!.status, second!.status]).toEqual([201, 201]);
	expect(first!.body).toEqual(second!.body);
	// Another key, the same checkout: it has an id of its own.
	const third = await stage.people.buyer.ask('POST', '/checkouts', { body: wish, headers: { 'idempotency-key': randomUUID() } });
	expect([third.status, third.body]).toEqual([201, first!.body]);
});

test('kept answers cannot be read in the database', async () => {
	const { rows } = await stage.app.pool.query<{ body: unknown }>('select body from platform.idempotency where body is not null');
	expect(rows.length).toBeGreaterThan(3);
	for (const { body } of rows) expect(body).toMatch(/^1\.[\w-]+$/);
});

test('payout batches and their approval need a key', async () => {
	for (const path of ['/payout-batches', `/payout-batches/${randomUUID()}/approval`]) {
		const said = await stage.people.maker.ask('POST', path, { body: path.endsWith('approval') ? { fingerprint: 'x' } : {} });
		expect([said.status, (said.body as { code: string }).code]).toEqual([400, 'api.key_missing']);
	}
});

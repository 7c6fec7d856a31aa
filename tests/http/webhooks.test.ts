import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/db';
import { buy, openStage, type Bought, type Stage } from './stage.ts';

let stage: Stage;
let bought: Bought;
beforeAll(async () => {
	stage = await openStage(testDatabase);
	bought = await buy(stage.people.buyer, [[stage.shops[0], 1]]);
	await stage.worker.drain();
});
afterAll(() => stage.close());

const seconds = (): string => String(Math.floor(stage.app.ground.clock.now().getTime() / 1000));
const sign = (at: string, body: string, secret = stage.app.config.secrets.OMISE_WEBHOOK_SECRET.reveal()): string =>
	createHmac('sha256', Buffer.from(secret, 'base64')).update(`${at}.${body}`).digest('hex');
const notice = (id: string, charge: string): string =>
	JSON.stringify({
		object: 'event',
		id,
		key: 'charge.complete',
		livemode: false,
		created_at: stage.app.ground.clock.now().toISOString(),
		data: { object: 'charge', id: charge, status: 'successful' },
	});
const send = (body: string, headers: Record<string, string>) =>
	stage.nobody.ask('POST', '/webhooks/omise', { raw: { type: 'application/json', bytes: body }, headers });

async function counted(table: 'payments.notice' | 'platform.event' | 'logistics.tracking_event'): Promise<number> {
	const { rows } = await stage.app.pool.query<{ count: string }>(`select count(*)::int as count from ${table}`);
	return Number(rows[0]?.count);
}
const chargeId = (): string => {
	const charges = stage.sim.books().gateway.charges as unknown as { id: string; metadata?: Record<string, string> }[];
	return charges.find((one) => one.metadata?.['payment_id'] === bought.paymentId)?.id ?? 'chrg_test_none';
};

test('forged messages of the gateway change nothing', async () => {
	const [notices, events] = [await counted('payments.notice'), await counted('platform.event')];
	const body = notice('evnt_test_forged', chargeId());
	const at = seconds();
	const right = sign(at, body);
	const forgeries: [string, string, Record<string, string>][] = [
		['no signature', body, { 'omise-signature-timestamp': at }],
		['no time', body, { 'omise-signature': right }],
		['empty', body, { 'omise-signature': '', 'omise-signature-timestamp': at }],
		['cut short', body, { 'omise-signature': right.slice(0, 40), 'omise-signature-timestamp': at }],
		['another secret', body, { 'omise-signature': sign(at, body, randomUUID()), 'omise-signature-timestamp': at }],
		['another body', body.replace('complete', 'create'), { 'omise-signature': right, 'omise-signature-timestamp': at }],
		['written anew', JSON.stringify(JSON.parse(body), null, 1), { 'omise-signature': right, 'omise-signature-timestamp': at }],
		['another time', body, { 'omise-signature': right, 'omise-signature-timestamp': String(Number(at) - 1) }],
		['old', body, { 'omise-signature': sign(String(Number(at) - 301), body), 'omise-signature-timestamp': String(Number(at) - 301) }],
		['of the future', body, { 'omise-signature': sign(String(Number(at) + 400), body), 'omise-signature-timestamp': String(Number(at) + 400) }],
		['the post’s secret', body, { authorization: `Bearer ${stage.app.config.secrets.POST_HOOK_SECRET.reveal()}` }],
		['not JSON', 'x=1', { 'omise-signature': 'x', 'omise-signature-timestamp': at }],
	];
	for (const [name, text, headers] of forgeries) {
		const said = await send(text, headers);
		expect([said.status, (said.body as { code: string }).code], name).toEqual([401, 'api.forged']);
	}
	expect([await counted('payments.notice'), await counted('platform.event')]).toEqual([notices, events]);
});

test('a true message is written down once, however often it comes; the money is looked up, not believed', async () => {
	const notices = await counted('payments.notice');
	const body = notice('evnt_test_true', chargeId());
	const at = seconds();
	const headers = { 'omise-signature': sign(at, body), 'omise-signature-timestamp': at };
	for (let time = 0; time < 3; time++) expect((await send(body, headers)).status).toBe(200);
	expect(await counted('payments.notice')).toBe(notices + 1);
	await stage.worker.drain();
	// The message says paid, the gateway does not: nothing is paid.
	expect(await stage.people.buyer.must('GET', `/payments/${bought.paymentId}`)).toMatchObject({ state: 'open' });
});

test('unknown kinds and odd bodies with a right signature are taken and harm nothing', async () => {
	for (const body of [
		'{}',
		'[]',
		'null',
		'"x"',
		'not json',
		notice('evnt_test_x', '../x'),
		JSON.stringify({ id: 'evnt_test_y', key: 'customer.create', data: {} }),
		JSON.stringify({ id: 5, key: null }),
	]) {
		const at = seconds();
		const said = await send(body, { 'omise-signature': sign(at, body), 'omise-signature-timestamp': at });
		expect([200, 400, 422], body).toContain(said.status);
	}
	await stage.worker.drain();
});

test('a message above 256 kB is not read', async () => {
	const body = notice('evnt_test_big', 'x'.repeat(300_000));
	expect((await send(body, { 'omise-signature': sign(seconds(), body), 'omise-signature-timestamp': seconds() })).status).toBe(413);
});

test('call-backs of the post need the secret', async () => {
	const scans = await counted('logistics.tracking_event');
	const body = { items: [{ barcode: 'EX473124829TH', status: '501', status_date: '21/11/2569 10:00:00+07:00' }] };
	const call = (headers: Record<string, string>, given: unknown = body) =>
		stage.nobody.ask('POST', '/webhooks/thailand-post', { body: given, headers });
	for (const headers of [
		{},
		{ authorization: 'Bearer x' },
		{ authorization: stage.app.config.secrets.POST_HOOK_SECRET.reveal() },
		{ authorization: `Bearer ${stage.people.operator.token}` },
	])
		expect((await call(headers)).status).toBe(401);
	const secret = { authorization: `Bearer ${stage.app.config.secrets.POST_HOOK_SECRET.reveal()}` };
	// A number that is not ours is passed over.
	expect((await call(secret)).status).toBe(200);
	for (const odd of [{}, { items: 'x' }, [], { items: [{ barcode: null }] }])
		expect([200, 401], JSON.stringify(odd)).toContain((await call(secret, odd)).status);
	expect((await stage.nobody.ask('POST', '/webhooks/thailand-post', { raw: { type: 'application/json', bytes: '{' }, headers: secret })).status).toBe(
		400,
	);
	expect(await counted('logistics.tracking_event')).toBe(scans);
});

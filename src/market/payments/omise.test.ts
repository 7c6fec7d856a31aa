import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { satang } from '#kernel/money';
import { systemClock } from '#platform/clock';
import { startSim, type Sim } from '../../../sim/server.ts';
import type { Gateway } from './gateway.ts';
import { openOmise } from './omise.ts';
import { asksFor } from './promptpay.ts';

const KEY = 'skey_test_adapter';
const SECRET = Buffer.from('a secret for the adapter').toString('base64');
const open = (apiUrl: string): Gateway => openOmise({ apiUrl, secretKey: KEY, webhookSecret: SECRET, clock: systemClock });
const soon = (): Date => new Date(Date.now() + 900_000);
const before = (): Date => new Date(Date.now() - 1000);

describe('with the outside world', () => {
	let sim: Sim;
	let gateway: Gateway;
	beforeEach(async () => {
		const options = {
			port: 0,
			webhookUrl: null,
			postHookUrl: null,
			omiseSecretKey: KEY,
			webhookSecret: SECRET,
			postPermanentToken: 'permanent',
			postHookSecret: 'hook',
			seed: 3,
		};
		sim = await startSim({ ...options, openingSatang: 10_000_000 });
		gateway = open(`${sim.url}/omise`);
	});
	afterEach(() => sim.stop());
	const charge = async (amount = 188_950, paymentId = randomUUID()) => ({
		paymentId,
		...(await gateway.openCharge({ paymentId, reference: 'R1', amountSatang: satang(amount), expiresAt: soon() })),
	});

	test('a charge has a QR of its amount, and says who it is for', async () => {
		const opened = await charge();
		expect(asksFor(opened.qrText!, satang(188_950))).toBe(true);
		expect(await gateway.readQr(opened.chargeId)).toEqual({ qrText: opened.qrText, qrImage: null });
		expect(await gateway.readCharge(opened.chargeId)).toMatchObject({
			status: 'pending',
			amountSatang: 188_950,
			receivedSatang: 0,
			feeSatang: 0,
			paymentId: opened.paymentId,
			duplicateOf: null,
			paidAt: null,
		});
	});
	test('what really came is told: short, over, twice', async () => {
		const opened = await charge(10_000);
		sim.pay(opened.chargeId, 9_900);
		const read = await gateway.readCharge(opened.chargeId);
		expect(read).toMatchObject({ status: 'successful', amountSatang: 10_000, receivedSatang: 9_900, feeSatang: 174 });
		expect(read.paidAt).toBeInstanceOf(Date);
		const extra = sim.pay(opened.chargeId, 12_000);
		expect(await gateway.readCharge(extra.credited)).toMatchObject({
			receivedSatang: 12_000,
			paymentId: opened.paymentId,
			duplicateOf: opened.chargeId,
		});
	});
	test('is found again by the payment, however many others there are', async () => {
		const opened = await charge();
		for (let other = 0; other < 130; other++) await charge(2_000);
		expect((await gateway.findCharge(opened.paymentId, before()))?.chargeId).toBe(opened.chargeId);
		expect(await gateway.findCharge(randomUUID(), before())).toBeNull();
		const recent = await gateway.recentCharges(before(), 120);
		expect(recent).toHaveLength(120);
		expect(recent.some((one) => one.chargeId === opened.chargeId)).toBe(false);
	});
	test('an answer that got lost leaves a charge that is found', async () => {
		sim.mischief({ kind: 'timeout_after', channel: 'omise.charges', ms: 50 });
		const paymentId = randomUUID();
		await expect(charge(5_000, paymentId)).rejects.toThrow('did not answer');
		expect(await gateway.findCharge(paymentId, before())).toMatchObject({ status: 'pending', amountSatang: 5_000 });
	});
	test('ending a charge tells how it stands, also when it was paid meanwhile', async () => {
		const [unpaid, paid] = [await charge(), await charge()];
		expect((await gateway.expireCharge(unpaid.chargeId)).status).toBe('expired');
		expect((await gateway.expireCharge(unpaid.chargeId)).status).toBe('expired');
		sim.pay(paid.chargeId);
		expect((await gateway.expireCharge(paid.chargeId)).status).toBe('successful');
	});
	test('a refund is settled, found by its id, refused when it is too much, unknown when nobody answers', async () => {
		const { chargeId } = await charge(10_000);
		sim.pay(chargeId);
		const [first, lost] = [randomUUID(), randomUUID()];
		expect(await gateway.refund({ chargeId, refundId: first, amountSatang: satang(4_000) })).toMatchObject({ status: 'settled', failure: null });
		expect(await gateway.findRefund(chargeId, first)).toMatchObject({ status: 'settled' });
		expect(await gateway.findRefund(chargeId, randomUUID())).toBeNull();
		expect(await gateway.refund({ chargeId, refundId: randomUUID(), amountSatang: satang(6_001) })).toMatchObject({
			status: 'refused',
			providerId: null,
		});
		sim.mischief({ kind: 'timeout_after', channel: 'omise.refunds', ms: 50 });
		expect(await gateway.refund({ chargeId, refundId: lost, amountSatang: satang(6_000) })).toMatchObject({ status: 'unknown' });
		expect(await gateway.findRefund(chargeId, lost)).toMatchObject({ status: 'settled' });
		expect(sim.books().gateway.refunded_satang).toBe(10_000);
	});

	const payee = () => ({
		accountId: randomUUID(),
		kind: 'bank' as const,
		bankCode: '034',
		number: '020-1-23456-7',
		name: 'นางทองสุข ใจดี',
		mayExist: false,
	});
	test('a payee is made once and found after a lost answer', async () => {
		const one = payee();
		expect(await gateway.ensureRecipient(one)).toMatchObject({ status: 'known' });
		sim.mischief({ kind: 'timeout_after', channel: 'omise.recipients', ms: 50 });
		const two = payee();
		expect(await gateway.ensureRecipient(two)).toMatchObject({ status: 'unknown', recipientId: null });
		const found = await gateway.ensureRecipient({ ...two, mayExist: true });
		expect(found.status).toBe('known');
		expect((await gateway.ensureRecipient({ ...two, mayExist: true })).recipientId).toBe(found.recipientId);
		expect(await gateway.ensureRecipient({ ...payee(), bankCode: '999' })).toMatchObject({ status: 'refused' });
	});
	test('a transfer is one for one id, and is looked up by either id', async () => {
		const recipientId = (await gateway.ensureRecipient(payee())).recipientId!;
		const [transferId, amountSatang] = [randomUUID(), satang(117_210)];
		const made = await gateway.transfer({ transferId, recipientId, amountSatang });
		expect(made).toMatchObject({ status: 'sending', amountSatang, feeSatang: 3_210, netSatang: 114_000, failure: null });
		expect((await gateway.transfer({ transferId, recipientId, amountSatang })).providerId).toBe(made.providerId);
		expect(await gateway.transfer({ transferId, recipientId, amountSatang: satang(1_000) })).toMatchObject({ status: 'unknown' });
		expect(sim.books().gateway.transfers).toHaveLength(1);
		expect((await gateway.findTransfer(transferId, { providerId: null, since: before() }))?.providerId).toBe(made.providerId);
		expect(await gateway.findTransfer(randomUUID(), { providerId: null, since: before() })).toBeNull();
		expect(await gateway.findTransfer(transferId, { providerId: 'trsf_test_none', since: before() })).toBeNull();
		const mark = (how: string) =>
			fetch(`${sim.url}/omise/transfers/${made.providerId}/${how}`, { method: 'POST', headers: { Authorization: `Basic ${btoa(`${KEY}:`)}` } });
		for (const [how, status] of [
			['mark_as_sent', 'sent'],
			['mark_as_paid', 'settled'],
			['mark_as_failed', 'failed'],
		] as const) {
			expect((await mark(how)).status).toBe(200);
			expect((await gateway.findTransfer(transferId, { providerId: made.providerId, since: before() }))?.status, how).toBe(status);
		}
	});
	test('without enough money a transfer waits; to nobody it is refused; without an answer it is unknown and stands', async () => {
		const recipientId = (await gateway.ensureRecipient(payee())).recipientId!;
		expect(await gateway.transfer({ transferId: randomUUID(), recipientId, amountSatang: satang(999_999_999) })).toMatchObject({ status: 'waiting' });
		expect(await gateway.transfer({ transferId: randomUUID(), recipientId: 'recp_test_none', amountSatang: satang(50_000) })).toMatchObject({
			status: 'refused',
		});
		const transferId = randomUUID();
		sim.mischief({ kind: 'unknown', ms: 50 });
		expect(await gateway.transfer({ transferId, recipientId, amountSatang: satang(50_000) })).toMatchObject({ status: 'unknown' });
		expect(await gateway.findTransfer(transferId, { providerId: null, since: before() })).toMatchObject({ status: 'sending', amountSatang: 50_000 });
	});
	test('our key must be right', async () => {
		const stranger = openOmise({ apiUrl: `${sim.url}/omise`, secretKey: 'skey_test_other', webhookSecret: SECRET, clock: systemClock });
		await expect(stranger.readCharge('chrg_test_x')).rejects.toThrow('does not accept our key');
		await expect(stranger.transfer({ transferId: randomUUID(), recipientId: 'x', amountSatang: satang(1) })).rejects.toThrow(
			'does not accept our key',
		);
	});
});

describe('with a gateway that misbehaves', () => {
	let server: Server;
	let answer: RequestListener;
	let url: string;
	beforeAll(async () => {
		server = createServer((request, response) => answer(request, response));
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});
	const charge = { object: 'charge', id: 'chrg_test_1', amount: 58_500, currency: 'THB', status: 'successful', created_at: '2026-01-01T00:00:00Z' };
	const json =
		(value: unknown, status = 200): RequestListener =>
		(_request, response) =>
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
	const refund = () => open(url).refund({ chargeId: 'chrg_test_1', refundId: randomUUID(), amountSatang: satang(100) });

	test.each([
		['nothing that can be read', (_request, response) => response.writeHead(200).end('<html>')],
		['500', json({ object: 'error', code: 'internal_error' }, 500)],
		['429', json({ object: 'error', code: 'too_many_requests' }, 429)],
		['a broken connection', (request) => request.socket.destroy()],
		[
			'half an answer',
			(_request, response) => {
				response.writeHead(200, { 'content-length': '100' }).write('{"object"');
				setTimeout(() => response.destroy(), 20);
			},
		],
		['a redirect', (_request, response) => response.writeHead(302, { location: `${url}/elsewhere` }).end()],
	] satisfies [string, RequestListener][])('%s is unknown, not a failure', async (_name, listener) => {
		answer = listener;
		expect((await refund()).status).toBe('unknown');
	});
	test('silence ends after five seconds', { timeout: 15_000 }, async () => {
		answer = () => undefined;
		const began = performance.now();
		expect(await refund()).toMatchObject({ status: 'unknown', failure: 'no answer in time' });
		expect(performance.now() - began).toBeLessThan(20_000);
	});
	test('nobody there is unknown at once', async () => {
		expect((await open('http://127.0.0.1:1').refund({ chargeId: 'x', refundId: randomUUID(), amountSatang: satang(1) })).status).toBe('unknown');
	});
	test('other money than baht, other objects and broken amounts are not read', async () => {
		for (const bad of [
			{ currency: 'USD' },
			{ funding_currency: 'JPY' },
			{ object: 'refund' },
			{ amount: 10.5 },
			{ amount: '58500' },
			{ amount: -1 },
			{ status: 'paid' },
			{ amount: 2 ** 60 },
		]) {
			answer = json({ ...charge, ...bad });
			await expect(open(url).readCharge('chrg_test_1'), JSON.stringify(bad)).rejects.toThrow();
		}
		answer = json(charge);
		expect(await open(url).readCharge('chrg_test_1')).toMatchObject({ receivedSatang: 58_500, paymentId: null });
	});
	test('without a text its picture is kept, from its own host only', async () => {
		const picture = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>';
		const withImage =
			(address: string): RequestListener =>
			(request, response) =>
				request.url === '/qr.svg'
					? response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(picture)
					: json({ ...charge, status: 'pending', source: { scannable_code: { raw_data: null, image: { download_uri: address } } } })(
							request,
							response,
						);
		answer = withImage(`${url}/qr.svg`);
		const wish = { paymentId: randomUUID(), reference: 'R', amountSatang: satang(58_500), expiresAt: soon() };
		const opened = await open(url).openCharge(wish);
		expect([opened.qrText, opened.qrImage?.type, opened.qrImage?.bytes.toString()]).toEqual([null, 'image/svg+xml', picture]);
		for (const elsewhere of [
			'http://localhost:1/qr.svg',
			'http://169.254.169.254/latest',
			'file:///etc/passwd',
			'https://omise.co.example/qr.svg',
			'no address',
		]) {
			answer = withImage(elsewhere);
			expect((await open(url).openCharge(wish)).qrImage, elsewhere).toBeNull();
		}
	});
	test('tells the whole wish, in JSON, with our key', async () => {
		const seen: { headers: Record<string, unknown>; body: string }[] = [];
		answer = (request, response) => {
			const pieces: Buffer[] = [];
			request
				.on('data', (piece: Buffer) => pieces.push(piece))
				.on('end', () => {
					seen.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
					json({ ...charge, status: 'pending' })(request, response);
				});
		};
		const paymentId = randomUUID();
		await open(url).openCharge({ paymentId, reference: 'อ้างอิง', amountSatang: satang(58_500), expiresAt: new Date('2026-01-01T00:15:00Z') });
		expect(seen[0]?.headers).toMatchObject({
			authorization: `Basic ${btoa(`${KEY}:`)}`,
			'content-type': 'application/json',
			'omise-version': '2019-05-29',
			'idempotency-key': paymentId,
		});
		expect(JSON.parse(seen[0]!.body)).toEqual({
			amount: 58_500,
			currency: 'thb',
			source: { type: 'promptpay' },
			expires_at: '2026-01-01T00:15:00.000Z',
			description: 'อ้างอิง',
			metadata: { payment_id: paymentId, reference: 'อ้างอิง' },
		});
	});
});

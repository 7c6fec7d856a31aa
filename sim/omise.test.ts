import { createHmac } from 'node:crypto';
import { parse } from 'promptparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signEvent } from './courier.ts';
import { aStage, keysOf, WEBHOOK_SECRET, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage({ openingSatang: 1_000_000 });
});
afterEach(() => stage.close());

describe('the gateway’s signature', () => {
	it('is the one of the agreed vector', () => {
		const body =
			'{"object":"event","id":"evnt_test_1","key":"charge.complete","data":{"object":"charge","id":"chrg_test_1","status":"successful","amount":58500,"currency":"THB"}}';
		expect(signEvent(WEBHOOK_SECRET, '1767225600', body)).toBe('b597fee02b49de6d0a1260e18e64a5e5ab525983f959e8efd921721279754844');
	});

	it('holds over the raw bytes of what arrives', async () => {
		await stage.charge(58_500, { description: 'ผ้าไหม' });
		await stage.sim.settled();
		const { headers, body } = stage.came[0]!;
		const key = Buffer.from(WEBHOOK_SECRET, 'base64');
		const expected = createHmac('sha256', key)
			.update(`${String(headers['omise-signature-timestamp'])}.${body}`)
			.digest('hex');
		expect(headers['omise-signature']).toBe(expected);
		expect(Math.abs(Number(headers['omise-signature-timestamp']) - Date.now() / 1000)).toBeLessThan(5);
	});

	it('comes twice while a secret is replaced', () => {
		const other = Buffer.from('another secret').toString('base64');
		expect(signEvent(`${WEBHOOK_SECRET},${other}`, '1', 'x')).toBe(`${signEvent(WEBHOOK_SECRET, '1', 'x')},${signEvent(other, '1', 'x')}`);
	});
});

describe('a charge', () => {
	it('is made from a form with nested names, with a QR of its amount', async () => {
		const fields = {
			amount: '58550',
			currency: 'thb',
			'source[type]': 'promptpay',
			'metadata[payment]': 'P1',
			return_uri: 'https://market.example/pay',
		};
		const { status, json } = await stage.form('/omise/charges', fields);
		expect(status).toBe(200);
		expect(json).toMatchObject({
			object: 'charge',
			amount: 58_550,
			currency: 'THB',
			status: 'pending',
			paid: false,
			metadata: { payment: 'P1' },
			livemode: false,
		});
		expect(json['id']).toMatch(/^chrg_test_[a-z0-9]{19}$/);
		const code = json['source'].scannable_code;
		const read = parse(code.raw_data, true, true)!;
		expect([read.getTagValue('54'), read.getTagValue('53'), read.getTagValue('30', '00'), read.validate('63')]).toEqual([
			'585.50',
			'764',
			'A000000677010112',
			true,
		]);
		const picture = await fetch(code.image.download_uri);
		expect([picture.headers.get('content-type'), (await picture.text()).startsWith('<svg')]).toEqual(['image/svg+xml', true]);
	});

	it('takes a source once', async () => {
		const source = (await stage.post('/omise/sources', { type: 'promptpay', amount: 5_000, currency: 'THB' })).json;
		expect(source).toMatchObject({ object: 'source', flow: 'offline', type: 'promptpay' });
		const first = await stage.post('/omise/charges', { amount: 5_000, currency: 'thb', source: source['id'] });
		expect(first.json['source'].id).toBe(source['id']);
		expect((await stage.post('/omise/charges', { amount: 5_000, currency: 'thb', source: source['id'] })).json['code']).toBe('used_source');
	});

	it.each([1_999, 15_000_001, 0, -5, 10.5, 'x'])('refuses %s satang', async (amount) => {
		const { status, json } = await stage.post('/omise/charges', { amount, currency: 'thb', source: { type: 'promptpay' } });
		expect([status, json['object'], json['code']]).toEqual([400, 'error', 'invalid_amount']);
		expect(json['location']).toBe('https://www.omise.co/api-errors#invalid-amount');
	});

	it('wants the key', async () => {
		const { status, json } = await stage.get('/omise/balance', { Authorization: `Basic ${btoa('skey_test_other:')}` });
		expect([status, json['code']]).toEqual([401, 'authentication_failure']);
		expect((await stage.get('/omise/charges/chrg_test_nope')).status).toBe(404);
	});

	it('is paid by its QR: event, fee and balance follow', async () => {
		const charge = await stage.charge(156_000, { metadata: { payment: 'P2' } });
		await stage.form('/omise/bank/pay', { qr_text: charge['source'].scannable_code.raw_data });
		await stage.sim.settled();
		expect(keysOf(stage.came).sort()).toEqual(['charge.complete', 'charge.create']);
		const event = stage.came.find((each) => each.json['key'] === 'charge.complete')!.json;
		expect(event).toMatchObject({
			object: 'event',
			livemode: false,
			data: { id: charge['id'], status: 'successful', paid: true, metadata: { payment: 'P2' } },
		});
		const now = (await stage.get(`/omise/charges/${charge['id']}`)).json;
		expect(now).toMatchObject({ fee: 2_574, fee_vat: 180, net: 153_246, funding_amount: 156_000, refundable: true });
		expect((await stage.get('/omise/balance')).json['total']).toBe(1_000_000 + 153_246);
		expect(stage.sim.books().gateway).toMatchObject({ received_satang: 156_000, fees_satang: 2_754, balance_satang: 1_153_246 });
	});

	it('expires by itself and by hand, once', async () => {
		const soon = await stage.charge(5_000, { expires_at: new Date(Date.now() + 60_000).toISOString() });
		const other = await stage.charge(5_000);
		stage.advance(61_000);
		expect((await stage.get(`/omise/charges/${soon['id']}`)).json).toMatchObject({
			status: 'expired',
			expired: true,
			failure_code: 'payment_expired',
		});
		expect((await stage.post(`/omise/charges/${other['id']}/expire`)).json['status']).toBe('expired');
		expect((await stage.post(`/omise/charges/${other['id']}/expire`)).json['code']).toBe('failed_expire');
		await stage.sim.settled();
		expect(keysOf(stage.came).filter((key) => key === 'charge.expire')).toHaveLength(2);
	});

	it('is marked paid or failed as on the dashboard', async () => {
		const [one, two] = [await stage.charge(5_000), await stage.charge(6_000)];
		expect((await stage.post(`/omise/charges/${one['id']}/mark_as_paid`)).json).toMatchObject({ status: 'successful', paid: true });
		expect((await stage.post(`/omise/charges/${two['id']}/mark_as_failed`, { failure_code: 'insufficient_fund' })).json).toMatchObject({
			status: 'failed',
			failure_code: 'insufficient_fund',
		});
		expect((await stage.post(`/omise/charges/${one['id']}/mark_as_paid`)).status).toBe(400);
	});

	it('is listed by page, order and time', async () => {
		for (let amount = 2_000; amount < 2_005; amount++) await stage.charge(amount);
		const { json } = await stage.get('/omise/charges?limit=2&offset=1&order=reverse_chronological');
		expect(json).toMatchObject({ object: 'list', total: 5, limit: 2, offset: 1, order: 'reverse_chronological', location: '/charges' });
		expect(json['data'].map((each: { amount: number }) => each.amount)).toEqual([2_003, 2_002]);
		expect((await stage.get('/omise/charges?from=2999-01-01T00:00:00Z')).json['total']).toBe(0);
	});
});

describe('money that does not fit', () => {
	it.each([
		[4_900, 'short'],
		[5_100, 'over'],
	] as const)('completes with what arrived: %s', async (paid, kind) => {
		const charge = await stage.charge(5_000);
		const { json } = await stage.post('/omise/bank/pay', { charge: charge['id'], amount: paid });
		expect(json).toMatchObject({ object: 'bank_receipt', kind, late: false, credited: charge['id'] });
		const now = (await stage.get(`/omise/charges/${charge['id']}`)).json;
		expect(now).toMatchObject({ status: 'successful', amount: 5_000, funding_amount: paid });
		expect((await stage.post(`/omise/charges/${charge['id']}/refunds`, { amount: paid })).json['amount']).toBe(paid);
		expect((await stage.get(`/omise/charges/${charge['id']}`)).json).toMatchObject({ refunded_amount: paid, refundable: false });
	});

	it('becomes a charge of its own when the QR had been paid', async () => {
		const charge = await stage.charge(5_000, { metadata: { payment: 'P3' } });
		stage.sim.pay(charge['id']);
		const { json: receipt } = await stage.post('/omise/bank/pay', { charge: charge['id'], amount: 4_000 });
		expect(receipt['kind']).toBe('extra');
		const extra = (await stage.get(`/omise/charges/${receipt['credited']}`)).json;
		expect(extra).toMatchObject({ amount: 4_000, status: 'successful', metadata: { payment: 'P3', duplicate_of: charge['id'] } });
		await stage.sim.settled();
		expect(
			stage.came
				.filter((each) => each.json['key'] === 'charge.complete')
				.map((each) => each.json['data'].id)
				.sort(),
		).toEqual([charge['id'], extra['id']].sort());
		expect(stage.sim.books().gateway.received_satang).toBe(9_000);
		expect((await stage.post(`/omise/charges/${extra['id']}/refunds`, { amount: 4_000 })).status).toBe(200);
	});

	it('comes late and counts, unless the bank is told to reject it', async () => {
		const charge = await stage.charge(5_000);
		await stage.post(`/omise/charges/${charge['id']}/expire`);
		expect((await stage.post('/omise/bank/pay', { charge: charge['id'], late: 'reject' })).json['code']).toBe('expired_charge');
		expect((await stage.post('/omise/bank/pay', { charge: charge['id'] })).json).toMatchObject({ kind: 'exact', late: true });
		expect((await stage.get(`/omise/charges/${charge['id']}`)).json).toMatchObject({
			status: 'successful',
			paid: true,
			expired: false,
			failure_code: null,
		});
	});

	it('is refused when the QR is not one of ours', async () => {
		const foreign = '00020101021129370016A000000677010111011300668123456785303764540510.005802TH6304FFFF';
		expect((await stage.post('/omise/bank/pay', { qr_text: foreign })).json['code']).toBe('invalid_qr');
	});
});

describe('a refund', () => {
	it('is never more than remains', async () => {
		const charge = await stage.charge(10_000);
		const path = `/omise/charges/${charge['id']}/refunds`;
		expect((await stage.post(path, { amount: 1 })).json['code']).toBe('failed_refund');
		stage.sim.pay(charge['id']);
		const first = await stage.form(path, { amount: '6000', 'metadata[refund]': 'R1' });
		expect(first.json).toMatchObject({ object: 'refund', amount: 6_000, charge: charge['id'], metadata: { refund: 'R1' }, status: 'closed' });
		expect((await stage.post(path, { amount: 4_001 })).status).toBe(400);
		await stage.post(path, { amount: 4_000 });
		expect((await stage.post(path, { amount: 1 })).status).toBe(400);
		expect((await stage.get(path)).json).toMatchObject({ total: 2 });
		expect((await stage.get(`/omise/refunds/${first.json['id']}`)).json['amount']).toBe(6_000);
		await stage.sim.settled();
		expect(keysOf(stage.came).filter((key) => key === 'refund.create')).toHaveLength(2);
		expect(stage.sim.books().gateway.refunded_satang).toBe(10_000);
	});
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aStage, keysOf, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage({ openingSatang: 500_000 });
});
afterEach(() => stage.close());

const balance = (): number => stage.sim.books().gateway.balance_satang;

describe('a recipient', () => {
	it('is verified at once, and anew when the account changes', async () => {
		const recipient = await stage.recipient();
		expect(recipient).toMatchObject({ object: 'recipient', verified: true, active: true, bank_account: { brand: 'baac', last_digits: '4567' } });
		const path = `/omise/recipients/${recipient['id']}`;
		const changed = await fetch(stage.sim.url + path, {
			method: 'PATCH',
			body: '{"bank_account":{"number":"0209999999"}}',
			headers: { Authorization: `Basic ${btoa('skey_test_stage:')}`, 'Content-Type': 'application/json' },
		});
		expect(await changed.json()).toMatchObject({ active: true, bank_account: { last_digits: '9999' } });
		await stage.sim.settled();
		expect(keysOf(stage.came).filter((key) => key === 'recipient.verify')).toHaveLength(2);
	});

	it('waits when checking takes time, and cannot be paid until then', async () => {
		const slow = await aStage({ openingSatang: 500_000, recipientDelayMs: 40 });
		const recipient = await slow.recipient();
		expect(recipient['active']).toBe(false);
		expect((await slow.post('/omise/transfers', { amount: 10_000, recipient: recipient['id'] })).json['code']).toBe('invalid_recipient');
		await expect.poll(async () => (await slow.get(`/omise/recipients/${recipient['id']}`)).json['active']).toBe(true);
		await slow.close();
	});
});

describe('a transfer', () => {
	it('is made once for a key', async () => {
		const recipient = (await stage.recipient())['id'];
		const first = await stage.post('/omise/transfers', { amount: 100_000, recipient, metadata: { payout: 'O1' } }, { 'Idempotency-Key': 'payout-1' });
		expect(first.json).toMatchObject({
			object: 'transfer',
			amount: 100_000,
			fee: 3_000,
			fee_vat: 210,
			net: 96_790,
			sent: false,
			paid: false,
			sendable: true,
		});
		const again = await stage.post('/omise/transfers', { amount: 100_000, recipient, idemp_key: 'payout-1' });
		expect(again.json['id']).toBe(first.json['id']);
		expect((await stage.post('/omise/transfers', { amount: 90_000, recipient, idemp_key: 'payout-1' })).status).toBe(409);
		expect(stage.sim.books().gateway).toMatchObject({ transferred_out_satang: 100_000, balance_satang: 400_000 });
		expect((await stage.get('/omise/transfers')).json['total']).toBe(1);
	});

	it('is sent, paid, and may still come back', async () => {
		const { id } = (await stage.post('/omise/transfers', { amount: 50_000, recipient: (await stage.recipient())['id'] })).json as { id: string };
		expect((await stage.post(`/omise/transfers/${id}/mark_as_sent`)).json).toMatchObject({ sent: true, paid: false });
		expect((await stage.post(`/omise/transfers/${id}/mark_as_paid`)).json).toMatchObject({ sent: true, paid: true });
		expect(balance()).toBe(450_000);
		expect((await stage.post(`/omise/transfers/${id}/mark_as_failed`, { failure_code: 'account_closed' })).json).toMatchObject({
			paid: false,
			failure_code: 'account_closed',
		});
		expect(balance()).toBe(500_000);
		expect((await stage.post(`/omise/transfers/${id}/mark_as_failed`)).status).toBe(400);
		await stage.sim.settled();
		expect(
			keysOf(stage.came)
				.filter((key) => key.startsWith('transfer.'))
				.sort(),
		).toEqual(['transfer.create', 'transfer.fail', 'transfer.pay', 'transfer.send']);
	});

	it('needs money', async () => {
		const recipient = (await stage.recipient())['id'];
		expect((await stage.post('/omise/transfers', { amount: 500_001, recipient })).json['code']).toBe('insufficient_balance');
		expect((await stage.post('/omise/transfers', { amount: 3_210, recipient })).json['code']).toBe('invalid_amount');
	});

	it('goes by itself when told to, and fails when told to', async () => {
		const recipient = (await stage.recipient())['id'];
		stage.sim.mischief([{ transfers: 'auto' }, { kind: 'fail', next: 1 }]);
		const [doomed, fine] = [
			(await stage.post('/omise/transfers', { amount: 10_000, recipient })).json,
			(await stage.post('/omise/transfers', { amount: 20_000, recipient })).json,
		];
		await expect.poll(() => stage.sim.books().gateway.transfers.map((each) => each.state)).toEqual(['failed', 'paid']);
		expect([doomed['amount'], fine['amount'], balance()]).toEqual([10_000, 20_000, 480_000]);
	});

	it('stands though its answer never came: the same key finds it', async () => {
		const recipient = (await stage.recipient())['id'];
		stage.sim.mischief({ kind: 'unknown', ms: 30 });
		const wish = { amount: 70_000, recipient, idemp_key: 'payout-2' };
		expect((await stage.post('/omise/transfers', wish)).status).toBe(504);
		expect(stage.sim.books().gateway.transferred_out_satang).toBe(70_000);
		expect((await stage.post('/omise/transfers', wish)).status).toBe(200);
		expect(stage.sim.books().gateway.transfers).toHaveLength(1);
	});
});

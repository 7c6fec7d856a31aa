import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeMischief } from './mischief.ts';
import { aStage, keysOf, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
});
afterEach(() => stage.close());

const order = (wish: unknown) => stage.post('/mischief', wish);

describe('deliveries', () => {
	it('are tried again until the door answers 2xx, the same event each time', async () => {
		stage.answers.push(500, 503);
		await stage.charge(5_000);
		await stage.sim.settled();
		expect(new Set(stage.came.map((each) => each.json['id'])).size).toBe(1);
		expect(stage.came).toHaveLength(3);
		const log = (await stage.get('/deliveries')).json[0];
		expect([log.state, log.attempts.map((each: { status: number }) => each.status)]).toEqual(['delivered', [500, 503, 200]]);
	});

	it('stop being tried after eight times', async () => {
		stage.answers.push(...Array.from({ length: 20 }, () => 500));
		await stage.charge(5_000);
		await stage.sim.settled();
		expect([stage.came.length, (await stage.get('/deliveries')).json[0].state]).toEqual([8, 'given_up']);
	});

	it('come more than once, late, or not at all', async () => {
		await order([{ kind: 'duplicate', times: 2 }]);
		await stage.charge(5_000);
		await stage.sim.settled();
		expect(stage.came).toHaveLength(3);
		await order({ kind: 'drop' });
		await stage.charge(5_000);
		await stage.sim.settled();
		expect(stage.came).toHaveLength(3);
		await order({ kind: 'delay', ms: 80 });
		const began = performance.now();
		await stage.charge(5_000);
		await stage.sim.settled();
		expect(performance.now() - began).toBeGreaterThan(75);
	});

	it('are held and let go in another order', async () => {
		await order({ kind: 'reorder', k: 6 });
		for (let amount = 5_000; amount < 5_006; amount++) await stage.charge(amount);
		await stage.sim.settled();
		const amounts = stage.came.map((each) => each.json['data'].amount as number);
		expect([...amounts].sort()).toEqual([5_000, 5_001, 5_002, 5_003, 5_004, 5_005]);
		expect(amounts).not.toEqual([...amounts].sort());
	});
});

describe('answers', () => {
	it('hang after the effect', async () => {
		await order({ kind: 'timeout_after', channel: 'omise.charges', ms: 30 });
		const { status } = await stage.post('/omise/charges', {
			amount: 5_000,
			currency: 'thb',
			source: { type: 'promptpay' },
			metadata: { payment: 'P9' },
		});
		expect(status).toBe(504);
		const { data } = (await stage.get('/omise/charges')).json as { data: { metadata: unknown }[] };
		expect(data.map((each) => each.metadata)).toEqual([{ payment: 'P9' }]);
	});

	it('are 5xx before the effect', async () => {
		await order({ kind: 'error_before', channel: 'omise.refunds', status: 502 });
		const charge = await stage.charge(5_000);
		stage.sim.pay(charge['id']);
		const path = `/omise/charges/${charge['id']}/refunds`;
		expect((await stage.post(path, { amount: 1_000 })).status).toBe(502);
		expect(stage.sim.books().gateway.refunds).toHaveLength(0);
		expect((await stage.post(path, { amount: 1_000 })).status).toBe(200);
	});
});

describe('a forgery', () => {
	it.each([
		['signature', false],
		['unpaid', true],
	] as const)('%s says paid while the gateway knows better', async (how, isSignedRight) => {
		const charge = await stage.charge(5_000);
		await stage.sim.settled();
		expect((await order({ kind: 'forge', how, charge: charge['id'] })).json['answered']).toBe(200);
		const forged = stage.came.at(-1)!;
		expect(forged.json['data']).toMatchObject({ id: charge['id'], status: 'successful', paid: true });
		const { signEvent } = await import('./courier.ts');
		const right = signEvent('dGVzdC13ZWJob29rLXNlY3JldC0wMTIzNDU2Nzg5YWJjZA==', String(forged.headers['omise-signature-timestamp']), forged.body);
		expect(forged.headers['omise-signature'] === right).toBe(isSignedRight);
		expect((await stage.get(`/omise/charges/${charge['id']}`)).json['status']).toBe('pending');
	});
});

describe('the dice', () => {
	it('fall the same for the same seed', () => {
		const played = (seed: number): boolean[] => {
			const mischief = makeMischief(seed, () => new Date(0));
			mischief.order({ kind: 'drop', probability: 0.5 });
			return Array.from({ length: 40 }, () => mischief.take('webhook', 'drop') !== null);
		};
		expect(played(3)).toEqual(played(3));
		expect(played(3)).not.toEqual(played(4));
		expect(new Set(played(3))).toEqual(new Set([true, false]));
	});

	it('refuse what they do not know', async () => {
		expect((await order({ kind: 'earthquake' })).status).toBe(400);
		expect((await order({ kind: 'drop', probability: 2 })).status).toBe(400);
		await order([{ kind: 'drop', next: 3 }, { clear: true }]);
		expect((await stage.get('/mischief')).json).toMatchObject({ seed: 7, rules: [] });
		await stage.charge(5_000);
		await stage.sim.settled();
		expect(keysOf(stage.came)).toEqual(['charge.create']);
	});
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { DAY, MINUTE } from '#kernel/time';
import { timetable } from '#jobs/timetable';
import { openTestMarket, setup, testSettings, type TestMarket } from '../../../tests/market.ts';
import { demoSignIn, enrol, forgetOldSignIns, requestCode } from './index.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket(4);
});
afterAll(() => market.close());

const ask = (phone: string, ip: string) => market.command(anonymous, (ctx) => requestCode(ctx, { phone, ip }));
const forget = (atMost = 1000) => market.command(setup, (ctx) => forgetOldSignIns(ctx, { atMost }));
const left = async (table: 'people.sign_in_code' | 'people.address_hour' | 'people.session'): Promise<number> =>
	Number(
		(
			await market.ground.db
				.selectFrom(table)
				.select((eb) => eb.fn.countAll().as('n'))
				.executeTakeFirstOrThrow()
		).n,
	);

test('codes and counts go when they limit nothing any more, a few at a time', async () => {
	for (let n = 0; n < 5; n++) await ask(`+6690111100${n}`, `198.51.100.${n}`);
	market.clock.advance(DAY);
	expect(await forget()).toEqual({ codes: 0, addresses: 0, sessions: 0 });
	market.clock.advance(DAY + MINUTE);
	await ask('+66901111000', '198.51.100.0');
	expect(await forget(3)).toMatchObject({ codes: 3, addresses: 3 });
	expect(await forget(3)).toMatchObject({ codes: 1, addresses: 1 });
	expect([await left('people.sign_in_code'), await left('people.address_hour')]).toEqual([1, 1]);
	// The one that is left still counts.
	await expect(ask('+66901111000', '198.51.100.0')).rejects.toMatchObject({ code: 'people.too_soon' });
});

test('sessions go when they are over, not before', async () => {
	const personId = await market.command(setup, (ctx) => enrol(ctx, { phone: '+66902222000', name: 'มะลิ' }));
	await market.command(anonymous, (ctx) => demoSignIn(ctx, personId));
	market.clock.advance(testSettings.sessionMs - MINUTE);
	const young = await market.command(anonymous, (ctx) => demoSignIn(ctx, personId));
	expect(await forget()).toMatchObject({ sessions: 0 });
	market.clock.advance(MINUTE);
	expect(await forget()).toMatchObject({ sessions: 1 });
	const [kept] = await market.ground.db.selectFrom('people.session').select('token_hash').where('person_id', '=', personId).execute();
	expect(kept?.token_hash).toBe(createHash('sha256').update(young).digest('base64url'));
});

test('the timetable does it', () => expect(timetable.map((job) => job.name)).toContain('people.forget'));

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { HOUR, MINUTE, SECOND } from '#kernel/time';
import { toMorning } from '../../../tests/clock.ts';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { actorOf, contactOf, demoPeople, demoSignIn, enrol, grantDuty, peopleWith, renameMe, requestCode, signIn, signOut, viewMe } from './index.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket(20);
});
afterAll(() => market.close());

let phones = 0;
const freshPhone = (): string => `+6690${String(1_000_000 + phones++)}`;

const ask = (phone: string, ip = '198.51.100.7') => market.command(anonymous, (ctx) => requestCode(ctx, { phone, ip }));
/** The code as the messenger reads it from the newest news. */
async function sentCode(phone: string): Promise<string> {
	const rows = await market.ground.db
		.selectFrom('platform.event')
		.select('payload')
		.where('name', '=', 'people.code_requested')
		.orderBy('event_id', 'desc')
		.limit(50)
		.execute();
	for (const row of rows) {
		const news = row.payload as { codeId: string; sealedCode: string; sealedPhone: string };
		if (market.ground.seal.open(news.sealedPhone, `people.code.phone:${news.codeId}`) === phone)
			return market.ground.seal.open(news.sealedCode, `people.code:${news.codeId}`);
	}
	throw new Error('no code was sent');
}
const enter = (phone: string, code: string, name?: string) => market.command(anonymous, (ctx) => signIn(ctx, { phone, code, name }));
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const join = async (phone: string, name?: string) => {
	await ask(phone);
	return enter(phone, await sentCode(phone), name);
};
const actor = (token: string): Promise<Actor> => market.query(anonymous, (ctx) => actorOf(ctx, token));

describe('signing in', () => {
	test('a new phone becomes a person, the same phone the same person', async () => {
		const phone = freshPhone();
		await ask(`0${phone.slice(3)}`);
		const first = await enter(phone, await sentCode(phone), 'สมชาย ใจดี');
		expect(first.isNew).toBe(true);
		expect(await actor(first.token)).toMatchObject({ kind: 'person', personId: first.personId, name: 'สมชาย ใจดี', duties: [] });
		market.clock.advance(2 * MINUTE);
		const second = await join(phone);
		expect(second).toMatchObject({ isNew: false, personId: first.personId });
		expect(second.token).not.toBe(first.token);
	});

	test('stores neither code, token nor phone in the clear', async () => {
		const phone = freshPhone();
		await ask(phone);
		const code = await sentCode(phone);
		const { token, personId } = await enter(phone, code);
		const { db } = market.ground;
		const kept = JSON.stringify([
			await db.selectFrom('people.sign_in_code').selectAll().execute(),
			await db.selectFrom('people.session').selectAll().where('person_id', '=', personId).execute(),
			await db.selectFrom('people.person').selectAll().where('person_id', '=', personId).execute(),
			await db.selectFrom('people.phone_claim').selectAll().execute(),
			await db.selectFrom('platform.event').select('payload').execute(),
		]);
		expect(token).toHaveLength(43);
		for (const secret of [token, phone, phone.slice(3), `"${code}"`]) expect(kept).not.toContain(secret);
		expect(kept).toContain(createHash('sha256').update(token).digest('base64url'));
	});

	test('a code is good once', async () => {
		const phone = freshPhone();
		await join(phone);
		await expect(enter(phone, await sentCode(phone))).rejects.toMatchObject({ code: 'people.code_wrong' });
	});

	test('five wrong tries use up a code, also when they come at once', async () => {
		const phone = freshPhone();
		await ask(phone);
		const code = await sentCode(phone);
		const tries = await Promise.allSettled(Array.from({ length: 12 }, () => enter(phone, wrong(code))));
		expect(tries.every((one) => one.status === 'rejected')).toBe(true);
		await expect(enter(phone, code)).rejects.toMatchObject({ code: 'people.code_wrong' });
	});

	test('the fifth try may still be right', async () => {
		const phone = freshPhone();
		await ask(phone);
		const code = await sentCode(phone);
		for (let times = 0; times < 4; times++) await expect(enter(phone, wrong(code))).rejects.toMatchObject({ code: 'people.code_wrong' });
		await expect(enter(phone, code)).resolves.toMatchObject({ isNew: true });
	});

	test('a code ends after its time; typed with Thai digits and spaces it is the same code', async () => {
		const phone = freshPhone();
		await ask(phone);
		market.clock.advance(market.ground.settings.otpMs + SECOND);
		await expect(enter(phone, await sentCode(phone))).rejects.toMatchObject({ code: 'people.code_wrong' });
		await ask(phone);
		const thai = [...(await sentCode(phone))].map((digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]).join('');
		await expect(enter(phone, `${thai.slice(0, 3)} ${thai.slice(3)}`)).resolves.toMatchObject({ isNew: true });
	});

	test('wrong, old, used and never sent are refused alike, known phone or not', async () => {
		const known = freshPhone();
		await join(known);
		const refusals = [];
		for (const phone of [known, freshPhone()])
			refusals.push(await enter(phone, '000000').catch((thrown: Error) => ({ ...thrown, message: thrown.message })));
		expect(refusals[0]).toEqual(refusals[1]);
	});

	test('asking answers the same for known and unknown phones', async () => {
		const known = freshPhone();
		await join(known);
		market.clock.advance(2 * MINUTE);
		expect(Object.keys(await ask(known))).toEqual(Object.keys(await ask(freshPhone())));
	});

	test('one code a minute, ten a day', async () => {
		toMorning(market.clock);
		const phone = freshPhone();
		await ask(phone);
		await expect(ask(phone)).rejects.toMatchObject({ code: 'people.too_soon', kind: 'too_many' });
		for (let times = 1; times < 10; times++) {
			market.clock.advance(MINUTE + SECOND);
			await ask(phone);
		}
		market.clock.advance(MINUTE + SECOND);
		await expect(ask(phone)).rejects.toMatchObject({ code: 'people.too_many_codes' });
		toMorning(market.clock);
		await expect(ask(phone)).resolves.toBeDefined();
	});

	test('two requests at once send one code', async () => {
		const phone = freshPhone();
		const both = await Promise.allSettled([ask(phone), ask(phone)]);
		expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
	});

	test('one network address may ask so often', async () => {
		// On the hour it begins anew: a minute past, so that no turn of the hour falls in between.
		toMorning(market.clock);
		market.clock.advance(MINUTE);
		const { db } = market.ground;
		await ask(freshPhone(), '203.0.113.9');
		await db
			.updateTable('people.address_hour')
			.set({ asked: 300 })
			.where('address_print', '=', market.ground.seal.print('203.0.113.9', 'address'))
			.execute();
		await expect(ask(freshPhone(), '203.0.113.9')).rejects.toMatchObject({ code: 'people.too_many_from_here' });
		await expect(ask(freshPhone(), '203.0.113.10')).resolves.toBeDefined();
		market.clock.advance(HOUR);
		await expect(ask(freshPhone(), '203.0.113.9')).resolves.toBeDefined();
	});

	test('a number that is none is refused before anything happens', async () => {
		for (const phone of ['', '12', '081234567', '+1 555 0100', 'ก'.repeat(60)])
			await expect(ask(phone)).rejects.toMatchObject({ code: 'people.phone_wrong' });
	});
});

describe('sessions', () => {
	test('end on signing out and after their time', async () => {
		const { token } = await join(freshPhone());
		await market.command(await actor(token), (ctx) => signOut(ctx, token));
		expect(await actor(token)).toEqual(anonymous);
		const other = await join(freshPhone());
		market.clock.advance(market.ground.settings.sessionMs + SECOND);
		expect(await actor(other.token)).toEqual(anonymous);
		expect(await actor('made up')).toEqual(anonymous);
	});

	test('know new duties and names at once', async () => {
		const { token, personId } = await join(freshPhone());
		await market.command(setup, (ctx) => grantDuty(ctx, { personId, role: 'post_clerk', officeCode: '32000', provinceCode: '32' }));
		for (let times = 0; times < 2; times++) await market.command(setup, (ctx) => grantDuty(ctx, { personId, role: 'finance' }));
		const now = await actor(token);
		expect(now).toMatchObject({
			duties: expect.arrayContaining([
				expect.objectContaining({ role: 'post_clerk', shopId: null, provinceCode: null, officeCode: '32000' }),
				expect.objectContaining({ role: 'finance', shopId: null, provinceCode: null, officeCode: null }),
			]),
		});
		await market.command(now, (ctx) => renameMe(ctx, '  แม่   คำ '));
		expect(await actor(token)).toMatchObject({ name: 'แม่ คำ' });
		await expect(market.command(now, (ctx) => renameMe(ctx, 'ก\u202eข'))).rejects.toMatchObject({ code: 'people.name_wrong' });
	});

	test('show the own number masked', async () => {
		const phone = freshPhone();
		const { token } = await join(phone);
		const me = await market.query(await actor(token), viewMe);
		expect(me.phone).toBe(`09x xxx ${phone.slice(-4)}`);
		await expect(market.query(anonymous, viewMe)).rejects.toMatchObject({ code: 'people.sign_in', kind: 'unauthenticated' });
	});
});

describe('people and duties', () => {
	test('are written down by the system only', async () => {
		const nobody = person('0192f0c0-0000-7000-8000-000000000001', { role: 'operator' });
		await expect(market.command(nobody, (ctx) => enrol(ctx, { phone: freshPhone(), name: 'ก' }))).rejects.toMatchObject({
			code: 'people.not_allowed',
		});
		await expect(market.command(nobody, (ctx) => grantDuty(ctx, { personId: 'x', role: 'finance' }))).rejects.toMatchObject({
			code: 'people.not_allowed',
		});
		await expect(market.query(nobody, (ctx) => contactOf(ctx, '0192f0c0-0000-7000-8000-000000000001'))).rejects.toMatchObject({
			code: 'people.not_allowed',
		});
	});

	test('officers of the whole country are among those of each province', async () => {
		const phone = freshPhone();
		const [one, all] = [
			await market.command(setup, (ctx) => enrol(ctx, { phone, name: 'พัฒนาการสุรินทร์' })),
			await market.command(setup, (ctx) => enrol(ctx, { phone: freshPhone(), name: 'ส่วนกลาง' })),
		];
		expect(await market.command(setup, (ctx) => enrol(ctx, { phone, name: 'อีกครั้ง' }))).toBe(one);
		await market.command(setup, (ctx) => grantDuty(ctx, { personId: one, role: 'province_officer', provinceCode: '32' }));
		await market.command(setup, (ctx) => grantDuty(ctx, { personId: all, role: 'province_officer' }));
		expect((await market.query(setup, (ctx) => peopleWith(ctx, { role: 'province_officer', provinceCode: '32' }))).sort()).toEqual([one, all].sort());
		expect(await market.query(setup, (ctx) => peopleWith(ctx, { role: 'province_officer', provinceCode: '50' }))).toEqual([all]);
		expect(await market.query(setup, (ctx) => contactOf(ctx, one))).toEqual({ name: 'พัฒนาการสุรินทร์', phone, language: 'th' });
	});

	test('the demonstration offers its people, and only its people', async () => {
		const offered = await market.query(anonymous, demoPeople);
		expect(offered[0]!.duties[0]!.role).toBe('province_officer');
		expect(await actor(await market.command(anonymous, (ctx) => demoSignIn(ctx, offered[0]!.personId)))).toMatchObject({
			personId: offered[0]!.personId,
		});
		const { personId } = await join(freshPhone());
		await expect(market.command(anonymous, (ctx) => demoSignIn(ctx, personId))).rejects.toMatchObject({ code: 'people.not_demo' });
		const real = { ...market.ground.settings, demo: false };
		await expect(market.query(anonymous, (ctx) => demoPeople({ ...ctx, settings: real }))).rejects.toMatchObject({ code: 'people.not_demo' });
	});
});

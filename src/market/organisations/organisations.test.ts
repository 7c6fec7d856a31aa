import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bangkokDay, DAY, later } from '#kernel/time';
import type { Actor } from '#kernel/actor';
import { nextPhone } from '../../../tests/village.ts';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { actorOf, demoSignIn, enrol, grantDuty } from '#market/people';
import {
	decideGrant,
	endGrant,
	endOldDuty,
	findPerson,
	listOrganisations,
	personFile,
	reinstatePerson,
	requestGrant,
	saveOrganisation,
	suspendPerson,
	waitingGrants,
	type GrantWish,
} from './index.ts';

let market: TestMarket;
let one: Actor;
let two: Actor;
const surin = randomUUID();
const operator = randomUUID();
beforeAll(async () => {
	market = await openTestMarket();
	[one, two] = [await administrator('เอกชัย'), await administrator('สุดา')];
	await market.command(one, async (ctx) => {
		await saveOrganisation(ctx, operator, { kind: 'operator', nameTh: 'ผู้ให้บริการกลาง', areas: [] });
		await saveOrganisation(ctx, surin, { kind: 'province_office', nameTh: 'สำนักงานพัฒนาชุมชนจังหวัดสุรินทร์', parentId: operator, areas: ['32'] });
	});
});
afterAll(() => market.close());

const newPerson = (name: string, phone = nextPhone()): Promise<string> => market.command(setup, (ctx) => enrol(ctx, { phone, name }));
async function administrator(name: string): Promise<Actor> {
	const personId = await newPerson(name);
	await market.command(setup, (ctx) => grantDuty(ctx, { personId, role: 'operator' }));
	return person(personId, { role: 'operator' });
}
const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : '');
const today = (): string => bangkokDay(market.clock.now());
const officer = (more: Partial<GrantWish> = {}): GrantWish => ({
	organisationId: surin,
	role: 'province_officer',
	area: '32',
	fromDay: today(),
	untilDay: null,
	why: 'ย้ายมาแทนคนเดิม',
	...more,
});
const ask = async (actor: Actor, wish: GrantWish, personId?: string) => {
	const ids = { personId: personId ?? (await newPerson('มานี')), grantId: randomUUID() };
	await market.command(actor, (ctx) => requestGrant(ctx, ids, wish));
	return ids;
};
const session = async (personId: string) => {
	const token = await market.command(setup, (ctx) => demoSignIn(ctx, personId));
	return () => market.query(setup, (ctx) => actorOf(ctx, token));
};
const rolesOf = (actor: Actor): string[] =>
	actor.kind === 'person' ? actor.duties.map((duty) => `${duty.role} ${duty.provinceCode ?? ''}`) : ['nobody'];

describe('a role', () => {
	test('is asked for by one administrator and given by another; the open session has it at once', async () => {
		const ids = await ask(one, officer());
		const who = await session(ids.personId);
		expect(rolesOf(await who())).toEqual([]);
		await expect(market.command(one, (ctx) => decideGrant(ctx, ids, true))).rejects.toMatchObject({ code: 'organisations.second_person' });
		expect((await market.query(two, waitingGrants)).find((grant) => grant.grantId === ids.grantId)).toMatchObject({
			personName: 'มานี',
			may: { decide: true },
		});
		await market.command(two, (ctx) => decideGrant(ctx, ids, true));
		expect(rolesOf(await who())).toEqual(['province_officer 32']);
		await expect(market.command(two, (ctx) => decideGrant(ctx, ids, true))).rejects.toMatchObject({ code: 'organisations.decided' });
		await expect(ask(one, officer(), ids.personId)).rejects.toMatchObject({ code: 'organisations.has_already' });
		await market.command(one, (ctx) => endGrant(ctx, { ...ids, why: 'ย้ายออก' }));
		expect(rolesOf(await who())).toEqual([]);
		const file = await market.query(one, (ctx) => personFile(ctx, ids.personId));
		expect(file.grants).toEqual([expect.objectContaining({ state: 'ended', endWhy: 'ย้ายออก', requestedBy: expect.any(String) })]);
	});

	test('begins and ends on its days, without a job', async () => {
		const tomorrow = bangkokDay(later(market.clock.now(), DAY));
		const ids = await ask(one, officer({ fromDay: tomorrow, untilDay: tomorrow }));
		await market.command(two, (ctx) => decideGrant(ctx, ids, true));
		const who = await session(ids.personId);
		expect(rolesOf(await who())).toEqual([]);
		market.clock.advance(DAY);
		expect(rolesOf(await who())).toEqual(['province_officer 32']);
		market.clock.advance(DAY);
		expect(rolesOf(await who())).toEqual([]);
		expect((await market.query(one, (ctx) => personFile(ctx, ids.personId))).grants[0]?.state).toBe('ended');
		await expect(ask(one, officer(), ids.personId)).resolves.toBeDefined();
	});

	test('belongs to the kind of body and to its area; nobody gives one to themselves', async () => {
		const refusedWith = async (wish: Partial<GrantWish>, code: string) =>
			expect(ask(one, officer(wish)), code).rejects.toMatchObject({ code: `organisations.${code}` });
		await refusedWith({ area: '50' }, 'area_not_here');
		await refusedWith({ area: '' }, 'area_not_here');
		await refusedWith({ role: 'finance', area: '' }, 'role_not_here');
		await refusedWith({ organisationId: randomUUID() }, 'not_found');
		await refusedWith({ untilDay: '2020-01-01' }, 'dates_wrong');
		await expect(ask(one, officer(), idOf(one))).rejects.toMatchObject({ code: 'organisations.own_role' });
		const ids = await ask(one, officer({ organisationId: operator, role: 'support', area: '' }), idOf(two));
		await expect(market.command(two, (ctx) => decideGrant(ctx, ids, true))).rejects.toMatchObject({ code: 'organisations.second_person' });
	});

	test('is refused to everybody else', async () => {
		const stranger = person(await newPerson('คนอื่น'), { role: 'province_officer', provinceCode: '32' });
		for (const work of [
			() => market.query(stranger, (ctx) => personFile(ctx, idOf(one))),
			() => market.query(stranger, waitingGrants),
			() => market.query(stranger, (ctx) => listOrganisations(ctx)),
			() => market.query(stranger, (ctx) => findPerson(ctx, '0812345678')),
			() => market.command(stranger, (ctx) => suspendPerson(ctx, { personId: idOf(one), why: 'x' })),
			() => market.command(stranger, (ctx) => saveOrganisation(ctx, randomUUID(), { kind: 'agency', nameTh: 'x', areas: [] })),
		])
			await expect(work()).rejects.toMatchObject({ code: 'organisations.not_administrator', kind: 'forbidden' });
	});

	test('of the set-up goes on, and can be ended', async () => {
		const personId = await newPerson('เสมียน');
		await market.command(setup, (ctx) => grantDuty(ctx, { personId, role: 'post_clerk', officeCode: '32000' }));
		const who = await session(personId);
		expect((await market.query(one, (ctx) => personFile(ctx, personId))).duties).toEqual([expect.objectContaining({ officeCode: '32000' })]);
		await market.command(one, (ctx) => endOldDuty(ctx, { personId, role: 'post_clerk', officeCode: '32000' }));
		expect(rolesOf(await who())).toEqual([]);
	});
});

describe('several operators', () => {
	test('an administrator by grant works for the own operator and what stands below', async () => {
		const north = randomUUID();
		await market.command(one, (ctx) => saveOrganisation(ctx, north, { kind: 'operator', nameTh: 'ผู้ให้บริการภาคเหนือ', areas: ['50'] }));
		const ids = await ask(one, officer({ organisationId: north, role: 'operator', area: '' }));
		await market.command(two, (ctx) => decideGrant(ctx, ids, true));
		const northern = person(ids.personId, { role: 'operator' });
		await market.command(northern, (ctx) =>
			saveOrganisation(ctx, randomUUID(), { kind: 'district_office', nameTh: 'อำเภอแม่แจ่ม', parentId: north, areas: ['5003'] }),
		);
		for (const work of [
			() => ask(northern, officer()),
			() => market.command(northern, (ctx) => saveOrganisation(ctx, randomUUID(), { kind: 'agency', nameTh: 'อื่น', areas: [] })),
			() =>
				market.command(northern, (ctx) => saveOrganisation(ctx, surin, { kind: 'province_office', nameTh: 'ของเรา', parentId: north, areas: [] })),
		])
			await expect(work()).rejects.toMatchObject({ code: 'organisations.not_yours' });
		await expect(
			market.command(one, (ctx) => saveOrganisation(ctx, operator, { kind: 'operator', nameTh: 'วน', parentId: surin, areas: [] })),
		).rejects.toMatchObject({ code: 'organisations.loop' });
		const first = await market.query(one, (ctx) => listOrganisations(ctx, { limit: 2 }));
		const second = await market.query(one, (ctx) => listOrganisations(ctx, { limit: 2, cursor: first.next ?? '' }));
		expect(new Set([...first.items, ...second.items].map((body) => body.organisationId)).size).toBe(4);
		expect([...first.items, ...second.items].find((body) => body.organisationId === surin)?.areas).toEqual(['32']);
	});
});

describe('a suspended person', () => {
	test('is out at once and does not come in until taken back', async () => {
		const phone = nextPhone();
		const personId = await newPerson('สมชาย', phone);
		const who = await session(personId);
		expect(await market.query(one, (ctx) => findPerson(ctx, phone))).toBe(personId);
		await expect(market.query(one, (ctx) => findPerson(ctx, '0899999999'))).rejects.toMatchObject({ code: 'organisations.no_person' });
		await expect(market.command(one, (ctx) => suspendPerson(ctx, { personId, why: ' ' }))).rejects.toMatchObject({
			code: 'organisations.why_missing',
		});
		await expect(market.command(one, (ctx) => suspendPerson(ctx, { personId: idOf(one), why: 'x' }))).rejects.toMatchObject({
			code: 'organisations.own_role',
		});
		await market.command(one, (ctx) => suspendPerson(ctx, { personId, why: 'เบอร์ถูกขโมย' }));
		expect(await who()).toEqual({ kind: 'anonymous' });
		await expect(session(personId)).rejects.toMatchObject({ code: 'people.suspended' });
		await market.command(two, (ctx) => reinstatePerson(ctx, { personId, why: 'ได้เบอร์คืนแล้ว' }));
		await expect(session(personId)).resolves.toBeDefined();
		const file = await market.query(one, (ctx) => personFile(ctx, personId));
		expect(file).toMatchObject({ suspended: false, phone: expect.stringMatching(/^0.x xxx \d{4}$/) });
		expect(file.acts.map((act) => [act.act, act.by, act.why])).toEqual([
			['reinstated', expect.any(String), 'ได้เบอร์คืนแล้ว'],
			['suspended', expect.any(String), 'เบอร์ถูกขโมย'],
		]);
	});
});

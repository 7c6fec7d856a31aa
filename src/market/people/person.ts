import type { Duty, Role } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { phoneOrRefuse, printOf } from './code.ts';
import { limits } from './limits.ts';
import { mayEnrol, mayGrant, mayReach } from './policy.ts';
import { nameShape } from './shapes.ts';

/** Writes a person down under a phone; when two do it at once, both get the one who came first. */
export async function addPerson(ctx: Ctx, wish: { phone: string; name: string; language: 'th' | 'en'; enrolled: boolean }): Promise<string> {
	const personId = ctx.newId();
	const print = printOf(ctx, wish.phone);
	const claimed = await ctx.db
		.insertInto('people.phone_claim')
		.values({ phone_print: print, person_id: personId })
		.onConflict((conflict) => conflict.doNothing())
		.returning('person_id')
		.executeTakeFirst();
	if (!claimed)
		return (await ctx.db.selectFrom('people.phone_claim').select('person_id').where('phone_print', '=', print).executeTakeFirstOrThrow()).person_id;
	await ctx.db
		.insertInto('people.person')
		.values({
			person_id: personId,
			name: wish.name,
			language: wish.language,
			sealed_phone: ctx.seal.close(wish.phone, `people.phone:${personId}`),
			enrolled: wish.enrolled,
			since: ctx.now,
		})
		.execute();
	return personId;
}

/**
 * Writes somebody down without a code: the set-up's and the demonstration's way. The same phone is the same person.
 * @refuses people.not_allowed, people.phone_wrong, people.name_wrong
 */
export async function enrol(ctx: Ctx, wish: { phone: string; name: string; language?: 'th' | 'en' }): Promise<string> {
	if (!mayEnrol(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const parsed = nameShape.safeParse(wish.name);
	const name = parsed.success ? parsed.data : refuse('people.name_wrong', 'invalid', { most: limits.name }, { name: 'people.name_wrong' });
	return addPerson(ctx, { phone: phoneOrRefuse(wish.phone), name, language: wish.language ?? 'th', enrolled: true });
}

/** Only the scope that belongs to the role counts. */
export interface DutyWish {
	readonly personId: string;
	readonly role: Role;
	/** for a seller */
	readonly shopId?: string;
	/** for a province officer; without one the whole country */
	readonly provinceCode?: string;
	/** for a post clerk */
	readonly officeCode?: string;
}

/** Gives a person a duty; twice is once. Sessions that are open know of it at once. @refuses people.not_allowed, people.not_found */
export async function grantDuty(ctx: Ctx, wish: DutyWish): Promise<void> {
	if (!mayGrant(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const person = await ctx.db.selectFrom('people.person').select('person_id').where('person_id', '=', wish.personId).forUpdate().executeTakeFirst();
	if (!person) refuse('people.not_found', 'not_found');
	await ctx.db
		.insertInto('people.duty')
		.values({
			person_id: wish.personId,
			role: wish.role,
			shop_id: wish.role === 'seller' ? (wish.shopId ?? null) : null,
			province_code: wish.role === 'province_officer' ? (wish.provinceCode ?? null) : null,
			office_code: wish.role === 'post_clerk' ? (wish.officeCode ?? null) : null,
			since: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const duties = JSON.stringify(await dutiesOf(ctx, wish.personId));
	await ctx.db.updateTable('people.session').set({ duties }).where('person_id', '=', wish.personId).execute();
}

export async function dutiesOf(ctx: ReadCtx, personId: string): Promise<Duty[]> {
	const rows = await ctx.db
		.selectFrom('people.duty')
		.select(['role', 'shop_id', 'province_code', 'office_code'])
		.where('person_id', '=', personId)
		.limit(limits.duties)
		.execute();
	return rows.map((row) => ({ role: row.role as Role, shopId: row.shop_id, provinceCode: row.province_code, officeCode: row.office_code }));
}

/** Everybody with a duty for a scope. Officers of the whole country are among the officers of every province. @returns personIds */
export async function peopleWith(ctx: ReadCtx, wish: { role: Role; shopId?: string; officeCode?: string; provinceCode?: string }): Promise<string[]> {
	const scope = wish.shopId ?? wish.officeCode ?? wish.provinceCode ?? '';
	const scopes = wish.role === 'province_officer' && scope !== '' ? [scope, ''] : [scope];
	const rows = await ctx.db
		.selectFrom('people.duty')
		.select('person_id')
		.distinct()
		.where('role', '=', wish.role)
		.where('scope', 'in', scopes)
		.orderBy('person_id')
		.limit(limits.duties)
		.execute();
	return rows.map((row) => row.person_id);
}

/** Name and number in the clear, for rooms that must send or print something, acting for themselves. @refuses people.not_allowed, people.not_found */
export async function contactOf(ctx: ReadCtx, personId: string): Promise<{ name: string; phone: string; language: 'th' | 'en' }> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const row = await ctx.db
		.selectFrom('people.person')
		.select(['name', 'language', 'sealed_phone'])
		.where('person_id', '=', personId)
		.executeTakeFirst();
	if (!row) return refuse('people.not_found', 'not_found');
	return { name: row.name, phone: ctx.seal.open(row.sealed_phone, `people.phone:${personId}`), language: row.language === 'en' ? 'en' : 'th' };
}

/** The people the demonstration offers to sign in as: those with work to do first, then buyers, then sellers. @refuses people.not_demo */
export async function demoPeople(ctx: ReadCtx): Promise<{ personId: string; name: string; duties: Duty[] }[]> {
	if (!ctx.settings.demo) refuse('people.not_demo', 'forbidden');
	const rows = await ctx.db
		.selectFrom('people.person as person')
		.leftJoin('people.duty as duty', 'duty.person_id', 'person.person_id')
		.select(['person.person_id', 'person.name', 'duty.role', 'duty.shop_id', 'duty.province_code', 'duty.office_code'])
		.where('person.enrolled', '=', true)
		.orderBy((eb) => eb.case().when('duty.role', 'is', null).then(1).when('duty.role', '=', 'seller').then(2).else(0).end())
		.orderBy('person.person_id')
		.limit(limits.demoPeople)
		.execute();
	const people = new Map<string, { personId: string; name: string; duties: Duty[] }>();
	for (const row of rows) {
		const person = people.get(row.person_id) ?? { personId: row.person_id, name: row.name, duties: [] };
		if (row.role) person.duties.push({ role: row.role as Role, shopId: row.shop_id, provinceCode: row.province_code, officeCode: row.office_code });
		people.set(row.person_id, person);
	}
	return [...people.values()];
}

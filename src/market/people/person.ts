import type { Duty } from '#kernel/actor';
import { maskedPhone } from '#kernel/phone';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { phoneOrRefuse, printOf } from './code.ts';
import { limits } from './limits.ts';
import { dutyColumns, dutyOf } from './duty.ts';
import { mayEnrol, mayReach } from './policy.ts';
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

/**
 * Whose phone this is; a phone nobody has used yet gets a person who finds what was left for them when they first sign in. So asking never tells
 * whether a phone is known. Rooms only, for themselves.
 * @refuses people.not_allowed, people.phone_wrong
 */
export async function personByPhone(ctx: Ctx, text: string): Promise<{ personId: string; masked: string }> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const phone = phoneOrRefuse(text);
	return { personId: await addPerson(ctx, { phone, name: `สมาชิก ${phone.slice(-4)}`, language: 'th', enrolled: false }), masked: maskedPhone(phone) };
}

/** Names of many people by id; unknown ids are left out. Rooms only, for themselves. @refuses people.not_allowed */
export async function namesOf(ctx: ReadCtx, personIds: readonly string[]): Promise<Map<string, string>> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	if (personIds.length === 0) return new Map();
	const rows = await ctx.db
		.selectFrom('people.person')
		.select(['person_id', 'name'])
		.where('person_id', 'in', [...new Set(personIds)])
		.execute();
	return new Map(rows.map((row) => [row.person_id, row.name]));
}

/** Name and number in the clear, for rooms that must send or print something, acting for themselves. @refuses people.not_allowed, people.not_found */
export async function contactOf(ctx: ReadCtx, personId: string): Promise<{ name: string; phone: string; language: 'th' | 'en' }> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const row = await ctx.db
		.selectFrom('people.person')
		.select(['name', 'language', 'sealed_phone'])
		.where('person_id', '=', personId)
		.where('forgotten_at', 'is', null)
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
		.select(['person.person_id', 'person.name', ...dutyColumns])
		.where('person.enrolled', '=', true)
		.orderBy((eb) => eb.case().when('duty.role', 'is', null).then(1).when('duty.role', '=', 'seller').then(2).else(0).end())
		.orderBy('person.person_id')
		.limit(limits.demoPeople)
		.execute();
	const people = new Map<string, { personId: string; name: string; duties: Duty[] }>();
	for (const row of rows) {
		const person = people.get(row.person_id) ?? { personId: row.person_id, name: row.name, duties: [] };
		if (row.role) person.duties.push(dutyOf({ ...row, role: row.role }));
		people.set(row.person_id, person);
	}
	return [...people.values()];
}

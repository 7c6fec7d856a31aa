import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { insertMany } from '#platform/many';
import { printOf } from './code.ts';
import { renewSessions } from './duty.ts';
import { mayGrant, mayReach } from './policy.ts';

/** Who is known by these phones. Rooms only, for themselves. @param phones '+66…' @refuses people.not_allowed */
export async function personsByPhones(ctx: ReadCtx, phones: readonly string[]): Promise<Map<string, string>> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	if (phones.length === 0) return new Map();
	const byPrint = new Map(phones.map((phone) => [printOf(ctx, phone), phone]));
	const rows = await ctx.db
		.selectFrom('people.phone_claim')
		.select(['phone_print', 'person_id'])
		.where(sql<boolean>`phone_print = any(${[...byPrint.keys()]}::text[])`)
		.execute();
	return new Map(rows.map((row) => [byPrint.get(row.phone_print)!, row.person_id]));
}

/**
 * Writes many people down under their phones, so that they find what was made for them when they first sign in; who is known stays as they are.
 * Rooms only, for themselves.
 * @returns everybody's id by phone
 * @refuses people.not_allowed
 */
export async function enrolMany(ctx: Ctx, people: readonly { phone: string; name: string }[]): Promise<Map<string, string>> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const named = new Map(people.map((one) => [one.phone, one.name]));
	const rows = [...named.keys()].map((phone) => ({ phone_print: printOf(ctx, phone), person_id: ctx.newId(), phone }));
	// In one order, so that two who write the same phones at once do not wait for each other in a circle.
	rows.sort((a, b) => (a.phone_print < b.phone_print ? -1 : 1));
	const claims = rows.map(({ phone_print, person_id }) => ({ phone_print, person_id }));
	const claimed = new Set(await insertMany(ctx.db, 'people.phone_claim', claims, { known: 'skip', returning: 'person_id' }));
	await insertMany(
		ctx.db,
		'people.person',
		rows
			.filter((row) => claimed.has(row.person_id))
			.map((row) => ({
				person_id: row.person_id,
				name: named.get(row.phone)!,
				language: 'th',
				sealed_phone: ctx.seal.close(row.phone, `people.phone:${row.person_id}`),
				enrolled: false,
				since: ctx.now,
			})),
	);
	return personsByPhones(ctx, [...named.keys()]);
}

/** Makes people the owners of new shops; their open sessions know of it at once. @refuses people.not_allowed */
export async function grantSellers(ctx: Ctx, sellers: readonly { personId: string; shopId: string }[]): Promise<void> {
	if (!mayGrant(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	await insertMany(
		ctx.db,
		'people.duty',
		sellers.map((one) => ({ person_id: one.personId, role: 'seller', shop_id: one.shopId, since: ctx.now })),
		{ known: 'skip' },
	);
	const ids = [...new Set(sellers.map((one) => one.personId))];
	const open = await ctx.db
		.selectFrom('people.session')
		.select('person_id')
		.distinct()
		.where(sql<boolean>`person_id = any(${ids}::uuid[])`)
		.execute();
	for (const { person_id } of open) await renewSessions(ctx, person_id);
}

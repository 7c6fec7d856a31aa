import { maskedPhone } from '#kernel/phone';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { phoneOrRefuse, printOf } from './code.ts';
import { mayReach } from './policy.ts';

/** Whose phone this is; null when nobody uses it. Rooms only, for themselves. @refuses people.not_allowed, people.phone_wrong */
export async function knownPhone(ctx: ReadCtx, text: string): Promise<string | null> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const row = await ctx.db
		.selectFrom('people.phone_claim')
		.select('person_id')
		.where('phone_print', '=', printOf(ctx, phoneOrRefuse(text)))
		.executeTakeFirst();
	return row?.person_id ?? null;
}

/** Name, masked phone and whether suspended. Rooms only, for themselves. @refuses people.not_allowed, people.not_found */
export async function personCard(ctx: ReadCtx, personId: string): Promise<{ personId: string; name: string; phone: string; suspended: boolean }> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const row = await ctx.db
		.selectFrom('people.person')
		.select(['name', 'sealed_phone', 'suspended_at'])
		.where('person_id', '=', personId)
		.executeTakeFirst();
	if (!row) return refuse('people.not_found', 'not_found');
	return {
		personId,
		name: row.name,
		phone: maskedPhone(ctx.seal.open(row.sealed_phone, `people.phone:${personId}`)),
		suspended: row.suspended_at !== null,
	};
}

/**
 * Suspends a person, ending every open session, or lets them in again. Rooms only, for themselves.
 * @refuses people.not_allowed, people.not_found
 */
export async function endSessions(ctx: Ctx, personId: string, suspend: boolean): Promise<void> {
	if (!mayReach(ctx.actor)) refuse('people.not_allowed', 'forbidden');
	const person = await ctx.db
		.updateTable('people.person')
		.set((eb) => ({ suspended_at: suspend ? eb.fn<Date>('coalesce', ['suspended_at', eb.val(ctx.now)]) : null }))
		.where('person_id', '=', personId)
		.executeTakeFirst();
	if (person.numUpdatedRows !== 1n) refuse('people.not_found', 'not_found');
	if (suspend) await ctx.db.deleteFrom('people.session').where('person_id', '=', personId).execute();
}

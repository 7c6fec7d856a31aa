import { refuse } from '#kernel/refusal';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { printOf } from './code.ts';

/** What stands where the name was. */
const NOBODY = '-';

/**
 * The caller is forgotten: name, number, sessions and every way in go now; what other rooms know goes when they hear of it. The phone may come
 * again as somebody new. Called by who knows that nothing is open.
 * @refuses people.sign_in, people.has_duty
 */
export async function forgetMe(ctx: Ctx): Promise<void> {
	const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('people.sign_in', 'unauthenticated');
	const person = await ctx.db.selectFrom('people.person').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst();
	if (!person || person.forgotten_at) return refuse('people.sign_in', 'unauthenticated');
	// Who sells or works for the market hands that over first: others depend on it.
	const duty = await ctx.db.selectFrom('people.duty').select('role').where('person_id', '=', personId).executeTakeFirst();
	if (duty) refuse('people.has_duty', 'conflict');
	const print = printOf(ctx, ctx.seal.open(person.sealed_phone, `people.phone:${personId}`));
	await ctx.db
		.updateTable('people.person')
		.set({ name: NOBODY, sealed_phone: ctx.seal.close('', `people.phone:${personId}`), enrolled: false, forgotten_at: ctx.now })
		.where('person_id', '=', personId)
		.execute();
	await ctx.db.deleteFrom('people.phone_claim').where('phone_print', '=', print).execute();
	await ctx.db.deleteFrom('people.sign_in_code').where('phone_print', '=', print).execute();
	for (const table of ['people.session', 'people.line_account', 'people.line_claim', 'people.passkey', 'people.challenge'] as const)
		await ctx.db.deleteFrom(table).where('person_id', '=', personId).execute();
	await publish(ctx, 'people.forgotten', { personId });
}

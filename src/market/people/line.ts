import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { countAddress } from './code.ts';
import { openSession } from './session.ts';

const printOf = (ctx: Pick<Ctx, 'seal'>, lineId: string): string => ctx.seal.print(lineId, 'line');
const placeOf = (personId: string): string => `people.line:${personId}`;

/**
 * In by a LINE account that was tied to a person before.
 * @param wish.lineId as LINE's own answer told it @param wish.ip the caller's network address, counted like a wish for a code
 * @returns null when the account belongs to nobody yet: the phone is to be proved first
 * @refuses people.too_many_from_here, people.suspended
 */
export async function signInByLine(ctx: Ctx, wish: { lineId: string; ip: string }): Promise<{ token: string } | null> {
	await countAddress(ctx, wish.ip);
	const claim = await ctx.db
		.selectFrom('people.line_claim')
		.select('person_id')
		.where('line_print', '=', printOf(ctx, wish.lineId))
		.executeTakeFirst();
	return claim ? { token: await openSession(ctx, claim.person_id) } : null;
}

/** Ties a LINE account to the caller; one that they had before is let go. @refuses people.sign_in, people.line_taken */
export async function linkLine(ctx: Ctx, lineId: string): Promise<void> {
	const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('people.sign_in', 'unauthenticated');
	const print = printOf(ctx, lineId);
	await ctx.db
		.insertInto('people.line_claim')
		.values({ line_print: print, person_id: personId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const claim = await ctx.db.selectFrom('people.line_claim').select('person_id').where('line_print', '=', print).executeTakeFirstOrThrow();
	if (claim.person_id !== personId) refuse('people.line_taken', 'conflict');
	await ctx.db.deleteFrom('people.line_claim').where('person_id', '=', personId).where('line_print', '<>', print).execute();
	const row = { line_print: print, sealed_line: ctx.seal.close(lineId, placeOf(personId)), since: ctx.now };
	await ctx.db
		.insertInto('people.line_account')
		.values({ person_id: personId, ...row })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
		.execute();
}

/** Lets the caller's LINE account go; a second time changes nothing. @refuses people.sign_in */
export async function unlinkLine(ctx: Ctx): Promise<void> {
	const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('people.sign_in', 'unauthenticated');
	await ctx.db.deleteFrom('people.line_account').where('person_id', '=', personId).execute();
	await ctx.db.deleteFrom('people.line_claim').where('person_id', '=', personId).execute();
}

/** LINE's id of a person, for carrying notices; null when there is none. Rooms only, for themselves. */
export async function lineOf(ctx: ReadCtx, personId: string): Promise<string | null> {
	const row = await ctx.db.selectFrom('people.line_account').select('sealed_line').where('person_id', '=', personId).executeTakeFirst();
	return row ? ctx.seal.open(row.sealed_line, placeOf(personId)) : null;
}

/** Whether the caller has tied a LINE account. */
export async function hasLine(ctx: ReadCtx): Promise<boolean> {
	return ctx.actor.kind === 'person' && (await lineOf(ctx, ctx.actor.personId)) !== null;
}

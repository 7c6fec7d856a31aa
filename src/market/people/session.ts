import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { anonymous, isLive, roles, shopActs, type Actor } from '#kernel/actor';
import { maskedPhone } from '#kernel/phone';
import { assert, refuse } from '#kernel/refusal';
import { later } from '#kernel/time';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { phoneOrRefuse, printOf, useCode } from './code.ts';
import { limits } from './limits.ts';
import { dutiesOf } from './duty.ts';
import { addPerson } from './person.ts';
import { nameShape } from './shapes.ts';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

const dutyShape = z.array(
	z.object({
		role: z.enum(roles),
		shopId: z.string().nullable(),
		provinceCode: z.string().nullable(),
		officeCode: z.string().nullable(),
		districtCode: z.string().nullable().default(null),
		acts: z.array(z.enum(shopActs)).default([]),
		from: z.string().nullable().default(null),
		until: z.string().nullable().default(null),
	}),
);

/**
 * Turns a code that was sent to a phone into a signed-in session; a phone that is new becomes a new person.
 * @returns the token is shown here once and stored nowhere in the clear
 * @refuses people.phone_wrong, people.code_wrong, people.suspended
 */
export async function signIn(
	ctx: Ctx,
	wish: { phone: string; code: string; name?: string | undefined },
): Promise<{ token: string; personId: string; isNew: boolean }> {
	const phone = phoneOrRefuse(wish.phone);
	await useCode(ctx, phone, wish.code);
	const known = await ctx.db.selectFrom('people.phone_claim').select('person_id').where('phone_print', '=', printOf(ctx, phone)).executeTakeFirst();
	const name = nameShape.safeParse(wish.name ?? '');
	const personId =
		known?.person_id ??
		(await addPerson(ctx, { phone, name: name.success ? name.data : `สมาชิก ${phone.slice(-4)}`, language: 'th', enrolled: false }));
	return { token: await openSession(ctx, personId), personId, isNew: known === undefined };
}

/** For the demonstration only: in as one of its people, without a code. @refuses people.not_demo, people.suspended */
export async function demoSignIn(ctx: Ctx, personId: string): Promise<string> {
	if (!ctx.settings.demo) refuse('people.not_demo', 'forbidden');
	const enrolled = await ctx.db
		.selectFrom('people.person')
		.select('person_id')
		.where('person_id', '=', personId)
		.where('enrolled', '=', true)
		.executeTakeFirst();
	if (!enrolled) refuse('people.not_demo', 'forbidden');
	return openSession(ctx, personId);
}

/** The person's row is locked, so that duties given at the same time are not missed. */
export async function openSession(ctx: Ctx, personId: string): Promise<string> {
	const person = await ctx.db
		.selectFrom('people.person')
		.select(['name', 'suspended_at'])
		.where('person_id', '=', personId)
		.forUpdate()
		.executeTakeFirst();
	assert(person, 'a phone that is claimed for nobody');
	if (person.suspended_at) refuse('people.suspended', 'forbidden');
	await sql`delete from people.session where token_hash in (
		select token_hash from people.session where person_id = ${personId} order by expires_at > ${ctx.now} desc, since desc offset ${limits.sessionsAPerson - 1})`.execute(
		ctx.db,
	);
	const token = Buffer.from(ctx.random.bytes(limits.tokenBytes)).toString('base64url');
	await ctx.db
		.insertInto('people.session')
		.values({
			token_hash: hashOf(token),
			person_id: personId,
			name: person.name,
			duties: JSON.stringify(await dutiesOf(ctx, personId)),
			since: ctx.now,
			expires_at: later(ctx.now, ctx.settings.sessionMs),
		})
		.execute();
	return token;
}

/** Ends one session; a token that is unknown ends nothing. */
export async function signOut(ctx: Ctx, token: string): Promise<void> {
	await ctx.db.deleteFrom('people.session').where('token_hash', '=', hashOf(token)).execute();
}

/** Who holds this token: one look at one row. Anonymous when it is unknown or too old. */
export async function actorOf(ctx: ReadCtx, token: string): Promise<Actor> {
	const row = await ctx.db
		.selectFrom('people.session')
		.select(['person_id', 'name', 'duties'])
		.where('token_hash', '=', hashOf(token))
		.where('expires_at', '>', ctx.now)
		.executeTakeFirst();
	if (!row) return anonymous;
	// What has ended is gone with the very request after it; of a helper's it stays known, so that the refusal can say why.
	const duties = dutyShape.parse(row.duties).filter((duty) => duty.role === 'helper' || duty.role === 'member' || isLive(duty, ctx.now));
	return { kind: 'person', personId: row.person_id, name: row.name, duties };
}

export interface MeView {
	readonly personId: string;
	readonly name: string;
	/** masked */
	readonly phone: string;
	readonly language: string;
}

/** @refuses people.sign_in */
export async function viewMe(ctx: ReadCtx): Promise<MeView> {
	const personId = signedIn(ctx);
	const row = await ctx.db
		.selectFrom('people.person')
		.select(['name', 'language', 'sealed_phone'])
		.where('person_id', '=', personId)
		.executeTakeFirst();
	if (!row) return refuse('people.sign_in', 'unauthenticated');
	return { personId, name: row.name, phone: maskedPhone(ctx.seal.open(row.sealed_phone, `people.phone:${personId}`)), language: row.language };
}

/** @refuses people.sign_in, people.name_wrong */
export async function renameMe(ctx: Ctx, name: string): Promise<void> {
	const personId = signedIn(ctx);
	const parsed = nameShape.safeParse(name);
	const fresh = parsed.success ? parsed.data : refuse('people.name_wrong', 'invalid', { most: limits.name }, { name: 'people.name_wrong' });
	await ctx.db.updateTable('people.person').set({ name: fresh }).where('person_id', '=', personId).execute();
	await ctx.db.updateTable('people.session').set({ name: fresh }).where('person_id', '=', personId).execute();
}

const signedIn = (ctx: ReadCtx): string => (ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('people.sign_in', 'unauthenticated'));

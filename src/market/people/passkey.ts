import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type AuthenticatorTransport,
	type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isUuid } from '#kernel/ids';
import { refuse, refuseAndKeep } from '#kernel/refusal';
import { later } from '#kernel/time';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { countAddress } from './code.ts';
import { limits } from './limits.ts';
import { openSession } from './session.ts';

const CHALLENGE_BYTES = 32;
const mustBePerson = ({ actor }: ReadCtx) => (actor.kind === 'person' ? actor : refuse('people.sign_in', 'unauthenticated'));

/** Whose pages these are, as a passkey knows it. */
function party(ctx: ReadCtx): { id: string; origin: string } {
	const url = new URL(ctx.settings.publicUrl);
	return { id: url.hostname, origin: url.origin };
}

async function challenge(ctx: Ctx, personId: string | null): Promise<{ challengeId: string; bytes: Uint8Array<ArrayBuffer> }> {
	const bytes = new Uint8Array(ctx.random.bytes(CHALLENGE_BYTES));
	const challengeId = ctx.newId();
	await ctx.db
		.insertInto('people.challenge')
		.values({
			challenge_id: challengeId,
			challenge: Buffer.from(bytes).toString('base64url'),
			person_id: personId,
			expires_at: later(ctx.now, limits.challengeMs),
		})
		.execute();
	return { challengeId, bytes };
}

/** A challenge is answered once: it is gone whatever comes of it. @refuses people.passkey_wrong */
async function takeChallenge(ctx: Ctx, challengeId: string, personId: string | null): Promise<string> {
	const row = isUuid(challengeId)
		? await ctx.db.deleteFrom('people.challenge').where('challenge_id', '=', challengeId).returningAll().executeTakeFirst()
		: undefined;
	if (!row || row.person_id !== personId || row.expires_at <= ctx.now) return refuseAndKeep('people.passkey_wrong', 'invalid');
	return row.challenge;
}

/** What a browser needs to make a passkey for the caller. @refuses people.sign_in, people.too_many_passkeys */
export async function offerPasskey(ctx: Ctx) {
	const person = mustBePerson(ctx);
	const known = await myPasskeys(ctx);
	if (known.length >= limits.passkeys) refuse('people.too_many_passkeys', 'conflict', { most: limits.passkeys });
	const { challengeId, bytes } = await challenge(ctx, person.personId);
	const options = await generateRegistrationOptions({
		rpName: 'Talad',
		rpID: party(ctx).id,
		userName: person.name,
		userDisplayName: person.name,
		userID: new Uint8Array(Buffer.from(person.personId)),
		challenge: bytes,
		attestationType: 'none',
		excludeCredentials: known.map((one) => ({ id: one.credentialId })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
	});
	return { challengeId, options };
}

/** Keeps the passkey that a browser made. @refuses people.sign_in, people.passkey_wrong */
export async function keepPasskey(ctx: Ctx, wish: { challengeId: string; response: unknown }): Promise<void> {
	const { personId } = mustBePerson(ctx);
	const expectedChallenge = await takeChallenge(ctx, wish.challengeId, personId);
	const { id, origin } = party(ctx);
	const said = await verifyRegistrationResponse({
		response: wish.response as RegistrationResponseJSON,
		expectedChallenge,
		expectedOrigin: origin,
		expectedRPID: id,
		requireUserVerification: true,
	}).catch(() => null);
	if (!said?.verified) return refuseAndKeep('people.passkey_wrong', 'invalid');
	const { credential } = said.registrationInfo;
	await ctx.db
		.insertInto('people.passkey')
		.values({
			credential_id: credential.id,
			person_id: personId,
			public_key: Buffer.from(credential.publicKey),
			counter: credential.counter,
			transports: [...(credential.transports ?? [])],
			since: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** What a browser needs to sign somebody in by a passkey; nobody is named, so nobody is told who exists. @refuses people.too_many_from_here */
export async function askPasskey(ctx: Ctx, wish: { ip: string }) {
	await countAddress(ctx, wish.ip);
	const { challengeId, bytes } = await challenge(ctx, null);
	return { challengeId, options: await generateAuthenticationOptions({ rpID: party(ctx).id, challenge: bytes, userVerification: 'required' }) };
}

/** In by a passkey. @refuses people.passkey_wrong (also for one that is unknown), people.suspended */
export async function signInByPasskey(ctx: Ctx, wish: { challengeId: string; response: unknown }): Promise<{ token: string; personId: string }> {
	const expectedChallenge = await takeChallenge(ctx, wish.challengeId, null);
	const response = wish.response as AuthenticationResponseJSON;
	const row =
		typeof response?.id === 'string'
			? await ctx.db.selectFrom('people.passkey').selectAll().where('credential_id', '=', response.id.slice(0, 1400)).forUpdate().executeTakeFirst()
			: undefined;
	if (!row) return refuseAndKeep('people.passkey_wrong', 'invalid');
	const { id, origin } = party(ctx);
	const said = await verifyAuthenticationResponse({
		response,
		expectedChallenge,
		expectedOrigin: origin,
		expectedRPID: id,
		requireUserVerification: true,
		credential: {
			id: row.credential_id,
			publicKey: new Uint8Array(row.public_key),
			counter: Number(row.counter),
			transports: row.transports as AuthenticatorTransport[],
		},
	}).catch(() => null);
	if (!said?.verified) return refuseAndKeep('people.passkey_wrong', 'invalid');
	await ctx.db
		.updateTable('people.passkey')
		.set({ counter: said.authenticationInfo.newCounter, used_at: ctx.now })
		.where('credential_id', '=', row.credential_id)
		.execute();
	return { token: await openSession(ctx, row.person_id), personId: row.person_id };
}

/** The caller's passkeys, oldest first. @refuses people.sign_in */
export async function myPasskeys(ctx: ReadCtx): Promise<{ credentialId: string; since: Date; usedAt: Date | null }[]> {
	const rows = await ctx.db
		.selectFrom('people.passkey')
		.select(['credential_id', 'since', 'used_at'])
		.where('person_id', '=', mustBePerson(ctx).personId)
		.orderBy('since')
		.execute();
	return rows.map((row) => ({ credentialId: row.credential_id, since: row.since, usedAt: row.used_at }));
}

/** Takes a passkey of the caller's away; a second time changes nothing. @refuses people.sign_in */
export async function dropPasskey(ctx: Ctx, credentialId: string): Promise<void> {
	await ctx.db.deleteFrom('people.passkey').where('credential_id', '=', credentialId).where('person_id', '=', mustBePerson(ctx).personId).execute();
}

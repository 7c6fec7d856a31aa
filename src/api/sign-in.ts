import { z } from 'zod';
import { nameShape, passkeys, phoneShape, renameMe, requestCode, signIn, signOut, viewMe } from '#market/people';
import { leaveMarket } from '#market/orders';
import { addressOf } from './http.ts';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { listOf } from './shapes/common.ts';
import { codeSent, me, passkey, passkeyAsked, signedIn } from './shapes/people.ts';

const answeredShape = z.strictObject({ challengeId: z.uuid(), response: z.record(z.string().max(60), z.unknown()) });
/** Names inside `options` are the browser's own and stay as they are. */
const asked = (made: { challengeId: string; options: object }) => ({
	challenge_id: made.challengeId,
	options: made.options as Record<string, unknown>,
});

export function signInOperations(door: Door): void {
	operation(door, {
		method: 'post',
		path: '/sign-in/codes',
		summary: 'Send a sign-in code by SMS',
		tag: 'people',
		who: 'anyone',
		key: 'none',
		body: z.strictObject({ phone: phoneShape }),
		answer: codeSent,
		status: 202,
		act: (ctx, { body, call }) => requestCode(ctx, { phone: body.phone, ip: addressOf(call) }),
	});
	operation(door, {
		method: 'post',
		path: '/sign-in',
		summary: 'Sign in with the code; unknown phones become new people',
		tag: 'people',
		who: 'anyone',
		key: 'none',
		body: z.strictObject({ phone: phoneShape, code: z.string().min(1).max(20), name: nameShape.optional() }),
		answer: signedIn,
		act: (ctx, { body }) => signIn(ctx, body),
	});
	operation(door, {
		method: 'delete',
		path: '/session',
		summary: 'Sign out',
		tag: 'people',
		answer: null,
		act: async (ctx, { caller }) => {
			if (caller.token) await signOut(ctx, caller.token);
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/me',
		summary: 'Change your own name',
		tag: 'people',
		body: z.strictObject({ name: nameShape }),
		answer: me,
		act: async (ctx, { body }) => {
			await renameMe(ctx, body.name);
			return viewMe(ctx);
		},
	});
	operation(door, {
		method: 'post',
		path: '/me/forgetting',
		summary: 'Leave the market and be forgotten; orders stay as the contracts they are. Ends every session',
		tag: 'people',
		key: 'none',
		answer: null,
		act: async (ctx) => {
			await leaveMarket(ctx);
			return {};
		},
	});
	passkeyOperations(door);
	operation(door, { method: 'get', path: '/me', summary: 'Who is signed in', tag: 'people', answer: me, ask: (ctx) => viewMe(ctx) });
}

function passkeyOperations(door: Door): void {
	operation(door, {
		method: 'post',
		path: '/sign-in/passkey/options',
		summary: 'What a browser needs to sign in by a passkey',
		tag: 'people',
		who: 'anyone',
		key: 'none',
		answer: passkeyAsked,
		asIs: true,
		act: async (ctx, { call }) => asked(await passkeys.askPasskey(ctx, { ip: addressOf(call) })),
	});
	operation(door, {
		method: 'post',
		path: '/sign-in/passkey',
		summary: 'Sign in by a passkey',
		tag: 'people',
		who: 'anyone',
		key: 'none',
		body: answeredShape,
		answer: signedIn,
		act: async (ctx, { body }) => ({ ...(await passkeys.signInByPasskey(ctx, body)), isNew: false }),
	});
	operation(door, {
		method: 'get',
		path: '/me/passkeys',
		summary: 'Your passkeys',
		tag: 'people',
		answer: listOf(passkey),
		ask: async (ctx) => ({ items: await passkeys.myPasskeys(ctx) }),
	});
	operation(door, {
		method: 'post',
		path: '/me/passkeys/options',
		summary: 'What a browser needs to make a passkey for you',
		tag: 'people',
		key: 'none',
		answer: passkeyAsked,
		asIs: true,
		act: async (ctx) => asked(await passkeys.offerPasskey(ctx)),
	});
	operation(door, {
		method: 'post',
		path: '/me/passkeys',
		summary: 'Keep the passkey that a browser made',
		tag: 'people',
		key: 'none',
		body: answeredShape,
		answer: null,
		act: (ctx, { body }) => passkeys.keepPasskey(ctx, body),
	});
	operation(door, {
		method: 'delete',
		path: '/me/passkeys/{credentialId}',
		summary: 'Take a passkey of yours away',
		tag: 'people',
		params: { credentialId: z.string().min(16).max(1400) },
		answer: null,
		act: (ctx, { params }) => passkeys.dropPasskey(ctx, params.credentialId),
	});
}

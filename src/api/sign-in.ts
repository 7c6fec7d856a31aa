import { z } from 'zod';
import { requestCode, signIn, signOut, viewMe } from '#market/people';
import { addressOf } from './http.ts';
import { operation, type Door } from './operation.ts';
import { codeSent, me, signedIn } from './shapes/people.ts';

const phone = z.string().min(6).max(30);

export function signInOperations(door: Door): void {
	operation(door, {
		method: 'post',
		path: '/sign-in/codes',
		summary: 'Send a sign-in code by SMS',
		tag: 'people',
		who: 'anyone',
		key: 'none',
		body: z.strictObject({ phone }),
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
		body: z.strictObject({ phone, code: z.string().min(1).max(20), name: z.string().trim().min(1).max(80).optional() }),
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
	operation(door, { method: 'get', path: '/me', summary: 'Who is signed in', tag: 'people', answer: me, ask: (ctx) => viewMe(ctx) });
}

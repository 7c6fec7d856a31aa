import { z } from 'zod';
import { nameShape, phoneShape, renameMe, requestCode, signIn, signOut, viewMe } from '#market/people';
import { addressOf } from './http.ts';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { codeSent, me, signedIn } from './shapes/people.ts';

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
	operation(door, { method: 'get', path: '/me', summary: 'Who is signed in', tag: 'people', answer: me, ask: (ctx) => viewMe(ctx) });
}

import { redirect } from '@sveltejs/kit';
import { signOut } from '#market/people';
import { clearBasket, clearSession, SESSION_COOKIE } from '#web/cookies';
import { command } from '#web/door';
import type { RequestHandler } from './$types';

/** Ends this session here and in the books. */
export const POST: RequestHandler = async (event) => {
	const token = event.cookies.get(SESSION_COOKIE);
	if (token) await command(event, (ctx) => signOut(ctx, token));
	clearSession(event.cookies);
	clearBasket(event.cookies);
	redirect(303, '/');
};

/** Somebody who types the address is led to the page with the button: a link must not sign anybody out. */
export const GET: RequestHandler = () => redirect(303, '/me');

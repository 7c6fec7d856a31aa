import { redirect } from '@sveltejs/kit';
import { markAllRead, myNotices } from '#market/notices';
import { command, needSignIn, query } from '#web/door';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => ({ current: 'me' as const, notices: await myNotices(ctx, event.locals.lang) }));
};

export const actions: Actions = {
	read: (event) => command(event, (ctx) => markAllRead(ctx), { then: () => redirect(303, '/notices') }),
};

import { redirect } from '@sveltejs/kit';
import { joinByLink, viewLink } from '#market/groups';
import { actorOfEvent, command, query } from '#web/door';
import type { Actions, PageServerLoad } from './$types';

/** What a link invites to. The address holds a secret: it is told to nobody, and not kept by caches. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
	const link = await query(event, (ctx) => viewLink(ctx, event.params.token));
	return { current: 'me' as const, link, known: (await actorOfEvent(event)).kind === 'person' };
};

export const actions: Actions = {
	default: (event) => command(event, (ctx) => joinByLink(ctx, event.params.token), { then: () => redirect(303, '/groups') }),
};

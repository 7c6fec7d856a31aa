import { redirect } from '@sveltejs/kit';
import { renameMe, viewMe } from '#market/people';
import { unreadTalks } from '#market/talks';
import { command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => ({
		current: 'me' as const,
		me: await viewMe(ctx),
		unreadTalks: await unreadTalks(ctx),
		saved: event.url.searchParams.has('saved'),
	}));
};

export const actions: Actions = {
	name: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => renameMe(ctx, form.text('name')), { values: form.values, then: () => redirect(303, '/me?saved') });
	},
};

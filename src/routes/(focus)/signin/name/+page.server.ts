import { redirect } from '@sveltejs/kit';
import { renameMe } from '#market/people';
import { command, needSignIn, safePath } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return { next: safePath(event.url.searchParams.get('next')) };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => renameMe(ctx, form.text('name')), { values: form.values, then: () => redirect(303, safePath(form.text('next'))) });
	},
};

import { redirect } from '@sveltejs/kit';
import { dropSearch, lookAt, mySearches, restoreSearch } from '#market/searches';
import { command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import { searchHref } from '#web/kept-search';
import type { Actions, PageServerLoad } from './$types';

/** The searches somebody keeps, with how much is new in each. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => ({
		current: 'me' as const,
		searches: await mySearches(ctx),
		dropped: event.url.searchParams.get('dropped'),
		restored: event.url.searchParams.has('restored'),
	}));
};

export const actions: Actions = {
	/** To what is there now; what is new comes first, and is no longer new from here on. */
	open: async (event) => {
		const searchId = (await readForm(event)).text('search');
		return command(
			event,
			async (ctx) => {
				const kept = (await mySearches(ctx)).find((one) => one.searchId === searchId);
				await lookAt(ctx, { searchId });
				return kept ? searchHref(kept.asked, kept.fresh > 0) : '/me/searches';
			},
			{ then: (href) => redirect(303, href) },
		);
	},
	drop: async (event) => {
		const searchId = (await readForm(event)).text('search');
		return command(event, (ctx) => dropSearch(ctx, { searchId }), {
			then: () => redirect(303, `/me/searches?dropped=${encodeURIComponent(searchId)}`),
		});
	},
	restore: async (event) => {
		const searchId = (await readForm(event)).text('search');
		return command(event, (ctx) => restoreSearch(ctx, { searchId }), { then: () => redirect(303, '/me/searches?restored') });
	},
};

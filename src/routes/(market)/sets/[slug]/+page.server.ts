import { redirect } from '@sveltejs/kit';
import { setIntoBasket, viewSet } from '#market/sets';
import { setBasket } from '#web/cookies';
import { basketOf, command, query } from '#web/door';
import type { Actions, PageServerLoad } from './$types';

/** One present: its goods, of whom, and the sum. */
export const load: PageServerLoad = async (event) => ({
	current: 'browse' as const,
	set: await query(event, (ctx) => viewSet(ctx, event.params.slug)),
});

export const actions: Actions = {
	default: (event) =>
		command(event, (ctx) => setIntoBasket(ctx, { slug: event.params.slug, basketId: basketOf(event) }), {
			then: ({ basketId }) => {
				setBasket(event.cookies, basketId);
				redirect(303, '/basket');
			},
		}),
};

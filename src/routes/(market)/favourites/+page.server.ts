import { redirect } from '@sveltejs/kit';
import { addToBasket } from '#market/baskets';
import { dropFavourite, favourites } from '#market/favourites';
import { setBasket } from '#web/cookies';
import { basketOf, command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import { cursorOf } from '#web/listing';
import type { Actions, PageServerLoad } from './$types';

/** What one likes and may buy some day. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => ({
		current: 'me' as const,
		kept: await favourites(ctx, { cursor: cursorOf(event.url) }),
		later: event.url.searchParams.has('cursor'),
		added: event.url.searchParams.has('added'),
	}));
};

export const actions: Actions = {
	put: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => addToBasket(ctx, { basketId: basketOf(event), productId: form.text('product'), quantity: 1 }), {
			then: ({ basketId }) => {
				setBasket(event.cookies, basketId);
				redirect(303, '/favourites?added');
			},
		});
	},
	drop: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => dropFavourite(ctx, { productId: form.text('product') }), { then: () => redirect(303, '/favourites') });
	},
};

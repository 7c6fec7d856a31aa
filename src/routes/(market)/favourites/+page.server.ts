import { redirect } from '@sveltejs/kit';
import { addToBasket } from '#market/baskets';
import { addFavourite, dropFavourite, favourites } from '#market/favourites';
import { setBasket } from '#web/cookies';
import { actorOfEvent, basketOf, command, needSignIn, query, safePath } from '#web/door';
import { readForm } from '#web/form';
import { cursorOf } from '#web/listing';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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

/** A heart on a card: back to where the card was; who is not signed in does that first. */
async function heart(event: RequestEvent, work: typeof addFavourite) {
	const form = await readForm(event);
	const from = URL.parse(event.request.headers.get('referer') ?? '');
	const back = from?.origin === event.url.origin ? safePath(from.pathname + from.search, '/favourites') : '/favourites';
	if ((await actorOfEvent(event)).kind !== 'person') redirect(303, `/signin?next=${encodeURIComponent(back)}`);
	return command(event, (ctx) => work(ctx, { productId: form.text('product') }), { then: () => redirect(303, back) });
}

export const actions: Actions = {
	like: (event) => heart(event, addFavourite),
	unlike: (event) => heart(event, dropFavourite),
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

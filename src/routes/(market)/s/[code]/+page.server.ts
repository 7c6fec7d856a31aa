import { redirect } from '@sveltejs/kit';
import { addToBasket } from '#market/baskets';
import { linkOf, noteOpened, viewCard } from '#market/channels';
import { isBot } from '#market/figures';
import { setBasket, setVia } from '#web/cookies';
import { basketOf, command, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

/** What stands behind a shared link: the goods at today's price, or the way to the whole shop. */
export const load: PageServerLoad = async (event) => {
	const { code } = event.params;
	const card = await query(event, (ctx) => viewCard(ctx, code));
	setVia(event.cookies, code);
	const { headers } = event.request;
	if (!isBot(headers.get('user-agent')) && event.request.method === 'GET')
		await command(event, async (ctx) => noteOpened(ctx, await linkOf(ctx, code)));
	if (!card.goods) redirect(303, `/shops/${card.shop.slug}`);
	return { current: 'browse' as const, card: { ...card, goods: card.goods } };
};

export const actions: Actions = {
	/** Straight from the card into the checkout; the basket keeps by which link. */
	buy: async (event) => {
		const form = await readForm(event);
		const { code } = event.params;
		const quantity = Math.min(Math.max(form.whole('quantity') ?? 1, 1), 999);
		return command(
			event,
			async (ctx) => {
				const { productId } = await linkOf(ctx, code);
				return productId ? addToBasket(ctx, { basketId: basketOf(event), productId, quantity, via: code }) : null;
			},
			{
				values: form.values,
				then: (added) => {
					if (added) setBasket(event.cookies, added.basketId);
					redirect(303, added ? '/checkout' : `/s/${code}`);
				},
			},
		);
	},
};

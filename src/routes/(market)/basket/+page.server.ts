import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { addToBasket, setQuantity, viewBasket } from '#market/baskets';
import { productsForBasket } from '#market/catalogue';
import { setBasket } from '#web/cookies';
import { basketOf, command, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const removed = event.url.searchParams.get('removed') ?? '';
		const [basket, gone] = await Promise.all([viewBasket(ctx, basketOf(event)), isUuid(removed) ? productsForBasket(ctx, [removed]) : null]);
		const product = gone?.get(removed);
		const quantity = Math.min(Math.max(Number(event.url.searchParams.get('quantity')) || 1, 1), 999);
		return {
			basket,
			removed:
				product && !basket.groups.some((group) => group.lines.some((line) => line.productId === removed))
					? { productId: removed, name: product.name, quantity }
					: null,
		};
	});

export const actions: Actions = {
	/** Another number of one kind; 0 takes it out and offers it back. */
	set: async (event) => {
		const form = await readForm(event);
		const productId = form.text('product');
		const quantity = form.whole('quantity') ?? 1;
		const before = form.whole('before') ?? 1;
		return command(event, (ctx) => setQuantity(ctx, { basketId: basketOf(event), productId, quantity: Math.max(0, quantity) }), {
			values: form.values,
			then: () => redirect(303, quantity <= 0 ? `/basket?removed=${productId}&quantity=${before}` : '/basket'),
		});
	},
	back: async (event) => {
		const form = await readForm(event);
		return command(
			event,
			(ctx) =>
				addToBasket(ctx, {
					basketId: basketOf(event),
					productId: form.text('product'),
					quantity: Math.min(Math.max(form.whole('quantity') ?? 1, 1), 999),
				}),
			{
				values: form.values,
				then: ({ basketId }) => {
					setBasket(event.cookies, basketId);
					redirect(303, '/basket');
				},
			},
		);
	},
};

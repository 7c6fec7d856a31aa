import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { addToBasket, dropLater, putAside, setQuantity, takeBack, viewAgain, viewBasket } from '#market/baskets';
import { productsForBasket } from '#market/catalogue';
import { unpaidCheckout } from '#market/checkout';
import { preview } from '#web/checkout';
import { setBasket } from '#web/cookies';
import { placeOfVisitor } from '#web/delivery';
import { actorOfEvent, basketOf, command, query } from '#web/door';
import { readForm } from '#web/form';
import type { Ctx } from '#platform/ctx';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const removed = event.url.searchParams.get('removed') ?? '';
		const again = event.url.searchParams.get('again') ?? '';
		const [basket, gone, { place, unknown }, unpaid] = await Promise.all([
			viewBasket(ctx, basketOf(event)),
			isUuid(removed) ? productsForBasket(ctx, [removed]) : null,
			placeOfVisitor(ctx, event),
			unpaidCheckout(ctx),
		]);
		const signedIn = (await actorOfEvent(event)).kind === 'person';
		const product = gone?.get(removed);
		const quantity = Math.min(Math.max(Number(event.url.searchParams.get('quantity')) || 1, 1), 999);
		return {
			basket,
			place,
			unknown,
			unpaid,
			/** everything was taken back from a payment a moment ago */
			left: event.url.searchParams.has('left'),
			sent: place && basket.groups.length > 0 ? await preview(ctx, event, place) : null,
			again: signedIn && isUuid(again) ? await viewAgain(ctx, again) : null,
			removed:
				product && !basket.groups.some((group) => group.lines.some((line) => line.productId === removed))
					? { productId: removed, name: product.name, quantity }
					: null,
		};
	});

/** Something done to one product of the basket; back to it afterwards. */
async function turn(event: RequestEvent, work: (ctx: Ctx, wish: { basketId: string | null; productId: string }) => Promise<void>) {
	const form = await readForm(event);
	return command(event, (ctx) => work(ctx, { basketId: basketOf(event), productId: form.text('product') }), {
		values: form.values,
		then: () => redirect(303, '/basket'),
	});
}

export const actions: Actions = {
	later: (event) => turn(event, putAside),
	take: (event) => turn(event, takeBack),
	drop: (event) => turn(event, dropLater),
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

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { isRefusal, refuse } from '#kernel/refusal';
import { buyAgain } from '#market/baskets';
import { parcelsOf } from '#market/logistics';
import { cancelOrder, confirmReceipt, viewOrder } from '#market/orders';
import { reviewsOfOrder } from '#market/reviews';
import { preview } from '#web/checkout';
import { setBasket } from '#web/cookies';
import { basketOf, command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

const WHY_AT_MOST = 200;

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const { id } = event.params;
		if (!isUuid(id)) refuse('orders.not_found', 'not_found');
		const [order, parcels] = await Promise.all([viewOrder(ctx, id), parcelsOf(ctx, id)]);
		// Staff may look into an order; only its buyer says how the goods were.
		const reviews = await reviewsOfOrder(ctx, id).catch((thrown: unknown) => (isRefusal(thrown) ? [] : Promise.reject(thrown)));
		// A box that is not packed: what is in the basket from the same shop may go into it.
		const open = order.state === 'placed' && order.together.inBoxOf === null && parcels.some((parcel) => parcel.state === 'planned');
		const isMine = order.address !== null && order.may.cancel;
		const basket = open && isMine && order.address ? await preview(ctx, event, order.address.place) : null;
		const waiting = basket?.groups.find((group) => group.together?.orderId === order.orderId)?.together ?? null;
		return {
			open: open && isMine,
			waiting,
			current: 'orders' as const,
			reviews,
			order,
			parcels,
			cancelling: event.url.searchParams.has('cancel') && order.may.cancel,
			done: event.url.searchParams.get('done'),
			releaseMs: ctx.settings.releaseMs,
		};
	});
};

export const actions: Actions = {
	cancel: async (event) => {
		const form = await readForm(event);
		const why = [form.text('why'), form.text('more')].filter(Boolean).join(': ').slice(0, WHY_AT_MOST) || null;
		return command(event, (ctx) => cancelOrder(ctx, { orderId: event.params.id, why }), {
			values: form.values,
			then: () => redirect(303, `/orders/${event.params.id}?done=cancel`),
		});
	},
	/** The same goods once more: into the basket, which tells what changed. */
	again: (event) =>
		command(event, (ctx) => buyAgain(ctx, { basketId: basketOf(event), orderId: event.params.id }), {
			then: ({ basketId }) => {
				setBasket(event.cookies, basketId);
				redirect(303, `/basket?again=${event.params.id}`);
			},
		}),
	confirm: (event) =>
		command(event, (ctx) => confirmReceipt(ctx, { orderId: event.params.id }), {
			then: () => redirect(303, `/orders/${event.params.id}?done=confirm`),
		}),
};

import { error, redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { hasSentence, sentence } from '#kernel/words';
import { boxesFor, packParcel, packShape, parcelsOf } from '#market/logistics';
import { cancelOrder, orderLines, viewOrder } from '#market/orders';
import { command, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit, fixOne } from '../../../../../fit.ts';
import { readWeight } from '../../../../../weight.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const orderIdOf = (event: RequestEvent): string =>
	isUuid(event.params.id) ? event.params.id : error(404, sentence(event.locals.lang, 'orders.not_found'));

/** One order to pack: what goes in, which box, how heavy, and then its way. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const orderId = orderIdOf(event);
	return query(event, async (ctx) => {
		const [order, parcels, boxes] = await Promise.all([viewOrder(ctx, orderId), parcelsOf(ctx, orderId), boxesFor(ctx, orderId)]);
		// One box, one task: it is packed by the order that it began with.
		if (order.together.inBoxOf) redirect(303, `/shop/orders/${order.together.inBoxOf.orderId}`);
		const parcel = parcels[0] ?? null;
		const others = (parcel?.orders ?? []).filter((one) => one.orderId !== orderId);
		const added = await Promise.all(others.map((one) => viewOrder(ctx, one.orderId)));
		const goods = await Promise.all([orderId, ...others.map((one) => one.orderId)].map((id) => orderLines(ctx, order.shop.shopId, id)));
		const why = order.history.at(-1)?.why ?? null;
		return {
			order,
			/** why it stands where it stands, when somebody said so */
			why: why && hasSentence(why) ? sentence(event.locals.lang, why) : why,
			parcel,
			/** what lies in the same box */
			added,
			/** ordered for this box and not paid yet */
			unpaid: order.together.additions.filter((one) => one.state === 'awaiting_payment').length,
			boxes: boxes.toSorted((a, b) => Number(b.suggested) - Number(a.suggested) || Number(b.fits) - Number(a.fits)),
			/** what the goods weigh without the box */
			goodsG: goods.flat().reduce((total, line) => total + line.weight_g * line.quantity, 0),
			asks: event.url.searchParams.has('cancel') ? ('cancel' as const) : null,
		};
	});
};

export const actions: Actions = {
	pack: async (event) => {
		const orderId = orderIdOf(event);
		const form = await readForm(event);
		try {
			const wish = packWish(form);
			return await command(event, (ctx) => packParcel(ctx, { orderId, ...wish }), {
				values: form.values,
				then: () => redirect(303, `/shop/orders/${orderId}?packed`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	cancel: async (event) => {
		const orderId = orderIdOf(event);
		const form = await readForm(event);
		try {
			const why = form.text('why') || fixOne('why', 'shop_page.cancel.why_missing');
			return await command(event, (ctx) => cancelOrder(ctx, { orderId, why }), {
				values: form.values,
				then: () => redirect(303, `/shop/orders/${orderId}`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

function packWish(form: ReadForm) {
	const weightG = readWeight(form) ?? fixOne('weight', 'shop_page.pack.weight_wrong');
	if (weightG < 1 || weightG > 30_000) fixOne('weight', 'shop_page.pack.weight_range');
	if (!form.text('boxCode')) fixOne('boxCode', 'logistics.unknown_box');
	const orders = form.text('orders').split(' ').filter(isUuid);
	return fit(packShape, { boxCode: form.text('boxCode'), weightG, ...(orders.length > 0 ? { orders } : {}) });
}

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { viewOrder } from '#market/orders';
import { reviewShape, reviewsOfOrder, writeReview } from '#market/reviews';
import { command, needSignIn, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { checked } from '#web/parse';
import { photosOf } from '#web/photos';
import type { Actions, PageServerLoad } from './$types';

const PICTURES = 3;

/** One line of an order, to say how the goods were. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const { id, line: lineId } = event.params;
		if (!isUuid(id)) refuse('orders.not_found', 'not_found');
		const [order, reviews] = await Promise.all([viewOrder(ctx, id), reviewsOfOrder(ctx, id)]);
		const line = order.lines.find((one) => one.lineId === lineId);
		const said = reviews.find((one) => one.lineId === lineId);
		if (!line || !said) return refuse('reviews.not_found', 'not_found');
		if (!said.may) refuse(said.review ? 'reviews.too_late' : 'reviews.not_delivered', 'conflict', { days: 30 });
		return {
			current: 'orders' as const,
			order: { orderId: id, code: order.code, shop: order.shop },
			line: { name: line.name, picture: line.picture },
			review: said.review,
		};
	});
};

export const actions: Actions = {
	default: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		const { id: orderId, line: lineId } = event.params;
		try {
			const said = checked(reviewShape, { stars: form.whole('stars') ?? undefined, text: form.text('text') });
			if (!isUuid(orderId) || !isUuid(lineId)) refuse('reviews.not_found', 'not_found');
			// Drawing pictures costs: only whoever may write here gets so far.
			const mine = await query(event, (ctx) => reviewsOfOrder(ctx, orderId));
			if (!mine.some((one) => one.lineId === lineId && one.may)) refuse('reviews.not_found', 'not_found');
			const pictures = await photosOf(form, PICTURES);
			return await command(event, (ctx) => writeReview(ctx, { orderId, lineId, ...said, pictures }), {
				values: form.values,
				then: () => redirect(303, `/orders/${orderId}?done=review#reviews`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

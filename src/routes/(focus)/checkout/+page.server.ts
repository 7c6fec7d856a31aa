import { redirect } from '@sveltejs/kit';
import { placeCheckout, placeCheckoutShape } from '#market/checkout';
import { placeOf } from '#market/places';
import { viewMe } from '#market/people';
import { lastAddress, preview, whereTo } from '#web/checkout';
import { basketOf, command, freshId, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { checked } from '#web/parse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const [me, last] = await Promise.all([viewMe(ctx), lastAddress(ctx)]);
		const where = await whereTo(ctx, event, last);
		return {
			where,
			preview: where.place ? await preview(ctx, event, where.place) : null,
			checkoutId: freshId(),
			/** what the address form starts with */
			start: {
				name: last?.name ?? me.name,
				phone: last?.phone ?? '',
				line: last && last.place.subdistrictCode === where.place?.subdistrictCode ? last.line : '',
			},
		};
	});
};

/** The chosen ways to send and the prices seen, by their field names: `service.<shop>`, `price.<product>`. */
function fieldsUnder(form: ReadForm, prefix: string): Record<string, string> {
	return Object.fromEntries(
		Object.entries(form.values).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])),
	);
}

export const actions: Actions = {
	/** Other ways to send, without JavaScript: the same page with the new sum. */
	preview: async (event) => {
		const form = await readForm(event);
		return query(event, async (ctx) => ({
			preview: await preview(ctx, event, await placeOf(ctx, form.text('subdistrictCode'), form.text('postcode')), fieldsUnder(form, 'service.')),
			values: form.values,
		}));
	},
	pay: async (event) => {
		const form = await readForm(event);
		try {
			const wish = checked(placeCheckoutShape, {
				checkoutId: form.text('checkoutId'),
				basketId: basketOf(event),
				address: {
					name: form.text('name'),
					phone: form.text('phone'),
					line: form.text('line'),
					subdistrictCode: form.text('subdistrictCode'),
					postcode: form.text('postcode'),
				},
				services: fieldsUnder(form, 'service.'),
				pricesSeen: Object.fromEntries(Object.entries(fieldsUnder(form, 'price.')).map(([id, price]) => [id, Number(price)])),
				totalSeen: form.whole('total') ?? 0,
			});
			return await command(event, (ctx) => placeCheckout(ctx, wish), {
				values: form.values,
				then: ({ paymentId }) => redirect(303, `/pay/${paymentId}`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#kernel/refusal';
import { addressBook, keepAddress } from '#market/addresses';
import { GIFT_LETTERS, placeCheckout, placeCheckoutShape, unpaidCheckout } from '#market/checkout';
import { placeOf } from '#market/places';
import { viewMe } from '#market/people';
import { lastAddress, pickedPlace, preview, recipientsOf, waysOf, whereTo } from '#web/checkout';
import { basketOf, command, freshId, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { checked } from '#web/parse';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const [me, book, unpaid] = await Promise.all([viewMe(ctx), addressBook(ctx), unpaidCheckout(ctx)]);
		const picked = book.find((one) => one.addressId === event.url.searchParams.get('to')) ?? null;
		const last = picked ?? book[0] ?? (await lastAddress(ctx));
		const where = picked ? pickedPlace(event, picked) : await whereTo(ctx, event, last);
		return {
			where,
			book,
			unpaid,
			/** the address of the book that the form starts with */
			using: last && 'addressId' in last && last.place.subdistrictCode === where.place?.subdistrictCode ? last.addressId : null,
			most: GIFT_LETTERS,
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

const letPass =
	(code: string) =>
	(thrown: unknown): void => {
		if (!isRefusal(thrown) || thrown.code !== code) throw thrown;
	};

export const actions: Actions = {
	/** Other ways to send, without JavaScript: the same page with the new sum. */
	preview: async (event) => {
		const form = await readForm(event);
		return query(event, async (ctx) => {
			const elsewhere = recipientsOf(await addressBook(ctx), fieldsUnder(form, 'to.'));
			const place = await placeOf(ctx, form.text('subdistrictCode'), form.text('postcode'));
			return { preview: await preview(ctx, event, place, waysOf(fieldsUnder(form, 'service.')), elsewhere), values: form.values };
		});
	},
	pay: async (event) => {
		const form = await readForm(event);
		try {
			const book = await query(event, addressBook);
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
				...waysOf(fieldsUnder(form, 'service.')),
				pricesSeen: Object.fromEntries(Object.entries(fieldsUnder(form, 'price.')).map(([id, price]) => [id, Number(price)])),
				totalSeen: form.whole('total') ?? 0,
				recipients: Object.fromEntries(
					[...recipientsOf(book, fieldsUnder(form, 'to.'))].map(([shopId, { name, phone, line, place }]) => [
						shopId,
						{ name, phone, line, subdistrictCode: place.subdistrictCode, postcode: place.postcode },
					]),
				),
				gifts: Object.fromEntries(Object.entries(fieldsUnder(form, 'gift.')).filter(([, words]) => words.trim() !== '')),
			});
			return await command(
				event,
				async (ctx) => {
					// A full book hinders nobody from buying.
					if (form.has('keep')) await keepAddress(ctx, { ...wish.address, label: '' }).catch(letPass('addresses.full'));
					return placeCheckout(ctx, wish);
				},
				{ values: form.values, then: ({ paymentId }) => redirect(303, `/pay/${paymentId}`) },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

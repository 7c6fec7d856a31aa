import { redirect } from '@sveltejs/kit';
import { addressBook, bookedAddressShape, changeAddress, dropAddress, keepAddress } from '#market/addresses';
import { viewMe } from '#market/people';
import { findPlaces, placeOf } from '#market/places';
import { whereTo } from '#web/checkout';
import { command, needSignIn, query, refused, safePath } from '#web/door';
import { readForm } from '#web/form';
import { checked } from '#web/parse';
import type { Actions, PageServerLoad } from './$types';

/** The address book; `?new` asks for a further one, the postcode first, `?edit=<id>` opens one. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const { searchParams } = event.url;
	return query(event, async (ctx) => {
		const book = await addressBook(ctx);
		const editing = book.find((one) => one.addressId === searchParams.get('edit')) ?? null;
		const adding = searchParams.has('new') || searchParams.has('postcode');
		const next = safePath(searchParams.get('next'), '');
		const where = editing || !adding ? null : await whereTo(ctx, event, null, true);
		const near = editing ? await findPlaces(ctx, { postcode: editing.place.postcode }) : [];
		return {
			current: 'me' as const,
			book,
			editing,
			where,
			near,
			next,
			me: await viewMe(ctx),
			done: searchParams.get('done'),
		};
	});
};

export const actions: Actions = {
	keep: async (event) => {
		const form = await readForm(event);
		const next = safePath(form.text('next'), '');
		const addressId = form.text('address');
		try {
			const wish = checked(bookedAddressShape, {
				label: form.text('label'),
				name: form.text('name'),
				phone: form.text('phone'),
				line: form.text('line'),
				subdistrictCode: form.text('subdistrictCode'),
				postcode: form.text('postcode'),
			});
			return await command(
				event,
				async (ctx) => {
					await placeOf(ctx, wish.subdistrictCode, wish.postcode);
					return addressId ? changeAddress(ctx, { ...wish, addressId }) : keepAddress(ctx, wish);
				},
				{ values: form.values, then: () => redirect(303, next || '/me/addresses?done=kept') },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	drop: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => dropAddress(ctx, form.text('address')), { then: () => redirect(303, '/me/addresses?done=dropped') });
	},
};

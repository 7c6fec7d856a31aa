import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { placesShape, setOnHand, setPlaces, stockPlaces } from '#market/stock';
import { command, freshId, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit, fixOne } from '../../../../../../fit.ts';
import { ownProduct } from '../../../../products/draft.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many there are of one thing, place by place. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const { productId, name, unit, maker } = await ownProduct(ctx, event.params.id);
		const stock = await stockPlaces(ctx, { shopId: maker.shopId, productId });
		return { product: { productId, name, unit }, stock, newId: freshId() };
	});
};

/** Rows whose place has a name; a new place comes last. */
function wishIn(form: ReadForm) {
	const ids = form.data.getAll('placeId').map(String);
	const places = ids.flatMap((placeId, index) => {
		if (!isUuid(placeId)) refuse('catalogue.not_found', 'not_found');
		const nameTh = form.text(`name${index}`);
		if (nameTh === '') return [];
		return [{ placeId, nameTh, pieces: form.whole(`pieces${index}`) ?? fixOne(`pieces${index}`, 'shop_page.goods.count_wrong') }];
	});
	const low = form.text('lowAt');
	return fit(placesShape, { lowAt: low === '' ? null : (form.whole('lowAt') ?? fixOne('lowAt', 'shop_page.goods.count_wrong')), places });
}

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event);
		try {
			const wish = wishIn(form);
			const whole = form.whole('onHand');
			return await command(
				event,
				async (ctx) => {
					const { maker, productId } = await ownProduct(ctx, event.params.id);
					const ids = { shopId: maker.shopId, productId };
					if (wish.places.length === 0 && form.has('onHand'))
						await setOnHand(ctx, { ...ids, onHand: whole ?? fixOne('onHand', 'shop_page.goods.count_wrong') });
					await setPlaces(ctx, { ...wish, ...ids });
				},
				{ values: form.values, then: () => redirect(303, `/shop/products/${event.params.id}?saved`) },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

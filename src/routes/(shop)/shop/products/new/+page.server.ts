import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { addPicture, saveProduct } from '#market/catalogue';
import { theApp } from '#web/app';
import { actorOfEvent, command, freshId, refused } from '#web/door';
import { readForm } from '#web/form';
import { fixOne } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import { pictureOf } from '../picture.ts';
import { blank } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

/** The first question is a picture: with it the draft begins. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	return { shop, productId: freshId() };
};

export const actions: Actions = {
	default: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const productId = form.text('productId');
		const ids = { shopId: shop.shopId, productId };
		try {
			if (!isUuid(productId)) refuse('catalogue.not_found', 'not_found');
			// Drawing four sizes of a picture costs; strangers are turned away before.
			mustSellFor({ actor: await actorOfEvent(event), now: theApp().ground.clock.now() }, shop.shopId, 'listing', 'catalogue.not_found');
			const file = pictureOf(form) ?? fixOne('picture', 'shop_page.photo.missing');
			const hash = await theApp().files.storePicture(new Uint8Array(await file.arrayBuffer()));
			return await command(
				event,
				async (ctx) => {
					await saveProduct(ctx, { ...ids, ...blank });
					await addPicture(ctx, { ...ids, hash, altTh: '' });
				},
				{ then: () => redirect(303, `/shop/products/${productId}/edit?step=1`) },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

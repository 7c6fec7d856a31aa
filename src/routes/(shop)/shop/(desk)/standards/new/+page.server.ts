import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { shelf } from '#market/catalogue';
import { certificateFacts, certificateKinds, certificateShape, submitCertificate } from '#market/standards';
import { theApp } from '#web/app';
import { actorOfEvent, command, freshId, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit, fixOne } from '../../../../../fit.ts';
import { myShop } from '../../../../my-shop.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form for one paper: photograph, kind, number, days, and which goods it covers. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const goods = await query(event, (ctx) => shelf(ctx, shop.shopId));
	const kinds = certificateKinds.map((kind) => ({ kind, name: certificateFacts[kind].name, example: certificateFacts[kind].example }));
	return { certificateId: freshId(), goods, kinds };
};

export const actions: Actions = {
	default: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const certificateId = form.text('certificateId');
		const productIds = form.data.getAll('product').map(String);
		const values = { ...form.values, products: productIds.join(' ') };
		try {
			if (!isUuid(certificateId)) refuse('standards.not_found', 'not_found');
			// Drawing four sizes of a picture costs; strangers and half-filled forms are turned away before.
			mustSellFor({ actor: await actorOfEvent(event), now: theApp().ground.clock.now() }, shop.shopId, 'listing', 'standards.not_found');
			const given = {
				kind: form.text('kind'),
				number: form.text('number'),
				scope: form.text('scope'),
				stars: form.text('kind') === 'otop' ? form.whole('stars') : null,
				from: form.text('from'),
				until: form.text('until'),
				productIds,
			};
			const wish = fit(certificateShape, given);
			const file = form.file('picture') ?? fixOne('picture', 'paper.no_photo');
			const picture = await theApp().files.storePicture(new Uint8Array(await file.arrayBuffer()));
			return await command(event, (ctx) => submitCertificate(ctx, { shopId: shop.shopId, certificateId, ...wish, picture }), {
				values,
				then: () => redirect(303, '/shop/standards?done=sent'),
			});
		} catch (thrown) {
			return refused(event, thrown, values);
		}
	},
};

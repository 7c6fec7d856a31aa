import { fail, redirect } from '@sveltejs/kit';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { winners } from '#market/awards';
import { claimOrigin, originOf, originShape } from '#market/origin';
import { findPlaces } from '#market/places';
import { viewShop } from '#market/shops';
import { theApp } from '#web/app';
import { actorOfEvent, command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { drawQr } from '#web/pay';
import { fit } from '../../../../../../fit.ts';
import { myShop } from '../../../../../my-shop.ts';
import { ownProduct } from '../../../../products/draft.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PHOTOS = 4;

/** What was said of where a product is made, what the office thinks of it, and its label. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	return query(event, async (ctx) => {
		const product = await ownProduct(ctx, event.params.id);
		const origin = await originOf(ctx, { shopId: shop.shopId, productId: product.productId });
		const whole = await viewShop(ctx, shop.slug);
		const [award] = await winners(ctx, { productId: product.productId, limit: 1 });
		const { subdistrictCode, postcode } = origin?.place ?? whole.place;
		const values = {
			postcode,
			subdistrictCode,
			villageTh: origin?.village ?? whole.village.th,
			makers: origin?.makers ?? '',
			wisdom: origin?.wisdom ?? product.process?.th ?? '',
		};
		const address = origin ? `${ctx.settings.publicUrl}/o/${origin.code}` : null;
		return {
			product: { productId: product.productId, name: product.name },
			origin,
			values,
			places: await findPlaces(ctx, { postcode }),
			label: origin && address ? { address, code: origin.code, qr: drawQr(address) } : null,
			award: award ? { ...award, qr: drawQr(`${ctx.settings.publicUrl}/badges/${award.code}`) } : null,
			sent: event.url.searchParams.has('sent'),
		};
	});
};

const digits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
const placesOf = (event: RequestEvent, form: ReadForm) => query(event, (ctx) => findPlaces(ctx, { postcode: digits(form.text('postcode')) }));

export const actions: Actions = {
	/** Without JavaScript: the subdistricts of a postcode. */
	place: async (event) => {
		const form = await readForm(event);
		return { places: await placesOf(event, form), values: form.values };
	},
	say: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const ids = { shopId: shop.shopId, productId: event.params.id };
		try {
			mustSellFor({ actor: await actorOfEvent(event), now: theApp().ground.clock.now() }, shop.shopId, 'listing', 'origin.not_found');
			const said = fit(
				originShape,
				{
					subdistrictCode: form.text('subdistrictCode'),
					postcode: digits(form.text('postcode')),
					village: form.text('villageTh'),
					makers: form.text('makers'),
					wisdom: form.text('wisdom'),
				},
				{ village: 'villageTh' },
			);
			const photos = form.data.getAll('photo').filter((one): one is File => one instanceof File && one.size > 0);
			if (photos.length > PHOTOS) refuse('origin.wrong', 'invalid');
			const kept = form.data.getAll('kept').map(String);
			const fresh: string[] = [];
			for (const photo of photos) fresh.push(await theApp().files.storePicture(new Uint8Array(await photo.arrayBuffer())));
			const evidence = [...fresh, ...kept].slice(0, PHOTOS);
			const answer = await command(event, (ctx) => claimOrigin(ctx, { ...ids, ...said, evidence }), {
				values: form.values,
				then: () => redirect(303, `/shop/products/${ids.productId}/origin?sent`),
			});
			return fail(answer.status, { ...answer.data, places: await placesOf(event, form) });
		} catch (thrown) {
			const answer = refused(event, thrown, form.values);
			return fail(answer.status, { ...answer.data, places: await placesOf(event, form) });
		}
	},
};

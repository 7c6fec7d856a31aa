import { fail, redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import type { PlaceView, ShopView } from '#kernel/views';
import { findPlaces, villagesOf } from '#market/places';
import { myShops, openShop, openShopShape, resubmitShape, resubmitShop, sellerKinds, viewMyShop } from '#market/shops';
import { command, freshId, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit, fixOne } from '../../fit.ts';
import { payoutNames, payoutOf, withoutAccount } from '../payout.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** How far the opening of a shop is: nothing yet, waiting, sent back, or open. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	deviceOf(event);
	const another = event.url.searchParams.has('new');
	return query(event, async (ctx) => {
		const shops = await myShops(ctx);
		const card = shops.find((shop) => shop.state === 'sent_back') ?? shops.find((shop) => shop.state === 'applied');
		const view = card && !another ? await viewMyShop(ctx, card.shopId) : null;
		if (!view && !another && shops.length > 0) redirect(303, '/shop');
		const places = view ? await findPlaces(ctx, { postcode: view.postcode }) : [];
		const villages = view ? await villagesOf(ctx, view.place.subdistrictCode) : [];
		return { view, villages, kinds: sellerKinds, shopId: freshId(), places, values: view ? valuesOf(view) : {} };
	});
};

/** Tells this phone or computer from others; only a keyed print of it is kept with the shop. */
function deviceOf(event: RequestEvent): string {
	const known = event.cookies.get('device');
	if (known && isUuid(known)) return known;
	const fresh = freshId();
	event.cookies.set('device', fresh, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
		maxAge: 2 * 365 * 24 * 3600,
	});
	return fresh;
}

const valuesOf = (view: ShopView): Record<string, string> => ({
	nameTh: view.name.th,
	nameEn: view.name.en ?? '',
	kind: view.kind,
	villageTh: view.village.th,
	postcode: view.postcode,
	subdistrictCode: view.place.subdistrictCode,
	storyTh: view.story.th,
	storyEn: view.story.en ?? '',
});

const faceOf = (form: ReadForm) => ({
	nameTh: form.text('nameTh'),
	...(form.text('nameEn') ? { nameEn: form.text('nameEn') } : {}),
	kind: form.text('kind') as (typeof sellerKinds)[number],
	subdistrictCode: form.text('subdistrictCode'),
	postcode: digits(form.text('postcode')),
	villageTh: form.text('villageTh'),
	storyTh: form.text('storyTh'),
	...(form.text('storyEn') ? { storyEn: form.text('storyEn') } : {}),
});

const digits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

const placesOf = (event: RequestEvent, form: ReadForm): Promise<PlaceView[]> =>
	query(event, (ctx) => findPlaces(ctx, { postcode: digits(form.text('postcode')) }));

/** What is wrong goes back with the subdistricts of the postcode, so that nothing has to be chosen twice. */
async function sendBack(event: RequestEvent, thrown: unknown, form: ReadForm) {
	const answer = refused(event, thrown, withoutAccount(form));
	return fail(answer.status, { ...answer.data, places: await placesOf(event, form) });
}

export const actions: Actions = {
	/** Without JavaScript: the subdistricts of a postcode. */
	place: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		const places = await placesOf(event, form);
		if (places.length > 0) return { places, values: withoutAccount(form) };
		return sendBackPostcode(event, form);
	},
	open: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		try {
			const wish = fit(openShopShape, { shopId: form.text('shopId'), ...faceOf(form), payout: payoutOf(form) }, payoutNames);
			const answer = await command(event, (ctx) => openShop(ctx, wish, deviceOf(event)), {
				values: withoutAccount(form),
				then: () => redirect(303, '/sell'),
			});
			return fail(answer.status, { ...answer.data, places: await placesOf(event, form) });
		} catch (thrown) {
			return await sendBack(event, thrown, form);
		}
	},
	again: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		const shopId = form.text('shopId');
		try {
			if (!isUuid(shopId)) refuse('shops.not_found', 'not_found');
			const changes = fit(resubmitShape, faceOf(form));
			const answer = await command(event, (ctx) => resubmitShop(ctx, shopId, changes), { values: form.values, then: () => redirect(303, '/sell') });
			return fail(answer.status, { ...answer.data, places: await placesOf(event, form) });
		} catch (thrown) {
			return await sendBack(event, thrown, form);
		}
	},
};

async function sendBackPostcode(event: RequestEvent, form: ReadForm) {
	try {
		return fixOne('postcode', 'shop_page.sell.no_postcode');
	} catch (thrown) {
		return await sendBack(event, thrown, form);
	}
}

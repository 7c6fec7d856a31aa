import { error } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { sentence } from '#kernel/words';
import { manifest } from '#market/logistics';
import { officeOf } from '#market/places';
import { shopCards } from '#market/shops';
import { needSignIn, query } from '#web/door';
import type { PageServerLoad } from './$types';

/** A shop's parcels over one counter, as a list to print and sign. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const { office: code, shop: shopId } = event.params;
	if (!isUuid(shopId)) error(404, sentence(event.locals.lang, 'shops.not_found'));
	return query(event, async (ctx) => {
		const parcels = await manifest(ctx, code, shopId);
		const [office, shops] = await Promise.all([officeOf(ctx, code), shopCards(ctx, [shopId])]);
		const shop = shops.get(shopId) ?? error(404, sentence(event.locals.lang, 'shops.not_found'));
		return { parcels, office, shop };
	});
};

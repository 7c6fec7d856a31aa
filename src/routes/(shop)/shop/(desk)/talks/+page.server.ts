import { shopTalks } from '#market/talks';
import { query } from '#web/door';
import { myShop } from '../../../my-shop.ts';
import type { PageServerLoad } from './$types';

/** The shop's talks with buyers. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	return { talks: await query(event, (ctx) => shopTalks(ctx, { shopId: shop.shopId, cursor: event.url.searchParams.get('cursor') })) };
};

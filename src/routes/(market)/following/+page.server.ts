import { followedShops } from '#market/following';
import { needSignIn, query } from '#web/door';
import type { PageServerLoad } from './$types';

/** Shops one wants to come back to. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return { current: 'me' as const, shops: await query(event, followedShops) };
};

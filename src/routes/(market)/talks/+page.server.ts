import { myTalks } from '#market/talks';
import { needSignIn, query } from '#web/door';
import type { PageServerLoad } from './$types';

/** A buyer's talks with shops. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return { current: 'me' as const, talks: await query(event, (ctx) => myTalks(ctx, { cursor: event.url.searchParams.get('cursor') })) };
};

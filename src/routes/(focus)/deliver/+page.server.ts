import { redirect } from '@sveltejs/kit';
import { whereTo } from '#web/checkout';
import { query, safePath } from '#web/door';
import type { PageServerLoad } from './$types';

/** Asks where goods go and leads back; the place is kept on this phone. */
export const load: PageServerLoad = (event) => {
	const next = safePath(event.url.searchParams.get('next'));
	return query(event, async (ctx) => {
		const where = await whereTo(ctx, event, null, true);
		if (where.place) redirect(303, next);
		return { where, next };
	});
};

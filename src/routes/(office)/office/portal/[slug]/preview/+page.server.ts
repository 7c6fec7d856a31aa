import { previewPortal } from '#market/portals';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** The draft as it would look, on a day of one's choice. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const asked = event.url.searchParams.get('day') ?? '';
		const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : undefined;
		return { front: await previewPortal(ctx, event.params.slug, day), day: day ?? '' };
	});

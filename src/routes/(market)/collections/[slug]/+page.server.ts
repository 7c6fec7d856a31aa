import { viewCollection, viewPortalCard } from '#market/portals';
import { htmlQuery } from '#web/door';
import { cursorOf } from '#web/listing';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const collection = await viewCollection(ctx, event.params.slug, { cursor: cursorOf(event.url) });
		const portal = collection.portal ? await viewPortalCard(ctx, collection.portal) : null;
		return { current: 'browse' as const, theme: portal?.theme ?? null, collection, portal, later: event.url.searchParams.has('cursor') };
	});

import { viewCollection, viewPortalCard } from '#market/portals';
import { arrivesOn } from '#web/arrives';
import { htmlQuery } from '#web/door';
import { cursorOf } from '#web/listing';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const collection = await viewCollection(ctx, event.params.slug, { cursor: cursorOf(event.url) });
		const portal = collection.portal ? await viewPortalCard(ctx, collection.portal) : null;
		const goods = collection.items.map((one) => one.product);
		return {
			current: 'browse' as const,
			theme: portal?.theme ?? null,
			collection,
			portal,
			arrives: await arrivesOn(ctx, event, goods),
			later: event.url.searchParams.has('cursor'),
		};
	});

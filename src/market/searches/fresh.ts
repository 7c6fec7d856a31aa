import { isRefusal } from '#kernel/refusal';
import { search, type SearchScope } from '#market/catalogue';
import { arrivalsAt } from '#market/logistics';
import { findPlaces, provinceBySlug } from '#market/places';
import { scopes } from '#market/portals';
import type { ReadCtx } from '#platform/ctx';
import type { KeptWish } from './shapes.ts';

/** How many goods fit a kept search that were first published after a moment and not after another; none where its place or portal is gone. */
export async function countFresh(ctx: ReadCtx, wish: KeptWish, since: Date, until: Date): Promise<number> {
	if (until <= since) return 0;
	try {
		const scope = wish.portal === null ? {} : await scopes.portalScope(ctx, wish.portal);
		const within: SearchScope = { ...scope, after: since.getTime(), until: until.getTime() };
		const province = wish.province === null ? null : await provinceBySlug(ctx, wish.province);
		const [place] = wish.arriveWithin !== null && wish.postcode !== null ? await findPlaces(ctx, { postcode: wish.postcode }) : [];
		const found = await search(ctx, {
			...wish,
			provinceCode: province?.code ?? null,
			priceFrom: wish.priceFromSatang,
			priceTo: wish.priceToSatang,
			arrivals: place ? await arrivalsAt(ctx, place) : null,
			scope: within,
			asWritten: true,
			sort: 'new',
			limit: 1,
		});
		return found.total;
	} catch (thrown) {
		if (isRefusal(thrown)) return 0;
		throw thrown;
	}
}

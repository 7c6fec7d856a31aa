import { refuse } from '#kernel/refusal';
import { areaOf, areasBelow } from '#market/places';
import { portalGoods, viewPortalCard } from '#market/portals';
import { listShops, shopAreas } from '#market/shops';
import { arrivesOn } from '#web/arrives';
import { htmlQuery } from '#web/door';
import { cursorOf, PAGE } from '#web/listing';
import type { PageServerLoad } from './$types';

const SHOPS = 12;

/** A district or a sub-district: its shops and what they make. */
export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const { province: slug, area: code } = event.params;
		const area = await areaOf(ctx, code);
		if (area.province.slug !== slug) refuse('places.unknown', 'not_found');
		const [portal, list, shops, counts, below] = await Promise.all([
			viewPortalCard(ctx, slug),
			portalGoods(ctx, { slug, areaCode: code, limit: PAGE, cursor: cursorOf(event.url) }),
			listShops(ctx, { areaCode: code, limit: SHOPS }),
			shopAreas.shopsPerArea(ctx, code.slice(0, 4)),
			code.length === 4 ? areasBelow(ctx, code) : [],
		]);
		return {
			current: 'provinces' as const,
			theme: portal.theme,
			portal,
			within: { slug: portal.slug, name: portal.name },
			area: { code, name: area.name, district: area.district },
			list,
			arrives: await arrivesOn(ctx, event, list.items),
			shops: shops.items,
			count: code.length === 4 ? [...counts.values()].reduce((sum, one) => sum + one, 0) : (counts.get(code) ?? 0),
			below: below.map((one) => ({ ...one, shops: counts.get(one.code) ?? 0 })).filter((one) => one.shops > 0),
			later: event.url.searchParams.has('cursor'),
		};
	});

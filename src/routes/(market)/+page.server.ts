import { winners } from '#market/awards';
import { listCampaigns } from '#market/campaigns';
import { categories, listProducts } from '#market/catalogue';
import { listCollections } from '#market/portals';
import { viewShop } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { arrivesOn } from '#web/arrives';
import { htmlQuery } from '#web/door';
import { frontOf } from '#web/front';
import { countedProvinces } from '#web/provinces';
import type { PageServerLoad } from './$types';

const ROW = 8;
/** The maker told of on the front page comes from this shelf: the picture beside shows its cloth. */
const STORY_SHELF = 'cotton-indigo';
const COLLECTIONS = 4;
const CAMPAIGNS = 2;
const AWARDS = 6;

/** The market's front page; under the host name of a portal, that portal's. */
export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const { portal } = event.locals;
		const current = 'home' as const;
		if (portal !== null) return { current, home: null, ...(await frontOf(ctx, event, portal)) };
		const home = await homeOf(ctx);
		const arrives = await arrivesOn(ctx, event, [...home.popular, ...home.fresh, ...home.news]);
		return { current, theme: null, front: null, within: null, awards: [], home, arrives };
	});

async function homeOf(ctx: ReadCtx) {
	const [shelves, popular, fresh, news, provinces, collections, campaigns, awards, maker] = await Promise.all([
		categories(ctx),
		listProducts(ctx, { sort: 'popular', limit: ROW }),
		listProducts(ctx, { category: 'produce', sort: 'popular', limit: ROW }),
		listProducts(ctx, { sort: 'new', limit: ROW }),
		countedProvinces(ctx),
		listCollections(ctx, { limit: COLLECTIONS }),
		listCampaigns(ctx),
		winners(ctx, { limit: AWARDS }),
		listProducts(ctx, { category: STORY_SHELF, sort: 'popular', limit: 1 }).then(({ items }) =>
			items[0] ? viewShop(ctx, items[0].shop.slug) : null,
		),
	]);
	return {
		shelves,
		popular: popular.items,
		fresh: fresh.items,
		news: news.items,
		provinces,
		collections,
		campaigns: campaigns.slice(0, CAMPAIGNS),
		awards,
		maker,
	};
}

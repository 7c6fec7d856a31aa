import { categories, listProducts } from '#market/catalogue';
import { viewShop } from '#market/shops';
import { query } from '#web/door';
import { countedProvinces } from '#web/provinces';
import type { PageServerLoad } from './$types';

const ROW = 8;
/** The maker told of on the front page comes from this shelf: the picture beside shows its cloth. */
const STORY_SHELF = 'cotton-indigo';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const [shelves, popular, fresh, news, provinces, maker] = await Promise.all([
			categories(ctx),
			listProducts(ctx, { sort: 'popular', limit: ROW }),
			listProducts(ctx, { category: 'produce', sort: 'popular', limit: ROW }),
			listProducts(ctx, { sort: 'new', limit: ROW }),
			countedProvinces(ctx),
			listProducts(ctx, { category: STORY_SHELF, sort: 'popular', limit: 1 }).then(({ items }) =>
				items[0] ? viewShop(ctx, items[0].shop.slug) : null,
			),
		]);
		return { current: 'home' as const, shelves, popular: popular.items, fresh: fresh.items, news: news.items, provinces, maker };
	});

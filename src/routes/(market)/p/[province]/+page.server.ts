import { categories, listProducts } from '#market/catalogue';
import { provinceBySlug } from '#market/places';
import { listShops } from '#market/shops';
import { query } from '#web/door';
import { countedProvinces, themeOf } from '#web/provinces';
import type { PageServerLoad } from './$types';

const FEATURED = 8;
const SHOPS = 12;

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const { code } = await provinceBySlug(ctx, event.params.province);
		const [all, featured, news, shops, tree] = await Promise.all([
			countedProvinces(ctx),
			listProducts(ctx, { provinceCode: code, sort: 'popular', limit: FEATURED }),
			listProducts(ctx, { provinceCode: code, sort: 'new', limit: FEATURED }),
			listShops(ctx, { provinceCode: code, limit: SHOPS }),
			categories(ctx),
		]);
		const province = all.find((one) => one.code === code)!;
		const shown = new Set(featured.items.map((item) => item.productId));
		const roots = tree.filter((one) => one.parent === null);
		return {
			current: 'provinces' as const,
			theme: themeOf(province),
			province,
			featured: featured.items,
			news: news.items.filter((item) => !shown.has(item.productId)),
			shops: shops.items,
			roots,
		};
	});

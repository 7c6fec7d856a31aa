import { listProducts } from '#market/catalogue';
import { provinces } from '#market/places';
import { viewShop } from '#market/shops';
import { query } from '#web/door';
import { cursorOf, PAGE, sortOf } from '#web/listing';
import { themeOf } from '#web/provinces';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const shop = await viewShop(ctx, event.params.slug);
		const sort = sortOf(event.url) ?? 'popular';
		const [list, all] = await Promise.all([
			listProducts(ctx, { shopId: shop.shopId, sort, limit: PAGE, cursor: cursorOf(event.url) }),
			provinces(ctx),
		]);
		const province = all.find((one) => one.code === shop.provinceCode) ?? null;
		return { current: 'browse' as const, theme: province ? themeOf(province) : null, shop, list, sort, provinceSlug: province?.slug ?? null };
	});

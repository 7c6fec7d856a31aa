import { winners } from '#market/awards';
import { shelf } from '#market/catalogue';
import { theApp } from '#web/app';
import { query } from '#web/door';
import { drawQr } from '#web/pay';
import { myShop } from '../../../../my-shop.ts';
import type { PageServerLoad } from './$types';

/** Price tags of what is on sale; `?product=` for chosen ones. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const chosen = new Set(event.url.searchParams.getAll('product'));
	const goods = (await query(event, (ctx) => shelf(ctx, shop.shopId))).filter((one) => one.state === 'published');
	const won = new Map((await query(event, (ctx) => winners(ctx, { shopId: shop.shopId }))).toReversed().map((one) => [one.productId, one]));
	const { publicUrl } = theApp().config.settings;
	return {
		shopName: shop.name,
		goods: goods.map(({ productId, name }) => ({ productId, name, chosen: chosen.has(productId) })),
		tags: goods
			.filter((one) => chosen.size === 0 || chosen.has(one.productId))
			.map((one) => ({ ...one, award: won.get(one.productId) ?? null, qr: drawQr(`${publicUrl}/products/${one.productId}`) })),
	};
};

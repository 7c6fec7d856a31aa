import { winners } from '#market/awards';
import { listProducts } from '#market/catalogue';
import { follow, followers, follows, unfollow } from '#market/following';
import { provinces } from '#market/places';
import { viewShop } from '#market/shops';
import { redirect } from '@sveltejs/kit';
import { arrivesOn } from '#web/arrives';
import { command, htmlQuery, needSignIn } from '#web/door';
import { cursorOf, PAGE, sortOf } from '#web/listing';
import { themeOf } from '#web/provinces';
import type { Ctx } from '#platform/ctx';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const shop = await viewShop(ctx, event.params.slug);
		const sort = sortOf(event.url) ?? 'popular';
		const [list, all, fans, mine, awards] = await Promise.all([
			listProducts(ctx, { shopId: shop.shopId, sort, limit: PAGE, cursor: cursorOf(event.url) }),
			provinces(ctx),
			followers(ctx, shop.shopId),
			follows(ctx, [shop.shopId]),
			winners(ctx, { shopId: shop.shopId }),
		]);
		const province = all.find((one) => one.code === shop.provinceCode) ?? null;
		return {
			current: 'browse' as const,
			theme: province ? themeOf(province) : null,
			shop,
			list,
			arrives: await arrivesOn(ctx, event, list.items),
			sort,
			fans,
			awards,
			followed: mine.has(shop.shopId),
			provinceSlug: province?.slug ?? null,
		};
	});

/** Signs in first where that is needed, and comes back here. */
async function turn(event: RequestEvent, work: (ctx: Ctx, wish: { shopId: string }) => Promise<void>) {
	await needSignIn(event);
	return command(event, async (ctx) => work(ctx, { shopId: (await viewShop(ctx, event.params.slug)).shopId }), {
		then: () => redirect(303, `/shops/${event.params.slug}`),
	});
}

export const actions: Actions = { follow: (event) => turn(event, follow), unfollow: (event) => turn(event, unfollow) };

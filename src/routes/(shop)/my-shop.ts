import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { ShopCard } from '#kernel/views';
import { myHelp } from '#market/delegations';
import { myShops } from '#market/shops';
import { needSignIn, query } from '#web/door';

/** Which of several shops somebody works in. */
export const SHOP_COOKIE = 'shop';

/**
 * The shop somebody works in now, an own one or one that is helped: the chosen one, else an open one, else the first.
 * @throws the redirect to sign in, or to open a shop when there is none
 */
export async function myShop(event: RequestEvent): Promise<{ shop: ShopCard; shops: readonly ShopCard[]; helping: boolean }> {
	await needSignIn(event);
	const { own, helped } = await query(event, async (ctx) => ({
		own: await myShops(ctx),
		helped: (await myHelp(ctx)).flatMap((help) => (help.state === 'active' ? [help.shop] : [])),
	}));
	const shops = [...own, ...helped];
	const chosen = event.cookies.get(SHOP_COOKIE);
	const shop = shops.find((one) => one.shopId === chosen) ?? shops.find((one) => one.state === 'approved') ?? shops[0];
	return shop ? { shop, shops, helping: !own.includes(shop) } : redirect(303, '/sell');
}

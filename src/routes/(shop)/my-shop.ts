import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { ShopCard } from '#kernel/views';
import { myShops } from '#market/shops';
import { needSignIn, query } from '#web/door';

/** Which of several shops somebody works in. */
export const SHOP_COOKIE = 'shop';

/**
 * The shop somebody works in now: the chosen one, else an open one, else the first.
 * @throws the redirect to sign in, or to open a shop when there is none
 */
export async function myShop(event: RequestEvent): Promise<{ shop: ShopCard; shops: readonly ShopCard[] }> {
	await needSignIn(event);
	const shops = await query(event, myShops);
	const chosen = event.cookies.get(SHOP_COOKIE);
	const shop = shops.find((one) => one.shopId === chosen) ?? shops.find((one) => one.state === 'approved') ?? shops[0];
	return shop ? { shop, shops } : redirect(303, '/sell');
}

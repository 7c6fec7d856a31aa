import { redirect } from '@sveltejs/kit';
import { maySellFor } from '#kernel/actor';
import { countShopOrders, listShopOrders } from '#market/orders';
import { questionsToAnswer } from '#market/questions';
import { reviewsToAnswer } from '#market/reviews';
import { sellerMoney } from '#market/settlement';
import { viewMyShop } from '#market/shops';
import { talksToAnswer } from '#market/talks';
import { query } from '#web/door';
import { readForm } from '#web/form';
import { myShop, SHOP_COOKIE } from '../../my-shop.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 30;

/** The seller's day: what to pack, what to bring to the post, where the money is. */
export const load: PageServerLoad = async (event) => {
	const { shop: card } = await myShop(event);
	const may = await query(event, ({ actor, now }) =>
		Promise.resolve({
			orders: maySellFor(actor, card.shopId, 'packing', now) || maySellFor(actor, card.shopId, 'see', now),
			money: maySellFor(actor, card.shopId, 'money', now),
			talk: maySellFor(actor, card.shopId, 'talk', now),
			see: maySellFor(actor, card.shopId, 'see', now),
			listing: maySellFor(actor, card.shopId, 'listing', now),
		}),
	);
	// Who helps with goods only, or answers only, has no day here.
	if (!may.orders) redirect(303, may.talk && !may.listing ? '/shop/talks' : '/shop/products');
	// A shop that is not open yet has no day: its owner sees how far the opening is.
	if (card.state === 'applied' || card.state === 'sent_back') redirect(303, '/sell');
	const { shopId } = card;
	return query(event, async (ctx) => {
		const [view, packing, packed, onTheWay, money, said] = await Promise.all([
			viewMyShop(ctx, shopId),
			listShopOrders(ctx, { shopId, states: ['placed'], atMost: SHOWN, boxes: true }),
			listShopOrders(ctx, { shopId, states: ['ready'], atMost: SHOWN, boxes: true }),
			countShopOrders(ctx, shopId, ['handed_over']),
			may.money ? sellerMoney(ctx, shopId) : null,
			may.talk ? Promise.all([talksToAnswer(ctx, shopId), questionsToAnswer(ctx, shopId), reviewsToAnswer(ctx, shopId)]) : null,
		]);
		return { figures: may.see, view, packing, packed, onTheWay, money, said: said && { talks: said[0], questions: said[1], reviews: said[2] } };
	});
};

export const actions: Actions = {
	/** Works in another of one's shops from now on. */
	choose: async (event) => {
		const form = await readForm(event);
		const { shops } = await myShop(event);
		const wanted = shops.find((shop) => shop.shopId === form.text('shopId'));
		if (wanted)
			event.cookies.set(SHOP_COOKIE, wanted.shopId, {
				path: '/',
				httpOnly: true,
				sameSite: 'lax',
				secure: event.url.protocol === 'https:',
				maxAge: 365 * 24 * 3600,
			});
		redirect(303, '/shop');
	},
};

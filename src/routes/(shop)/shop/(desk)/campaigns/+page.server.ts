import { enterGoods, entryShape, joinCampaign, couponsOf, listCampaigns, shopEntries, withdrawGoods } from '#market/campaigns';
import { shelf } from '#market/catalogue';
import type { Ctx } from '#platform/ctx';
import { query } from '#web/door';
import { idIn, type ReadForm } from '#web/form';
import { turn } from '#web/turn';
import { fit } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['entered', 'withdrawn', 'coupons'] as const;

/** Campaigns of the market that the shop may join, and what it put in. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	return query(event, async (ctx) => {
		const [campaigns, mine, goods] = await Promise.all([listCampaigns(ctx), shopEntries(ctx, shop.shopId), shelf(ctx, shop.shopId)]);
		const coupons = await couponsOf(
			ctx,
			campaigns.map((one) => one.campaignId),
		);
		return {
			campaigns: campaigns.map((one) => ({
				...one,
				// Only where there are coupons is there something to take.
				hasCoupons: coupons.some((coupon) => coupon.campaignId === one.campaignId),
				takes: mine.coupons.get(one.campaignId) ?? false,
				entries: mine.entries.filter((entry) => entry.campaignId === one.campaignId),
			})),
			goods: goods.filter((one) => one.state === 'published').map(({ productId, name, priceSatang }) => ({ productId, name, priceSatang })),
			said: SAID.find((one) => one === event.url.searchParams.get('said')) ?? null,
		};
	});
};

/** One change of the shop's, and back to this page, which says so. */
async function inShop(event: RequestEvent, said: (typeof SAID)[number], work: (form: ReadForm) => (ctx: Ctx, shopId: string) => Promise<void>) {
	const { shop } = await myShop(event);
	return turn(event, `/shop/campaigns?said=${said}`, (form) => {
		const change = work(form);
		return (ctx) => change(ctx, shop.shopId);
	});
}
export const actions: Actions = {
	enter: (event) =>
		inShop(event, 'entered', (form) => {
			const campaignId = idIn(form, 'campaignId', 'campaigns.not_found');
			const wish = fit(entryShape, {
				productId: form.text('productId'),
				percent: form.whole('percent'),
				pieces: form.text('pieces') === '' ? null : form.whole('pieces'),
				perPerson: form.text('perPerson') === '' ? null : form.whole('perPerson'),
			});
			return (ctx, shopId) => enterGoods(ctx, { ...wish, shopId, campaignId });
		}),
	withdraw: (event) =>
		inShop(event, 'withdrawn', (form) => {
			const ids = { campaignId: idIn(form, 'campaignId', 'campaigns.not_found'), productId: idIn(form, 'productId', 'campaigns.not_found') };
			return (ctx, shopId) => withdrawGoods(ctx, { ...ids, shopId });
		}),
	coupons: (event) =>
		inShop(event, 'coupons', (form) => {
			const wish = { campaignId: idIn(form, 'campaignId', 'campaigns.not_found'), coupons: form.text('coupons') === 'yes' };
			return (ctx, shopId) => joinCampaign(ctx, { ...wish, shopId });
		}),
};

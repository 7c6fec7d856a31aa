import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { enterGoods, entryShape, joinCampaign, couponsOf, listCampaigns, shopEntries, withdrawGoods } from '#market/campaigns';
import { shelf } from '#market/catalogue';
import type { Ctx } from '#platform/ctx';
import { command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
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

async function turn(event: RequestEvent, said: (typeof SAID)[number], work: (form: ReadForm) => (ctx: Ctx, shopId: string) => Promise<void>) {
	const { shop } = await myShop(event);
	const form = await readForm(event);
	try {
		const change = work(form);
		return await command(event, (ctx) => change(ctx, shop.shopId), {
			values: form.values,
			then: () => redirect(303, `/shop/campaigns?said=${said}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}
const idIn = (form: ReadForm, field: string): string => (isUuid(form.text(field)) ? form.text(field) : refuse('campaigns.not_found', 'not_found'));

export const actions: Actions = {
	enter: (event) =>
		turn(event, 'entered', (form) => {
			const campaignId = idIn(form, 'campaignId');
			const wish = fit(entryShape, {
				productId: form.text('productId'),
				percent: form.whole('percent'),
				pieces: form.text('pieces') === '' ? null : form.whole('pieces'),
				perPerson: form.text('perPerson') === '' ? null : form.whole('perPerson'),
			});
			return (ctx, shopId) => enterGoods(ctx, { ...wish, shopId, campaignId });
		}),
	withdraw: (event) =>
		turn(event, 'withdrawn', (form) => {
			const ids = { campaignId: idIn(form, 'campaignId'), productId: idIn(form, 'productId') };
			return (ctx, shopId) => withdrawGoods(ctx, { ...ids, shopId });
		}),
	coupons: (event) =>
		turn(event, 'coupons', (form) => {
			const wish = { campaignId: idIn(form, 'campaignId'), coupons: form.text('coupons') === 'yes' };
			return (ctx, shopId) => joinCampaign(ctx, { ...wish, shopId });
		}),
};

import { redirect } from '@sveltejs/kit';
import { has } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { readBaht } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { addCoupon, campaignEntries, couponShape, saveCampaign, showCampaign, viewCampaign } from '#market/campaigns';
import type { Ctx } from '#platform/ctx';
import { command, freshId, query, refused } from '#web/door';
import { idIn, readForm, type ReadForm } from '#web/form';
import type { RequestEvent } from '@sveltejs/kit';
import { fit } from '../../../../fit.ts';
import { campaignIn } from '../campaign-form.ts';
import type { Actions, PageServerLoad } from './$types';

const SAID = ['saved', 'shown', 'hidden', 'coupon'] as const;

/** One campaign: what it says, its coupons, and what shops put in. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		if (!has(ctx.actor, 'operator')) refuse('campaigns.not_operator', 'forbidden');
		const campaignId = isUuid(event.params.id) ? event.params.id : refuse('campaigns.not_found', 'not_found');
		const campaign = await viewCampaign(ctx, { campaignId });
		const entries = await campaignEntries(ctx, { campaignId, after: event.url.searchParams.get('after') });
		return {
			campaign,
			entries: entries.items,
			next: entries.next,
			couponId: freshId(),
			said: SAID.find((one) => one === event.url.searchParams.get('said')) ?? null,
		};
	});

async function turn(
	event: RequestEvent<{ id: string }>,
	work: (form: ReadForm) => { said: string; act: (ctx: Ctx, campaignId: string) => Promise<void> },
) {
	const form = await readForm(event);
	const { id } = event.params;
	try {
		if (!isUuid(id)) refuse('campaigns.not_found', 'not_found');
		const { said, act } = work(form);
		return await command(event, (ctx) => act(ctx, id), { values: form.values, then: () => redirect(303, `/office/campaigns/${id}?said=${said}`) });
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	save: (event) =>
		turn(event, (form) => {
			const wish = campaignIn(form);
			return { said: 'saved', act: (ctx, campaignId) => saveCampaign(ctx, { ...wish, campaignId }) };
		}),
	show: (event) =>
		turn(event, (form) => {
			const shown = form.text('shown') === 'yes';
			return { said: shown ? 'shown' : 'hidden', act: (ctx, campaignId) => showCampaign(ctx, { campaignId, shown }) };
		}),
	coupon: (event) =>
		turn(event, (form) => {
			const couponId = idIn(form, 'couponId', 'campaigns.not_found');
			const wish = fit(
				couponShape,
				{
					nameTh: form.text('couponName'),
					nameEn: form.text('couponNameEn'),
					percent: form.whole('percent'),
					leastSatang: readBaht(form.text('least') || '0'),
					budget: form.whole('budget'),
					perPerson: form.whole('perPerson'),
				},
				{ nameTh: 'couponName', nameEn: 'couponNameEn', leastSatang: 'least' },
			);
			return { said: 'coupon', act: (ctx, campaignId) => addCoupon(ctx, { ...wish, campaignId, couponId }) };
		}),
};

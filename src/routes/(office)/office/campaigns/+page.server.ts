import { redirect } from '@sveltejs/kit';
import { has } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { bangkokDay, DAY, later } from '#kernel/time';
import { listCampaigns, saveCampaign } from '#market/campaigns';
import { command, freshId, query, refused } from '#web/door';
import { idIn, readForm } from '#web/form';
import { campaignIn } from './campaign-form.ts';
import type { Actions, PageServerLoad } from './$types';

const FIRST = 7;
const LAST = 14;

/** All campaigns of the market, the last to end first. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		if (!has(ctx.actor, 'operator')) refuse('campaigns.not_operator', 'forbidden');
		const day = (from: number): string => bangkokDay(later(ctx.now, from * DAY));
		return {
			campaigns: await listCampaigns(ctx, { all: true }),
			campaignId: freshId(),
			start: `${day(FIRST)}T09:00`,
			end: `${day(LAST)}T21:00`,
		};
	});

export const actions: Actions = {
	save: async (event) => {
		const form = await readForm(event);
		try {
			const campaignId = idIn(form, 'campaignId', 'campaigns.not_found');
			const wish = campaignIn(form);
			return await command(event, (ctx) => saveCampaign(ctx, { ...wish, campaignId }), {
				values: form.values,
				then: () => redirect(303, `/office/campaigns/${campaignId}?said=saved`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { campaignEntries, collectCoupon, viewCampaign } from '#market/campaigns';
import { viewCollection } from '#market/portals';
import { listSets } from '#market/sets';
import { command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

const BESIDE = 8;
const SETS = 6;

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const campaign = await viewCampaign(ctx, { slug: event.params.slug });
		const after = event.url.searchParams.get('after');
		const { items, next } = await campaignEntries(ctx, { campaignId: campaign.campaignId, after });
		const goods = items.flatMap(({ entry, product }) => (product ? [{ entry, product }] : []));
		const [sets, ...collections] = await Promise.all([
			campaign.kind === 'gifts' ? listSets(ctx) : [],
			// A collection that was hidden meanwhile is left out; the rest of the page stands.
			...campaign.collections.map((slug) => viewCollection(ctx, slug).catch(() => null)),
		]);
		return {
			current: 'browse' as const,
			campaign,
			goods,
			next,
			later: after !== null,
			sets: sets.slice(0, SETS),
			collections: collections.flatMap((one) => (one?.shown ? [{ ...one, items: one.items.slice(0, BESIDE) }] : [])),
			collected: event.url.searchParams.has('collected'),
		};
	});

export const actions: Actions = {
	collect: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		return command(
			event,
			(ctx) => {
				const couponId = form.text('couponId');
				if (!isUuid(couponId)) refuse('campaigns.not_found', 'not_found');
				return collectCoupon(ctx, couponId);
			},
			{ then: () => redirect(303, `/campaigns/${event.params.slug}?collected`) },
		);
	},
};

import { listCampaigns } from '#market/campaigns';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** What the whole market does now and soon. */
export const load: PageServerLoad = async (event) => ({
	current: 'browse' as const,
	campaigns: await query(event, (ctx) => listCampaigns(ctx)),
});

import { redirect } from '@sveltejs/kit';
import { has } from '#kernel/actor';
import { draftBatch, listBatches } from '#market/settlement';
import { command, needSignIn, query } from '#web/door';
import type { Actions, PageServerLoad } from './$types';

/** Batches of payouts, newest first. */
export const load: PageServerLoad = async (event) => {
	const actor = await needSignIn(event);
	return { batches: await query(event, listBatches), mayDraft: has(actor, 'finance') };
};

export const actions: Actions = {
	draft: async (event) => {
		await needSignIn(event);
		return command(event, draftBatch, { then: (batch) => redirect(303, `/office/payouts/${batch.batchId}`) });
	},
};

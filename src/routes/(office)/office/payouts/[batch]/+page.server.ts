import { error, redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { sentence } from '#kernel/words';
import { approveBatch, viewBatch, voidBatch } from '#market/settlement';
import { command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const batchOf = (event: RequestEvent | Parameters<PageServerLoad>[0]): string =>
	isUuid(event.params.batch) ? event.params.batch : error(404, sentence(event.locals.lang, 'settlement.no_batch'));

/** One batch: every payout, the sum, and the fingerprint that the second person signs. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const batchId = batchOf(event);
	const batch = await query(event, (ctx) => viewBatch(ctx, batchId));
	const why = (code: string | null): string | null => (code === null ? null : sentence(event.locals.lang, code));
	return { batch: { ...batch, payouts: batch.payouts.map((payout) => ({ ...payout, heldBack: why(payout.heldBack) })) } };
};

export const actions: Actions = {
	approve: async (event) => {
		await needSignIn(event);
		const batchId = batchOf(event);
		const form = await readForm(event);
		return command(event, (ctx) => approveBatch(ctx, { batchId, fingerprint: form.text('fingerprint') }), {
			then: () => redirect(303, `/office/payouts/${batchId}`),
		});
	},
	void: async (event) => {
		await needSignIn(event);
		const batchId = batchOf(event);
		return command(event, (ctx) => voidBatch(ctx, { batchId }), { then: () => redirect(303, '/office/payouts') });
	},
};

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { Refusal, refuse } from '#kernel/refusal';
import { listRuns, onboardingLimits, openRun } from '#market/onboarding';
import { command, freshId, query, refused } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

/** A form holds the file and a few bytes more. */
const MOST_BYTES = onboardingLimits.bytes + 200_000;

/** Where a table is sent in, and the tables so far. */
export const load: PageServerLoad = async (event) => {
	const runs = await query(event, (ctx) => listRuns(ctx, { cursor: event.url.searchParams.get('cursor') }));
	return { runs, runId: freshId(), dropped: event.url.searchParams.get('done') === 'dropped' };
};

export const actions: Actions = {
	send: async (event) => {
		const form = await readForm(event, MOST_BYTES);
		const [runId, file] = [form.text('runId'), form.file('file')];
		try {
			if (!isUuid(runId)) refuse('onboarding.not_found', 'not_found');
			if (!file) throw new Refusal('bring.no_file', 'invalid', {}, { file: 'bring.no_file' });
			const bytes = new Uint8Array(await file.arrayBuffer());
			return await command(event, (ctx) => openRun(ctx, { runId, fileName: file.name, bytes }), {
				then: () => redirect(303, `/office/onboarding/${runId}`),
			});
		} catch (thrown) {
			return refused(event, thrown);
		}
	},
};

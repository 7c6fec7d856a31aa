import { redirect } from '@sveltejs/kit';
import { has } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { carryAgain, trust } from '#market/reports';
import { command, needSignIn, query, refused } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

/** Whether the books hold: the trial balance, every rule, and news that could not be carried. */
export const load: PageServerLoad = async (event) => {
	const actor = await needSignIn(event);
	return { trust: await query(event, trust), mayCarry: has(actor, 'operator'), sent: event.url.searchParams.has('sent') };
};

export const actions: Actions = {
	again: async (event) => {
		await needSignIn(event);
		const form = await readForm(event);
		const [eventId, handler] = [form.text('eventId'), form.text('handler')];
		try {
			if (!isUuid(eventId)) refuse('reports.not_stuck', 'not_found');
			return await command(event, (ctx) => carryAgain(ctx, { eventId, handler }), { then: () => redirect(303, '/office/trust?sent#stuck') });
		} catch (thrown) {
			return refused(event, thrown);
		}
	},
};

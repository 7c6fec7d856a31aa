import { redirect } from '@sveltejs/kit';
import { leaveMarket } from '#market/orders';
import { clearBasket, clearPlace, clearSession } from '#web/cookies';
import { actorOfEvent, command, needSignIn, refused } from '#web/door';
import { readForm } from '#web/form';
import { fixOne } from '../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

/** What goes and what stays when somebody leaves the market for good. */
export const load: PageServerLoad = async (event) => {
	const gone = event.url.searchParams.has('done') && (await actorOfEvent(event)).kind === 'anonymous';
	if (!gone) await needSignIn(event);
	return { current: 'me' as const, gone };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event);
		try {
			if (!form.has('sure')) fixOne('sure', 'leave.must_tick');
			return await command(event, leaveMarket, {
				then: () => {
					clearSession(event.cookies);
					clearBasket(event.cookies);
					clearPlace(event.cookies);
					redirect(303, '/me/leave?done');
				},
			});
		} catch (thrown) {
			return refused(event, thrown);
		}
	},
};

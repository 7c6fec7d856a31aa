import { redirect } from '@sveltejs/kit';
import { decideGrant, findPerson, staffPhoneShape, waitingGrants } from '#market/organisations';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit } from '../../../fit.ts';
import { grantIds } from './ids.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Find somebody by phone; roles that wait for the second person. */
export const load: PageServerLoad = async (event) => {
	const said = event.url.searchParams.get('said');
	const news: 'given' | 'refused' | null = said === 'given' || said === 'refused' ? said : null;
	return { waiting: await query(event, waitingGrants), news };
};

async function decide(event: RequestEvent, yes: boolean) {
	const form = await readForm(event);
	try {
		const ids = grantIds(form);
		return await command(event, (ctx) => decideGrant(ctx, ids, yes), {
			values: form.values,
			then: () => redirect(303, `/office/people?said=${yes ? 'given' : 'refused'}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	find: async (event) => {
		const form = await readForm(event);
		try {
			const phone = fit(staffPhoneShape, form.text('phone'), { form: 'phone' });
			return await command(event, (ctx) => findPerson(ctx, phone), {
				values: form.values,
				then: (personId) => redirect(303, `/office/people/${personId}`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	approve: (event) => decide(event, true),
	refuse: (event) => decide(event, false),
};

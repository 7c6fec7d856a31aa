import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { decideOrigin, waitingOrigins } from '#market/origin';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What shops say of where goods are made, waiting for the office of that place. */
export const load: PageServerLoad = async (event) => {
	const done = event.url.searchParams.get('done');
	const news: 'verified' | 'refused' | null = done === 'verified' || done === 'refused' ? done : null;
	return { waiting: await query(event, waitingOrigins), done: news };
};

async function decide(event: RequestEvent, verified: boolean) {
	const form = await readForm(event);
	const ids = { shopId: form.text('shopId'), productId: form.text('productId') };
	try {
		if (!isUuid(ids.shopId) || !isUuid(ids.productId)) refuse('origin.not_found', 'not_found');
		return await command(event, (ctx) => decideOrigin(ctx, { ...ids, verified, reason: form.text('reason') }), {
			values: form.values,
			then: () => redirect(303, `/office/origins?done=${verified ? 'verified' : 'refused'}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = { verify: (event) => decide(event, true), refuse: (event) => decide(event, false) };

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { moderateReview, reportedReviews } from '#market/reviews';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What people reported: to be hidden with a reason, or left to stand. */
export const load: PageServerLoad = async (event) => {
	const done = event.url.searchParams.get('done');
	const told: 'hidden' | 'kept' | null = done === 'hidden' || done === 'kept' ? done : null;
	return { reviews: await query(event, reportedReviews), done: told };
};

async function decide(event: RequestEvent, hide: boolean) {
	const form = await readForm(event);
	const ids = { shopId: form.text('shopId'), reviewId: form.text('reviewId') };
	try {
		if (!isUuid(ids.shopId) || !isUuid(ids.reviewId)) refuse('reviews.not_found', 'not_found');
		return await command(event, (ctx) => moderateReview(ctx, { ...ids, hide, why: form.text('reason') }), {
			values: form.values,
			then: () => redirect(303, `/office/said?done=${hide ? 'hidden' : 'kept'}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = { hide: (event) => decide(event, true), keep: (event) => decide(event, false) };

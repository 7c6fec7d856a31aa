import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { moderateQuestion, reportedQuestions } from '#market/questions';
import { moderateReview, reportedReviews } from '#market/reviews';
import { closeReport, reportedMessages } from '#market/talks';
import type { Ctx } from '#platform/ctx';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const dones = ['hidden', 'kept', 'removed'] as const;

/** What people reported: to be hidden with a reason, or left to stand. */
export const load: PageServerLoad = async (event) => {
	const asked = event.url.searchParams.get('done');
	return query(event, async (ctx) => {
		const [reviews, questions, messages] = await Promise.all([reportedReviews(ctx), reportedQuestions(ctx), reportedMessages(ctx)]);
		return { reviews, questions, messages, done: dones.find((one) => one === asked) ?? null };
	});
};

interface Decision {
	readonly shopId: string;
	readonly id: string;
	readonly hide: boolean;
	readonly why: string;
}
const kinds: Readonly<Record<string, (ctx: Ctx, wish: Decision) => Promise<void>>> = {
	review: (ctx, { id, ...wish }) => moderateReview(ctx, { ...wish, reviewId: id }),
	question: (ctx, { id, ...wish }) => moderateQuestion(ctx, { ...wish, questionId: id }),
	message: (ctx, { shopId, id, hide }) => closeReport(ctx, { shopId, reportId: id, remove: hide }),
};

async function decide(event: RequestEvent, hide: boolean) {
	const form = await readForm(event);
	const [kind, shopId, id] = [form.text('kind'), form.text('shopId'), form.text('id')];
	try {
		const work = kinds[kind];
		if (!work || !isUuid(shopId) || !isUuid(id)) return refuse('reviews.not_found', 'not_found');
		const done = !hide ? 'kept' : kind === 'message' ? 'removed' : 'hidden';
		return await command(event, (ctx) => work(ctx, { shopId, id, hide, why: form.text('reason') }), {
			values: form.values,
			then: () => redirect(303, `/office/said?done=${done}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = { hide: (event) => decide(event, true), keep: (event) => decide(event, false) };

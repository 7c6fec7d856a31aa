import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { moderation } from '#market/catalogue';
import { rulesOn } from '#market/rules';
import type { Ctx } from '#platform/ctx';
import { command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const outcomes = ['accepted', 'changes_requested', 'rejected', 'lifted', 'upheld', 'taken_down'] as const;
type Done = (typeof outcomes)[number];

/** What waits for somebody to look, the longest waiting first. */
export const load: PageServerLoad = async (event) => {
	const asked = event.url.searchParams.get('done');
	return query(event, async (ctx) => ({
		page: await moderation.waitingReviews(ctx, { cursor: event.url.searchParams.get('cursor') }),
		rules: (await rulesOn(ctx)).map(({ ruleId, law, words }) => ({ ruleId, law, words: words.slice(0, 3).join(', ') })),
		done: outcomes.find((one) => one === asked) ?? null,
	}));
};

async function act(event: RequestEvent, done: (form: ReadForm) => Done, work: (ctx: Ctx, form: ReadForm) => Promise<unknown>) {
	const form = await readForm(event);
	try {
		return await command(event, (ctx) => work(ctx, form), {
			values: form.values,
			then: () => redirect(303, `/office/moderation?done=${done(form)}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

/** @refuses catalogue.not_found */
function idsOf(form: ReadForm): { shopId: string; reviewId: string } {
	const ids = { shopId: form.text('shopId'), reviewId: form.text('reviewId') };
	return isUuid(ids.shopId) && isUuid(ids.reviewId) ? ids : refuse('catalogue.not_found', 'not_found');
}

const decide = (event: RequestEvent, outcome: moderation.Outcome) =>
	act(
		event,
		() => outcome,
		(ctx, form) => moderation.decideReview(ctx, { ...idsOf(form), outcome, reason: form.text('reason') }),
	);
const answer = (event: RequestEvent, lifted: boolean) =>
	act(
		event,
		() => (lifted ? 'lifted' : 'upheld'),
		(ctx, form) => moderation.decideAppeal(ctx, { ...idsOf(form), lifted, reason: form.text('reason') }),
	);

export const actions: Actions = {
	accept: (event) => decide(event, 'accepted'),
	changes: (event) => decide(event, 'changes_requested'),
	reject: (event) => decide(event, 'rejected'),
	lift: (event) => answer(event, true),
	uphold: (event) => answer(event, false),
	down: (event) =>
		act(
			event,
			() => 'taken_down',
			(ctx, form) => {
				const productId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(form.text('product').toLowerCase())?.[0];
				if (!productId) return refuse('catalogue.not_found', 'not_found', {}, { product: 'catalogue.not_found' });
				const ruleId = form.text('ruleId');
				return moderation.takeDown(ctx, { productId, reason: form.text('reason'), ruleId: isUuid(ruleId) ? ruleId : null });
			},
		),
};

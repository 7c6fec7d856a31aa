import { error, redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { sentence } from '#kernel/words';
import { answerAppeal, approveShop, changeStanding, reviewPaper, sendBackShop, shopCase, unmaskPaper } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { command, query, refused } from '#web/door';
import { idIn, readForm, type ReadForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const told = ['reviewed', 'unmasked', 'approved', 'sent_back', 'standing', 'answered'] as const;
type Said = (typeof told)[number];
const shopOf = (event: RequestEvent): string =>
	isUuid(event.params.shop) ? event.params.shop : error(404, sentence(event.locals.lang, 'shops.not_found'));

/** One shop with everything needed to decide about it. */
export const load: PageServerLoad = async (event) => {
	const shopId = shopOf(event);
	const news = told.find((one) => one === event.url.searchParams.get('said')) ?? null;
	event.setHeaders({ 'cache-control': 'private, no-store' });
	return { ...(await query(event, (ctx) => shopCase(ctx, shopId))), news };
};

async function decide(event: RequestEvent, said: Said, work: (ctx: Ctx, shopId: string, form: ReadForm) => Promise<void>) {
	const shopId = shopOf(event);
	const form = await readForm(event);
	try {
		return await command(event, (ctx) => work(ctx, shopId, form), {
			values: form.values,
			then: () => redirect(303, `/office/approvals/${shopId}?said=${said}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

const answerOf = (form: ReadForm): string => idIn(form, 'answerId', 'papers.not_found');
const standing = (event: RequestEvent, to: 'suspended' | 'closed' | 'approved') =>
	decide(event, 'standing', (ctx, shopId, form) => changeStanding(ctx, { shopId, to, reason: form.text('reason') }));

export const actions: Actions = {
	accept: (event) => decide(event, 'reviewed', (ctx, shopId, form) => reviewPaper(ctx, { shopId, answerId: answerOf(form), accepted: true })),
	refuse: (event) =>
		decide(event, 'reviewed', (ctx, shopId, form) =>
			reviewPaper(ctx, { shopId, answerId: answerOf(form), accepted: false, reason: form.text('reason') }),
		),
	unmask: (event) =>
		decide(event, 'unmasked', (ctx, shopId, form) => unmaskPaper(ctx, { shopId, answerId: answerOf(form), why: form.text('reason') })),
	approve: (event) => decide(event, 'approved', (ctx, shopId, form) => approveShop(ctx, shopId, form.text('reason') || undefined)),
	back: (event) => decide(event, 'sent_back', (ctx, shopId, form) => sendBackShop(ctx, { shopId, reason: form.text('reason') })),
	suspend: (event) => standing(event, 'suspended'),
	close: (event) => standing(event, 'closed'),
	reopen: (event) => standing(event, 'approved'),
	answer: (event) =>
		decide(event, 'answered', (ctx, shopId, form) => {
			const appealId = idIn(form, 'appealId', 'shops.no_appeal');
			return answerAppeal(ctx, { shopId, appealId, outcome: form.text('outcome') === 'changed' ? 'changed' : 'upheld', answer: form.text('reason') });
		}),
};

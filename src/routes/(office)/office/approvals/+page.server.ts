import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { sendBackShop, waitingShops } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Shops that wait for an officer of their province, the longest waiting first. */
export const load: PageServerLoad = async (event) => {
	const waiting = await query(event, waitingShops);
	const done = event.url.searchParams.get('done');
	const news: 'approved' | 'sent_back' | null = done === 'approved' || done === 'sent_back' ? done : null;
	return { waiting, done: news };
};

async function decide(event: RequestEvent, done: 'approved' | 'sent_back', work: (ctx: Ctx, shopId: string, form: ReadForm) => Promise<void>) {
	const form = await readForm(event);
	const shopId = form.text('shopId');
	try {
		if (!isUuid(shopId)) refuse('shops.not_found', 'not_found');
		return await command(event, (ctx) => work(ctx, shopId, form), {
			values: form.values,
			then: () => redirect(303, `/office/approvals?done=${done}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	back: (event) => decide(event, 'sent_back', (ctx, shopId, form) => sendBackShop(ctx, { shopId, reason: form.text('reason') })),
};

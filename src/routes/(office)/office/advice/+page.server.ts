import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { areaCases, caseShape, openCase, topics } from '#market/advice';
import { viewShop } from '#market/shops';
import { command, freshId, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit, fixOne } from '../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

/** Matters of the area that are open; a new one is opened by the address of a shop. */
export const load: PageServerLoad = async (event) => ({
	page: await query(event, (ctx) => areaCases(ctx, { cursor: event.url.searchParams.get('cursor') })),
	topics,
	caseId: freshId(),
	shop: event.url.searchParams.get('shop') ?? '',
});

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event);
		const caseId = form.text('caseId');
		try {
			if (!isUuid(caseId)) refuse('advice.not_found', 'not_found');
			const slug = form.text('shop').replace(/^.*\/shops\//, '') || fixOne('shop', 'work.missing');
			const wish = fit(caseShape, { topic: form.text('topic'), text: form.text('text'), lookAgain: form.text('lookAgain') || null });
			return await command(
				event,
				async (ctx) => {
					const { shopId } = await viewShop(ctx, slug);
					await openCase(ctx, { ...wish, shopId, caseId });
					return shopId;
				},
				{ values: form.values, then: (shopId) => redirect(303, `/office/advice/${shopId}/${caseId}`) },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

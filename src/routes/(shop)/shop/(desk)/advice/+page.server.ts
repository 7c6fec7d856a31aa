import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { caseShape, openCase, shopCases, topics } from '#market/advice';
import { command, freshId, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the shop asked the office of its place, and what the office offered. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	return { cases: await query(event, (ctx) => shopCases(ctx, shop.shopId)), topics, caseId: freshId() };
};

export const actions: Actions = {
	default: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const caseId = form.text('caseId');
		try {
			if (!isUuid(caseId)) refuse('advice.not_found', 'not_found');
			const wish = fit(caseShape, { topic: form.text('topic'), text: form.text('text') });
			return await command(event, (ctx) => openCase(ctx, { ...wish, shopId: shop.shopId, caseId }), {
				values: form.values,
				then: () => redirect(303, `/shop/advice/${caseId}`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

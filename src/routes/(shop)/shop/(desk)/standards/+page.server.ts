import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { shelf } from '#market/catalogue';
import { wallet, withdrawCertificate } from '#market/standards';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { myShop } from '../../../my-shop.ts';
import type { Actions, PageServerLoad } from './$types';

/** The shop's papers: what each says, until when, and which goods show its mark. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const { papers, names } = await query(event, async (ctx) => ({
		papers: await wallet(ctx, shop.shopId),
		names: Object.fromEntries((await shelf(ctx, shop.shopId)).map((row) => [row.productId, row.name])),
	}));
	const done = event.url.searchParams.get('done');
	const news: 'sent' | 'withdrawn' | null = done === 'sent' || done === 'withdrawn' ? done : null;
	return { papers, names, done: news };
};

export const actions: Actions = {
	withdraw: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const certificateId = form.text('certificateId');
		try {
			if (!isUuid(certificateId)) refuse('standards.not_found', 'not_found');
			return await command(event, (ctx) => withdrawCertificate(ctx, { shopId: shop.shopId, certificateId }), {
				then: () => redirect(303, '/shop/standards?done=withdrawn'),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

import { redirect } from '@sveltejs/kit';
import { answerShape, reasonShape, showPaper } from '#market/papers';
import { appealShop, shopPapers } from '#market/shops';
import { mustOwn } from '#kernel/selling';
import { theApp } from '#web/app';
import { actorOfEvent, command, freshId, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the shop must show, what it showed, and what the office said. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const said = event.url.searchParams.get('said');
	const news: 'sent' | 'appeal_sent' | null = said === 'sent' || said === 'appeal_sent' ? said : null;
	return { ...(await query(event, (ctx) => shopPapers(ctx, shop.shopId))), news, appealId: freshId() };
};

export const actions: Actions = {
	show: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		// What is typed of a number of a person is not sent back.
		const values = Object.fromEntries(Object.entries(form.values).filter(([name]) => name !== 'number'));
		try {
			// Drawing a picture costs; helpers and strangers are turned away before.
			mustOwn({ actor: await actorOfEvent(event), now: theApp().ground.clock.now() }, shop.shopId, 'papers.not_found');
			const file = form.file('picture');
			const picture = file ? await theApp().files.storePicture(new Uint8Array(await file.arrayBuffer())) : null;
			const wish = fit(answerShape, {
				code: form.text('code'),
				number: form.text('number') || null,
				picture,
				expiresOn: form.text('expiresOn') || null,
			});
			return await command(
				event,
				async (ctx) => {
					const { kind } = await shopPapers(ctx, shop.shopId);
					await showPaper(ctx, { shopId: shop.shopId, kind }, wish);
				},
				{ values, then: () => redirect(303, `/shop/papers?said=sent#p-${wish.code}`) },
			);
		} catch (thrown) {
			return refused(event, thrown, values);
		}
	},
	appeal: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		try {
			const text = fit(reasonShape, form.text('text'), { form: 'text' });
			return await command(event, (ctx) => appealShop(ctx, { shopId: shop.shopId, appealId: form.text('appealId'), text }), {
				values: form.values,
				then: () => redirect(303, '/shop/papers?said=appeal_sent'),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

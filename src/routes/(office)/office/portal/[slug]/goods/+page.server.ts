import { redirect } from '@sveltejs/kit';
import { listMarks, markGoods, markShape, portalDesk, portalGoods } from '#market/portals';
import { command, query, refused } from '#web/door';
import { idIn, readForm } from '#web/form';
import { cursorOf, PAGE } from '#web/listing';
import { fit } from '../../../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

/** The goods a portal shows, hides and puts first. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const { slug } = event.params;
		const desk = await portalDesk(ctx, slug);
		const category = desk.roots.find((one) => one.slug === event.url.searchParams.get('category'))?.slug ?? null;
		const [marks, list] = await Promise.all([listMarks(ctx, slug), portalGoods(ctx, { slug, category, limit: PAGE, cursor: cursorOf(event.url) })]);
		return { slug, name: desk.draft.nameTh, roots: desk.roots, category, marks, list, said: event.url.searchParams.has('said') };
	});

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event);
		try {
			const productId = idIn(form, 'productId', 'portals.not_on_sale');
			const wish = fit(markShape, { mark: form.text('mark') || null, position: form.whole('position') ?? 0, reason: form.text('reason') });
			return await command(event, (ctx) => markGoods(ctx, { ...wish, slug: event.params.slug, productId }), {
				values: form.values,
				then: () => redirect(303, `${event.url.pathname}?said`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

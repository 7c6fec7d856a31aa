import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { mySets, saveSet, setShape, showSet } from '#market/sets';
import { command, freshId, query, refused } from '#web/door';
import { idIn, readForm } from '#web/form';
import { fit, fixOne } from '../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

/** Gift sets of the caller's area. */
export const load: PageServerLoad = async (event) => ({
	sets: await query(event, mySets),
	setId: freshId(),
	said: event.url.searchParams.has('said'),
});

/** '/products/<id> | 2', one a line. */
const itemsIn = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.map((line) => {
			const [address, count = '1'] = line.split('|').map((part) => part.trim());
			const productId = address?.replace(/^.*\/products\//, '') ?? '';
			const quantity = Number(count);
			return isUuid(productId) && Number.isInteger(quantity) ? { productId, quantity } : fixOne('items', 'set_page.item_wrong');
		});

export const actions: Actions = {
	save: async (event) => {
		const form = await readForm(event);
		try {
			const setId = idIn(form, 'setId', 'sets.not_found');
			const wish = fit(setShape, {
				slug: form.text('slug'),
				nameTh: form.text('nameTh'),
				nameEn: form.text('nameEn') || null,
				storyTh: form.text('storyTh'),
				provinceCode: form.text('provinceCode') || null,
				items: itemsIn(form.text('items')),
			});
			return await command(event, (ctx) => saveSet(ctx, { ...wish, setId }), {
				values: form.values,
				then: () => redirect(303, '/office/sets?said'),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	show: async (event) => {
		const form = await readForm(event);
		try {
			const setId = idIn(form, 'setId', 'sets.not_found');
			return await command(event, (ctx) => showSet(ctx, { setId, shown: form.text('shown') === 'yes' }), {
				then: () => redirect(303, '/office/sets?said'),
			});
		} catch (thrown) {
			return refused(event, thrown);
		}
	},
};

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { collectionShape, deskCollections, portalDesk, saveCollection, showCollection, viewCollection } from '#market/portals';
import { command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit, fixOne } from '../../../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

/** A portal's collections, each with its goods and reasons. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const { slug } = event.params;
		const [desk, cards] = await Promise.all([portalDesk(ctx, slug), deskCollections(ctx, slug)]);
		const collections = await Promise.all(cards.map((card) => viewCollection(ctx, card.slug)));
		return {
			slug,
			name: desk.draft.nameTh,
			roots: desk.roots,
			provinceCode: desk.provinceCode,
			collections,
			said: event.url.searchParams.has('said'),
		};
	});

/** '/products/<id> | why in Thai | why in English', one a line. */
const picksIn = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.map((line) => {
			const [address = '', reasonTh = '', reasonEn = ''] = line.split('|').map((part) => part.trim());
			const productId = address.replace(/^.*\/products\//, '').replace(/[?#].*$/, '');
			return isUuid(productId) && reasonTh ? { productId, reasonTh, reasonEn: reasonEn || null } : fixOne('picks', 'curate.pick_wrong');
		});

const ruleIn = (form: ReadForm, provinceCode: string | null) =>
	form.text('category') || form.text('standard')
		? { provinceCodes: provinceCode ? [provinceCode] : [], category: form.text('category') || null, standard: form.text('standard') || null }
		: null;

const slugIn = (form: ReadForm): string => (/^[a-z0-9][a-z0-9-]{1,59}$/.test(form.text('at')) ? form.text('at') : fixOne('at', 'portals.slug_wrong'));

export const actions: Actions = {
	save: async (event) => {
		const form = await readForm(event);
		try {
			const desk = await query(event, (ctx) => portalDesk(ctx, event.params.slug));
			const wish = fit(collectionShape, {
				portal: event.params.slug,
				nameTh: form.text('nameTh'),
				nameEn: form.text('nameEn') || null,
				storyTh: form.text('storyTh'),
				storyEn: form.text('storyEn') || null,
				rule: ruleIn(form, desk.provinceCode),
				picks: picksIn(form.text('picks')),
			});
			const slug = slugIn(form);
			return await command(event, (ctx) => saveCollection(ctx, { ...wish, slug }), {
				values: form.values,
				then: () => redirect(303, `${event.url.pathname}?said`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	show: async (event) => {
		const form = await readForm(event);
		const slug = form.text('at') || refuse('portals.no_collection', 'not_found');
		return command(event, (ctx) => showCollection(ctx, { slug, shown: form.text('shown') === 'yes' }), {
			then: () => redirect(303, `${event.url.pathname}?said`),
		});
	},
};

import { redirect } from '@sveltejs/kit';
import { refuse } from '#kernel/refusal';
import { meanings } from '#market/catalogue';
import { command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit } from '../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

/** Words that mean the same, all of them or those with one word. */
export const load: PageServerLoad = (event) => {
	const { searchParams } = event.url;
	const look = (searchParams.get('look') ?? '').trim().slice(0, 60);
	const after = Number(searchParams.get('after') ?? 0);
	return query(event, async (ctx) => ({
		page: await meanings.listMeanings(ctx, { with: look, after: Number.isInteger(after) && after > 0 && after < 2 ** 31 ? after : 0 }),
		look,
		done: searchParams.has('done'),
	}));
};

const numberOf = (form: ReadForm): number | null => {
	const text = form.text('groupId');
	if (text === '') return null;
	return /^\d{1,9}$/.test(text) ? Number(text) : refuse('catalogue.words_not_found', 'not_found');
};
const lines = (text: string): string[] =>
	text
		.split(/[\n,]/)
		.map((line) => line.trim())
		.filter(Boolean);
const then = () => redirect(303, '/office/words?done=1');

export const actions: Actions = {
	write: async (event) => {
		const form = await readForm(event);
		try {
			const wish = fit(meanings.meaningShape, { groupId: numberOf(form), terms: lines(form.text('terms')), why: form.text('why') });
			return await command(event, (ctx) => meanings.writeMeaning(ctx, wish), { values: form.values, then });
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	remove: async (event) => {
		const form = await readForm(event);
		try {
			const groupId = numberOf(form) ?? refuse('catalogue.words_not_found', 'not_found');
			return await command(event, (ctx) => meanings.removeMeaning(ctx, { groupId, why: form.text('why') }), { values: form.values, then });
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

import { redirect } from '@sveltejs/kit';
import { refuse } from '#kernel/refusal';
import { meanings } from '#market/catalogue';
import { command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit } from '../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

const whole = (text: string | null): number => (text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 0);

/** Words that mean the same, a page at a time or those with one word, and what was changed last. */
export const load: PageServerLoad = (event) => {
	const { searchParams } = event.url;
	const look = (searchParams.get('look') ?? '').trim().slice(0, 60);
	const after = whole(searchParams.get('after'));
	return query(event, async (ctx) => {
		const [page, changes] = await Promise.all([meanings.listMeanings(ctx, { with: look, after }), meanings.meaningChanges(ctx, null)]);
		return { page, changes, look, after, done: whole(searchParams.get('done')) };
	});
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

/** Back to where one was, with what was written in sight. */
function back(url: URL, groupId: number | null): never {
	const params = new URLSearchParams();
	for (const name of ['look', 'after']) {
		const value = url.searchParams.get(name);
		if (value) params.set(name, value);
	}
	params.set('done', String(groupId ?? 0));
	return redirect(303, `/office/words?${params}${groupId ? `#g-${groupId}` : ''}`);
}

export const actions: Actions = {
	write: async (event) => {
		const form = await readForm(event);
		try {
			const wish = fit(meanings.meaningShape, { groupId: numberOf(form), terms: lines(form.text('terms')), why: form.text('why') });
			return await command(event, (ctx) => meanings.writeMeaning(ctx, wish), {
				values: form.values,
				then: ({ groupId }) => {
					// What is new stands on another page, unless it is looked for.
					if (wish.groupId === null) redirect(303, `/office/words?look=${encodeURIComponent(wish.terms[0] ?? '')}&done=${groupId}#g-${groupId}`);
					return back(event.url, groupId);
				},
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	remove: async (event) => {
		const form = await readForm(event);
		try {
			const wish = fit(meanings.removalShape, { groupId: numberOf(form), why: form.text('why') });
			return await command(event, (ctx) => meanings.removeMeaning(ctx, wish), { values: form.values, then: () => back(event.url, null) });
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	restore: async (event) => {
		const form = await readForm(event);
		const [changeId, why] = [form.text('change'), form.text('why')];
		return command(event, (ctx) => meanings.restoreMeaning(ctx, { changeId, why }), { then: ({ groupId }) => back(event.url, groupId) });
	},
};

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { addNote, closeCase, noteShape, viewCase } from '#market/advice';
import type { Ctx } from '#platform/ctx';
import { command, freshId, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit } from '../../../../../fit.ts';

import type { Actions, PageServerLoad, RequestEvent } from './$types';

function idsOf({ params }: RequestEvent) {
	if (!isUuid(params.shop) || !isUuid(params.id)) refuse('advice.not_found', 'not_found');
	return { shopId: params.shop, caseId: params.id };
}

/** One matter and what was written. */
export const load: PageServerLoad = async (event) => {
	const ids = idsOf(event);
	return { advice: await query(event, (ctx) => viewCase(ctx, ids)), noteId: freshId() };
};

async function turn(event: RequestEvent, work: (form: ReadForm) => (ctx: Ctx, ids: { shopId: string; caseId: string }) => Promise<void>) {
	const ids = idsOf(event);
	const form = await readForm(event);
	try {
		const change = work(form);
		return await command(event, (ctx) => change(ctx, ids), { values: form.values, then: () => redirect(303, event.url.pathname) });
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	write: (event) =>
		turn(event, (form) => {
			const wish = fit(noteShape, { noteId: form.text('noteId'), text: form.text('text') });
			return (ctx, ids) => addNote(ctx, { ...wish, ...ids });
		}),
	close: (event) => turn(event, (form) => (ctx, ids) => closeCase(ctx, { ...ids, outcome: form.text('outcome').slice(0, 1000) })),
};

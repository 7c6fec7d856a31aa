import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { addNote, closeCase, noteShape, viewCase } from '#market/advice';
import type { Ctx } from '#platform/ctx';
import { freshId, query } from '#web/door';
import type { ReadForm } from '#web/form';
import { turn } from '#web/turn';
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

/** One change of this case, and back to it. */
async function inCase(event: RequestEvent, work: (form: ReadForm) => (ctx: Ctx, ids: { shopId: string; caseId: string }) => Promise<void>) {
	const ids = idsOf(event);
	return turn(event, event.url.pathname, (form) => {
		const change = work(form);
		return (ctx) => change(ctx, ids);
	});
}

export const actions: Actions = {
	write: (event) =>
		inCase(event, (form) => {
			const wish = fit(noteShape, { noteId: form.text('noteId'), text: form.text('text') });
			return (ctx, ids) => addNote(ctx, { ...wish, ...ids });
		}),
	close: (event) => inCase(event, (form) => (ctx, ids) => closeCase(ctx, { ...ids, outcome: form.text('outcome').slice(0, 1000) })),
};

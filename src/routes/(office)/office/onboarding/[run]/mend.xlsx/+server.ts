import { error } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { sentence } from '#kernel/words';
import { rowsToMend } from '#market/onboarding';
import { needSignIn, query } from '#web/door';
import { xlsxFile } from '#web/tables';
import type { RequestHandler } from './$types';

/** The bad rows in the form they came in, with what to mend. */
export const GET: RequestHandler = async (event) => {
	await needSignIn(event);
	const { run } = event.params;
	if (!isUuid(run)) error(404, sentence(event.locals.lang, 'onboarding.not_found'));
	const { name, bytes } = await query(event, (ctx) => rowsToMend(ctx, { runId: run, lang: event.locals.lang }));
	return xlsxFile(name, bytes);
};

import { blankForm } from '#market/onboarding';
import { needSignIn, query } from '#web/door';
import { xlsxFile } from '#web/tables';
import type { RequestHandler } from './$types';

/** The form to fill in, with an example row. */
export const GET: RequestHandler = async (event) => {
	await needSignIn(event);
	return xlsxFile('talad-form.xlsx', await query(event, blankForm));
};

import { redirect } from '@sveltejs/kit';
import { isLang } from '#kernel/phrase';
import { setLang } from '#web/cookies';
import { safePath } from '#web/door';
import type { RequestHandler } from './$types';

/** The reader's language, kept for a year. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const form = await request.formData();
	const lang = form.get('lang');
	if (isLang(lang)) setLang(cookies, lang);
	const next = new URL(safePath(form.get('next')), 'http://here');
	next.searchParams.delete('lang');
	redirect(303, next.pathname + next.search);
};

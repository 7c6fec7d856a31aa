import { error } from '@sveltejs/kit';
import { sentence } from '#kernel/words';
import { theApp } from '#web/app';
import { safePath } from '#web/door';
import { backFromLine, rememberAway } from '#web/line';
import type { RequestHandler } from './$types';

/** Off to LINE, with a state that only this browser can bring back. */
export const GET: RequestHandler = (event) => {
	const { lineLogin } = theApp().outside;
	if (!lineLogin) error(404, sentence(event.locals.lang, 'api.not_found'));
	const { url, ...kept } = lineLogin.begin(backFromLine());
	rememberAway(event.cookies, { ...kept, next: safePath(event.url.searchParams.get('next')) });
	return new Response(null, { status: 303, headers: { location: url } });
};

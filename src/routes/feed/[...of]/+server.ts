import { query } from '#web/door';
import { feedText } from '#web/reach';
import type { RequestHandler } from './$types';

/** What is new; in the language asked for, Thai when none is: a reader of feeds keeps no cookies. */
export const GET: RequestHandler = async (event) => {
	const lang = event.url.searchParams.get('lang') === 'en' ? 'en' : 'th';
	return new Response(await query(event, (ctx) => feedText(ctx, event.params.of.replace(/\.xml$/, ''), lang)), {
		headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'public, max-age=900' },
	});
};

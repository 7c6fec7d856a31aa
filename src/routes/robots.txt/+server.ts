import { theApp } from '#web/app';
import { robotsText } from '#web/reach';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	new Response(robotsText(theApp().config.settings.publicUrl), {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
	});

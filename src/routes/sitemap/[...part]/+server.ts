import { query } from '#web/door';
import { mapPart } from '#web/reach';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
	new Response(await query(event, (ctx) => mapPart(ctx, event.params.part.replace(/\.xml$/, ''))), {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
	});

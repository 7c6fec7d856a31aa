import { suggest } from '#market/catalogue';
import { tryQuery } from '#web/door';
import { wordsOf } from '#web/listing';
import type { RequestHandler } from './$types';

/** What the beginning of a word may become; an empty list when it cannot be told. */
export const GET: RequestHandler = async (event) => {
	const { value } = await tryQuery(event, (ctx) => suggest(ctx, wordsOf(event.url)));
	return Response.json({ items: value ?? [] }, { headers: { 'cache-control': 'private, max-age=60' } });
};

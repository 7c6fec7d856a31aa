import { resultText } from '#market/awards';
import { query } from '#web/door';
import type { RequestHandler } from './$types';

/** The result word for word as it was hashed: who saves it can make the same SHA-256. */
export const GET: RequestHandler = async (event) => {
	const { list, hash } = await query(event, (ctx) => resultText(ctx, event.params.programme));
	return new Response(list, { headers: { 'content-type': 'text/plain; charset=utf-8', etag: `"${hash}"`, 'cache-control': 'public, max-age=300' } });
};

import { json } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { talkState } from '#market/talks';
import { query } from '#web/door';
import type { RequestHandler } from './$types';

/** Whether something new was written: asked by an open talk every few seconds. */
export const GET: RequestHandler = (event) =>
	query(event, async (ctx) => {
		const { shop: shopId } = event.params;
		if (!isUuid(shopId)) refuse('talks.not_found', 'not_found');
		const { lastAt } = await talkState(ctx, { shopId });
		return json({ mark: lastAt?.getTime() ?? 0 }, { headers: { 'cache-control': 'private, no-store' } });
	});

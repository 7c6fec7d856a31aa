import { json } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { talkState } from '#market/talks';
import { query } from '#web/door';
import { myShop } from '../../../../../my-shop.ts';
import type { RequestHandler } from './$types';

/** Whether something new was written: asked by an open talk every few seconds. */
export const GET: RequestHandler = async (event) => {
	const { shop } = await myShop(event);
	return query(event, async (ctx) => {
		const { talk: talkId } = event.params;
		if (!isUuid(talkId)) refuse('talks.not_found', 'not_found');
		const { lastAt } = await talkState(ctx, { shopId: shop.shopId, talkId });
		return json({ mark: lastAt?.getTime() ?? 0 }, { headers: { 'cache-control': 'private, no-store' } });
	});
};

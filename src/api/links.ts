import { z } from 'zod';
import { linkFigures, linkShape, makeLink, viewCard } from '#market/channels';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { channelFigures, link, linkCard } from './shapes/buying.ts';
import { id, listOf } from './shapes/common.ts';

const shopParams = { shopId: id };

export function linkOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/links/{code}',
		summary: 'What stands behind a shared link now: today’s price beside that of the card, and what is left',
		tag: 'channels',
		who: 'known',
		params: { code: z.string().min(6).max(16) },
		answer: linkCard,
		ask: (ctx, { params }) => viewCard(ctx, params.code),
	});
	operation(door, {
		method: 'post',
		path: '/shops/{shopId}/links',
		summary: 'A link to a product or the whole shop for one channel; the same link while the price stands',
		tag: 'channels',
		key: 'none',
		params: shopParams,
		body: linkShape,
		answer: link,
		act: (ctx, { params, body }) => makeLink(ctx, { shopId: params.shopId, ...body }),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/links',
		summary: 'What came of the shop’s links, by channel',
		tag: 'channels',
		params: shopParams,
		query: { days: z.coerce.number().int().min(1).max(366).default(30) },
		answer: listOf(channelFigures),
		ask: async (ctx, { params, query }) => ({ items: await linkFigures(ctx, { shopId: params.shopId, days: query.days }) }),
	});
}

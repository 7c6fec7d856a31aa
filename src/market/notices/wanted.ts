import type { Ctx } from '#platform/ctx';
import { tell } from './tell.ts';

/** Something came that a person looks for: one notice a day for all searches together. */
export const tellFound = (
	ctx: Ctx,
	news: { personId: string; day: string; searches: number; goods: number; listTh: string; listEn: string },
): Promise<void> =>
	tell(ctx, {
		reader: news.personId,
		kind: 'wanted_found',
		cause: news.day,
		facts: { n: news.goods, list: news.listTh, list_en: news.listEn },
		href: '/me/searches',
		send: false,
	});

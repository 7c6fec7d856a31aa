import { peopleWith } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { tell } from './tell.ts';

/** The other side learns that something was written: once a note. */
export async function tellAdvice(
	ctx: Ctx,
	news: { shopId: string; caseId: string; noteId: string; to: 'shop' | 'office'; provinceCode: string; subdistrictCode: string },
): Promise<void> {
	const told = { cause: news.noteId, facts: {} };
	if (news.to === 'shop') {
		for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
			await tell(ctx, { ...told, reader, kind: 'advice_for_shop', href: `/shop/advice/${news.caseId}`, send: true });
		return;
	}
	const href = `/office/advice/${news.shopId}/${news.caseId}`;
	for (const reader of await peopleWith(ctx, { role: 'province_officer', provinceCode: news.provinceCode }))
		await tell(ctx, { ...told, reader, kind: 'advice_for_office', href, send: false });
}

import { bangkokDay } from '#kernel/time';
import { peopleWith } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { tell, type NoticeKind } from './tell.ts';

const day = (ctx: Ctx): string => bangkokDay(ctx.now);

/** The office learns that a paper waits to be read: once a paper and day. */
export async function tellPaperWaits(ctx: Ctx, news: { certificateId: string; provinceCode: string }): Promise<void> {
	for (const reader of await peopleWith(ctx, { role: 'province_officer', provinceCode: news.provinceCode }))
		await tell(ctx, { reader, kind: 'paper_waits', cause: `${news.certificateId}:${day(ctx)}`, facts: {}, href: '/office/standards', send: false });
}

/** The seller learns how it was read. */
export async function tellPaperRead(ctx: Ctx, news: { shopId: string; certificateId: string; valid: boolean }): Promise<void> {
	const kind: NoticeKind = news.valid ? 'paper_valid' : 'paper_refused';
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { reader, kind, cause: `${news.certificateId}:${ctx.now.toISOString()}`, facts: {}, href: '/shop/standards', send: true });
}

/** Seller and office learn that a paper ends soon: once for 60, 30 and 7 days. */
export async function tellPaperLapsing(
	ctx: Ctx,
	news: { shopId: string; certificateId: string; provinceCode: string; until: string; days: number },
): Promise<void> {
	const told = { kind: 'paper_lapsing' as const, cause: `${news.certificateId}:${news.days}`, facts: { days: news.days } };
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { ...told, reader, href: '/shop/standards', send: true });
	for (const reader of await peopleWith(ctx, { role: 'province_officer', provinceCode: news.provinceCode }))
		await tell(ctx, { ...told, reader, href: '/office/standards', send: false });
}

/** The office of the place learns that an origin waits to be read. */
export async function tellOriginWaits(ctx: Ctx, news: { productId: string; provinceCode: string }): Promise<void> {
	for (const reader of await peopleWith(ctx, { role: 'province_officer', provinceCode: news.provinceCode }))
		await tell(ctx, { reader, kind: 'origin_waits', cause: `${news.productId}:${day(ctx)}`, facts: {}, href: '/office/origins', send: false });
}

/** The seller learns how it was read. */
export async function tellOriginRead(ctx: Ctx, news: { shopId: string; productId: string; verified: boolean }): Promise<void> {
	const kind: NoticeKind = news.verified ? 'origin_verified' : 'origin_refused';
	const cause = `${news.productId}:${ctx.now.toISOString()}`;
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { reader, kind, cause, facts: {}, href: `/shop/products/${news.productId}/origin`, send: true });
}

/** A shop learns what became of an award of it or of its goods; the page behind it says why. */
const tellAward =
	(kind: 'award_given' | 'award_withdrawn') =>
	async (ctx: Ctx, news: { shopId: string; awardId: string; code: string }): Promise<void> => {
		for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
			await tell(ctx, { reader, kind, cause: news.awardId, facts: {}, href: `/badges/${news.code}`, send: true });
	};
export const tellAwardGiven = tellAward('award_given');
export const tellAwardWithdrawn = tellAward('award_withdrawn');

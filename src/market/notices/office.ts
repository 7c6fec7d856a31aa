import { peopleWith } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { tell, type NoticeKind } from './tell.ts';

const standings: Readonly<Record<string, NoticeKind>> = { suspended: 'shop_suspended', closed: 'shop_closed', approved: 'shop_reopened' };

/** The other administrators learn that a role waits for the second person. */
async function tellGrantWaits(ctx: Ctx, news: { personId: string; grantId: string; requestedBy: string }): Promise<void> {
	for (const reader of await peopleWith(ctx, { role: 'operator' }))
		if (reader !== news.requestedBy && reader !== news.personId)
			await tell(ctx, { reader, kind: 'grant_waits', cause: news.grantId, facts: {}, href: '/office/people', send: false });
}

/** Who gets a role learns of it. */
async function tellGrantDecided(ctx: Ctx, news: { personId: string; grantId: string; yes: boolean }): Promise<void> {
	if (news.yes) await tell(ctx, { reader: news.personId, kind: 'grant_given', cause: news.grantId, facts: {}, href: '/me', send: true });
}

/** Who held a role learns that it is over. */
const tellGrantEnded = (ctx: Ctx, news: { personId: string; grantId: string }): Promise<void> =>
	tell(ctx, { reader: news.personId, kind: 'grant_over', cause: news.grantId, facts: {}, href: '/me', send: true });

/** The owner learns that the shop was suspended, closed, or may sell again. */
async function tellStanding(ctx: Ctx, news: { shopId: string; ownerId: string; to: string }): Promise<void> {
	const kind = standings[news.to];
	if (!kind) return;
	await tell(ctx, { reader: news.ownerId, kind, cause: `${news.shopId}:${ctx.now.toISOString()}`, facts: {}, href: '/shop/papers', send: true });
}

/** The office of the place, and the administrators, learn of an appeal. */
async function tellAppealed(ctx: Ctx, news: { shopId: string; provinceCode: string }): Promise<void> {
	const readers = new Set([
		...(await peopleWith(ctx, { role: 'province_officer', provinceCode: news.provinceCode })),
		...(await peopleWith(ctx, { role: 'operator' })),
	]);
	for (const reader of readers)
		await tell(ctx, {
			reader,
			kind: 'shop_appealed',
			cause: `${news.shopId}:${ctx.now.toISOString()}`,
			facts: {},
			href: `/office/approvals/${news.shopId}`,
			send: false,
		});
}

const tellAppealAnswered = (ctx: Ctx, news: { appealId: string; ownerId: string }): Promise<void> =>
	tell(ctx, { reader: news.ownerId, kind: 'appeal_answered', cause: news.appealId, facts: {}, href: '/shop/papers', send: true });

const tellPaperBack = (ctx: Ctx, news: { answerId: string; ownerId: string }): Promise<void> =>
	tell(ctx, { reader: news.ownerId, kind: 'paper_back', cause: news.answerId, facts: {}, href: '/shop/papers', send: true });

/** Somebody for whom an officer wrote a shop down learns that it is there. */
const tellShopWritten = (ctx: Ctx, news: { shopId: string; ownerId: string }): Promise<void> =>
	tell(ctx, { reader: news.ownerId, kind: 'shop_written', cause: news.shopId, facts: {}, href: '/shop', send: true });

/** What is told of roles, of a shop's standing and of its papers. */
export const officeNews = {
	tellGrantWaits,
	tellGrantDecided,
	tellGrantEnded,
	tellStanding,
	tellAppealed,
	tellAppealAnswered,
	tellPaperBack,
	tellShopWritten,
};

import { bahtText, type Satang } from '#kernel/money';
import type { Ctx } from '#platform/ctx';
import { shopNamed } from './names.ts';
import { tell, type NoticeKind } from './tell.ts';

const HELPERS = '/shop/helpers';
/** Somebody learns that a seller asks for help. */
export async function tellHelpAsked(ctx: Ctx, news: { shopId: string; delegationId: string; helperId: string }): Promise<void> {
	const facts = await shopNamed(ctx, news.shopId);
	await tell(ctx, { reader: news.helperId, kind: 'help_asked', cause: news.delegationId, facts, href: '/helping', send: true });
}

export const tellHelpAccepted = (ctx: Ctx, news: { delegationId: string; sellerId: string; called: string }): Promise<void> =>
	tell(ctx, { reader: news.sellerId, kind: 'help_accepted', cause: news.delegationId, facts: { name: news.called }, href: HELPERS, send: true });

/** The other side learns that the help is over. */
export async function tellHelpEnded(
	ctx: Ctx,
	news: { shopId: string; delegationId: string; sellerId: string; helperId: string; called: string; byHelper: boolean },
): Promise<void> {
	const told = { kind: 'help_ended' as const, cause: news.delegationId, facts: { name: news.called, ...(await shopNamed(ctx, news.shopId)) } };
	if (news.byHelper) await tell(ctx, { ...told, reader: news.sellerId, href: HELPERS, send: true });
	else await tell(ctx, { ...told, reader: news.helperId, href: '/helping', send: true });
}

type Changed = Readonly<Record<string, string | number | boolean | null>>;

/** The seller gets one plain message for each thing that was done, with what it was and what it is; its link leads to where help ends by one tap. */
export const tellHelped = (
	ctx: Ctx,
	news: { actId: string; sellerId: string; helperName: string; act: string; subjectName: string; before: Changed; after: Changed },
): Promise<void> => {
	const turn = turned(news.before, news.after);
	return tell(ctx, {
		reader: news.sellerId,
		kind: turn?.kind ?? (`helped_${news.act}` as NoticeKind),
		cause: news.actId,
		facts: { name: news.helperName, subject: news.subjectName, ...turn?.facts },
		href: HELPERS,
		// Somebody who answers for a shop writes many times a day: that is read on the page, not paid for by SMS.
		send: news.act !== 'talk',
	});
};

/** Of a price or a count: from what to what. */
function turned(before: Changed, after: Changed): { kind: NoticeKind; facts: { was: string; now: string } } | null {
	const [was, now] = [before['price_satang'], after['price_satang']];
	if (typeof was === 'number' && typeof now === 'number')
		return { kind: 'helped_price_to', facts: { was: bahtText(was as Satang), now: bahtText(now as Satang) } };
	const [had, has] = [before['on_hand'], after['on_hand']];
	return typeof had === 'number' && typeof has === 'number' ? { kind: 'helped_stock_to', facts: { was: String(had), now: String(has) } } : null;
}

import { t, type Lang } from '#kernel/words';
import { bahtText } from '#kernel/money';
import { peopleWith } from '#market/people';
import type { OrderNews } from '#market/orders';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { hasFreeWay } from './wish.ts';

interface Wish {
	readonly reader: string;
	readonly kind: NoticeKind;
	readonly cause: string;
	readonly facts: Readonly<Record<string, string | number>>;
	readonly href: string | null;
	/** worth an SMS where nothing else reaches the reader; else carried only by ways that cost nothing */
	readonly send: boolean;
}

export const noticeKinds = [
	'order_for_shop',
	'order_for_office',
	'order_paid',
	'order_alone',
	'order_delivered',
	'order_cancelled',
	'money_returned',
	'shop_approved',
	'shop_written',
	'shop_sent_back',
	'shop_applied',
	'payout_sent',
	'account_changed',
	'shop_suspended',
	'shop_closed',
	'shop_reopened',
	'shop_appealed',
	'appeal_answered',
	'paper_back',
	'member_invited',
	'member_joined',
	'member_left',
	'member_out',
	'grant_waits',
	'grant_given',
	'grant_over',
	'help_asked',
	'help_accepted',
	'help_ended',
	'helped_listing',
	'helped_price',
	'helped_price_to',
	'helped_stock_to',
	'helped_stock',
	'helped_packing',
	'goods_wait',
	'goods_accepted',
	'goods_changes_requested',
	'goods_rejected',
	'goods_taken_down',
	'goods_lifted',
	'stock_low',
	'advice_for_shop',
	'advice_for_office',
	'goods_upheld',
	'paper_waits',
	'paper_valid',
	'paper_refused',
	'paper_lapsing',
	'origin_waits',
	'origin_verified',
	'origin_refused',
	'award_given',
	'award_withdrawn',
	'helped_talk',
	'review_written',
	'review_answered',
	'review_hidden',
	'review_reported',
	'question_asked',
	'question_answered',
	'said_reported',
	'message_for_shop',
	'message_for_buyer',
	'talks_wait',
	'answers_wait',
	'wanted_found',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Tells one reader one thing once. */
export async function tell(ctx: Ctx, wish: Wish): Promise<void> {
	const noticeId = ctx.newId();
	const told = await ctx.db
		.insertInto('notices.notice')
		.values({
			reader: wish.reader,
			notice_id: noticeId,
			kind: wish.kind,
			cause: wish.cause,
			facts: JSON.stringify(wish.facts),
			href: wish.href,
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.columns(['reader', 'kind', 'cause']).doNothing())
		.returning('notice_id')
		.executeTakeFirst();
	if (told && (wish.send || (await hasFreeWay(ctx, wish.reader))))
		await publish(ctx, 'notices.to_send', { reader: wish.reader, noticeId, free: !wish.send });
}

const factsOf = (news: OrderNews) => ({ code: news.code, baht: bahtText(news.totalSatang) });

/** The seller learns of a paid order: once an order. */
export async function tellShop(ctx: Ctx, news: OrderNews): Promise<void> {
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId })) {
		await tell(ctx, { reader, kind: 'order_for_shop', cause: news.orderId, facts: factsOf(news), href: `/shop/orders/${news.orderId}`, send: true });
	}
}

/** The origin post office learns of it: once an order, on its own board. */
export async function tellOffice(ctx: Ctx, news: OrderNews & { officeCode: string; cold: boolean }): Promise<void> {
	await tell(ctx, {
		reader: `office:${news.officeCode}`,
		kind: 'order_for_office',
		cause: news.orderId,
		facts: { ...factsOf(news), cold: news.cold ? 1 : 0 },
		href: `/post/${news.officeCode}`,
		send: false,
	});
}

export const tellBuyerPaid = (ctx: Ctx, news: OrderNews): Promise<void> => tellBuyer(ctx, news, 'order_paid', false);
export const tellBuyerDelivered = (ctx: Ctx, news: OrderNews): Promise<void> => tellBuyer(ctx, news, 'order_delivered', true);

async function tellBuyer(ctx: Ctx, news: OrderNews, kind: NoticeKind, send: boolean): Promise<void> {
	await tell(ctx, { reader: news.buyerId, kind, cause: news.orderId, facts: factsOf(news), href: `/orders/${news.orderId}`, send });
}

/** An addition goes as a parcel of its own after all, at no further cost. */
export async function tellAlone(ctx: Ctx, news: { buyerId: string; orderId: string; code: string }): Promise<void> {
	await tell(ctx, {
		reader: news.buyerId,
		kind: 'order_alone',
		cause: news.orderId,
		facts: { code: news.code },
		href: `/orders/${news.orderId}`,
		send: false,
	});
}

/** Both sides learn that an order was called off. */
export async function tellCancelled(ctx: Ctx, news: OrderNews): Promise<void> {
	await tellBuyer(ctx, news, 'order_cancelled', true);
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId })) {
		await tell(ctx, { reader, kind: 'order_cancelled', cause: news.orderId, facts: factsOf(news), href: `/shop/orders/${news.orderId}`, send: true });
	}
}

export async function tellRefunded(ctx: Ctx, news: { paymentId: string; refundId: string; amountSatang: number; payerId: string }): Promise<void> {
	await tell(ctx, {
		reader: news.payerId,
		kind: 'money_returned',
		cause: news.refundId,
		facts: { baht: bahtText(news.amountSatang) },
		href: '/orders',
		send: true,
	});
}

export async function tellApplied(ctx: Ctx, news: { shopId: string; provinceCode: string; imported?: boolean }): Promise<void> {
	// Whoever brought a table of shops has seen them; a notice each would bury everything else.
	if (news.imported) return;
	for (const reader of await peopleWith(ctx, { role: 'province_officer', provinceCode: news.provinceCode })) {
		await tell(ctx, { reader, kind: 'shop_applied', cause: news.shopId, facts: {}, href: '/office/approvals', send: false });
	}
}

export async function tellApproved(ctx: Ctx, news: { shopId: string; ownerId: string }): Promise<void> {
	await tell(ctx, { reader: news.ownerId, kind: 'shop_approved', cause: news.shopId, facts: {}, href: '/shop', send: true });
}

export async function tellSentBack(ctx: Ctx, news: { shopId: string; ownerId: string; at?: string }): Promise<void> {
	await tell(ctx, {
		reader: news.ownerId,
		kind: 'shop_sent_back',
		cause: `${news.shopId}:${ctx.now.toISOString()}`,
		facts: {},
		href: '/sell',
		send: true,
	});
}

export async function tellAccountChanged(ctx: Ctx, news: { shopId: string; accountId: string }): Promise<void> {
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId })) {
		await tell(ctx, { reader, kind: 'account_changed', cause: news.accountId, facts: {}, href: '/shop/money', send: true });
	}
}

/** The sentence of a notice in one language; a fact that has an English form stands there twice: `list` and `list_en`. */
export function noticeText(lang: Lang, kind: string, facts: unknown): string {
	const known = facts as Readonly<Record<string, string | number>>;
	const english = Object.entries(known).flatMap(([name, fact]) => (name.endsWith('_en') ? [[name.slice(0, -3), fact]] : []));
	return t(lang, `notice.${kind}` as never, lang === 'en' ? { ...known, ...Object.fromEntries(english) } : known);
}

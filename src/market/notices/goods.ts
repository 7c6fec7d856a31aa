import { bangkokDay } from '#kernel/time';
import { productsForBasket } from '#market/catalogue';
import { peopleWith } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { tell, type NoticeKind } from './tell.ts';

/** The office of the province learns that goods wait to be looked at: once a thing and day. */
export async function wait(ctx: Ctx, news: { reviewId: string; provinceCode: string }): Promise<void> {
	const cause = `${news.reviewId}:${bangkokDay(ctx.now)}`;
	for (const reader of await peopleWith(ctx, { role: 'province_officer', provinceCode: news.provinceCode }))
		await tell(ctx, { reader, kind: 'goods_wait', cause, facts: {}, href: '/office/moderation', send: false });
}

const kinds: Readonly<Record<string, NoticeKind>> = {
	accepted: 'goods_accepted',
	changes_requested: 'goods_changes_requested',
	rejected: 'goods_rejected',
	taken_down: 'goods_taken_down',
	lifted: 'goods_lifted',
	upheld: 'goods_upheld',
};

/** The seller learns what came of it. */
export async function read(ctx: Ctx, news: { shopId: string; productId: string; reviewId: string; outcome: string }): Promise<void> {
	const kind = kinds[news.outcome];
	if (!kind) return;
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, { reader, kind, cause: `${news.reviewId}:${news.outcome}`, facts: {}, href: `/shop/products/${news.productId}`, send: true });
}

/** Few are left: told once, until more came. */
export async function low(ctx: Ctx, news: { shopId: string; productId: string; left: number }): Promise<void> {
	const goods = (await productsForBasket(ctx, [news.productId])).get(news.productId);
	if (!goods) return;
	const facts = { name: goods.name.th, n: news.left, unit: goods.unit.th };
	for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
		await tell(ctx, {
			reader,
			kind: 'stock_low',
			cause: `${news.productId}:${ctx.now.toISOString()}`,
			facts,
			href: `/shop/products/${news.productId}/places`,
			send: true,
		});
}

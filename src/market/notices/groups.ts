import { peopleWith } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { shopNamed } from './names.ts';
import { tell } from './tell.ts';

/** What is told of who belongs to a shop. */
export const groupNews = {
	/** Somebody learns of an invitation. */
	async invited(ctx: Ctx, news: { shopId: string; memberId: string; personId: string }): Promise<void> {
		const facts = await shopNamed(ctx, news.shopId);
		await tell(ctx, { reader: news.personId, kind: 'member_invited', cause: news.memberId, facts, href: '/groups', send: true });
	},
	/** Who sells for the shop learns that somebody has joined. */
	async joined(ctx: Ctx, news: { shopId: string; memberId: string; personId: string; called: string }): Promise<void> {
		for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
			if (reader !== news.personId)
				await tell(ctx, { reader, kind: 'member_joined', cause: news.memberId, facts: { name: news.called }, href: '/shop/members', send: false });
	},
	/** The other side learns that it is over. */
	async ended(ctx: Ctx, news: { shopId: string; memberId: string; personId: string; called: string; by: string }): Promise<void> {
		if (news.by === 'removed') {
			const facts = await shopNamed(ctx, news.shopId);
			return tell(ctx, { reader: news.personId, kind: 'member_out', cause: news.memberId, facts, href: '/groups', send: true });
		}
		for (const reader of await peopleWith(ctx, { role: 'seller', shopId: news.shopId }))
			await tell(ctx, { reader, kind: 'member_left', cause: news.memberId, facts: { name: news.called }, href: '/shop/members', send: false });
	},
};

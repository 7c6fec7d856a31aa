import type { Ctx } from '#platform/ctx';
import { shortCode } from '#kernel/ids';
import { limits } from './limits.ts';

/** 'Ban Rai Coffee' → 'ban-rai-coffee'; null when too little is left of it. */
export function slugFrom(text: string): string | null {
	const slug = text
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 50)
		.replace(/-+$/, '');
	return slug.length >= 3 ? slug : null;
}

/** Claims an address for a shop: the wished one, with a number when it is taken, else 'shop-' and a short code. */
export async function claimSlug(ctx: Ctx, shopId: string, wish: string | null): Promise<string> {
	for (let attempt = 1; attempt <= limits.slugTries; attempt++) {
		const slug = wish === null || attempt > 9 ? `shop-${shortCode(ctx.random.bytes(6)).toLowerCase()}` : attempt === 1 ? wish : `${wish}-${attempt}`;
		const claimed = await ctx.db
			.insertInto('shops.shop_slug')
			.values({ slug, shop_id: shopId })
			.onConflict((conflict) => conflict.doNothing())
			.returning('slug')
			.executeTakeFirst();
		if (claimed) return claimed.slug;
	}
	throw new Error('no free address for a shop');
}

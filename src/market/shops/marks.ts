import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

export type MarkKind = 'bank' | 'phone' | 'device';

/** Writes down a keyed print of something a shop may share with others. @param text a phone '+66…', digits of an account, a device's cookie */
export async function markShop(ctx: Ctx, shopId: string, kind: MarkKind, text: string): Promise<void> {
	const print = ctx.seal.print(text, `shops.mark.${kind}`);
	await ctx.db
		.insertInto('shops.mark')
		.values({ print, kind, shop_id: shopId, at: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await ctx.db
		.insertInto('shops.own_mark')
		.values({ shop_id: shopId, kind, print })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Other shops that share a bank account, a phone or a device with this one. */
export async function sharedMarks(ctx: ReadCtx, shopId: string): Promise<{ kind: MarkKind; shopId: string }[]> {
	const own = await ctx.db.selectFrom('shops.own_mark').select('print').where('shop_id', '=', shopId).execute();
	if (own.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('shops.mark')
		.select(['kind', 'shop_id'])
		.distinct()
		.where(
			'print',
			'in',
			own.map((row) => row.print),
		)
		.where('shop_id', '<>', shopId)
		.orderBy('kind')
		.limit(limits.signals)
		.execute();
	return rows.map((row) => ({ kind: row.kind as MarkKind, shopId: row.shop_id }));
}

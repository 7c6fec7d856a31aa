import { satang, share, type Satang } from '#kernel/money';
import { assert } from '#kernel/refusal';
import { bangkokDay, MINUTE } from '#kernel/time';
import type { ReadCtx } from '#platform/ctx';

/** What the market keeps of the goods today, in basis points. @throws when no rate is written down */
export async function commissionToday(ctx: ReadCtx): Promise<number> {
	const row = await ctx.db
		.selectFrom('settlement.rate')
		.select('commission_bps')
		.where('from_day', '<=', bangkokDay(ctx.now))
		.orderBy('from_day', 'desc')
		.limit(1)
		.executeTakeFirst();
	assert(row, 'there is no rate of commission');
	return row.commission_bps;
}

/** Asked with every product page: a rate may be a minute old there. Allocation always reads it. */
const kept = new WeakMap<object, { bps: number; until: number }>();

/** A price in its parts: maker + fee = price. */
export async function priceParts(ctx: ReadCtx, priceSatang: Satang): Promise<{ makerSatang: Satang; feeSatang: Satang; feeBps: number }> {
	const known = kept.get(ctx.db);
	const bps = known && known.until > ctx.now.getTime() ? known.bps : await commissionToday(ctx);
	if (bps !== known?.bps || known.until <= ctx.now.getTime()) kept.set(ctx.db, { bps, until: ctx.now.getTime() + MINUTE });
	const feeSatang = share(priceSatang, bps);
	return { makerSatang: satang(priceSatang - feeSatang), feeSatang, feeBps: bps };
}

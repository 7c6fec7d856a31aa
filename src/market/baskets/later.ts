import { sql } from 'kysely';
import { satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { KeptGoods } from '#kernel/views-buying';
import { keptGoods } from '#market/favourites';
import { pricedGoods } from '#market/promotions';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { addToBasket, findBasket } from './basket.ts';
import { limits } from './limits.ts';

/** Sets a line aside for another day, with its number and today's price. @refuses baskets.not_found, baskets.later_full */
export async function putAside(ctx: Ctx, wish: { basketId: string | null; productId: string }): Promise<void> {
	const basketId = (await findBasket(ctx, wish.basketId)) ?? refuse('baskets.not_found', 'not_found');
	const line = await ctx.db
		.selectFrom('baskets.line')
		.select('quantity')
		.where('basket_id', '=', basketId)
		.where('product_id', '=', wish.productId)
		.executeTakeFirst();
	// Pressed twice: it is there already.
	if (!line) return;
	const { count } = await ctx.db
		.selectFrom('baskets.later')
		.select((of) => of.fn.countAll<string>().as('count'))
		.where('basket_id', '=', basketId)
		.executeTakeFirstOrThrow();
	if (Number(count) >= limits.later) refuse('baskets.later_full', 'conflict', { most: limits.later });
	const goods = (await pricedGoods(ctx, [{ productId: wish.productId, quantity: 1 }])).get(wish.productId);
	const row = { quantity: line.quantity, price_satang: goods?.now.priceSatang ?? satang(0), kept_at: ctx.now };
	await ctx.db
		.insertInto('baskets.later')
		.values({ basket_id: basketId, product_id: wish.productId, ...row })
		.onConflict((conflict) => conflict.columns(['basket_id', 'product_id']).doUpdateSet(row))
		.execute();
	await ctx.db.deleteFrom('baskets.line').where('basket_id', '=', basketId).where('product_id', '=', wish.productId).execute();
}

/** Puts what was set aside back among the lines. @refuses baskets.not_found, baskets.full, baskets.too_many */
export async function takeBack(ctx: Ctx, wish: { basketId: string | null; productId: string }): Promise<void> {
	const basketId = (await findBasket(ctx, wish.basketId)) ?? refuse('baskets.not_found', 'not_found');
	const taken = await ctx.db
		.deleteFrom('baskets.later')
		.where('basket_id', '=', basketId)
		.where('product_id', '=', wish.productId)
		.returning('quantity')
		.executeTakeFirst();
	if (taken) await addToBasket(ctx, { basketId, productId: wish.productId, quantity: taken.quantity });
}

/** Takes something out of the second list; a second time changes nothing. @refuses baskets.not_found */
export async function dropLater(ctx: Ctx, wish: { basketId: string | null; productId: string }): Promise<void> {
	const basketId = (await findBasket(ctx, wish.basketId)) ?? refuse('baskets.not_found', 'not_found');
	await ctx.db.deleteFrom('baskets.later').where('basket_id', '=', basketId).where('product_id', '=', wish.productId).execute();
}

/** The second list at today's prices, newest first. */
export async function laterGoods(ctx: ReadCtx, basketId: string): Promise<KeptGoods[]> {
	const rows = await ctx.db
		.selectFrom('baskets.later')
		.select(['product_id', 'quantity', 'price_satang'])
		.where('basket_id', '=', basketId)
		.orderBy('kept_at', 'desc')
		.orderBy(sql`product_id`)
		.limit(limits.later)
		.execute();
	return keptGoods(ctx, rows);
}

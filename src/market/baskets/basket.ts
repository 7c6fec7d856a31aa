import { sql } from 'kysely';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

export interface BasketLine {
	readonly productId: string;
	readonly quantity: number;
	/** the code of the shared link by which it came in */
	readonly via?: string | null;
}

/**
 * The basket this actor may use: a signed-in person's own, else the guest's by its id.
 * @returns null when there is none yet
 */
export async function findBasket(ctx: ReadCtx, basketId: string | null): Promise<string | null> {
	if (ctx.actor.kind === 'person') {
		const own = await ctx.db.selectFrom('baskets.person_basket').select('basket_id').where('person_id', '=', ctx.actor.personId).executeTakeFirst();
		return own?.basket_id ?? null;
	}
	if (!basketId || !isUuid(basketId)) return null;
	const guest = await ctx.db
		.selectFrom('baskets.basket')
		.select('basket_id')
		.where('basket_id', '=', basketId)
		.where('person_id', 'is', null)
		.executeTakeFirst();
	return guest?.basket_id ?? null;
}

/** The lines of a basket, oldest first. */
export async function linesOf(ctx: ReadCtx, basketId: string): Promise<BasketLine[]> {
	const rows = await ctx.db
		.selectFrom('baskets.line')
		.select(['product_id', 'quantity', 'via'])
		.where('basket_id', '=', basketId)
		.orderBy('added_at')
		.orderBy('product_id')
		.execute();
	return rows.map((row) => ({ productId: row.product_id, quantity: row.quantity, via: row.via }));
}

/** The actor's basket, made when there is none. */
export async function ensureBasket(ctx: Ctx, basketId: string | null): Promise<string> {
	const found = await findBasket(ctx, basketId);
	if (found) return found;
	const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
	const fresh = ctx.newId();
	await ctx.db.insertInto('baskets.basket').values({ basket_id: fresh, person_id: personId, touched_at: ctx.now }).execute();
	if (!personId) return fresh;
	// Two devices at once: the first claim stands, the other basket is left empty.
	await ctx.db
		.insertInto('baskets.person_basket')
		.values({ person_id: personId, basket_id: fresh })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await findBasket(ctx, null)) ?? fresh;
}

/**
 * Puts goods into the basket, making one when there is none.
 * @refuses baskets.full, baskets.too_many
 */
export async function addToBasket(
	ctx: Ctx,
	wish: { basketId: string | null; productId: string; quantity: number; via?: string | null },
): Promise<{ basketId: string }> {
	const basketId = await ensureBasket(ctx, wish.basketId);
	await ctx.db.updateTable('baskets.basket').set({ touched_at: ctx.now }).where('basket_id', '=', basketId).execute();
	const lines = await linesOf(ctx, basketId);
	const already = lines.find((line) => line.productId === wish.productId)?.quantity ?? 0;
	if (already === 0 && lines.length >= limits.lines) refuse('baskets.full', 'conflict', { most: limits.lines });
	if (already + wish.quantity > limits.quantity) refuse('baskets.too_many', 'invalid', { most: limits.quantity });
	await ctx.db
		.insertInto('baskets.line')
		.values({ basket_id: basketId, product_id: wish.productId, quantity: wish.quantity, via: wish.via ?? null, added_at: ctx.now })
		.onConflict((conflict) =>
			conflict
				.columns(['basket_id', 'product_id'])
				.doUpdateSet({ quantity: sql`line.quantity + excluded.quantity`, via: sql`coalesce(excluded.via, line.via)` }),
		)
		.execute();
	return { basketId };
}

/** Sets how many; 0 takes the line out. @refuses baskets.not_found, baskets.too_many */
export async function setQuantity(ctx: Ctx, wish: { basketId: string | null; productId: string; quantity: number }): Promise<void> {
	const basketId = (await findBasket(ctx, wish.basketId)) ?? refuse('baskets.not_found', 'not_found');
	if (wish.quantity > limits.quantity) refuse('baskets.too_many', 'invalid', { most: limits.quantity });
	if (wish.quantity <= 0) {
		await ctx.db.deleteFrom('baskets.line').where('basket_id', '=', basketId).where('product_id', '=', wish.productId).execute();
		return;
	}
	await ctx.db
		.updateTable('baskets.line')
		.set({ quantity: wish.quantity })
		.where('basket_id', '=', basketId)
		.where('product_id', '=', wish.productId)
		.execute();
}

/** Pours a guest's basket into the signed-in person's; the guest's is gone afterwards. Doing it twice changes nothing. */
export async function mergeBaskets(ctx: Ctx, wish: { guestBasketId: string | null }): Promise<void> {
	if (ctx.actor.kind !== 'person' || !wish.guestBasketId || !isUuid(wish.guestBasketId)) return;
	const guest = await ctx.db
		.selectFrom('baskets.basket')
		.select('basket_id')
		.where('basket_id', '=', wish.guestBasketId)
		.where('person_id', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!guest) return;
	const own = await ensureBasket(ctx, null);
	await sql`insert into baskets.line (basket_id, product_id, quantity, added_at, via)
		select ${own}, product_id, quantity, added_at, via from baskets.line where basket_id = ${guest.basket_id} order by added_at limit ${limits.lines}
		on conflict (basket_id, product_id) do update set quantity = least(${limits.quantity}, line.quantity + excluded.quantity),
			via = coalesce(excluded.via, line.via)`.execute(ctx.db);
	await sql`insert into baskets.later (basket_id, product_id, quantity, price_satang, kept_at)
		select ${own}, product_id, quantity, price_satang, kept_at from baskets.later where basket_id = ${guest.basket_id} order by kept_at limit ${limits.later}
		on conflict (basket_id, product_id) do nothing`.execute(ctx.db);
	await ctx.db.deleteFrom('baskets.basket').where('basket_id', '=', guest.basket_id).execute();
}

/** For the checkout: locks the actor's basket and gives its lines. @refuses baskets.not_found */
export async function takeBasket(ctx: Ctx, basketId: string | null): Promise<{ basketId: string; lines: BasketLine[] }> {
	const found = (await findBasket(ctx, basketId)) ?? refuse('baskets.not_found', 'not_found');
	await ctx.db.selectFrom('baskets.basket').select('basket_id').where('basket_id', '=', found).forUpdate().executeTakeFirst();
	return { basketId: found, lines: await linesOf(ctx, found) };
}

/** After the goods are held by a checkout: they leave the basket. */
export async function emptyBasket(ctx: Ctx, basketId: string, productIds: readonly string[]): Promise<void> {
	if (productIds.length === 0) return;
	await ctx.db
		.deleteFrom('baskets.line')
		.where('basket_id', '=', basketId)
		.where('product_id', 'in', [...productIds])
		.execute();
}

/** When a checkout lapses unpaid: its goods go back into the basket they came from, if it is still there. */
export async function refillBasket(ctx: Ctx, basketId: string, lines: readonly BasketLine[]): Promise<void> {
	const basket = await ctx.db.selectFrom('baskets.basket').select('basket_id').where('basket_id', '=', basketId).executeTakeFirst();
	if (!basket || lines.length === 0) return;
	await ctx.db
		.insertInto('baskets.line')
		.values(
			lines.map((line) => ({
				basket_id: basketId,
				product_id: line.productId,
				quantity: line.quantity,
				via: line.via ?? null,
				added_at: ctx.now,
			})),
		)
		.onConflict((conflict) => conflict.columns(['basket_id', 'product_id']).doNothing())
		.execute();
}

/** Somebody asked to be forgotten: the basket goes with what was set aside. Hearing of it again changes nothing. */
export async function forgetBasket(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
	await ctx.db.deleteFrom('baskets.basket').where('person_id', '=', personId).execute();
	await ctx.db.deleteFrom('baskets.person_basket').where('person_id', '=', personId).execute();
}

import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { ShopCard } from '#kernel/views';
import { shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';

const PAGE = 60;

const mustBePerson = ({ actor }: ReadCtx): string => (actor.kind === 'person' ? actor.personId : refuse('following.sign_in', 'unauthenticated'));

/** Follows an open shop; a second time changes nothing. @refuses following.sign_in, shops.not_found */
export async function follow(ctx: Ctx, wish: { shopId: string }): Promise<void> {
	const personId = mustBePerson(ctx);
	if ((await shopCards(ctx, [wish.shopId])).get(wish.shopId)?.state !== 'approved') refuse('shops.not_found', 'not_found');
	await ctx.db
		.insertInto('following.follow')
		.values({ person_id: personId, shop_id: wish.shopId, since: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Stops following. @refuses following.sign_in */
export async function unfollow(ctx: Ctx, wish: { shopId: string }): Promise<void> {
	await ctx.db.deleteFrom('following.follow').where('person_id', '=', mustBePerson(ctx)).where('shop_id', '=', wish.shopId).execute();
}

/** Which of these shops the caller follows; none for a guest. */
export async function follows(ctx: ReadCtx, shopIds: readonly string[]): Promise<Set<string>> {
	if (ctx.actor.kind !== 'person' || shopIds.length === 0) return new Set();
	const rows = await ctx.db
		.selectFrom('following.follow')
		.select('shop_id')
		.where('person_id', '=', ctx.actor.personId)
		.where('shop_id', '=', sql<string>`any(${[...shopIds]}::uuid[])`)
		.execute();
	return new Set(rows.map((row) => row.shop_id));
}

/** How many follow a shop. */
export async function followers(ctx: ReadCtx, shopId: string): Promise<number> {
	const row = await ctx.db
		.selectFrom('following.follow')
		.select((of) => of.fn.countAll<string>().as('n'))
		.where('shop_id', '=', shopId)
		.executeTakeFirstOrThrow();
	return Number(row.n);
}

/** The open shops the caller follows, newest first. @refuses following.sign_in */
export async function followedShops(ctx: ReadCtx): Promise<ShopCard[]> {
	const rows = await ctx.db
		.selectFrom('following.follow')
		.select('shop_id')
		.where('person_id', '=', mustBePerson(ctx))
		.orderBy('since', 'desc')
		.orderBy('shop_id')
		.limit(PAGE)
		.execute();
	const shops = await shopCards(
		ctx,
		rows.map((row) => row.shop_id),
	);
	return rows.flatMap((row) => shops.get(row.shop_id) ?? []).filter((shop) => shop.state === 'approved');
}

/** Somebody asked to be forgotten: nobody is followed any more. Hearing of it again changes nothing. */
export async function forgetFollower(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
	await ctx.db.deleteFrom('following.follow').where('person_id', '=', personId).execute();
}

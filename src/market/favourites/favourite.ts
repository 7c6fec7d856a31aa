import { sql } from 'kysely';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import type { Page } from '#kernel/views';
import type { KeptGoods } from '#kernel/views-buying';
import { pricedGoods } from '#market/promotions';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { keptGoods } from './kept.ts';

const limits = { favourites: 300, page: 24 } as const;
const mustBePerson = ({ actor }: ReadCtx): string => (actor.kind === 'person' ? actor.personId : refuse('favourites.sign_in', 'unauthenticated'));

/** Keeps a product that is on sale as a favourite; a second time changes nothing. @refuses favourites.sign_in, favourites.full, catalogue.not_found */
export async function addFavourite(ctx: Ctx, wish: { productId: string }): Promise<void> {
	const personId = mustBePerson(ctx);
	const goods = (await pricedGoods(ctx, [{ productId: wish.productId, quantity: 1 }])).get(wish.productId);
	if (!goods?.forSale) return refuse('catalogue.not_found', 'not_found');
	const { count } = await ctx.db
		.selectFrom('favourites.favourite')
		.select((of) => of.fn.countAll<string>().as('count'))
		.where('person_id', '=', personId)
		.executeTakeFirstOrThrow();
	if (Number(count) >= limits.favourites) refuse('favourites.full', 'conflict', { most: limits.favourites });
	await ctx.db
		.insertInto('favourites.favourite')
		.values({ person_id: personId, product_id: wish.productId, price_satang: goods.now.priceSatang, since: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Takes a product out of the favourites; a second time changes nothing. @refuses favourites.sign_in */
export async function dropFavourite(ctx: Ctx, wish: { productId: string }): Promise<void> {
	await ctx.db.deleteFrom('favourites.favourite').where('person_id', '=', mustBePerson(ctx)).where('product_id', '=', wish.productId).execute();
}

/** Whether the caller likes it; never for a guest. */
export async function isFavourite(ctx: ReadCtx, productId: string): Promise<boolean> {
	if (ctx.actor.kind !== 'person') return false;
	const row = await ctx.db
		.selectFrom('favourites.favourite')
		.select('product_id')
		.where('person_id', '=', ctx.actor.personId)
		.where('product_id', '=', productId)
		.executeTakeFirst();
	return row !== undefined;
}

/** What the caller likes, for hearts on cards; nothing for a guest. */
export async function likedGoods(ctx: ReadCtx): Promise<string[]> {
	if (ctx.actor.kind !== 'person') return [];
	const rows = await ctx.db.selectFrom('favourites.favourite').select('product_id').where('person_id', '=', ctx.actor.personId).execute();
	return rows.map((row) => row.product_id);
}

/** The caller's favourites at today's prices, newest first. @refuses favourites.sign_in */
export async function favourites(ctx: ReadCtx, wish: { cursor?: string | null } = {}): Promise<Page<KeptGoods>> {
	let list = ctx.db.selectFrom('favourites.favourite').select(['product_id', 'price_satang', 'since']).where('person_id', '=', mustBePerson(ctx));
	const [at = '', id = ''] = (wish.cursor ?? '').split('_');
	if (isUuid(id) && !Number.isNaN(Date.parse(at))) list = list.where(sql<boolean>`(since, product_id) < (${new Date(at)}, ${id})`);
	const found = await list
		.orderBy('since', 'desc')
		.orderBy('product_id', 'desc')
		.limit(limits.page + 1)
		.execute();
	const rows = found.slice(0, limits.page);
	const last = rows.at(-1);
	const items = await keptGoods(
		ctx,
		rows.map((row) => ({ ...row, quantity: 1 })),
	);
	return { items, next: found.length > limits.page && last ? `${last.since.toISOString()}_${last.product_id}` : null };
}

/** Somebody asked to be forgotten: what was liked goes too. Hearing of it again changes nothing. */
export async function forgetFavourites(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
	await ctx.db.deleteFrom('favourites.favourite').where('person_id', '=', personId).execute();
}

import { sql } from 'kysely';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { later } from '#kernel/time';
import { normalise } from '#kernel/thai';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { searchShape, type KeptWish } from './shapes.ts';

export const mustBePerson = ({ actor }: ReadCtx): string =>
	actor.kind === 'person' ? actor.personId : refuse('searches.sign_in', 'unauthenticated');

/**
 * Keeps a search: from now on its owner is told of what is new. The same one is kept once; one that was taken away comes back.
 * @refuses searches.sign_in, searches.nothing_asked, searches.full
 */
export async function keepSearch(ctx: Ctx, asked: KeptWish): Promise<{ searchId: string }> {
	const personId = mustBePerson(ctx);
	const wish = inOneForm(asked);
	await holdSeeker(ctx, personId);
	const known = await ctx.db
		.selectFrom('searches.search')
		.select(['search_id', 'removed_at'])
		.where('person_id', '=', personId)
		.where('wish', '=', sql<string>`${JSON.stringify(wish)}::jsonb` as never)
		.executeTakeFirst();
	if (known && known.removed_at === null) return { searchId: known.search_id };
	await mustHaveRoom(ctx, personId);
	const fresh = { kept_at: ctx.now, looked_at: ctx.now, told_until: ctx.now, removed_at: null };
	if (known) {
		const own = ctx.db.updateTable('searches.search').set(fresh).where('person_id', '=', personId);
		await own.where('search_id', '=', known.search_id).execute();
		return { searchId: known.search_id };
	}
	const searchId = ctx.newId();
	await ctx.db
		.insertInto('searches.search')
		.values({ person_id: personId, search_id: searchId, wish: JSON.stringify(wish), ...fresh })
		.execute();
	return { searchId };
}

/** Takes a search away; it can be brought back for a day. @refuses searches.sign_in, searches.not_found */
export async function dropSearch(ctx: Ctx, wish: { searchId: string }): Promise<void> {
	await change(ctx, wish.searchId, { removed_at: ctx.now }, sql`removed_at is null`);
}

/** Brings back what was taken away, with everything as it was. @refuses searches.sign_in, searches.not_found, searches.full */
export async function restoreSearch(ctx: Ctx, wish: { searchId: string }): Promise<void> {
	const personId = mustBePerson(ctx);
	await holdSeeker(ctx, personId);
	await mustHaveRoom(ctx, personId, wish.searchId);
	await change(ctx, wish.searchId, { removed_at: null }, sql`true`);
}

/** It was looked at: what was there until now is no longer new. @refuses searches.sign_in, searches.not_found */
export async function lookAt(ctx: Ctx, wish: { searchId: string }): Promise<void> {
	await change(ctx, wish.searchId, { looked_at: ctx.now }, sql`removed_at is null`);
}

/** Somebody asked to be forgotten: the searches go. System only. @refuses searches.not_found */
export async function forgetSearches(ctx: Ctx, personId: string): Promise<number> {
	if (ctx.actor.kind !== 'system') return refuse('searches.not_found', 'not_found');
	const gone = await ctx.db.deleteFrom('searches.search').where('person_id', '=', personId).returning('search_id').execute();
	await ctx.db.deleteFrom('searches.seeker').where('person_id', '=', personId).execute();
	return gone.length;
}

/** One after the other for one person: two at once would both see the last free place. */
async function holdSeeker(ctx: Ctx, personId: string): Promise<void> {
	await ctx.db
		.insertInto('searches.seeker')
		.values({ person_id: personId, due_at: later(ctx.now, limits.betweenMs) })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet({ person_id: personId }))
		.execute();
}

/** One value for one search: what is compared, and what asks for nothing is left out. @refuses searches.nothing_asked */
export function inOneForm(asked: KeptWish): KeptWish {
	const wish = searchShape.parse(asked);
	const together = wish.postcode !== null && wish.arriveWithin !== null;
	const near = wish.sort === 'near';
	const made: KeptWish = {
		...wish,
		postcode: together || near ? wish.postcode : null,
		arriveWithin: together ? wish.arriveWithin : null,
		// The order it has anyway.
		sort: wish.sort === (wish.q === '' ? 'popular' : 'fit') ? null : wish.sort,
	};
	const lists = [made.sellerKinds, made.standards, made.awards, made.transportClasses];
	const narrowed = made.category ?? made.province ?? made.portal ?? made.priceFromSatang ?? made.priceToSatang ?? made.arriveWithin;
	if (normalise(made.q) === '' && narrowed === null && !made.inStock && lists.every((list) => list.length === 0))
		return refuse('searches.nothing_asked', 'invalid', {}, { q: 'searches.nothing_asked' });
	return made;
}

async function change(ctx: Ctx, searchId: string, to: { removed_at?: Date | null; looked_at?: Date }, while_: ReturnType<typeof sql>): Promise<void> {
	const personId = mustBePerson(ctx);
	const changed = isUuid(searchId)
		? await ctx.db
				.updateTable('searches.search')
				.set(to)
				.where('person_id', '=', personId)
				.where('search_id', '=', searchId)
				.where(while_ as never)
				.returning('search_id')
				.executeTakeFirst()
		: null;
	if (!changed) refuse('searches.not_found', 'not_found');
}

async function mustHaveRoom(ctx: Ctx, personId: string, besides: string | null = null): Promise<void> {
	const rows = await ctx.db
		.selectFrom('searches.search')
		.select('search_id')
		.where('person_id', '=', personId)
		.where('removed_at', 'is', null)
		.limit(limits.searches)
		.execute();
	if (rows.filter((row) => row.search_id !== besides).length >= limits.searches) refuse('searches.full', 'conflict', { most: limits.searches });
}

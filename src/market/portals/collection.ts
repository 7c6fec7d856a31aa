import { sql } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { windows } from '#market/catalogue';
import type { Ctx } from '#platform/ctx';
import { mayOpen } from './policy.ts';
import { mustCurate } from './portal.ts';
import type { CollectionWish } from './shapes.ts';

/** One of a portal is changed by its curators, one of the whole market by operators. */
async function mustOwn(ctx: Ctx, portal: string | null): Promise<void> {
	if (portal !== null) await mustCurate(ctx, portal);
	else if (!mayOpen(ctx.actor)) refuse('portals.not_a_curator', 'forbidden');
}

async function lock(ctx: Ctx, slug: string) {
	return ctx.db.selectFrom('portals.collection').select('slug').where('collection_slug', '=', slug).forUpdate().executeTakeFirst();
}

/**
 * Makes a collection or changes it.
 * @refuses portals.not_a_curator, portals.not_found, portals.rule_or_picks, portals.collection_taken, portals.not_on_sale
 */
export async function saveCollection(ctx: Ctx, wish: CollectionWish & { slug: string }): Promise<void> {
	const before = await lock(ctx, wish.slug);
	await mustOwn(ctx, wish.portal);
	if ((wish.rule === null) === (wish.picks.length === 0)) refuse('portals.rule_or_picks', 'invalid', {}, { picks: 'portals.rule_or_picks' });
	if (before && before.slug !== wish.portal) refuse('portals.collection_taken', 'conflict', {}, { slug: 'portals.collection_taken' });
	const kept = new Set(
		before
			? (await ctx.db.selectFrom('portals.pick').select('product_id').where('collection_slug', '=', wish.slug).execute()).map((row) => row.product_id)
			: [],
	);
	// What was picked before and is not on sale today may stay: it comes back by itself when it is on sale again.
	const added = wish.picks.map((pick) => pick.productId).filter((id) => !kept.has(id));
	const onSale = await windows.goodsCards(ctx, added);
	const gone = added.find((id) => !onSale.has(id));
	if (gone) refuse('portals.not_on_sale', 'conflict', { productId: gone }, { picks: 'portals.not_on_sale' });
	const values = {
		slug: wish.portal,
		name_th: wish.nameTh,
		name_en: wish.nameEn || null,
		story_th: wish.storyTh,
		story_en: wish.storyEn || null,
		rule: wish.rule ? JSON.stringify(wish.rule) : null,
		author: actorName(ctx.actor),
		changed_at: ctx.now,
	};
	await ctx.db
		.insertInto('portals.collection')
		.values({ collection_slug: wish.slug, ...values })
		.onConflict((conflict) => conflict.column('collection_slug').doUpdateSet(values))
		.execute();
	await ctx.db.deleteFrom('portals.pick').where('collection_slug', '=', wish.slug).execute();
	const picks = [...new Map(wish.picks.map((pick) => [pick.productId, pick])).values()];
	if (picks.length === 0) return;
	await ctx.db
		.insertInto('portals.pick')
		.values(
			picks.map((pick, position) => ({
				collection_slug: wish.slug,
				product_id: pick.productId,
				position,
				reason_th: pick.reasonTh,
				reason_en: pick.reasonEn || null,
			})),
		)
		.execute();
}

/** Shows a collection to everybody, or hides it. @refuses portals.no_collection, portals.not_a_curator */
export async function showCollection(ctx: Ctx, wish: { slug: string; shown: boolean }): Promise<void> {
	const before = (await lock(ctx, wish.slug)) ?? refuse('portals.no_collection', 'not_found');
	await mustOwn(ctx, before.slug);
	await ctx.db
		.updateTable('portals.collection')
		.set({ shown: wish.shown, changed_at: ctx.now })
		.where('collection_slug', '=', wish.slug)
		.where(sql<boolean>`shown <> ${wish.shown}`)
		.execute();
}

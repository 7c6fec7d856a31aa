import { actorName } from '#kernel/actor';
import { looksAfter } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import { productsForBasket } from '#market/catalogue';
import type { Ctx } from '#platform/ctx';
import type { SetWish } from './shapes.ts';

async function lockSet(ctx: Ctx, setId: string) {
	return ctx.db.selectFrom('sets.gift_set').select(['province_code', 'shown']).where('set_id', '=', setId).forUpdate().executeTakeFirst();
}

/**
 * Makes a set or changes it; the id is made by whoever asks.
 * @refuses sets.not_a_curator, sets.slug_taken, catalogue.not_for_sale
 */
export async function saveSet(ctx: Ctx, wish: SetWish & { setId: string }): Promise<void> {
	const before = await lockSet(ctx, wish.setId);
	const provinceCode = wish.provinceCode ?? null;
	if (!looksAfter(ctx.actor, provinceCode) || (before && !looksAfter(ctx.actor, before.province_code))) refuse('sets.not_a_curator', 'forbidden');
	const goods = await productsForBasket(
		ctx,
		wish.items.map((item) => item.productId),
	);
	const gone = wish.items.find((item) => !goods.get(item.productId)?.forSale);
	if (gone) refuse('catalogue.not_for_sale', 'conflict', { productId: gone.productId, name: goods.get(gone.productId)?.name.th ?? '' });
	const namesake = await ctx.db
		.selectFrom('sets.gift_set')
		.select('set_id')
		.where('slug', '=', wish.slug)
		.where('set_id', '<>', wish.setId)
		.executeTakeFirst();
	if (namesake) refuse('sets.slug_taken', 'conflict', {}, { slug: 'sets.slug_taken' });
	const values = {
		slug: wish.slug,
		name_th: wish.nameTh,
		name_en: wish.nameEn || null,
		story_th: wish.storyTh,
		province_code: provinceCode,
		author: actorName(ctx.actor),
		changed_at: ctx.now,
	};
	await ctx.db
		.insertInto('sets.gift_set')
		.values({ set_id: wish.setId, ...values })
		.onConflict((conflict) => conflict.column('set_id').doUpdateSet(values))
		.execute();
	await ctx.db.deleteFrom('sets.item').where('set_id', '=', wish.setId).execute();
	const items = new Map(wish.items.map((item) => [item.productId, item.quantity]));
	await ctx.db
		.insertInto('sets.item')
		.values([...items].map(([productId, quantity], position) => ({ set_id: wish.setId, product_id: productId, quantity, position })))
		.execute();
}

/** Shows a set to everybody, or hides it. @refuses sets.not_found, sets.not_a_curator */
export async function showSet(ctx: Ctx, wish: { setId: string; shown: boolean }): Promise<void> {
	const before = (await lockSet(ctx, wish.setId)) ?? refuse('sets.not_found', 'not_found');
	if (!looksAfter(ctx.actor, before.province_code)) refuse('sets.not_a_curator', 'forbidden');
	await ctx.db.updateTable('sets.gift_set').set({ shown: wish.shown, changed_at: ctx.now }).where('set_id', '=', wish.setId).execute();
}

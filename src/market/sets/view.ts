import type { Selectable } from 'kysely';
import { has } from '#kernel/actor';
import { looksAfter } from '#kernel/areas';
import { sum, times } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { SetCard, SetView } from '#kernel/views-sets';
import { addToBasket } from '#market/baskets';
import { pricedGoods } from '#market/promotions';
import { shopCards } from '#market/shops';
import { available } from '#market/stock';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';

const PAGE = 60;
type Row = Selectable<Tables['sets.gift_set']>;

async function whole(ctx: ReadCtx, rows: readonly Row[]): Promise<SetView[]> {
	if (rows.length === 0) return [];
	const items = await ctx.db
		.selectFrom('sets.item')
		.selectAll()
		.where(
			'set_id',
			'in',
			rows.map((row) => row.set_id),
		)
		.orderBy('position')
		.execute();
	const ids = [...new Set(items.map((item) => item.product_id))];
	const [goods, left] = await Promise.all([
		pricedGoods(
			ctx,
			ids.map((productId) => ({ productId, quantity: 1 })),
		),
		available(ctx, ids),
	]);
	const shops = await shopCards(ctx, [...new Set([...goods.values()].map((one) => one.shopId))]);
	return rows.map((row) => {
		const shown = items
			.filter((item) => item.set_id === row.set_id)
			.flatMap((item) => {
				const one = goods.get(item.product_id);
				const shop = one && shops.get(one.shopId);
				if (!one || !shop) return [];
				return [
					{
						productId: item.product_id,
						name: one.name,
						picture: one.picture,
						quantity: item.quantity,
						priceSatang: one.now.priceSatang,
						lineSatang: times(one.now.priceSatang, item.quantity),
						shop: { slug: shop.slug, name: shop.name },
						provinceName: shop.provinceName,
						canBuy: one.forSale && one.awayUntil === null && (left.get(item.product_id) ?? 0) >= item.quantity,
					},
				];
			});
		return {
			setId: row.set_id,
			slug: row.slug,
			name: { th: row.name_th, en: row.name_en },
			story: { th: row.story_th, en: null },
			provinceCode: row.province_code,
			shown: row.shown,
			items: shown,
			shops: new Set(shown.map((item) => item.shop.slug)).size,
			totalSatang: sum(shown.filter((item) => item.canBuy).map((item) => item.lineSatang)),
			may: { edit: looksAfter(ctx.actor, row.province_code) },
		};
	});
}

const card = ({ setId, slug, name, shown, items, shops, totalSatang }: SetView): SetCard => ({
	setId,
	slug,
	name,
	shown,
	pictures: items.flatMap((item) => (item.picture ? [item.picture] : [])).slice(0, 4),
	shops,
	totalSatang,
});

/** Sets that are shown, newest first. */
export async function listSets(ctx: ReadCtx): Promise<SetCard[]> {
	const rows = await ctx.db
		.selectFrom('sets.gift_set')
		.selectAll()
		.where('shown', '=', true)
		.orderBy('changed_at', 'desc')
		.orderBy('set_id')
		.limit(PAGE)
		.execute();
	return (await whole(ctx, rows)).filter((one) => one.totalSatang > 0).map(card);
}

/** Sets that the caller curates, newest first. @refuses sets.not_a_curator */
export async function mySets(ctx: ReadCtx): Promise<SetView[]> {
	if (!has(ctx.actor, 'operator') && !has(ctx.actor, 'province_officer')) refuse('sets.not_a_curator', 'forbidden');
	const rows = await ctx.db.selectFrom('sets.gift_set').selectAll().orderBy('changed_at', 'desc').orderBy('set_id').limit(PAGE).execute();
	return whole(
		ctx,
		rows.filter((row) => looksAfter(ctx.actor, row.province_code)),
	);
}

/** One set; one that is hidden only for its curators. @refuses sets.not_found */
export async function viewSet(ctx: ReadCtx, slug: string): Promise<SetView> {
	const row = await ctx.db.selectFrom('sets.gift_set').selectAll().where('slug', '=', slug).executeTakeFirst();
	if (!row || (!row.shown && !looksAfter(ctx.actor, row.province_code))) return refuse('sets.not_found', 'not_found');
	return (await whole(ctx, [row]))[0]!;
}

/** Puts everything of a set that can be bought now into the basket. @refuses sets.not_found, sets.nothing_left, and what the basket refuses */
export async function setIntoBasket(ctx: Ctx, wish: { slug: string; basketId: string | null }): Promise<{ basketId: string }> {
	const items = (await viewSet(ctx, wish.slug)).items.filter((item) => item.canBuy);
	let basketId = wish.basketId;
	for (const item of items) ({ basketId } = await addToBasket(ctx, { basketId, productId: item.productId, quantity: item.quantity }));
	return items.length > 0 && basketId ? { basketId } : refuse('sets.nothing_left', 'conflict');
}

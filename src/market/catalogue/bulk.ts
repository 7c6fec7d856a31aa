import { sql } from 'kysely';
import { isRefusal, refuse, type Refusal } from '#kernel/refusal';
import { rulesOn } from '#market/rules';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { insertMany } from '#platform/many';
import { categoryTree } from './categories.ts';
import { nameKey, textColumns } from './content.ts';
import { judgeTexts, refuseForbidden } from './law.ts';
import { factsIn, textsIn } from './save.ts';
import type { ProductWish } from './shapes.ts';

export { nameKey } from './content.ts';

/**
 * What saveProduct would say about many new goods, without writing anything.
 * @returns for each the refusal, or null
 */
export async function checkProducts(ctx: ReadCtx, wishes: readonly ProductWish[]): Promise<(Refusal | null)[]> {
	const [tree, rules] = [await categoryTree(ctx), await rulesOn(ctx)];
	const checked: (Refusal | null)[] = [];
	for (const wish of wishes) {
		try {
			if (!tree.has(wish.category)) refuse('catalogue.unknown_category', 'invalid', {}, { category: 'catalogue.unknown_category' });
			factsIn(ctx, wish, null);
			refuseForbidden(await judgeTexts(ctx, await textsIn(ctx, wish, null), rules));
			checked.push(null);
		} catch (thrown) {
			if (!isRefusal(thrown)) throw thrown;
			checked.push(thrown);
		}
	}
	return checked;
}

/** Slugs of the categories by every name that people may write: the slug, the Thai and the English name, in normal form. */
export async function categoryNames(ctx: ReadCtx): Promise<{ slug: string; th: string; en: string }[]> {
	return [...(await categoryTree(ctx)).values()].map((row) => ({ slug: row.slug, th: row.name_th, en: row.name_en }));
}

/** Names, as they are compared, of everything that some shops have and that was not removed. Rooms only, for themselves. @refuses catalogue.not_found */
export async function namesInShops(ctx: ReadCtx, shopIds: readonly string[]): Promise<{ shopId: string; productId: string; nameKey: string }[]> {
	if (ctx.actor.kind !== 'system') refuse('catalogue.not_found', 'not_found');
	const rows = await ctx.db
		.selectFrom('catalogue.product')
		.select(['shop_id', 'product_id', 'name_key', 'name_th'])
		.where(sql<boolean>`shop_id = any(${[...shopIds]}::uuid[])`)
		.where('state', '<>', 'removed')
		.execute();
	return rows.map((row) => ({ shopId: row.shop_id, productId: row.product_id, nameKey: row.name_key || nameKey(row.name_th) }));
}

/** Writes many new goods as drafts, each as saveProduct would. They were checked before. Rooms only, for themselves. @refuses catalogue.not_found */
export async function importProducts(ctx: Ctx, products: readonly { shopId: string; productId: string; wish: ProductWish }[]): Promise<void> {
	if (ctx.actor.kind !== 'system') refuse('catalogue.not_found', 'not_found');
	await insertMany(
		ctx.db,
		'catalogue.product_place',
		products.map((one) => ({ product_id: one.productId, shop_id: one.shopId })),
	);
	const rows = [];
	for (const { shopId, productId, wish } of products) {
		const { attributes, ...texts } = textColumns(await textsIn(ctx, wish, null));
		const values = { ...factsIn(ctx, wish, null), ...texts, attributes: JSON.parse(attributes) as never };
		rows.push({ shop_id: shopId, product_id: productId, state: 'draft', created_at: ctx.now, ...values });
	}
	await insertMany(ctx.db, 'catalogue.product', rows);
}

// For loads that are larger than commands can carry: what search keeps of a product, made as `relist` makes it.
export { entryOf } from './tokens.ts';
export { tallyPlaces } from './categories.ts';
export { phrasesOf, phrasesOfPlace, type Phrase } from './phrases.ts';

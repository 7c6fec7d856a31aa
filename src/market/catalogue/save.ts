import { mustSellFor } from '#kernel/selling';
import { refuse } from '#kernel/refusal';
import type { ProductView } from '#kernel/views';
import { recordHelp } from '#market/delegations';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { attributesOf, readAnswers } from './attributes.ts';
import { categoryTree, pathOf } from './categories.ts';
import { changedParts, recordVersion, textColumns, textsOf, type ProductRow, type Texts } from './content.ts';
import { judgeTexts, refuseForbidden, refuseUnnumbered, unseen } from './law.ts';
import { relist } from './listing.ts';
import { readCosmeticNumber, readFoodNumber, readHerbNumber } from './numbers.ts';
import { ownProduct, refuseTaken } from './product.ts';
import { openReview, withdrawReview } from './review.ts';
import type { ProductWish } from './shapes.ts';

export type ProductState = ProductView['state'];

/** What came of saving: the state, and whether the words wait for a person while the old ones are shown. */
export interface Saved {
	readonly productId: string;
	readonly state: ProductState;
	readonly waiting: boolean;
}

/**
 * Makes a draft or changes a product. A published one stays published: its words change at once when nothing in them needs a look,
 * else they wait for a person while the old ones are shown; price and measures change at once in any case.
 * The id is made by whoever asks, so that asking twice makes one product.
 * @refuses catalogue.not_found, catalogue.unknown_category, catalogue.no_price, catalogue.forbidden_goods, catalogue.number_missing,
 * catalogue.number_wrong, catalogue.attribute_wrong, catalogue.name_taken, catalogue.taken_down
 */
export async function saveProduct(ctx: Ctx, wish: ProductWish & { shopId: string; productId: string }): Promise<Saved> {
	mustSellFor(ctx, wish.shopId, 'listing', 'catalogue.not_found');
	if (!(await categoryTree(ctx)).has(wish.category)) refuse('catalogue.unknown_category', 'invalid', {}, { category: 'catalogue.unknown_category' });
	const claimed = await ctx.db
		.insertInto('catalogue.product_place')
		.values({ product_id: wish.productId, shop_id: wish.shopId })
		.onConflict((c) => c.doNothing())
		.returning('shop_id')
		.executeTakeFirst();
	const before = claimed ? null : await ownProduct(ctx, wish);
	if (before && (before.state === 'taken_down' || before.state === 'rejected' || before.state === 'removed'))
		refuse('catalogue.taken_down', 'conflict');
	const shown = before?.state === 'published' || before?.state === 'paused';
	if (before?.state === 'published' && wish.priceSatang === 0) refuse('catalogue.no_price', 'invalid', {}, { priceSatang: 'catalogue.no_price' });
	// Who was given the texts and not the price leaves it as it is.
	if (wish.priceSatang !== (before?.price_satang ?? 0)) mustSellFor(ctx, wish.shopId, 'price', 'catalogue.not_found');
	const texts = await textsIn(ctx, wish, before);
	const facts = factsIn(ctx, wish, before);
	await refuseTaken(ctx, { ...wish, optionTh: before?.option_th ?? null });
	const findings = await judgeTexts(ctx, texts);
	refuseForbidden(findings);
	if (shown) refuseUnnumbered(findings, facts);
	const look = shown && changedParts(textsOf(before), texts).length > 0 ? unseen(findings, before.cleared) : [];
	// What waited is overtaken by what is written now.
	if (before) await withdrawReview(ctx, before);
	const state = before?.state === 'submitted' ? 'draft' : ((before?.state ?? 'draft') as ProductState);
	const values = { ...facts, ...textColumns(shown && look.length > 0 ? textsOf(before) : texts) };
	await ctx.db
		.insertInto('catalogue.product')
		.values({ shop_id: wish.shopId, product_id: wish.productId, created_at: ctx.now, ...values })
		.onConflict((conflict) => conflict.columns(['shop_id', 'product_id']).doUpdateSet({ ...values, state }))
		.execute();
	if (shown && look.length > 0) await openReview(ctx, before, { kind: 'edit', texts, findings: look });
	if (shown) await recordVersion(ctx, wish.shopId, wish.productId);
	if (state === 'published') await relist(ctx, wish.shopId, [wish.productId]);
	await tellHelped(ctx, wish, before, values);
	return { productId: wish.productId, state, waiting: look.length > 0 };
}

async function tellHelped(
	ctx: Ctx,
	wish: { shopId: string; productId: string; nameTh: string },
	before: ProductRow | null,
	values: Values,
): Promise<void> {
	const { price_satang, updated_at: _at, name_key: _key, ...texts } = values;
	const subject = { kind: 'product', id: wish.productId, name: wish.nameTh } as const;
	await recordHelp(ctx, { shopId: wish.shopId, act: 'listing', subject, before, after: texts });
	await recordHelp(ctx, { shopId: wish.shopId, act: 'price', subject, before: before ?? { price_satang: 0 }, after: { price_satang } });
}

export async function textsIn(ctx: ReadCtx, wish: ProductWish, before: ProductRow | null): Promise<Texts> {
	const path = pathOf(await categoryTree(ctx), wish.category).map((one) => one.slug);
	return {
		nameTh: wish.nameTh,
		nameEn: wish.nameEn || null,
		descriptionTh: wish.descriptionTh ?? '',
		descriptionEn: wish.descriptionEn || null,
		processTh: wish.processTh || null,
		category: wish.category,
		attributes: wish.attributes ? readAnswers(await attributesOf(ctx, path), wish.attributes) : ((before?.attributes ?? {}) as Texts['attributes']),
	};
}

type Values = ReturnType<typeof factsIn> & ReturnType<typeof textColumns>;

/** Everything of a product that never waits for anybody. Numbers that were not said stay as they are. */
export const factsIn = (ctx: Pick<ReadCtx, 'now'>, wish: ProductWish, before: ProductRow | null) => ({
	price_satang: wish.priceSatang as never,
	unit_th: wish.unitTh,
	unit_en: wish.unitEn || null,
	weight_g: wish.weightG,
	length_mm: wish.lengthMm,
	width_mm: wish.widthMm,
	height_mm: wish.heightMm,
	transport_class: wish.transportClass,
	max_days: wish.maxDays ?? null,
	shelf_life_days: wish.shelfLifeDays ?? null,
	food_number: numberIn('foodNumber', wish.foodNumber, before?.food_number, readFoodNumber),
	cosmetic_number: numberIn('cosmeticNumber', wish.cosmeticNumber, before?.cosmetic_number, readCosmeticNumber),
	herb_number: numberIn('herbNumber', wish.herbNumber, before?.herb_number, readHerbNumber),
	updated_at: ctx.now,
});

function numberIn(
	field: string,
	said: string | null | undefined,
	before: string | null | undefined,
	read: (text: string) => string | null,
): string | null {
	if (said === undefined) return before ?? null;
	if (!said) return null;
	return read(said) ?? refuse('catalogue.number_wrong', 'invalid', {}, { [field]: 'catalogue.number_wrong' });
}

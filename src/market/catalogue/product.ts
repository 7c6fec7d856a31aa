import type { HelpAct } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { CertificateKind, ProductView, TransportClass } from '#kernel/views';
import { recordHelp } from '#market/delegations';
import { shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { categoryTree } from './categories.ts';
import { relist } from './listing.ts';
import { limits } from './limits.ts';
import type { ProductWish } from './shapes.ts';

/** The row of a product by its id, for writing. @refuses catalogue.not_found */
export async function findProduct(ctx: ReadCtx, productId: string) {
	const place = await ctx.db.selectFrom('catalogue.product_place').select('shop_id').where('product_id', '=', productId).executeTakeFirst();
	const row =
		place &&
		(await ctx.db
			.selectFrom('catalogue.product')
			.selectAll()
			.where('shop_id', '=', place.shop_id)
			.where('product_id', '=', productId)
			.executeTakeFirst());
	return row ?? refuse('catalogue.not_found', 'not_found');
}

/** A product of the caller's shop, its row locked. @refuses catalogue.not_found */
export async function ownProduct(ctx: Ctx, wish: { shopId: string; productId: string }, act: HelpAct = 'listing') {
	mustSellFor(ctx, wish.shopId, act, 'catalogue.not_found');
	const row = await ctx.db
		.selectFrom('catalogue.product')
		.selectAll()
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('catalogue.not_found', 'not_found');
}

/**
 * Makes a draft or changes a product; a published one stays published and its listing follows.
 * The id is made by whoever asks, so that asking twice makes one product.
 * @refuses catalogue.not_found, catalogue.unknown_category, catalogue.no_price
 */
export async function saveProduct(
	ctx: Ctx,
	wish: ProductWish & { shopId: string; productId: string },
): Promise<{ productId: string; state: ProductView['state'] }> {
	mustSellFor(ctx, wish.shopId, 'listing', 'catalogue.not_found');
	if (!(await categoryTree(ctx)).has(wish.category)) refuse('catalogue.unknown_category', 'invalid', {}, { category: 'catalogue.unknown_category' });
	const claimed = await ctx.db
		.insertInto('catalogue.product_place')
		.values({ product_id: wish.productId, shop_id: wish.shopId })
		.onConflict((c) => c.doNothing())
		.returning('shop_id')
		.executeTakeFirst();
	const before = claimed ? null : await ownProduct(ctx, wish);
	if (before?.state === 'published' && wish.priceSatang === 0) refuse('catalogue.no_price', 'invalid', {}, { priceSatang: 'catalogue.no_price' });
	// Who was given the texts and not the price leaves it as it is.
	if (wish.priceSatang !== (before?.price_satang ?? 0)) mustSellFor(ctx, wish.shopId, 'price', 'catalogue.not_found');
	const values = {
		name_th: wish.nameTh,
		name_en: wish.nameEn || null,
		description_th: wish.descriptionTh ?? '',
		description_en: wish.descriptionEn || null,
		process_th: wish.processTh || null,
		category: wish.category,
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
		updated_at: ctx.now,
	};
	const saved = await ctx.db
		.insertInto('catalogue.product')
		.values({ shop_id: wish.shopId, product_id: wish.productId, created_at: ctx.now, ...values })
		.onConflict((conflict) => conflict.columns(['shop_id', 'product_id']).doUpdateSet(values))
		.returning('state')
		.executeTakeFirstOrThrow();
	if (saved.state === 'published') await relist(ctx, wish.shopId, [wish.productId]);
	const { price_satang, updated_at: _at, ...texts } = values;
	const subject = { kind: 'product', id: wish.productId, name: wish.nameTh } as const;
	await recordHelp(ctx, { shopId: wish.shopId, act: 'listing', subject, before, after: texts });
	await recordHelp(ctx, { shopId: wish.shopId, act: 'price', subject, before: before ?? { price_satang: 0 }, after: { price_satang } });
	return { productId: wish.productId, state: saved.state as ProductView['state'] };
}

/** What a helper did to one product. */
const helped = (
	ctx: Ctx,
	product: { shop_id: string; product_id: string; name_th: string },
	change: { act: HelpAct; before: Record<string, string | number | null>; after: Record<string, string | number | null> },
): Promise<void> =>
	recordHelp(ctx, { shopId: product.shop_id, subject: { kind: 'product', id: product.product_id, name: product.name_th }, ...change });

/** @refuses catalogue.not_found, catalogue.too_many_pictures */
export async function addPicture(ctx: Ctx, wish: { shopId: string; productId: string; hash: string; altTh: string }): Promise<void> {
	const product = await ownProduct(ctx, wish);
	const there = await ctx.db
		.selectFrom('catalogue.picture')
		.select(['hash', 'position'])
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	if (there.some((picture) => picture.hash === wish.hash)) return;
	if (there.length >= limits.pictures) refuse('catalogue.too_many_pictures', 'conflict', { most: limits.pictures });
	const position = Math.max(0, ...there.map((picture) => picture.position)) + 1;
	await ctx.db
		.insertInto('catalogue.picture')
		.values({
			shop_id: wish.shopId,
			product_id: wish.productId,
			hash: wish.hash,
			position,
			alt_th: wish.altTh.slice(0, limits.name) || product.name_th,
		})
		.execute();
	if (product.state === 'published') await relist(ctx, wish.shopId, [wish.productId]);
	await helped(ctx, product, { act: 'listing', before: { pictures: there.length }, after: { pictures: there.length + 1 } });
}

/** @refuses catalogue.not_found, catalogue.last_picture */
export async function removePicture(ctx: Ctx, wish: { shopId: string; productId: string; hash: string }): Promise<void> {
	const product = await ownProduct(ctx, wish);
	const there = await ctx.db
		.selectFrom('catalogue.picture')
		.select('hash')
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	if (product.state === 'published' && there.length <= 1) refuse('catalogue.last_picture', 'conflict');
	await ctx.db
		.deleteFrom('catalogue.picture')
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.where('hash', '=', wish.hash)
		.execute();
	if (product.state === 'published') await relist(ctx, wish.shopId, [wish.productId]);
	const left = there.filter((picture) => picture.hash !== wish.hash).length;
	await helped(ctx, product, { act: 'listing', before: { pictures: there.length }, after: { pictures: left } });
}

/** Puts a product on sale. @refuses catalogue.not_found, catalogue.shop_not_open, catalogue.no_picture, catalogue.no_price, catalogue.taken_down */
export async function publishProduct(ctx: Ctx, wish: { shopId: string; productId: string }): Promise<void> {
	const product = await ownProduct(ctx, wish);
	if (product.state === 'published') return;
	if (product.state === 'taken_down') refuse('catalogue.taken_down', 'conflict');
	const shop = (await shopCards(ctx, [wish.shopId])).get(wish.shopId);
	if (shop?.state !== 'approved') refuse('catalogue.shop_not_open', 'conflict');
	if (product.price_satang <= 0) refuse('catalogue.no_price', 'invalid', {}, { priceSatang: 'catalogue.no_price' });
	const picture = await ctx.db
		.selectFrom('catalogue.picture')
		.select('hash')
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.limit(1)
		.executeTakeFirst();
	if (!picture) refuse('catalogue.no_picture', 'conflict');
	await ctx.db
		.updateTable('catalogue.product')
		.set({ state: 'published', published_at: product.published_at ?? ctx.now, updated_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	await relist(ctx, wish.shopId, [wish.productId]);
	await publish(ctx, 'catalogue.published', { shopId: wish.shopId, productId: wish.productId });
	await helped(ctx, product, { act: 'listing', before: { state: product.state }, after: { state: 'published' } });
}

/** Takes a product off the lists for a while. @refuses catalogue.not_found */
export async function pauseProduct(ctx: Ctx, wish: { shopId: string; productId: string }): Promise<void> {
	const product = await ownProduct(ctx, wish);
	if (product.state !== 'published') return;
	await ctx.db
		.updateTable('catalogue.product')
		.set({ state: 'paused', updated_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	await relist(ctx, wish.shopId, [wish.productId]);
	await helped(ctx, product, { act: 'listing', before: { state: 'published' }, after: { state: 'paused' } });
}

/** @refuses catalogue.not_found, catalogue.no_price */
export async function setPrice(ctx: Ctx, wish: { shopId: string; productId: string; priceSatang: number }): Promise<void> {
	const product = await ownProduct(ctx, wish, 'price');
	if (wish.priceSatang <= 0 || wish.priceSatang > limits.priceSatang)
		refuse('catalogue.no_price', 'invalid', {}, { priceSatang: 'catalogue.no_price' });
	await ctx.db
		.updateTable('catalogue.product')
		.set({ price_satang: wish.priceSatang as never, updated_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	if (product.state === 'published') await relist(ctx, wish.shopId, [wish.productId]);
	await helped(ctx, product, { act: 'price', before: { price_satang: product.price_satang }, after: { price_satang: wish.priceSatang } });
}

/** A whole product as the demo brings it. */
export interface SeedProduct {
	readonly productId: string;
	readonly shopId: string;
	readonly nameTh: string;
	readonly nameEn: string | null;
	readonly descriptionTh: string;
	readonly descriptionEn: string | null;
	readonly processTh: string | null;
	readonly category: string;
	readonly priceSatang: number;
	readonly unitTh: string;
	readonly unitEn: string | null;
	readonly weightG: number;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly transportClass: TransportClass;
	readonly maxDays: number | null;
	readonly shelfLifeDays: number | null;
	readonly pictures: readonly { hash: string; altTh: string; altEn: string | null }[];
	readonly certificates: readonly { kind: CertificateKind; number: string; stars: number | null; until: string }[];
	readonly sold: number;
	readonly rating: number | null;
}

/** Writes many published products at once. System only. */
export async function seedProducts(ctx: Ctx, products: readonly SeedProduct[]): Promise<void> {
	if (ctx.actor.kind !== 'system') refuse('catalogue.not_found', 'not_found');
	if (products.length === 0) return;
	await ctx.db
		.insertInto('catalogue.product_place')
		.values(products.map((one) => ({ product_id: one.productId, shop_id: one.shopId })))
		.execute();
	await ctx.db
		.insertInto('catalogue.product')
		.values(
			products.map((one) => ({
				shop_id: one.shopId,
				product_id: one.productId,
				state: 'published',
				name_th: one.nameTh,
				name_en: one.nameEn,
				description_th: one.descriptionTh,
				description_en: one.descriptionEn,
				process_th: one.processTh,
				category: one.category,
				price_satang: one.priceSatang as never,
				unit_th: one.unitTh,
				unit_en: one.unitEn,
				weight_g: one.weightG,
				length_mm: one.lengthMm,
				width_mm: one.widthMm,
				height_mm: one.heightMm,
				transport_class: one.transportClass,
				max_days: one.maxDays,
				shelf_life_days: one.shelfLifeDays,
				sold: one.sold,
				rating: one.rating,
				created_at: ctx.now,
				updated_at: ctx.now,
				published_at: ctx.now,
			})),
		)
		.execute();
	const pictures = products.flatMap((one) =>
		one.pictures.map((picture, index) => ({
			shop_id: one.shopId,
			product_id: one.productId,
			hash: picture.hash,
			position: index + 1,
			alt_th: picture.altTh,
			alt_en: picture.altEn,
		})),
	);
	if (pictures.length > 0)
		await ctx.db
			.insertInto('catalogue.picture')
			.values(pictures)
			.onConflict((c) => c.doNothing())
			.execute();
	const certificates = products.flatMap((one) =>
		one.certificates.map((paper) => ({ shop_id: one.shopId, product_id: one.productId, certificate_id: ctx.newId(), ...paper })),
	);
	if (certificates.length > 0) await ctx.db.insertInto('catalogue.certificate').values(certificates).execute();
	const shops = new Map<string, string[]>();
	for (const one of products) shops.set(one.shopId, [...(shops.get(one.shopId) ?? []), one.productId]);
	for (const [shopId, ids] of shops) await relist(ctx, shopId, ids);
}
